#include "platform/journal/chain.hpp"

#include <cstring>

namespace homeward::journal {
namespace {

std::string_view view(const Uuid& id) { return {reinterpret_cast<const char*>(id.bytes.data()), 16}; }
std::string_view view(const vault::Hash& h) { return {reinterpret_cast<const char*>(h.data()), h.size()}; }
Datum optional_id(const std::optional<Uuid>& id) { return id ? Datum{*id} : Datum{}; }
std::optional<Uuid> optional_id(const db::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.uuid(column);
}
vault::Hash hash_of(std::string_view blob) {
  vault::Hash h{};
  if (blob.size() == h.size()) std::memcpy(h.data(), blob.data(), h.size());
  return h;
}
Blob blob_of(const vault::Hash& h) { return {std::string(view(h))}; }

constexpr std::string_view k_head_columns = "e.record, e.row_id, e.subject, e.home, e.actor, e.recorded";
EntryHead read_head(const db::Row& row, Uuid id, int from) {
  return {id,
          static_cast<std::uint16_t>(row.integer(from)),
          row.uuid(from + 1),
          optional_id(row, from + 2),
          optional_id(row, from + 3),
          optional_id(row, from + 4),
          row.integer(from + 5)};
}

}  // namespace

Chain::Chain(std::string name) : name_(std::move(name)) {
  const std::string chain = name_ + "_chain", waiting = name_ + "_waiting", columns(k_head_columns);
  insert_entry_ =
      "INSERT INTO " + name_ +
      " (id, bytes, record, row_id, subject, home, actor, recorded) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
  insert_link_ = "INSERT INTO " + chain + " (position, entry, hash) VALUES ($1, $2, $3)";
  insert_waiting_ = "INSERT INTO " + waiting + " (entry) VALUES ($1)";
  select_head_ = "SELECT position, hash FROM " + chain + " ORDER BY position DESC LIMIT 1";
  select_items_ = "SELECT c.position, e.id, " + columns + " FROM " + chain + " c JOIN " + name_ +
                  " e ON e.id = c.entry WHERE c.position > $1 ORDER BY c.position LIMIT $2";
  select_bytes_ = "SELECT bytes FROM " + name_ + " WHERE id = $1";
  select_walk_ = "SELECT c.position, c.entry, c.hash, e.bytes, " + columns + " FROM " + chain + " c LEFT JOIN " +
                 name_ + " e ON e.id = c.entry WHERE c.position > $1 ORDER BY c.position LIMIT $2";
  select_waiting_ = "SELECT w.arrival, e.id, e.bytes FROM " + waiting + " w JOIN " + name_ +
                    " e ON e.id = w.entry ORDER BY w.arrival LIMIT $1";
  delete_waiting_ = "DELETE FROM " + waiting + " WHERE entry = $1";
}

std::vector<std::string> Chain::schema(db::Engine engine) const {
  const bool pg = engine == db::Engine::postgresql;
  const std::string id = pg ? "uuid" : "BLOB", bytes = pg ? "bytea" : "BLOB", number = pg ? "bigint" : "INTEGER";
  std::vector<std::string> out = {
      "CREATE TABLE IF NOT EXISTS " + name_ + " (id " + id + " PRIMARY KEY, bytes " + bytes + " NOT NULL, record " +
          number + " NOT NULL, row_id " + id + " NOT NULL, subject " + id + ", home " + id + ", actor " + id +
          ", recorded " + number + " NOT NULL)",
      "CREATE INDEX IF NOT EXISTS " + name_ + "_by_row ON " + name_ + " (row_id)",
      "CREATE INDEX IF NOT EXISTS " + name_ + "_by_subject ON " + name_ + " (subject) WHERE subject IS NOT NULL",
      "CREATE TABLE IF NOT EXISTS " + name_ + "_chain (position " + number + " PRIMARY KEY, entry " + id +
          " NOT NULL, hash " + bytes + " NOT NULL)",
      // From an entry to its position: history is ordered by it, and no entry is linked twice.
      "CREATE UNIQUE INDEX IF NOT EXISTS " + name_ + "_chain_by_entry ON " + name_ + "_chain (entry)"};
  if (pg) {
    out.push_back("CREATE TABLE IF NOT EXISTS " + name_ +
                  "_waiting (arrival bigserial PRIMARY KEY, entry uuid NOT NULL)");
    out.push_back("CREATE INDEX IF NOT EXISTS " + name_ + "_waiting_by_entry ON " + name_ + "_waiting (entry)");
  }
  return out;
}

vault::Hash Chain::next_hash(const ChainPoint& before, const Uuid& entry, std::string_view bytes) {
  std::array<char, 8> position;
  std::uint64_t n = static_cast<std::uint64_t>(before.position + 1);
  for (char& c : position) {
    c = static_cast<char>(n & 0xff);
    n >>= 8;
  }
  return vault::sha256({view(before.hash), {position.data(), 8}, view(entry), bytes});
}

ChainPoint Chain::head(db::ReadTransaction& tx) const {
  ChainPoint point;
  tx.query(select_head_, {}, [&](const db::Row& row) {
    point = {row.integer(0), hash_of(row.blob(1))};
    return false;
  });
  return point;
}

void Chain::append(db::WriteTransaction& tx, const EntryHead& head_of_entry, std::string_view bytes) const {
  const EntryHead& h = head_of_entry;
  const Datum entry[] = {h.id,
                         Blob{std::string(bytes)},
                         std::int64_t{h.record},
                         h.row,
                         optional_id(h.subject),
                         optional_id(h.home),
                         optional_id(h.actor),
                         h.recorded};
  tx.enqueue(insert_entry_, entry);
  if (tx.engine() == db::Engine::postgresql) {
    const Datum waiting[] = {h.id};
    tx.enqueue(insert_waiting_, waiting);
    return;
  }
  const ChainPoint before = head(tx);
  const Datum link[] = {before.position + 1, h.id, blob_of(next_hash(before, h.id, bytes))};
  tx.enqueue(insert_link_, link);
}

std::size_t Chain::chain_waiting(db::Store& store, std::size_t limit) const {
  if (store.engine() != db::Engine::postgresql) return 0;
  std::size_t done = 0;
  store.write_and_wait([&](db::WriteTransaction& tx) {
    done = 0;
    // A snapshot older than the last holder's commit would give a position twice: the primary key refuses that and
    // the next turn goes on, so the lock only saves useless work.
    const Datum lock[] = {name_};
    if (tx.find_integer("SELECT pg_try_advisory_xact_lock(hashtext($1))::int", lock) != 1) return db::Verdict::undo;
    ChainPoint point = head(tx);
    struct Waiting {
      Uuid id;
      std::string bytes;
    };
    std::vector<Waiting> all;
    const Datum wanted[] = {static_cast<std::int64_t>(limit)};
    tx.query(select_waiting_, wanted, [&](const db::Row& row) {
      all.push_back({row.uuid(1), std::string(row.blob(2))});
      return true;
    });
    for (const Waiting& w : all) {
      point = {point.position + 1, next_hash(point, w.id, w.bytes)};
      const Datum link[] = {point.position, w.id, blob_of(point.hash)};
      tx.enqueue(insert_link_, link);
      const Datum gone[] = {w.id};
      tx.enqueue(delete_waiting_, gone);
    }
    done = all.size();
    return db::Verdict::keep;
  });
  return done;
}

std::vector<Chain::Item> Chain::read(db::ReadTransaction& tx, std::int64_t after, int limit) const {
  std::vector<Item> out;
  const Datum params[] = {after, std::int64_t{limit}};
  tx.query(select_items_, params, [&](const db::Row& row) {
    out.push_back({row.integer(0), read_head(row, row.uuid(1), 2)});
    return true;
  });
  return out;
}

std::optional<std::string> Chain::bytes(db::ReadTransaction& tx, const Uuid& entry) const {
  std::optional<std::string> out;
  const Datum params[] = {entry};
  tx.query(select_bytes_, params, [&](const db::Row& row) {
    out = std::string(row.blob(0));
    return false;
  });
  return out;
}

void Chain::walk(db::ReadTransaction& tx, std::int64_t after, int limit,
                 const std::function<void(const Link&)>& each) const {
  const Datum params[] = {after, std::int64_t{limit}};
  tx.query(select_walk_, params, [&](const db::Row& row) {
    Link link{row.integer(0), row.uuid(1), hash_of(row.blob(2)), {}, {}};
    if (!row.is_null(3)) {
      link.bytes = std::string(row.blob(3));
      link.head = read_head(row, link.entry, 4);
    }
    each(link);
    return true;
  });
}

}  // namespace homeward::journal
