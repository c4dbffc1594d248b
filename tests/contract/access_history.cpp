#include "care/people/records.hpp"
#include "care/places/records.hpp"
#include "platform/access/history.hpp"
#include "platform/journal/records.hpp"
#include "support/journal_house.hpp"

#include <gmock/gmock.h>

namespace homeward {
namespace {

using journal::Transaction;
using sample::uuid;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Id<Place> k_centre{uuid(5, 1)};
const Id<Account> k_worker{uuid(5, 2)};
constexpr LocalDate k_today{20000};

class AccessHistory : public testing::OnBothJournals {
 protected:
  void SetUp() override {
    OnBothJournals::SetUp();
    if (IsSkipped()) return;
    for (const Meta* meta : {&meta_of<Person>(), &meta_of<Relation>(), &meta_of<PlaceScope>(), &meta_of<Consent>(),
                             &meta_of<ImportRun>(), &meta_of<Place>()}) {
      register_record(*meta);
      make_tables(*meta);
    }
    write([&](Transaction& tx) -> Result<journal::Changed> {
      return tx.insert(PlaceScope{tx.new_id<PlaceScope>(), k_centre, k_centre, LocalDate{0}, {}});
    });
    role_.id = "counsellor";
    role_.grants[access::Scope::mine] = {Category::identity};
    relate(RelationKind::worker);
  }
  void relate(RelationKind kind) {
    write([&](Transaction& tx) -> Result<journal::Changed> {
      Relation r;
      r.id = tx.new_id<Relation>();
      r.subject = {person_.value};
      r.place = k_centre;
      r.worker = k_worker;
      r.kind = kind;
      r.since = {0};
      return tx.insert(r);
    });
  }
  void register_person(std::optional<Id<ImportRun>> import = std::nullopt) {
    Person p;
    p.id = person_;
    p.home = k_centre;
    p.names = Protected(std::vector<PersonName>{{NameUse::usual, Text<80>::trusted("Canary"), {}, {}}});
    p.gender = Protected(Text<40>::trusted("intimate canary"));
    p.registered_on = k_today;
    const auto done = journal().write_as_system(
        "test",
        [&](Transaction& tx) -> Result<journal::Changed> {
          tx.allow_all("test");
          return tx.insert(p);
        },
        import);
    ASSERT_TRUE(done);
    chain_all();
  }
  void change(const std::function<void(Person&)>& how) {
    write([&](Transaction& tx) -> Result<journal::Changed> {
      auto person = tx.find(person_);
      how(person->value);
      return tx.save(*person);
    });
  }
  access::Viewer viewer() { return {.account = k_worker, .role = &role_, .place = k_centre}; }

  struct Seen {
    access::HistoryPage page;
    std::string json;
    std::set<Uuid> subjects;
  };
  Seen see(std::optional<std::int64_t> before = std::nullopt, int limit = 50) {
    const auto tx = store().read();
    const access::Viewer who = viewer();
    access::Reader reader(*tx, vault(), who, clock_.now(), k_today);
    access::History history(reader, journal().entries());
    Seen out{history.about_subject(person_.value, before, limit), {}, {}};
    json::Writer json;
    access::write_view(json, out.page.items);
    out.json = json.take();
    out.subjects = reader.subjects();
    return out;
  }

  Id<Person> person_{uuid(6, 1)};
  access::Role role_;
};
HW_ON_BOTH_ENGINES(AccessHistory);

TEST_P(AccessHistory, TellsWhatBecameOfAPersonNewestFirst) {
  register_person();
  change([](Person& p) { p.sex = Sex::female; });
  change([](Person& p) { p.died_on = k_today; });

  const Seen seen = see();

  ASSERT_EQ(seen.page.items.size(), 3u) << seen.json;
  const access::HistoryEntry& newest = seen.page.items[0];
  EXPECT_EQ(newest.operation, access::HistoryOperation::changed);
  ASSERT_EQ(newest.members.size(), 1u);
  EXPECT_EQ(newest.members[0].member.text, "died_on");
  EXPECT_FALSE(newest.members[0].before);
  EXPECT_EQ(newest.members[0].after->json(), "\"2024-10-04\"");
  EXPECT_EQ(seen.page.items[1].members[0].before->json(), "\"not_known\"");
  EXPECT_EQ(seen.page.items[1].members[0].after->json(), "\"female\"");
  EXPECT_EQ(seen.page.items[2].operation, access::HistoryOperation::created);
  EXPECT_THAT(seen.json, HasSubstr(R"("given":"Canary")"));
  EXPECT_THAT(seen.subjects, ElementsAre(person_.value));
}

TEST_P(AccessHistory, LeavesOutMembersThatAreOutOfReach) {
  register_person();
  change([](Person& p) { p.gender = Protected(Text<40>::trusted("another canary")); });

  const Seen seen = see();

  ASSERT_EQ(seen.page.items.size(), 1u) << "a change of nothing but masked members is not shown: " << seen.json;
  EXPECT_THAT(seen.json, Not(HasSubstr("gender")));
  EXPECT_THAT(seen.json, Not(HasSubstr("intimate canary")));
}

TEST_P(AccessHistory, ShowsNothingToWhoeverIsOutOfReachAndNotesNothing) {
  register_person();
  role_.grants.clear();

  const Seen seen = see();

  EXPECT_EQ(seen.json, "[]");
  EXPECT_THAT(seen.subjects, IsEmpty());
}

TEST_P(AccessHistory, ShowsNothingToWhoeverIsBarred) {
  register_person();
  relate(RelationKind::barred);

  EXPECT_EQ(see().json, "[]");
}

TEST_P(AccessHistory, ShowsNothingOfAnImportThatIsNotComplete) {
  const Id<ImportRun> import{uuid(7, 1)};
  write([&](Transaction& tx) -> Result<journal::Changed> {
    ImportRun run;
    run.id = import;
    run.home = k_centre;
    return tx.insert(run);
  });
  register_person(import);

  EXPECT_EQ(see().json, "[]");
}

TEST_P(AccessHistory, SaysThatAValueWasErasedWithItsKey) {
  register_person();
  const auto key = vault().key_id_of(*store().read(), person_.value);
  vault().destroy(*key, person_.value, clock_.now());

  const Seen seen = see();

  EXPECT_THAT(seen.json, HasSubstr(R"({"member":"names","erased":true})"));
  EXPECT_THAT(seen.json, Not(HasSubstr("Canary")));
}

TEST_P(AccessHistory, GoesPageByPageWithoutGapsOrRepeats) {
  register_person();
  for (int i = 0; i < 6; ++i) change([i](Person& p) { p.birth_year = 1980 + i; });
  std::vector<Uuid> seen;
  std::optional<std::int64_t> before;
  int pages = 0;

  do {
    const Seen some = see(before, 3);
    for (const auto& entry : some.page.items) seen.push_back(entry.entry);
    before = some.page.older;
    ++pages;
  } while (before && pages < 10);

  EXPECT_EQ(pages, 3);
  EXPECT_EQ(seen.size(), 7u);
  EXPECT_EQ(std::set<Uuid>(seen.begin(), seen.end()).size(), 7u);
}

}  // namespace
}  // namespace homeward
