#include "platform/journal/journal.hpp"

#include "base/check.hpp"

#include <future>

namespace homeward::journal {
namespace {

constexpr std::string_view k_find_command =
    "SELECT content, row_id, entry FROM command WHERE actor = $1 AND command = $2";
constexpr std::string_view k_insert_command =
    "INSERT INTO command (actor, command, content, row_id, entry) VALUES ($1, $2, $3, $4, $5)";

std::string_view view(const vault::Hash& h) { return {reinterpret_cast<const char*>(h.data()), h.size()}; }

}  // namespace

Journal::Journal(db::Store& store, vault::Vault& vault, const Clock& clock, Uuid installation)
    : store_(store), vault_(vault), clock_(clock), installation_(installation) {}

Journal::~Journal() { stop(); }

std::vector<std::string> Journal::schema(db::Engine engine) {
  const bool pg = engine == db::Engine::postgresql;
  const std::string id = pg ? "uuid" : "BLOB", bytes = pg ? "bytea" : "BLOB";
  std::vector<std::string> out = Chain("entry").schema(engine);
  out.push_back("CREATE TABLE IF NOT EXISTS command (actor " + id + " NOT NULL, command " + id + " NOT NULL, content " +
                bytes + " NOT NULL, row_id " + id + " NOT NULL, entry " + id +
                " NOT NULL, PRIMARY KEY (actor, command))" + (pg ? "" : " WITHOUT ROWID"));
  return out;
}

void Journal::add_reaction(const Meta& meta, std::string name,
                           std::function<Result<void>(Transaction&, const ErasedChange&)> run) {
  reactions_.push_back({&meta, std::move(name), std::move(run)});
}

Result<Changed> Journal::run(Transaction& tx, const Body& body) {
  HW_TRY(Changed answer, body(tx));
  if (tx.actor_.kind == Actor::Kind::import) return answer;
  tx.allow_all("reaction");
  constexpr int k_depth = 2;
  std::size_t from = 0;
  for (int depth = 0; from < tx.changes_.size(); ++depth) {
    const std::size_t until = tx.changes_.size();
    for (const Reaction& reaction : reactions_) {
      for (std::size_t i = from; i < until; ++i) {
        if (tx.changes_[i].meta != reaction.meta) continue;
        const std::size_t before = tx.changes_.size();
        tx.reaction_ = reaction.name;
        const ErasedChange change = tx.changes_[i];
        HW_TRY_VOID(reaction.run(tx, change));
        HW_CHECK(depth < k_depth || tx.changes_.size() == before, "reactions go at most two deep: " + reaction.name);
      }
    }
    from = until;
  }
  return answer;
}

Result<Changed> Journal::run_body(db::WriteTransaction& tx, const Actor& actor, const Command& command,
                                  const Body& body) {
  const Uuid who = actor.account ? actor.account->value : installation_;
  if (command.id) {
    std::optional<Result<Changed>> earlier;
    const Datum wanted[] = {who, command.id};
    tx.query(k_find_command, wanted, [&](const db::Row& row) {
      if (row.blob(0) == view(command.content)) {
        earlier = Changed{row.uuid(1), row.uuid(2), true};
      } else {
        earlier = reject(ErrorKind::conflict, "command.other-content",
                         "this idempotency key was used before with other content");
      }
      return false;
    });
    if (earlier) return *earlier;
  }
  Transaction transaction(*this, tx, actor, command, clock_.now());
  HW_TRY(Changed answer, run(transaction, body));
  if (command.id) {
    const Datum row[] = {who, command.id, Blob{std::string(view(command.content))}, answer.row, answer.version};
    tx.enqueue(k_insert_command, row);
  }
  return answer;
}

namespace {

/// Ids come from whoever creates a row, so one that is taken is their conflict and no failure of ours.
void refuse_taken_id(Outcome& outcome) {
  if (!outcome.failure) return;
  try {
    std::rethrow_exception(outcome.failure);
  } catch (const db::DuplicateKey&) {
    outcome = {reject(ErrorKind::conflict, "id.taken", "this id is in use"), nullptr};
  } catch (...) {  // everything else stays a failure, for whoever waits
  }
}

}  // namespace

void Journal::write(Actor actor, Command command, Body body, std::function<void(Outcome)> done) {
  struct Shared {
    Actor actor;
    Command command;
    Body body;
    Outcome outcome;
  };
  auto shared = std::make_shared<Shared>(Shared{std::move(actor), command, std::move(body), {}});
  store_.write(
      [this, shared](db::WriteTransaction& tx) {
        shared->outcome.answer = run_body(tx, shared->actor, shared->command, shared->body);
        return shared->outcome.answer && !shared->outcome.answer->repeated ? db::Verdict::keep : db::Verdict::undo;
      },
      [this, shared, done = std::move(done)](db::WriteOutcome outcome) {
        shared->outcome.failure = outcome.failure;
        refuse_taken_id(shared->outcome);
        if (outcome.kept) announce();
        done(std::move(shared->outcome));
      });
}

Result<Changed> Journal::write_and_wait(Actor actor, Command command, Body body) {
  std::promise<Outcome> promise;
  auto future = promise.get_future();
  write(std::move(actor), command, std::move(body), [&](Outcome outcome) { promise.set_value(std::move(outcome)); });
  Outcome outcome = future.get();
  if (outcome.failure) std::rethrow_exception(outcome.failure);
  return std::move(outcome.answer);
}

Result<Changed> Journal::write_as_system(std::string_view role, Body body, std::optional<Id<ImportRun>> import) {
  Actor actor;
  actor.kind = import ? Actor::Kind::import : Actor::Kind::system;
  actor.role = role;
  actor.purpose = "administration";
  Command command;
  command.import = import;
  return write_and_wait(std::move(actor), command, std::move(body));
}

void Journal::announce() {
  {
    const std::lock_guard lock(mutex_);
    ++news_;
  }
  changed_.notify_all();
}

void Journal::wait_for_news(std::int64_t position, std::chrono::milliseconds at_most) {
  // Another process may have written: never wait longer than a tenth of a second on PostgreSQL without looking.
  const bool pg = store_.engine() == db::Engine::postgresql;
  const auto limit = pg ? std::min(at_most, std::chrono::milliseconds(100)) : at_most;
  std::uint64_t seen = 0;
  {
    const std::lock_guard lock(mutex_);
    seen = news_;  // before looking, so that what comes in between is not missed
  }
  if (entries_.head(*store_.read()).position > position) return;
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, limit, [&] { return news_ != seen || stopping_; });
}

void Journal::start_chaining() {
  if (store_.engine() != db::Engine::postgresql || chaining_.joinable()) return;
  chaining_ = std::thread([this] {
    for (;;) {
      std::uint64_t seen = 0;
      {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        seen = news_;
      }
      std::size_t chained = 0;
      try {
        chained = entries_.chain_waiting(store_);
      } catch (const StorageFailure&) {
        // The store is away or another process was faster: the entries wait, nothing is lost, the next turn goes on.
      }
      if (chained > 0) changed_.notify_all();
      std::unique_lock lock(mutex_);
      changed_.wait_for(lock, std::chrono::milliseconds(chained > 0 ? 1 : 100),
                        [&] { return news_ != seen || stopping_; });
    }
  });
}

void Journal::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (chaining_.joinable()) chaining_.join();
}

}  // namespace homeward::journal
