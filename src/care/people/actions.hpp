#pragma once
#include "care/people/rules.hpp"
#include "care/people/rules_gender.hpp"
#include "platform/access/authority.hpp"

/// What staff can do about who somebody is. Refusals carry reason ids of rules.hpp and of access::require.
namespace homeward::people {

struct NewIdentifier {
  IdentifierKind kind = IdentifierKind::other;
  Text<80> issuer;
  Protected<Text<60>> value;
  std::optional<Id<Identifier>> id;
};
BOOST_DESCRIBE_STRUCT(NewIdentifier, (), (kind, issuer, value, id))
struct NewSafeContact {
  std::optional<Id<SafeContact>> id;
  Channel channel = Channel::phone;
  Protected<Text<120>> to;
  std::optional<std::int32_t> from_minute;
  std::optional<std::int32_t> until_minute;
  std::optional<Protected<Text<300>>> wording;
};
BOOST_DESCRIBE_STRUCT(NewSafeContact, (), (id, channel, to, from_minute, until_minute, wording))
struct NewAddress {
  AddressUse use = AddressUse::home;
  Protected<Text<300>> lines;
  std::optional<Id<Address>> id;
};
BOOST_DESCRIBE_STRUCT(NewAddress, (), (use, lines, id))

struct RegisterPerson {
  Id<Person> id;
  std::vector<PersonKind> kinds;
  std::optional<Protected<Text<40>>> code;
  Protected<std::vector<PersonName>> names;
  std::optional<Protected<Birth>> birth;
  Sex sex = Sex::not_known;
  std::optional<Protected<Text<40>>> gender;
  std::vector<Text<35>> languages;
  std::vector<NewIdentifier> identifiers;
  std::vector<NewSafeContact> safe_contacts;
  std::vector<NewAddress> addresses;
};
BOOST_DESCRIBE_STRUCT(RegisterPerson, (),
                      (id, kinds, code, names, birth, sex, gender, languages, identifiers, safe_contacts, addresses))
struct ChangeDetails {
  std::vector<PersonKind> kinds;
  std::optional<Protected<Text<40>>> code;
  Protected<std::vector<PersonName>> names;
  std::optional<Protected<Birth>> birth;
  Sex sex = Sex::not_known;
  std::optional<Protected<Text<40>>> gender;
  std::vector<Text<35>> languages;
};
BOOST_DESCRIBE_STRUCT(ChangeDetails, (), (kinds, code, names, birth, sex, gender, languages))
struct AssignWorker {
  Id<Account> account;
  RelationKind kind = RelationKind::worker;
};
BOOST_DESCRIBE_STRUCT(AssignWorker, (), (account, kind))
struct OpenInEmergency {
  BreakGlassReason reason = BreakGlassReason::other;
  Protected<Text<500>> explanation;
};
BOOST_DESCRIBE_STRUCT(OpenInEmergency, (), (reason, explanation))
struct ReviewLook {
  ReviewState review = ReviewState::justified;
};
BOOST_DESCRIBE_STRUCT(ReviewLook, (), (review))
struct ProposeLink {
  Id<PersonLink> id;
  Id<Person> other;
};
BOOST_DESCRIBE_STRUCT(ProposeLink, (), (id, other))
struct RevokeConsent {
  Text<120> how;
};
BOOST_DESCRIBE_STRUCT(RevokeConsent, (), (how))

/// Registers at the role's place; whoever registers may go on working with the person.
Result<journal::Changed> register_person(journal::Transaction& tx, const access::Viewer& who, const RegisterPerson& c,
                                         const GenderAsked& asked = {});
/// Without a user: import and demo. Writes the relation `registered` of the home as well.
journal::Changed insert_person(journal::Transaction& tx, const Person& person);

/// Details as a whole, also naming somebody later who was registered under a code. Gender is given only by whom it is
/// open to; not given, it stays as it is.
Result<journal::Changed> change_details(journal::Transaction& tx, const access::Viewer& who,
                                        journal::Stored<Person>& person, const ChangeDetails& c,
                                        const GenderAsked& asked = {});
Result<journal::Changed> add_safe_contact(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                          const NewSafeContact& c);
Result<journal::Changed> end_safe_contact(journal::Transaction& tx, const access::Viewer& who, Id<SafeContact> id);

/// Reasons: worker.other-place.
Result<journal::Changed> assign_worker(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                       const AssignWorker& c);
Result<journal::Changed> end_relation(journal::Transaction& tx, const access::Viewer& who, Id<Relation> id);

/// Opens any person of the deployment for a limited time; the privacy officer of the role's place reviews it.
Result<journal::Changed> open_in_emergency(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                           const OpenInEmergency& c);
Result<journal::Changed> review_look(journal::Transaction& tx, const access::Viewer& who, Id<BreakGlass> id,
                                     ReviewState review);

Result<journal::Changed> propose_link(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                      const ProposeLink& c);
Result<journal::Changed> decide_link_of(journal::Transaction& tx, const access::Viewer& who, Id<PersonLink> id,
                                        LinkState wanted);

Result<journal::Changed> record_consent(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                        const NewConsent& c);
Result<journal::Changed> revoke_consent(journal::Transaction& tx, const access::Viewer& who, Id<Consent> id,
                                        const RevokeConsent& c);

}  // namespace homeward::people

