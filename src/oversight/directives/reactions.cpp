#include "care/tasks/rules.hpp"
#include "oversight/directives/actions.hpp"
#include "oversight/directives/addressed.hpp"

namespace homeward::directives {
namespace {

using journal::Change;
using journal::Operation;
using journal::Transaction;

void ask(Transaction& tx, TaskKind kind, Id<Place> house, LocalDate due, Id<Directive> about) {
  tx.allow_place(house.value);
  tx.insert(tasks::make_task(tx.new_id<Task>(), kind, std::nullopt, house, due, about.value));
}

void close(Transaction& tx, std::string_view sql, db::Params which, TaskState state) {
  for (auto& task : tx.list<Task>(sql, which)) {
    tx.allow_place(task->home.value);
    task->state = state;
    task->closed_at = tx.now();
    task->closed_by = tx.actor().account;
    tx.save(task);
  }
}

}  // namespace

Result<void> on_directive(Transaction& tx, const Change<Directive>& change) {
  if (!change.after) return {};
  const Directive& d = *change.after;
  const Datum about[] = {d.id.value};
  if (change.before) close(tx, "SELECT id FROM task WHERE about = $1 AND state = 'open'", about, TaskState::dropped);
  if (d.withdrawn_on) return {};
  for (const House& house : addressed_houses(tx.sql(), d.order.places, d.edition_since))
    ask(tx, TaskKind::answer_directive, house.id, answer_due(d.edition_since, d.order.act_by), d.id);
  return {};
}

Result<void> on_answer(Transaction& tx, const Change<DirectiveAnswer>& change) {
  if (change.operation != Operation::create) return {};
  const DirectiveAnswer& a = *change.after;
  const Datum asked[] = {a.directive.value, a.home.value};
  close(tx, "SELECT id FROM task WHERE about = $1 AND home = $2 AND state = 'open'", asked, TaskState::done);
  const auto directive = tx.find(a.directive);
  if (const auto due = next_due(directive->value, standing_of(a.kind), a.by))
    ask(tx, TaskKind::carry_out_directive, a.home, *due, a.directive);
  return {};
}

}  // namespace homeward::directives
