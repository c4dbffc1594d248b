#pragma once
#include "platform/journal/chain.hpp"
#include "platform/journal/clock.hpp"
#include "platform/journal/codec.hpp"
#include "platform/journal/records.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

/// The one door for changes. `Journal::write` runs an action in a transaction, stores its rows with a new version,
/// adds one entry per changed record, runs the reactions of other rooms, and commits durably.
namespace homeward {
struct Account;
struct Consent;
struct Place;
}  // namespace homeward

namespace homeward::journal {

/// On whose behalf a write happens, as the entry keeps it.
struct Actor {
  enum class Kind { person, system, import };
  Kind kind = Kind::system;
  std::optional<Id<Account>> account;
  std::string role;                ///< role in use, or what the system does ("follow-up clock")
  std::optional<Id<Place>> place;  ///< where the role is held
  std::optional<Uuid> sign_in;
  std::optional<Uuid> on_behalf;
  std::string purpose = "care";
  std::optional<Id<Consent>> consent;
};

/// The idempotency key with what it stands for. The same id with other content is refused.
struct Command {
  Uuid id;
  std::uint16_t schema = 1;
  vault::Hash content{};
  std::optional<Instant> happened;  ///< when it was said to have happened, where that differs from now
  std::optional<Id<ImportRun>> import;
};

/// What an action answers with: an id, a version, and whether it was a repeat. Nothing else leaves a write.
struct Changed {
  Uuid row;
  Uuid version;
  bool repeated = false;
};

enum class Operation : std::uint8_t { create, change, remove };

/// One changed record inside a transaction, type-erased for reactions.
struct ErasedChange {
  const Meta* meta = nullptr;
  Operation operation = Operation::create;
  Uuid row;
  std::shared_ptr<const void> before;  ///< null when created
  std::shared_ptr<const void> after;   ///< null when removed
};

template <class T>
struct Change {
  Operation operation;
  const T* before;
  const T* after;
};

class Journal;

/// Inside one write: the whole truth for rules, and the only place that saves. Its results go no further than the
/// action: what a user sees afterwards is read again through the guard. Not thread-safe.
class Transaction {
 public:
  Instant now() const { return now_; }
  const Actor& actor() const { return actor_; }
  vault::Vault& vault();
  /// Hand-written SQL here answers ids, sort keys and counts only.
  db::ReadTransaction& sql() { return tx_; }

  template <class T>
  std::vector<Stored<T>> load(std::span<const Uuid> ids) {
    return journal::load<T>(tx_, vault(), ids);
  }
  template <class T>
  std::optional<Stored<T>> find(Id<T> id) {
    auto all = load<T>(std::span(&id.value, 1));
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
  }
  /// Reason not-found.
  template <class T>
  Result<Stored<T>> get(Id<T> id) {
    if (auto found = find(id)) return std::move(*found);
    return reject(ErrorKind::not_found, "not-found");
  }
  template <class T>
  std::vector<Stored<T>> list(std::string_view sql, db::Params params = {}) {
    return load<T>(tx_.list_uuids(sql, params));
  }
  template <class T>
  Id<T> new_id() const {
    return vault::new_id<T>(now_);
  }

  /// The record's id must be set and new. Answers its version.
  template <class T>
  Changed insert(const T& record) {
    return create(meta_of<T>(), std::make_shared<const T>(record));
  }
  /// Writes nothing when nothing changed.
  template <class T>
  Changed save(Stored<T>& stored) {
    const Changed done = change(meta_of<T>(), stored.row, std::make_shared<const T>(stored.before),
                                std::make_shared<const T>(stored.value));
    stored.before = stored.value;
    return done;
  }
  template <class T>
  void remove(const Stored<T>& stored) {
    erase(meta_of<T>(), stored.row, std::make_shared<const T>(stored.value));
  }
  /// For undoing imports and erasing: by description, without the type.
  void remove_row(const Meta& meta, const db::StoredRow& row);

  /// The action checked that its actor may write here (see access::require). A save whose old and new home and
  /// subject are all outside what was allowed is our own bug and ends the request.
  void allow_place(const Uuid& place) { places_.insert(place); }
  void allow_subject(const Uuid& subject) { subjects_.insert(subject); }
  /// For what no user stands behind: clocks, imports, reactions. `why` is listed by `homeward routes`.
  void allow_all(std::string_view why);

  const std::vector<ErasedChange>& changes() const { return changes_; }

