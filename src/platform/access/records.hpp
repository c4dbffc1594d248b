#pragma once
#include "base/describe.hpp"

/// What access keeps: accounts, sign-ins, roles bound to places, who stands in which relation to whom, consents.
namespace homeward {

struct Account;
struct RoleBinding;
struct SignIn;
struct Relation;
struct PlaceScope;
struct Consent;
struct BreakGlass;
struct Place;       // care/places; here only as the type of an id
struct Person;      // care/people
struct Assessment;  // care/assessment
struct Subject;     // a person or a case, whoever a key belongs to
struct Recipient;   // a place, an account or a person
struct Cause;       // any row

enum class AccountState { invited, active, disabled };
BOOST_DESCRIBE_ENUM(AccountState, invited, active, disabled)

/// A user. Its key subject is itself: the name of a worker is sealed like any other.
struct Account {
  Id<Account> id;
  Id<Place> home;
  Protected<Text<80>> login;
  Blob login_key;
  Protected<Text<120>> name;
  std::optional<Id<Person>> person;
  AccountState state = AccountState::active;
  Protected<Text<200>> password;
  std::optional<Protected<Text<80>>> second_factor;
  bool second_factor_confirmed = false;
  bool demo = false;
  Text<35> language;
  std::optional<std::int64_t> last_code_step;
  std::optional<Protected<Text<80>>> second_factor_pending;
  std::optional<Id<Account>> password_from;
  std::optional<Id<Account>> device_forgotten_by;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, home, login, login_key, name, person, state, password, second_factor,
                       second_factor_confirmed, demo, language, last_code_step, second_factor_pending, password_from,
                       device_forgotten_by))
template <>
struct Described<Account> {
  static constexpr RecordTable table{.number = 1,
                                     .name = "account",
                                     .subject = "id",
                                     .home = "home",
                                     .category = Category::staff,
                                     .doc = "A user of the system."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the account; also the subject of its key."},
      {2, "home", "The place that answers for the account."},
      {3, "login", "What the user types; compared without case.", Index::none, Category::account},
      {4, "login_key", "Keyed hash of the login in lower case.", Index::unique, Category::secret},
      {5, "name", "Name that colleagues see."},
      {6, "person", "The person record of this user, where there is one.", Index::none, Category::account},
      {7, "state", "Whether the account can sign in.", Index::none, Category::account},
      {8, "password", "Argon2id string (libsodium, 64 MiB, 3 passes).", Index::none, Category::secret},
      {9, "second_factor", "Secret of the one-time codes (RFC 6238), base32.", Index::none, Category::secret},
      {10, "second_factor_confirmed", "A first code was accepted.", Index::none, Category::account},
      {11, "demo", "A demo account: refused outside demo databases."},
      {12, "language", "BCP 47 language of the screens.", Index::none, Category::account},
      {13, "last_code_step", "Time step of the last accepted code, so that none is used twice.", Index::none,
       Category::secret},
      {14, "second_factor_pending", "Secret that counts once a code of it was given.", Index::none, Category::secret},
      {15, "password_from", "Who gave the password, until its user changed it.", Index::none, Category::account},
      {16, "device_forgotten_by", "Who forgot the device, until the user set up another.", Index::none,
       Category::account}};
};

/// A role of the catalogue, held at a place and everything below it.
struct RoleBinding {
  Id<RoleBinding> id;
  Id<Account> account;
  Id<Place> place;
  Text<40> role;
  LocalDate since;
  std::optional<LocalDate> until;
  std::optional<Id<Account>> granted_by;
  bool confirmed = true;
};
BOOST_DESCRIBE_STRUCT(RoleBinding, (), (id, account, place, role, since, until, granted_by, confirmed))
template <>
struct Described<RoleBinding> {
  static constexpr RecordTable table{.number = 2,
                                     .name = "role_binding",
                                     .subject = "account",
                                     .home = "place",
                                     .category = Category::account,
                                     .doc = "A role held at a place and below it."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the binding."},
      {2, "account", "Who holds the role."},
      {3, "place", "Where, with everything below."},
      {4, "role", "Id of a role in catalogue/roles."},
      {5, "since", "First day."},
      {6, "until", "Last day, where it ended or will end."},
      {7, "granted_by", "Who granted it."},
      {8, "confirmed", "False while an administrator role waits for a second administrator."}};
};

/// A server-side sign-in. The token itself is never stored.
struct SignIn {
  Id<SignIn> id;
  Id<Account> account;
  Id<Place> home;
  Blob token_key;
  Text<64> csrf;
  std::optional<Id<RoleBinding>> binding;
  bool second_factor_done = false;
  Instant started;
  Instant expires;
  std::optional<Instant> ended;
  std::vector<Id<Assessment>> only_forms;
  std::optional<Protected<Text<200>>> pin;
  std::int64_t pin_tries = 0;
};
BOOST_DESCRIBE_STRUCT(SignIn, (),
                      (id, account, home, token_key, csrf, binding, second_factor_done, started, expires, ended,
                       only_forms, pin, pin_tries))
