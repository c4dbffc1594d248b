#include "care/pathway/road_tasks.hpp"

namespace homeward::pathway {

void open_task(journal::Transaction& tx, TaskKind kind, Id<Person> person, Id<Place> home, LocalDate due, Uuid about) {
  tx.insert(tasks::make_task(tx.new_id<Task>(), kind, person, home, due, about));
}

OpenTasks open_about(journal::Transaction& tx, Uuid about) {
  const Datum wanted[] = {about};
  return tx.list<Task>("SELECT id FROM task WHERE about = $1 AND state = 'open'", wanted);
}

OpenTasks open_at(journal::Transaction& tx, TaskKind kind, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value, std::string(to_word(kind))};
  return tx.list<Task>("SELECT id FROM task WHERE person = $1 AND home = $2 AND kind = $3 AND state = 'open'", wanted);
}

void close_tasks(journal::Transaction& tx, OpenTasks tasks, TaskState state) {
  for (auto& task : tasks) {
    task->state = state;
    task->closed_at = tx.now();
    task->closed_by = tx.actor().account;
    tx.save(task);
  }
}

}  // namespace homeward::pathway
