#pragma once
#include "base/describe.hpp"
#include "platform/access/records.hpp"

/// Who somebody is, how to reach them safely, and which records are the same person.
namespace homeward {

enum class PersonKind { in_care, relative, peer, staff };
BOOST_DESCRIBE_ENUM(PersonKind, in_care, relative, peer, staff)
enum class Sex { female, male, other, not_known };
BOOST_DESCRIBE_ENUM(Sex, female, male, other, not_known)
enum class NameUse { usual, official, former, alias };
BOOST_DESCRIBE_ENUM(NameUse, usual, official, former, alias)

/// A name as the person has it: one name is enough; each script is a name of its own.
struct PersonName {
  NameUse use = NameUse::usual;
  std::optional<Text<80>> given;
  std::optional<Text<80>> patronymic;
  std::optional<Text<80>> family;
};
BOOST_DESCRIBE_STRUCT(PersonName, (), (use, given, patronymic, family))
template <>
struct Described<PersonName> {
  static constexpr RecordTable table{
      .name = "person_name", .category = Category::identity, .doc = "A name as the person has it, in one script."};
  static constexpr MemberTable members[] = {{1, "use", "How the name is used."},
                                            {2, "given", "Given name, or the only name."},
                                            {3, "patronymic", "Patronymic or middle name."},
                                            {4, "family", "Family name."}};
};

/// A birth date, or only a year, or neither when unknown.
struct Birth {
  std::optional<LocalDate> date;
  std::optional<std::int32_t> year;
};
BOOST_DESCRIBE_STRUCT(Birth, (), (date, year))
template <>
struct Described<Birth> {
  static constexpr RecordTable table{
      .name = "birth", .category = Category::identity, .doc = "A birth date, or a year, or neither."};
  static constexpr MemberTable members[] = {{1, "date", "The date."}, {2, "year", "The year, where only it is known."}};
};

struct Person {
  Id<Person> id;
  Id<Place> home;
  std::vector<PersonKind> kinds;
  std::optional<Protected<Text<40>>> code;
  Protected<std::vector<PersonName>> names;
  Protected<Birth> birth;
  std::optional<std::int32_t> birth_year;
  Sex sex = Sex::not_known;
  std::optional<Protected<Text<40>>> gender;
  std::vector<Text<35>> languages;
  LocalDate registered_on;
  std::optional<LocalDate> died_on;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, home, kinds, code, names, birth, birth_year, sex, gender, languages, registered_on, died_on))
template <>
struct Described<Person> {
  static constexpr RecordTable table{.number = 20,
                                     .name = "person",
                                     .subject = "id",
                                     .home = "home",
                                     .home_with = {"id"},
                                     .category = Category::identity,
                                     .doc = "One human being: in care, a relative, a peer, staff, or several at once."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the person; stays when records are linked."},
      {2, "home", "The place that registered the person."},
      {3, "kinds", "What the person is to the system."},
      {4, "code", "A code instead of a name, until the person wants to be named."},
      {5, "names", "Names as the person has them."},
      {6, "birth", "Birth date or year."},
      {7, "birth_year", "Year alone, for ages in figures."},
      {8, "sex", "As stated; other and not_known differ."},
      {9, "gender", "As the person says; optional, off by country pack.", Index::none, Category::intimate},
      {10, "languages", "BCP 47 languages the person speaks."},
      {11, "registered_on", "Local day of registration."},
      {12, "died_on", "Day of death."}};
};

enum class IdentifierKind { national, passport, clinic, insurance, other };
BOOST_DESCRIBE_ENUM(IdentifierKind, national, passport, clinic, insurance, other)

struct Identifier {
  Id<Identifier> id;
  Id<Person> person;
  Id<Place> home;
  IdentifierKind kind = IdentifierKind::other;
  Text<80> issuer;
  Protected<Text<60>> value;
  Blob value_key;
  bool ended = false;
};
BOOST_DESCRIBE_STRUCT(Identifier, (), (id, person, home, kind, issuer, value, value_key, ended))
template <>
struct Described<Identifier> {
  static constexpr RecordTable table{.number = 21,
                                     .name = "identifier",
                                     .subject = "person",
                                     .home = "home",
                                     .category = Category::identity,
                                     .doc = "A number that somebody issued."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id."},
      {2, "person", "Whose."},
      {3, "home", "The place that entered it."},
      {4, "kind", "What it is."},
      {5, "issuer", "Who issued it."},
      {6, "value", "The number."},
      {7, "value_key", "Keyed hash of issuer and number.", Index::plain, Category::secret},
      {8, "ended", "No longer valid; who is known by it is still found by it."}};
};

