#pragma once
#include "care/tasks/records.hpp"

namespace homeward::tasks {

/// Whether that there is such a task tells what somebody answered.
bool tells_an_answer(TaskKind kind);
/// A task as other rooms open it. `asked_role` is answered by anybody of that role at `home`.
Task make_task(Id<Task> id, TaskKind kind, std::optional<Id<Person>> person, Id<Place> home, LocalDate due, Uuid about);

/// The role of the catalogue that a kind is for, where no one person is asked.
std::string_view role_asked(TaskKind kind);

/// Reasons: task.closed.
Result<void> decide_close(const Task& task);

}  // namespace homeward::tasks