template <>
struct Described<SignIn> {
  static constexpr RecordTable table{.number = 3,
                                     .name = "sign_in",
                                     .subject = "account",
                                     .home = "home",
                                     .category = Category::audit,
                                     .doc = "A sign-in, ended everywhere at once."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the sign-in."},
      {2, "account", "Whose."},
      {3, "home", "The account's place."},
      {4, "token_key", "BLAKE2b of the opaque token.", Index::unique, Category::secret},
      {5, "csrf", "Token that every change must bring.", Index::none, Category::secret},
      {6, "binding", "The role in use."},
      {7, "second_factor_done", "The second factor was given, or is not needed."},
      {8, "started", "When."},
      {9, "expires", "When it ends by itself."},
      {10, "ended", "When it was ended."},
      {11, "only_forms", "The forms with which the device was handed over: it reaches nothing else any more."},
      {12, "pin",
       "Argon2id string of the PIN with which this device is taken back. Few digits: sealed, or it is tried out.",
       Index::none, Category::secret},
      {13, "pin_tries", "How often a PIN was tried at this device."}};
};

enum class RelationKind { keyworker, worker, in_care, registered, barred, break_glass };
BOOST_DESCRIBE_ENUM(RelationKind, keyworker, worker, in_care, registered, barred, break_glass)

/// Who stands in which relation to whom. The guard reads only this, never a room's records; rooms write it in the
/// transaction of the admission, assignment or consent that causes it. `worker` empty: everybody whose role at
/// `place` (or above) reaches people in that relation. `barred` denies and wins over everything.
struct Relation {
  Id<Relation> id;
  Id<Subject> subject;
  Id<Place> place;
  std::optional<Id<Account>> worker;
  RelationKind kind = RelationKind::worker;
  Instant since;
  std::optional<Instant> until;
  std::optional<Id<Cause>> cause;
};
BOOST_DESCRIBE_STRUCT(Relation, (), (id, subject, place, worker, kind, since, until, cause))
template <>
struct Described<Relation> {
  static constexpr RecordTable table{.number = 4,
                                     .name = "relation",
                                     .subject = "subject",
                                     .home = "place",
                                     .home_with = {"kind", "since", "until", "subject"},
                                     .category = Category::care,
                                     .doc = "Who stands in which relation to whom."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the relation."},
      {2, "subject", "The person or case it is about."},
      {3, "place", "The place through which it holds."},
      {4, "worker", "One worker, or everybody at the place.", Index::plain},
      {5, "kind",
       "keyworker and worker: cares for the person; in_care: has an open stay here; registered: this place made the "
       "record; barred: must not look; break_glass: looked in an emergency, with an end."},
      {6, "since", "From when."},
      {7, "until", "Until when, where it ended or will end."},
      {8, "cause", "Row that caused it: an admission, an assignment, a break-glass."}};
};

/// Closure of the dated tree of places: `place` lies at or below `ancestor`. Written by care/places.
struct PlaceScope {
  Id<PlaceScope> id;
  Id<Place> place;
  Id<Place> ancestor;
  LocalDate since;
  std::optional<LocalDate> until;
};
BOOST_DESCRIBE_STRUCT(PlaceScope, (), (id, place, ancestor, since, until))
template <>
struct Described<PlaceScope> {
  static constexpr RecordTable table{.number = 5,
                                     .name = "place_scope",
                                     .home = "place",
                                     .category = Category::place,
                                     .doc = "A place lies at or below another, from a day until a day."};
  static constexpr MemberTable members[] = {{1, "id", "Id of the row."},
                                            {2, "place", "The place."},
                                            {3, "ancestor", "A place above it, or itself.", Index::plain},
                                            {4, "since", "First day."},
                                            {5, "until", "Last day, where it ended."}};
};

enum class ConsentState { draft, active, refused, revoked };
BOOST_DESCRIBE_ENUM(ConsentState, draft, active, refused, revoked)
enum class GrantorKind { self, guardian, court };
BOOST_DESCRIBE_ENUM(GrantorKind, self, guardian, court)
enum class ConsentMethod { paper, electronic, verbal_witnessed };
BOOST_DESCRIBE_ENUM(ConsentMethod, paper, electronic, verbal_witnessed)
enum class Purpose { care, family_support, follow_up, administration, oversight, research, legal };
BOOST_DESCRIBE_ENUM(Purpose, care, family_support, follow_up, administration, oversight, research, legal)
/// What a consent can open. The words equal those of `Category`; note and intimate are asked for one by one.
enum class ConsentClass { identity, contact, care, clinical, note, intimate };
BOOST_DESCRIBE_ENUM(ConsentClass, identity, contact, care, clinical, note, intimate)
enum class RecipientKind { place, account, person };
BOOST_DESCRIBE_ENUM(RecipientKind, place, account, person)
enum class CapacityNote { clear, impaired, not_assessed };
BOOST_DESCRIBE_ENUM(CapacityNote, clear, impaired, not_assessed)