namespace homeward {
template <>
struct Described<people::NewIdentifier> {
  static constexpr RecordTable table{
      .name = "new_identifier", .category = Category::identity, .doc = "A number that somebody issued."};
  static constexpr MemberTable members[] = {{1, "kind", "What it is."},
                                            {2, "issuer", "Who issued it."},
                                            {3, "value", "The number."},
                                            {4, "id", "Id, made by the sender."}};
};
template <>
struct Described<people::NewSafeContact> {
  static constexpr RecordTable table{
      .name = "new_safe_contact", .category = Category::contact, .doc = "How somebody may be reached without harm."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id, made by the sender."}, {2, "channel", "By what."},
      {3, "to", "Number or name."},         {4, "from_minute", "Earliest, minutes from midnight."},
      {5, "until_minute", "Latest."},       {6, "wording", "Neutral words to use."}};
};
template <>
struct Described<people::NewAddress> {
  static constexpr RecordTable table{
      .name = "new_address", .category = Category::contact, .doc = "Where somebody lives."};
  static constexpr MemberTable members[] = {
      {1, "use", "How it is used."}, {2, "lines", "As on a letter."}, {3, "id", "Id, made by the sender."}};
};
template <>
struct Described<people::RegisterPerson> {
  static constexpr RecordTable table{.name = "register_person", .category = Category::identity, .doc = "Somebody new."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "kinds", "What the person is to the system."},
                                            {3, "code", "A code instead of a name."},
                                            {4, "names", "Names as the person has them."},
                                            {5, "birth", "Date or year; absent when unknown."},
                                            {6, "sex", "As stated."},
                                            {7, "gender", "As the person says."},
                                            {8, "languages", "BCP 47."},
                                            {9, "identifiers", "Numbers that somebody issued."},
                                            {10, "safe_contacts", "How to reach the person without harm."},
                                            {11, "addresses", "Where the person lives."}};
};
template <>
struct Described<people::ChangeDetails> {
  static constexpr RecordTable table{.name = "change_details",
                                     .category = Category::identity,
                                     .doc = "Details as a whole; also naming somebody later."};
  static constexpr MemberTable members[] = {{1, "kinds", "What the person is to the system."},
                                            {2, "code", "A code instead of a name."},
                                            {3, "names", "Names as the person has them."},
                                            {4, "birth", "Date or year."},
                                            {5, "sex", "As stated."},
                                            {6, "gender", "As the person says."},
                                            {7, "languages", "BCP 47."}};
};
template <>
struct Described<people::AssignWorker> {
  static constexpr RecordTable table{
      .name = "assign_worker", .category = Category::care, .doc = "Who cares for a person."};
  static constexpr MemberTable members[] = {{1, "account", "The worker."}, {2, "kind", "keyworker or worker."}};
};
template <>
struct Described<people::OpenInEmergency> {
  static constexpr RecordTable table{
      .name = "open_in_emergency", .category = Category::audit, .doc = "A look in an emergency."};
  static constexpr MemberTable members[] = {{1, "reason", "Why."}, {2, "explanation", "In words, for the review."}};
};
template <>
struct Described<people::ReviewLook> {
  static constexpr RecordTable table{
      .name = "review_look", .category = Category::audit, .doc = "What the privacy officer decided."};
  static constexpr MemberTable members[] = {{1, "review", "justified or not_justified."}};
};
template <>
struct Described<people::ProposeLink> {
  static constexpr RecordTable table{
      .name = "propose_link", .category = Category::identity, .doc = "Two records may be the same person."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."}, {2, "other", "The other record."}};
};
template <>
struct Described<people::RevokeConsent> {
  static constexpr RecordTable table{.name = "revoke_consent", .category = Category::consent, .doc = "Taken back."};
  static constexpr MemberTable members[] = {{1, "how", "How it was taken back."}};
};
}  // namespace homeward
