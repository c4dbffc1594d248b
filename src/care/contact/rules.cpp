#include "care/contact/rules.hpp"

#include <set>

namespace homeward::contact {
namespace {

constexpr Days k_furthest{366};

}  // namespace

FieldFaults check_contact(LocalDate on, Attendance attendance, const std::vector<AbsenceReason>& absence,
                          LocalDate today) {
  FieldFaults out;
  const bool planned = attendance == Attendance::planned;
  if (planned && on < today) out.push_back({"on", "contact.in-past", "plan for today or later"});
  if (planned && on > today + k_furthest) out.push_back({"on", "contact.too-far", "within a year"});
  if (!planned && on > today) out.push_back({"on", "contact.in-future", "today or earlier"});
  const bool absent = attendance == Attendance::did_not_come || attendance == Attendance::excused;
  if (!absence.empty() && !absent) out.push_back({"absence", "contact.absence-of-present", "only of who did not come"});
  std::set<AbsenceReason> seen;
  for (std::size_t i = 0; i < absence.size(); ++i)
    if (!seen.insert(absence[i]).second)
      out.push_back({"absence[" + std::to_string(i) + "]", "contact.reason-twice", "said twice"});
  return out;
}

Result<void> decide_outcome(Attendance stands, Attendance said) {
  if (stands != Attendance::planned)
    return reject(ErrorKind::conflict, "contact.settled", "it says already whether they met");
  if (said == Attendance::planned)
    return reject_fields({{"attendance", "contact.still-planned", "say whether they met"}});
  return {};
}

}  // namespace homeward::contact
