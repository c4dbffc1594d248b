#pragma once
#include "care/people/records.hpp"

#include <map>

/// Pure decisions about who somebody is. Reasons are listed in docs/reasons.md.
namespace homeward::people {

/// A person needs one name in one script, or a code until they want to be named. Every fault is listed with its path.
/// Reasons: name.missing, name.empty, birth.in-future, birth.too-early, birth.year-differs, language.malformed,
/// kind.missing.
FieldFaults check_person(const Person& person, LocalDate today);

/// The shape of a BCP 47 tag: letters, digits and hyphens, a language of 2 to 8 letters first.
bool is_language(std::string_view tag);

/// The year alone, from a date or a year.
std::optional<std::int32_t> year_of(const Birth& birth);

/// A number as it is compared, however it was typed: ASCII letters in capitals, without spaces, hyphens, dots and
/// slashes.
std::string plain_number(std::string_view typed);

/// Reasons: contact.hours (both or neither, within a day), contact.missing.
FieldFaults check_safe_contact(const SafeContact& contact);

/// Reasons: identifier.missing, identifier.issuer-missing.
FieldFaults check_identifier(const Identifier& identifier);
/// Reasons: address.missing.
FieldFaults check_address(const Address& address);

/// Whether an attempt may go by this way now. Reasons: contact.ended, contact.other-person.
Result<void> decide_contact_way(const SafeContact& way, Id<Person> person);

/// A second person decides (shared guide security.md 7: merge of persons takes two).
/// Reasons: link.own-proposal, link.not-open.
Result<LinkState> decide_link(const PersonLink& link, Id<Account> who, LinkState wanted);

/// Groups of records that are one person, from the pairs that are linked. `one_of(id)` is the same for every id of a
/// group: a linked group counts as one person.
class LinkedGroups {
 public:
  /// The pairs that count, for whoever reads them.
  static constexpr std::string_view k_pairs = "SELECT person, other FROM person_link WHERE state = 'linked'";

  /// Of all that are linked now; `tx` is a read transaction.
  template <class Transaction>
  static LinkedGroups read_from(Transaction& tx) {
    LinkedGroups groups;
    tx.query(k_pairs, {}, [&](const auto& row) {
      groups.join(row.uuid(0), row.uuid(1));
      return true;
    });
    return groups;
  }

  void join(const Uuid& a, const Uuid& b);
  Uuid one_of(const Uuid& id) const;

 private:
  std::map<Uuid, Uuid> above_;
};

/// A consent lacking a required element cannot be activated. Required elements: domain reference 8.6 and 8.1
/// (42 CFR 2.31). Every missing element is listed. Reasons: consent.element-missing, consent.dates,
/// consent.note-needs-own.
FieldFaults check_consent(const Consent& consent, LocalDate today);

/// A consent as it is entered.
struct NewConsent {
  Id<Consent> id;
  Text<60> rule_set;
  GrantorKind grantor = GrantorKind::self;
  std::optional<Protected<Text<120>>> grantor_name;
  std::optional<Text<120>> grantor_proof;
  Text<35> language;
  Text<64> text_hash;
  std::optional<Text<120>> interpreter;
  ConsentMethod method = ConsentMethod::paper;
  std::vector<Purpose> purposes;
  std::vector<ConsentClass> classes;
  std::optional<LocalDate> covers_from;
  std::optional<LocalDate> covers_until;
  RecipientKind recipient_kind = RecipientKind::place;
  Id<Recipient> recipient;
  bool redisclosure = false;
  LocalDate signed_on;
  std::optional<LocalDate> valid_until;
  std::optional<Text<120>> ends_with;
  bool copy_given = false;
  bool consequences_told = false;
  CapacityNote capacity = CapacityNote::not_assessed;
  bool refused = false;
};
BOOST_DESCRIBE_STRUCT(NewConsent, (),
                      (id, rule_set, grantor, grantor_name, grantor_proof, language, text_hash, interpreter, method,
                       purposes, classes, covers_from, covers_until, recipient_kind, recipient, redisclosure, signed_on,
                       valid_until, ends_with, copy_given, consequences_told, capacity, refused))

/// The row of a consent that may be activated, or all its faults. `prefix` names the member it came in.
Result<Consent> make_consent(const NewConsent& c, Id<Person> person, Id<Place> home, LocalDate today,
                             const std::string& prefix);
/// How long an emergency look lasts.
constexpr Seconds k_break_glass_length{4 * 3600};

}  // namespace homeward::people

namespace homeward {
template <>
struct Described<people::NewConsent> {
  static constexpr RecordTable table{.name = "new_consent", .category = Category::consent, .doc = "What was agreed."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "rule_set", "Jurisdiction rules."},
                                            {3, "grantor", "Who agreed."},
                                            {4, "grantor_name", "Name, where it is not the person."},
                                            {5, "grantor_proof", "How the authority was shown."},
                                            {6, "language", "Of the text that was shown."},
                                            {7, "text_hash", "SHA-256 of the text that was shown."},
                                            {8, "interpreter", "Who interpreted."},
                                            {9, "method", "How it was given."},
                                            {10, "purposes", "For what."},
                                            {11, "classes", "Which data."},
                                            {12, "covers_from", "Data from this day on."},
                                            {13, "covers_until", "Data until this day."},
                                            {14, "recipient_kind", "What the recipient is."},
                                            {15, "recipient", "Who may see it."},
                                            {16, "redisclosure", "May be passed on."},
                                            {17, "signed_on", "Day of signature."},
                                            {18, "valid_until", "Last day."},
                                            {19, "ends_with", "Event that ends it."},
                                            {20, "copy_given", "The person has a copy."},
                                            {21, "consequences_told", "What refusing means was explained."},
                                            {22, "capacity", "Could the person decide then."},
                                            {23, "refused", "The person said no: recorded as such."}};
};
}  // namespace homeward
