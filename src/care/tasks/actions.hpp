#pragma once
#include "care/tasks/rules.hpp"
#include "platform/access/authority.hpp"

namespace homeward::tasks {

/// By whoever is asked: the worker, or somebody whose role reaches the place that is asked. Reasons: task.closed.
Result<journal::Changed> close_task(journal::Transaction& tx, const access::Viewer& who, Id<Task> id);

}  // namespace homeward::tasks
