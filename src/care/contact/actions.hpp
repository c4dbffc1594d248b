#pragma once
#include "care/contact/records.hpp"
#include "platform/access/authority.hpp"

/// Contacts entered by hand: planned ones, and what came of them. Their screens come with the centre's day.
namespace homeward::contact {

struct EnterContact {
  Id<Contact> id;
  LocalDate on;
  ContactKind kind = ContactKind::visit;
  Attendance attendance = Attendance::planned;
  std::vector<AbsenceReason> absence;
};
BOOST_DESCRIBE_STRUCT(EnterContact, (), (id, on, kind, attendance, absence))
struct SayOutcome {
  Attendance attendance = Attendance::came;
  std::vector<AbsenceReason> absence;
};
BOOST_DESCRIBE_STRUCT(SayOutcome, (), (attendance, absence))

/// At the place of the role, in the person's open episode of this house where there is one.
/// Reasons: those of check_contact and of access::require.
Result<journal::Changed> enter_contact(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                       const EnterContact& c);
/// Reasons: not-found; those of decide_outcome, check_contact and access::require.
Result<journal::Changed> say_outcome(journal::Transaction& tx, const access::Viewer& who, Id<Contact> contact,
                                     const SayOutcome& c);

}  // namespace homeward::contact

namespace homeward {
template <>
struct Described<contact::EnterContact> {
  static constexpr RecordTable table{
      .name = "enter_contact", .category = Category::clinical, .doc = "A contact, planned or over."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "on", "Local day."},
                                            {3, "kind", "What it is."},
                                            {4, "attendance", "Planned, or whether it took place."},
                                            {5, "absence", "Why not, as far as known."}};
};
template <>
struct Described<contact::SayOutcome> {
  static constexpr RecordTable table{
      .name = "say_outcome", .category = Category::clinical, .doc = "What came of a planned contact."};
  static constexpr MemberTable members[] = {{1, "attendance", "Whether it took place."},
                                            {2, "absence", "Why not, as far as known."}};
};
}  // namespace homeward