enum class AddressUse { home, temporary, family, former };
BOOST_DESCRIBE_ENUM(AddressUse, home, temporary, family, former)

struct Address {
  Id<Address> id;
  Id<Person> person;
  Id<Place> home;
  AddressUse use = AddressUse::home;
  Protected<Text<300>> lines;
  std::optional<Id<Place>> area;
  bool ended = false;
};
BOOST_DESCRIBE_STRUCT(Address, (), (id, person, home, use, lines, area, ended))
template <>
struct Described<Address> {
  static constexpr RecordTable table{.number = 22,
                                     .name = "address",
                                     .subject = "person",
                                     .home = "home",
                                     .category = Category::contact,
                                     .doc = "Where somebody lives."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that entered it."},
                                            {4, "use", "How it is used."},
                                            {5, "lines", "As on a letter."},
                                            {6, "area", "District or region."},
                                            {7, "ended", "No longer valid."}};
};

enum class Channel { phone, text_message, messenger, visit, post, through_someone };
BOOST_DESCRIBE_ENUM(Channel, phone, text_message, messenger, visit, post, through_someone)

/// How somebody may be reached without harm. An attempt to reach goes only by one of these.
struct SafeContact {
  Id<SafeContact> id;
  Id<Person> person;
  Id<Place> home;
  Channel channel = Channel::phone;
  Protected<Text<120>> to;
  std::optional<std::int32_t> from_minute;
  std::optional<std::int32_t> until_minute;
  std::optional<Protected<Text<300>>> wording;
  bool ended = false;
};
BOOST_DESCRIBE_STRUCT(SafeContact, (), (id, person, home, channel, to, from_minute, until_minute, wording, ended))
template <>
struct Described<SafeContact> {
  static constexpr RecordTable table{.number = 23,
                                     .name = "safe_contact",
                                     .subject = "person",
                                     .home = "home",
                                     .category = Category::contact,
                                     .doc = "How somebody may be reached without harm."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whom."},
                                            {3, "home", "The place that entered it."},
                                            {4, "channel", "By what."},
                                            {5, "to", "Number or name."},
                                            {6, "from_minute", "Earliest, minutes from midnight."},
                                            {7, "until_minute", "Latest, minutes from midnight."},
                                            {8, "wording", "Neutral words to use."},
                                            {9, "ended", "No longer valid."}};
};

enum class LinkState { proposed, linked, refused, unlinked };
BOOST_DESCRIBE_ENUM(LinkState, proposed, linked, refused, unlinked)

/// Two records that are the same person. Each keeps its id and its key; two people decide; it can be undone.
/// Where the other record lies is for those who decide on links: it would tell who else cares for the person.
struct PersonLink {
  Id<PersonLink> id;
  Id<Person> person;
  Id<Person> other;
  Id<Place> home;
  Id<Place> other_home;
  LinkState state = LinkState::proposed;
  Id<Account> proposed_by;
  std::optional<Id<Account>> decided_by;
};
BOOST_DESCRIBE_STRUCT(PersonLink, (), (id, person, other, home, other_home, state, proposed_by, decided_by))
template <>
struct Described<PersonLink> {
  static constexpr RecordTable table{.number = 24,
                                     .name = "person_link",
                                     .subject = "person",
                                     .home = "home",
                                     .other_home = "other_home",
                                     .category = Category::identity,
                                     .doc = "Two records that are the same person."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "One record."},
                                            {3, "other", "The other record.", Index::plain, Category::audit},
                                            {4, "home", "Home of the one."},
                                            {5, "other_home", "Home of the other.", Index::none, Category::audit},
                                            {6, "state", "Where it stands."},
                                            {7, "proposed_by", "Who proposed it."},
                                            {8, "decided_by", "The second person."}};
};

}  // namespace homeward
