#pragma once
#include "platform/journal/journal.hpp"

#include <functional>
#include <map>
#include <string>

/// Imports: the whole file was read and checked before; rows are written in batches under one import id, and until the
/// last batch they are neither shown nor counted. After a kill the same file goes on where it stopped, or is undone.
namespace homeward::imports {

/// What an import wrote, by the words of `--summary`.
struct Counts {
  std::int64_t places = 0, persons = 0, episodes = 0, stays = 0, contacts = 0, observations = 0, refused = 0;
  std::int64_t written = 0;    ///< rows new or changed
  std::int64_t unchanged = 0;  ///< rows that were there already, equal
  std::string to_json() const;
};

/// (rows done, rows in all) after each batch; false cancels, which takes the import back.
using Progress = std::function<bool(std::int64_t, std::int64_t)>;

constexpr std::size_t k_batch_rows = 500;

/// One import on its way. Not thread-safe.
class ImportWriter {
 public:
  /// Goes on with a running import of the same kind and content, or begins one at the first row that is written.
  ImportWriter(journal::Journal& journal, std::string kind, std::string source, std::string source_hash);

  /// Writes records whose ids are functions of their origin: new ones are inserted, others compared and changed only
  /// where they differ. `write` runs in a transaction; it must only use `put` of this writer.
  void batch(const std::function<void(journal::Transaction&)>& write);
  template <class T>
  bool put(journal::Transaction& tx, const T& record) {
    auto known = tx.find(record.id);
    if (!known) {
      tx.insert(record);
      ++pending_.written;
      return true;
    }
    known->value = record;
    const Uuid before = known->version();
    const bool changed = tx.save(*known).version != before;
    ++(changed ? pending_.written : pending_.unchanged);
    return changed;
  }
  /// The same for many of one kind, looked up together. `insert` writes one that is new.
  template <class T, class Insert>
  void put_all(journal::Transaction& tx, const std::vector<T>& records, Insert insert) {
    std::vector<Uuid> ids;
    for (const T& r : records) ids.push_back(r.id.value);
    std::map<Uuid, journal::Stored<T>> known;
    for (auto& k : tx.load<T>(ids)) known.emplace(k.value.id.value, std::move(k));
    for (const T& r : records) {
      const auto it = known.find(r.id.value);
      if (it == known.end()) {
        insert(tx, r);
        ++pending_.written;
        continue;
      }
      it->second.value = r;
      const Uuid before = it->second.version();
      ++(tx.save(it->second).version != before ? pending_.written : pending_.unchanged);
    }
  }
  /// For rows written in other ways within `batch`.
  void note_written(std::int64_t rows) { pending_.written += rows; }
  /// The place that the run is filed under, known once the first place is.
  void set_home(Id<Place> home) { home_ = home; }
  /// The last step: everything is shown and counted from now on. Nothing new: no run is kept.
  void complete(std::int64_t refused);

  const Counts& counts() const { return counts_; }
  std::optional<Id<ImportRun>> id() const { return id_; }

  /// SHA-256 over the content of a file, or over all files of a directory by name: what an import is known by.
  static std::string hash_of(const std::string& path);

 private:
  void begin(journal::Transaction& tx);

  journal::Journal& journal_;
  std::string kind_, source_, hash_;
  std::optional<Id<ImportRun>> id_;
  bool begun_ = false;
  Id<Place> home_;
  Counts counts_, pending_;
};

/// Takes an import back: every row it made, in batches, through the journal. Refused when somebody has built on it.
/// Goes on after a kill. Reasons: not-found, import.undone, import.in-use.
Result<std::int64_t> undo_import(journal::Journal& journal, Id<ImportRun> id, const Progress& progress);

/// Takes back what a kill left half-done and nobody went on with; at the start of a server. Answers how many.
std::size_t undo_unfinished(journal::Journal& journal);

}  // namespace homeward::imports
