#pragma once
#include "platform/db/store.hpp"
#include "platform/vault/crypto.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Entries in a gapless, hashed order. Two chains are made by this code: the journal and the access log.
/// Position n has hash SHA-256(hash of n-1, n as 8 bytes little endian, entry id, entry bytes); the first has a zero
/// hash before it. Entries are never updated: positions are in a table of their own.
namespace homeward::journal {

/// What is stored of an entry beside its bytes, for look-ups without reading them.
struct EntryHead {
  Uuid id;
  std::uint16_t record = 0;
  Uuid row;
  std::optional<Uuid> subject;
  std::optional<Uuid> home;
  std::optional<Uuid> actor;
  std::int64_t recorded = 0;  ///< microseconds
  bool operator==(const EntryHead&) const = default;
};

struct ChainPoint {
  std::int64_t position = 0;
  vault::Hash hash{};
};

class Chain {
 public:
  /// `name` is the table of entries; "<name>_chain" and "<name>_waiting" are beside it.
  explicit Chain(std::string name);

  std::vector<std::string> schema(db::Engine engine) const;

  /// Adds entries within a write. SQLite chains them in the same transaction; PostgreSQL leaves that to
  /// `chain_waiting`.
  void append(db::WriteTransaction& tx, const EntryHead& head, std::string_view bytes) const;

  /// PostgreSQL: gives positions to what has become visible, at most `limit` entries, in a write of its own. One
  /// process at a time (advisory lock); returns how many. SQLite: 0.
  std::size_t chain_waiting(db::Store& store, std::size_t limit = 2000) const;

  ChainPoint head(db::ReadTransaction& tx) const;

  struct Item {
    std::int64_t position = 0;
    EntryHead head;
  };
  /// Entries after a position, in order.
  std::vector<Item> read(db::ReadTransaction& tx, std::int64_t after, int limit) const;
  std::optional<std::string> bytes(db::ReadTransaction& tx, const Uuid& entry) const;

  const std::string& name() const { return name_; }
  static vault::Hash next_hash(const ChainPoint& before, const Uuid& entry, std::string_view bytes);

  struct Link {
    std::int64_t position = 0;
    Uuid entry;
    vault::Hash hash{};
    std::string bytes;
    EntryHead head;
  };
  /// Links in order from a position on, for verification; entries that are missing come with empty bytes.
  void walk(db::ReadTransaction& tx, std::int64_t after, int limit, const std::function<void(const Link&)>& each) const;

 private:
  std::string name_;
  std::string insert_entry_, insert_link_, insert_waiting_, select_head_, select_items_, select_bytes_, select_walk_,
      select_waiting_, delete_waiting_;
};

}  // namespace homeward::journal
