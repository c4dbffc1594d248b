#include "care/tasks/actions.hpp"

namespace homeward::tasks {

Result<journal::Changed> close_task(journal::Transaction& tx, const access::Viewer& who, Id<Task> id) {
  HW_TRY(auto task, tx.get(id));
  HW_TRY_VOID(access::require_place(tx, who, "task.close", task->home));
  if (task->only_clinical) {
    HW_TRY_VOID(access::require_person(tx, who, "task.close", *task->person, Category::clinical));
  }
  if (task->only_for && task->only_for->str() != who.role->id) return reject(ErrorKind::not_found, "not-found");
  HW_TRY_VOID(decide_close(task.value));
  task->state = TaskState::done;
  task->closed_at = tx.now();
  task->closed_by = who.account;
  return tx.save(task);
}

}  // namespace homeward::tasks
