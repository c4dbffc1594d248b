#pragma once
#include "engine/cohort/snapshot.hpp"
#include "engine/linkage/number_table.hpp"

#include <map>
#include <mutex>
#include <unordered_map>

namespace homeward::cohort {

/// The column store: one writer puts and removes rows by id, in any order and as often as it likes, and publishes;
/// readers take snapshots. Putting a row again replaces it; removing one that is not there does nothing; a row may
/// refer to one that comes later. So loading and following may overlap.
///
/// Threads: everything but `snapshot` belongs to the one writer. `snapshot` may be called from any thread; a query
/// never holds the writer up, and a published snapshot never changes.
class Store {
 public:
  explicit Store(Schema schema);

  /// A row being put: cells that are not set are missing. Valid until the next call on the store.
  class Row {
   public:
    /// Kinds code, integer and day.
    Row& set(std::uint16_t column, std::int32_t code);
    /// Kind word.
    Row& set_word(std::uint16_t column, std::string_view word);
    /// Kind number.
    Row& set_number(std::uint16_t column, double number);
    /// Kind reference.
    Row& refer(std::uint16_t column, const Uuid& id);

   private:
    friend class Store;
    Row(Store& store, Table table, Chunk& chunk, Slot slot)
        : store_(store), table_(table), chunk_(&chunk), slot_(slot) {}
    Store& store_;
    Table table_;
    Chunk* chunk_;
    Slot slot_;
  };
  Row put(Table table, const Uuid& id);
  /// That rows will be put or referred to by these ids soon: a million ids lie too far apart for the cache, and what is
  /// fetched beforehand is not waited for. First `expect`, some rows later `expect_more`, some rows later the row.
  void expect(Table table, const Uuid& id) const;
  void expect_more(Table table, const Uuid& id) const;
  void remove(Table table, const Uuid& id);
  /// Two records are the same person, as long as the link `id` is there.
  void put_link(const Uuid& id, const Uuid& person, const Uuid& other);
  void remove_link(const Uuid& id);

  /// From now on snapshots show everything put and removed so far, as of this position of the journal.
  void publish(std::int64_t position);
  /// The last published; empty at position 0 before the first.
  std::shared_ptr<const Snapshot> snapshot() const;

  const Schema& schema() const { return *schema_; }
  /// Heap bytes of tables, indexes and dictionaries; chunks that only old snapshots still hold are not counted.
  std::size_t memory_bytes() const;

 private:
  /// Words of a column of kind word, as they were met.
  struct Dictionary {
    std::shared_ptr<std::vector<std::string>> words;
    std::unordered_map<std::string, std::uint16_t> codes;
    bool shared = false;  ///< a snapshot shows `words`: copied before it grows
  };
  struct Content {
    std::vector<std::shared_ptr<Chunk>> chunks;
    std::vector<char> fresh;  ///< by chunk: no snapshot shows it yet, so it may be written to
    std::uint32_t slots = 0, rows = 0;
    linkage::NumberTable index;  ///< id to slot
    std::vector<Dictionary> dictionaries;
    std::shared_ptr<const TableState> published;  ///< null once something has changed
  };
  Slot slot_of(Table table, const Uuid& id);
  /// The cells are missing.
  Slot new_slot(Table table, const Uuid& id);
  std::optional<Slot> find(const Content& content, const Uuid& id) const;
  Chunk& writable(Table table, std::uint32_t chunk, std::uint32_t rows);
  void link_persons();
  void build_tree(Snapshot& next) const;

  std::shared_ptr<const Schema> schema_;
  std::shared_ptr<const std::vector<TableLayout>> layouts_;
  std::vector<Content> tables_;
  std::map<Uuid, std::pair<Uuid, Uuid>> links_;
  std::shared_ptr<const std::vector<Slot>> one_of_;
  bool links_changed_ = false;

  mutable std::mutex mutex_;  // guards published_, held for the time of copying a pointer
  std::shared_ptr<const Snapshot> published_;
};

}  // namespace homeward::cohort
