#pragma once
#include "base/check.hpp"
#include "base/record.hpp"

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// One thin layer over SQLite and PostgreSQL. SQL text stays in the subset both share and writes parameters as
/// $1, $2, ... in order of first use; a difference between the engines is one named function here.
/// Every function may throw `StorageFailure`; what else leaves this room is a `DuplicateKey` or a defect.
namespace homeward::db {

/// A row with this id is there already. On PostgreSQL it may be a conflict too: under SERIALIZABLE the row of another
/// is not seen, only run into; then it is thrown only when running again did not help.
class DuplicateKey : public InternalError {
 public:
  using InternalError::InternalError;
};

enum class Engine { sqlite, postgresql };

/// One result row, valid only inside the callback that receives it. Column indexes count from 0.
/// Reading a column as another type than it has is an InternalError.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double number(int column) const = 0;  ///< integers too: the engines differ in what sums of nothing are
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;
  virtual Uuid uuid(int column) const = 0;  ///< 16-byte blob on SQLite, uuid on PostgreSQL
  /// The same at one go for a column that holds a member of a record: `out` becomes its value, or null, and keeps the
  /// memory it has.
  virtual void datum(int column, const FieldMeta& field, Datum& out) const;
};

/// What `out` holds of a type, made if it held another: a text or blob that is there keeps its memory.
template <class T>
T& held(Datum& out) {
  if (T* kept = std::get_if<T>(&out)) return *kept;
  return out.emplace<T>();
}

using Params = std::span<const Datum>;
/// Return false to stop reading.
using EachRow = std::function<bool(const Row&)>;

/// One consistent snapshot. Not thread-safe; lasts at most 5 seconds (then StorageFailure busy at the next call).
class ReadTransaction {
 public:
  virtual ~ReadTransaction() = default;
  virtual Engine engine() const = 0;
  virtual void query(std::string_view sql, Params params, const EachRow& each) = 0;

  // Shorthands over `query`.
  std::optional<std::int64_t> find_integer(std::string_view sql, Params params = {});
  std::optional<std::string> find_text(std::string_view sql, Params params = {});
  std::optional<Uuid> find_uuid(std::string_view sql, Params params = {});
  std::vector<Uuid> list_uuids(std::string_view sql, Params params = {});
};

/// Work that becomes durable as a whole or not at all. `execute` takes effect for later reads in this transaction.
class WriteTransaction : public ReadTransaction {
 public:
  /// Number of rows changed.
  virtual std::int64_t execute(std::string_view sql, Params params = {}) = 0;
  /// Like `execute` where the count does not matter: on PostgreSQL sent together with others as one pipeline, at the
  /// latest before the next query or the commit. A fault may therefore appear later, still inside this transaction.
  virtual void enqueue(std::string_view sql, Params params) = 0;
};

enum class Verdict { keep, undo };

/// What became of one write. `failure` is set when the body threw or the commit failed; nothing was kept then.
struct WriteOutcome {
  bool kept = false;
  std::exception_ptr failure;
};

/// The body of a write. On PostgreSQL it is run again on a serialization conflict (at most 20 times, with jitter;
/// those that collide again and again go one after the other), so it must have no effect outside the transaction and
/// must rebuild its result from scratch.
using WriteBody = std::function<Verdict(WriteTransaction&)>;
/// Called exactly once, after the durable commit (or the failure), on a thread of the store. Must not block.
using WriteDone = std::function<void(WriteOutcome)>;

struct Options {
  std::string url;                  ///< "sqlite:FILE" or "postgresql://user@host:port/database"
  int readers = 4;                  ///< connections kept for reading
  int writers = 8;                  ///< PostgreSQL: connections for writing; SQLite has one writer thread
  int max_batch = 256;              ///< SQLite: bodies that share one commit
  std::size_t max_waiting = 4096;   ///< further writes fail with StorageFailure busy at once
  std::int64_t busy_millis = 5000;  ///< SQLite: how long to wait for another process's lock
  enum class Open { owner, reader } open = Open::owner;  ///< SQLite: the owner holds a lock beside the file
  /// SQLite: a new file that nobody counts on before its maker has closed and flushed it. Bodies share a commit for as
  /// long as some wait, and nothing is flushed before.
  bool in_the_making = false;
};

/// A database. Thread-safe. On SQLite: WAL, synchronous=FULL, foreign_keys off (ids are checked by actions),
/// one writer thread that runs waiting bodies one after another, each in a savepoint, and commits them together.
/// A failed shared commit fails every body of the batch. After a full disk, a lock or a restarted server the next
/// call tries again: recovery needs no restart.
class Store {
 public:
  virtual ~Store() = default;
  virtual Engine engine() const = 0;
  virtual const Options& options() const = 0;

  /// Waits for a free connection at most 5 s.
  virtual std::unique_ptr<ReadTransaction> read() = 0;
  /// Never waits: `done` may be called at once with a failure.
  virtual void write(WriteBody body, WriteDone done) = 0;
  /// The same, waiting for the outcome; rethrows its failure. Returns whether it was kept.
  bool write_and_wait(WriteBody body);

  /// SQLite: merges the WAL into the file and truncates it. PostgreSQL: nothing.
  virtual void checkpoint() = 0;
  /// Finishes what is waiting, then closes.
  virtual void close() = 0;
};

/// Opens (SQLite: creates) the database. Throws StorageFailure; `kind` busy with the owner's process id in the text
/// when another process owns a SQLite store and `open` is owner.
std::unique_ptr<Store> open_store(const Options& options);

/// Column type of a stored member in this engine; sealed members are bytes whatever their kind.
std::string column_type(const FieldMeta& field, Engine engine);

/// `CREATE TABLE IF NOT EXISTS` and `CREATE INDEX IF NOT EXISTS` statements for a described record. Columns: every
/// member by its name (quoted where needed), then `version` (id of the last journal entry), `row_sum` (64-bit
/// checksum) and `import_id` (null, or the import that made the row). The member `id` is the primary key; subject,
/// home and other_home are indexed, as are members with an index; `import_id` has a partial index.
std::vector<std::string> schema_of(const Meta& meta, Engine engine);

/// A stored row as bytes: one datum a member in the description's order (sealed members as Blob or null).
struct StoredRow {
  std::vector<Datum> members;
  Uuid version;
  std::optional<Uuid> import;
};

/// 64-bit XXH3 over permanent number and stored bytes of every member that is not at its default.
std::int64_t row_checksum(const Meta& meta, std::span<const Datum> members);

void insert_row(WriteTransaction& tx, const Meta& meta, const StoredRow& row);
/// Replaces all members of the row with this id. Returns false when there is none.
bool update_row(WriteTransaction& tx, const Meta& meta, const StoredRow& row);
bool delete_row(WriteTransaction& tx, const Meta& meta, const Uuid& id);

/// Loads rows by id in one batch (chunks of 200), in the order asked, absent ones left out. Throws
/// StorageFailure::damaged naming record and id when a checksum differs.
std::vector<StoredRow> load_rows(ReadTransaction& tx, const Meta& meta, std::span<const Uuid> ids);
/// Loads the rows (alias `t`) that match, in one statement: `where` is what follows WHERE, order and limit included.
std::vector<StoredRow> select_rows(ReadTransaction& tx, const Meta& meta, std::string_view where,
                                   std::span<const Datum> params);

}  // namespace homeward::db
