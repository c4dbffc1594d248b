#pragma once
#include "base/result.hpp"
#include "care/contact/records.hpp"

/// Pure decisions about contacts. Source: domain reference 2.5: who was not due has not missed anything, and why
/// somebody did not come is told apart.
namespace homeward::contact {

/// A contact is planned for today or later, within a year; what came of it is said on its day or afterwards. A reason
/// for not coming belongs to who did not come.
/// Reasons: contact.in-past, contact.in-future, contact.too-far, contact.absence-of-present, contact.reason-twice.
FieldFaults check_contact(LocalDate on, Attendance attendance, const std::vector<AbsenceReason>& absence,
                          LocalDate today);

/// What came of it is said once; a mistake is corrected by whoever sees what stands there.
/// Reasons: contact.settled (it says already whether they met), contact.still-planned (nothing is said).
Result<void> decide_outcome(Attendance stands, Attendance said);

}  // namespace homeward::contact