/// What was agreed, with the elements of domain reference 8.6 (42 CFR 2.31). Evaluated at every read.
struct Consent {
  Id<Consent> id;
  Id<Subject> subject;
  Id<Place> home;
  ConsentState state = ConsentState::draft;
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
  std::optional<Instant> revoked_at;
  std::optional<Text<120>> revoked_how;
  bool copy_given = false;
  bool consequences_told = false;
  std::optional<Text<40>> notice_version;
  CapacityNote capacity = CapacityNote::not_assessed;
};
BOOST_DESCRIBE_STRUCT(Consent, (),
                      (id, subject, home, state, rule_set, grantor, grantor_name, grantor_proof, language, text_hash,
                       interpreter, method, purposes, classes, covers_from, covers_until, recipient_kind, recipient,
                       redisclosure, signed_on, valid_until, ends_with, revoked_at, revoked_how, copy_given,
                       consequences_told, notice_version, capacity))
template <>
struct Described<Consent> {
  static constexpr RecordTable table{.number = 6,
                                     .name = "consent",
                                     .subject = "subject",
                                     .home = "home",
                                     .category = Category::consent,
                                     .doc = "What was agreed, by whom, for whom."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the consent."},
      {2, "subject", "Whose data."},
      {3, "home", "The place that took it."},
      {4, "state", "Only an active one opens anything; a refusal is recorded as such."},
      {5, "rule_set", "Jurisdiction rules it was checked against."},
      {6, "grantor", "Who agreed."},
      {7, "grantor_name", "Name, where it is not the person."},
      {8, "grantor_proof", "How the authority was shown."},
      {9, "language", "Language of the text that was shown."},
      {10, "text_hash", "SHA-256 of the text that was shown."},
      {11, "interpreter", "Who interpreted."},
      {12, "method", "How it was given."},
      {13, "purposes", "What the data may be used for."},
      {14, "classes", "Which data."},
      {15, "covers_from", "Data from this day on."},
      {16, "covers_until", "Data until this day."},
      {17, "recipient_kind", "What the recipient is."},
      {18, "recipient", "Who may see it.", Index::plain},
      {19, "redisclosure", "The recipient may pass it on."},
      {20, "signed_on", "Day of signature."},
      {21, "valid_until", "Last day."},
      {22, "ends_with", "Event that ends it, where it is not a day."},
      {23, "revoked_at", "When it was taken back."},
      {24, "revoked_how", "How it was taken back."},
      {25, "copy_given", "The person has a copy."},
      {26, "consequences_told", "What refusing means was explained."},
      {27, "notice_version", "Version of the notice that travels with the data."},
      {28, "capacity", "Intoxication or withdrawal at signing is noted."}};
};

enum class BreakGlassReason { danger_to_life, medical_emergency, child_protection, technical, other };
BOOST_DESCRIBE_ENUM(BreakGlassReason, danger_to_life, medical_emergency, child_protection, technical, other)
enum class ReviewState { waiting, justified, not_justified };
BOOST_DESCRIBE_ENUM(ReviewState, waiting, justified, not_justified)

/// A look in an emergency: with a reason, for a limited time, reviewed afterwards.
struct BreakGlass {
  Id<BreakGlass> id;
  Id<Subject> subject;
  Id<Place> home;
  Id<Account> account;
  BreakGlassReason reason = BreakGlassReason::other;
  Protected<Text<500>> explanation;
  Instant opened;
  Instant ends;
  ReviewState review = ReviewState::waiting;
  std::optional<Id<Account>> reviewed_by;
  std::optional<Instant> reviewed_at;
};
BOOST_DESCRIBE_STRUCT(BreakGlass, (),
                      (id, subject, home, account, reason, explanation, opened, ends, review, reviewed_by, reviewed_at))
template <>
struct Described<BreakGlass> {
  static constexpr RecordTable table{.number = 7,
                                     .name = "break_glass",
                                     .subject = "subject",
                                     .home = "home",
                                     .category = Category::audit,
                                     .doc = "A look in an emergency."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "subject", "Who was looked at."},
                                            {3, "home", "The place whose privacy officer reviews it."},
                                            {4, "account", "Who looked."},
                                            {5, "reason", "Why."},
                                            {6, "explanation", "In words."},
                                            {7, "opened", "From when."},
                                            {8, "ends", "Until when it opens the record."},
                                            {9, "review", "What the privacy officer decided."},
                                            {10, "reviewed_by", "Who decided."},
                                            {11, "reviewed_at", "When."}};
};

}  // namespace homeward
