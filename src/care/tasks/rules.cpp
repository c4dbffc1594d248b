#include "care/tasks/rules.hpp"

namespace homeward::tasks {

namespace {
constexpr std::string_view k_privacy_officer = "privacy_officer";
}

std::string_view role_asked(TaskKind kind) {
  switch (kind) {
    case TaskKind::compare_records:
    case TaskKind::review_break_glass:
    case TaskKind::coordinate: return k_privacy_officer;
    case TaskKind::answer_handover:
    case TaskKind::confirm_arrival: return "clerk";
    case TaskKind::reach_person:
    case TaskKind::see_off:
    case TaskKind::name_person:
    case TaskKind::find_next_place:
    case TaskKind::check_safety:
    case TaskKind::refer_on:
    case TaskKind::talk_about_safety: return "counsellor";
    case TaskKind::protect_child: return "supervisor";
    case TaskKind::medical_review: return "clinician";
    case TaskKind::answer_directive:
    case TaskKind::carry_out_directive: return "manager";
  }
  return "counsellor";
}

bool tells_an_answer(TaskKind kind) {
  switch (kind) {
    case TaskKind::check_safety:
    case TaskKind::protect_child:
    case TaskKind::medical_review:
    case TaskKind::refer_on:
    case TaskKind::talk_about_safety: return true;
    default: return false;
  }
}

Task make_task(Id<Task> id, TaskKind kind, std::optional<Id<Person>> person, Id<Place> home, LocalDate due,
               Uuid about) {
  Task t;
  t.id = id;
  t.kind = kind;
  t.person = person;
  t.home = home;
  t.asked_role = Text<40>::trusted(std::string(role_asked(kind)));
  // That somebody may have a record or a bed in another house is not for the desk.
  if (t.asked_role.str() == k_privacy_officer) t.only_for = t.asked_role;
  t.only_clinical = tells_an_answer(kind);
  t.due = due;
  t.about = Id<Cause>{about};
  return t;
}

Result<void> decide_close(const Task& task) {
  if (task.state != TaskState::open) return reject(ErrorKind::conflict, "task.closed", "this was settled meanwhile");
  return {};
}

}  // namespace homeward::tasks