 private:
  friend class Journal;
  Transaction(Journal& journal, db::WriteTransaction& tx, const Actor& actor, const Command& command, Instant now)
      : journal_(journal), tx_(tx), actor_(actor), command_(command), now_(now) {}

  Changed create(const Meta& meta, std::shared_ptr<const void> record);
  Changed change(const Meta& meta, db::StoredRow& row, std::shared_ptr<const void> before,
                 std::shared_ptr<const void> after);
  void erase(const Meta& meta, const db::StoredRow& row, std::shared_ptr<const void> before);
  Datum seal(const Meta& meta, const FieldMeta& field, const Uuid& row, const void* record);
  void check_allowed(const Meta& meta, const void* before, const void* after) const;
  void append_entry(const Meta& meta, Operation operation, const Uuid& entry, const Uuid& row, const Uuid& parent,
                    const void* owner, const std::string& fields, std::int64_t checksum);

  Journal& journal_;
  db::WriteTransaction& tx_;
  const Actor& actor_;
  const Command& command_;
  Instant now_;
  std::set<Uuid> places_, subjects_;
  bool allowed_all_ = false;
  std::string reaction_;
  std::vector<ErasedChange> changes_;
  std::optional<std::pair<Uuid, vault::SubjectKey>> last_key_;
};

/// An action. Answers what it changed, or refuses. On PostgreSQL it may run again, so it has no other effects.
using Body = std::function<Result<Changed>(Transaction&)>;

/// What became of a write: an answer, or a failure of the storage or of ours (then nothing was kept).
struct Outcome {
  Result<Changed> answer = reject(ErrorKind::conflict, "storage.failed");
  std::exception_ptr failure;
};

/// Thread-safe. One per store.
class Journal {
 public:
  /// `store` and `vault` outlive the journal.
  Journal(db::Store& store, vault::Vault& vault, const Clock& clock, Uuid installation);
  ~Journal();

  static std::vector<std::string> schema(db::Engine engine);

  /// Reactions run after the body in the order registered, inside the transaction, at most two deep. Not for imports:
  /// they bring what happened long ago, and reactions answer what happens now.
  template <class T>
  void react(std::string name, std::function<Result<void>(Transaction&, const Change<T>&)> reaction) {
    add_reaction(
        meta_of<T>(), std::move(name), [reaction = std::move(reaction)](Transaction& tx, const ErasedChange& c) {
          return reaction(
              tx, Change<T>{c.operation, static_cast<const T*>(c.before.get()), static_cast<const T*>(c.after.get())});
        });
  }

  /// Never waits; `done` is called once, after the durable commit, on a thread of the store.
  void write(Actor actor, Command command, Body body, std::function<void(Outcome)> done);
  /// Waits; throws on a failure of the storage.
  Result<Changed> write_and_wait(Actor actor, Command command, Body body);
  /// For jobs and the command line: a fresh command id, actor system with this purpose.
  Result<Changed> write_as_system(std::string_view role, Body body, std::optional<Id<ImportRun>> import = std::nullopt);

  const Chain& entries() const { return entries_; }
  db::Store& store() { return store_; }
  vault::Vault& vault() { return vault_; }
  const Clock& clock() const { return clock_; }
  Uuid installation() const { return installation_; }

  /// Waits until something after `position` may be there, or the time is over, or the journal stops.
  void wait_for_news(std::int64_t position, std::chrono::milliseconds at_most);
  /// PostgreSQL: starts the chaining thread of this process.
  void start_chaining();
  void stop();

 private:
  friend class Transaction;
  struct Reaction {
    const Meta* meta;
    std::string name;
    std::function<Result<void>(Transaction&, const ErasedChange&)> run;
  };
  void add_reaction(const Meta& meta, std::string name,
                    std::function<Result<void>(Transaction&, const ErasedChange&)> run);
  Result<Changed> run(Transaction& tx, const Body& body);
  Result<Changed> run_body(db::WriteTransaction& tx, const Actor& actor, const Command& command, const Body& body);
  void announce();

  db::Store& store_;
  vault::Vault& vault_;
  const Clock& clock_;
  Uuid installation_;
  Chain entries_{"entry"};
  std::vector<Reaction> reactions_;

  std::mutex mutex_;  // guards news_ and stopping_
  std::condition_variable changed_;
  std::uint64_t news_ = 0;
  bool stopping_ = false;
  std::thread chaining_;
};

}  // namespace homeward::journal
