#pragma once
#include "care/tasks/rules.hpp"
#include "platform/journal/journal.hpp"

#include <vector>

/// Tasks that the road opens and closes in answer to what happened on it.
namespace homeward::pathway {

void open_task(journal::Transaction& tx, TaskKind kind, Id<Person> person, Id<Place> home, LocalDate due, Uuid about);

using OpenTasks = std::vector<journal::Stored<Task>>;
/// The open ones about this record.
OpenTasks open_about(journal::Transaction& tx, Uuid about);
/// The open ones of this kind that ask this house about the person.
OpenTasks open_at(journal::Transaction& tx, TaskKind kind, Id<Person> person, Id<Place> home);
/// `state`: done or dropped.
void close_tasks(journal::Transaction& tx, OpenTasks tasks, TaskState state);

}  // namespace homeward::pathway
