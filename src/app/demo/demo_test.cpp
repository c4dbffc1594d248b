#include "app/demo/country.hpp"
#include "app/demo/create.hpp"
#include "app/system_routes.hpp"
#include "care/pathway/records.hpp"
#include "platform/access/reader.hpp"
#include "platform/journal/verify.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace homeward::app::demo {
namespace {

namespace fs = std::filesystem;

const Instant k_present = *Instant::parse("2026-03-18T10:20:00Z");

struct Folder {
  fs::path path = fs::temp_directory_path() / ("homeward-demo-" + vault::new_uuid({}).to_string());
  Folder() { fs::create_directories(path); }
  ~Folder() {
    std::error_code ignored;  // a temporary folder that stays behind harms nobody
    fs::remove_all(path, ignored);
  }
};

HouseOptions options_for(const Folder& folder) {
  HouseOptions o;
  o.db = "sqlite:" + (folder.path / "demo.db").string();
  return o;
}

DemoOptions wishes(int people, std::uint64_t seed = 1) { return {people, seed, k_present, nullptr}; }

/// One country of 300 people for all tests that only look at it.
class DemoCountry : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<Folder>();
    report = create_demo_country(options_for(*folder), wishes(300));
    auto o = options_for(*folder);
    o.settable_clock = true;
    house = std::make_unique<House>(o);
    house->settable_clock()->set(k_present);
  }
  static void TearDownTestSuite() {
    house.reset();
    folder.reset();
  }

  static std::set<std::string> words(std::string_view sql) {
    std::set<std::string> out;
    house->store().read()->query(sql, {},
                                 [&](const db::Row& row) { return out.insert(std::string(row.text(0))), true; });
    return out;
  }
  static std::int64_t number(std::string_view sql) { return house->store().read()->find_integer(sql).value_or(0); }

  static std::unique_ptr<Folder> folder;
  static std::unique_ptr<House> house;
  static DemoReport report;
};
std::unique_ptr<Folder> DemoCountry::folder;
std::unique_ptr<House> DemoCountry::house;
DemoReport DemoCountry::report;

TEST_F(DemoCountry, TakesNoActionThatTheRulesRefuse) {
  for (const auto& [what, count] : report.refused) ADD_FAILURE() << count << " times " << what;
  EXPECT_NEAR(static_cast<double>(report.people), 300, 60);
}

TEST_F(DemoCountry, HasAWholeJournal) {
  const auto verified = journal::verify(house->store(), house->journal().entries());
  EXPECT_TRUE(verified.clean());
  EXPECT_EQ(verified.entries, report.entries);
}

TEST_F(DemoCountry, HasEveryStateOfAHandoverAndEveryOutcomeOfAnAttempt) {
  EXPECT_EQ(words("SELECT DISTINCT state FROM handover"),
            (std::set<std::string>{"proposed", "held", "accepted", "rejected", "withdrawn", "travelling", "arrived",
                                   "did_not_arrive"}));
  EXPECT_EQ(words("SELECT DISTINCT outcome FROM attempt"),
            (std::set<std::string>{"reached_goes_on", "reached_does_not_want", "asked_not_to_call", "went_elsewhere",
                                   "not_reached", "unreachable", "died", "other"}));
  EXPECT_EQ(words("SELECT DISTINCT stage FROM stay").size(), 5u);
}

TEST_F(DemoCountry, HasRecordsThatWaitForASecondPerson) {
  EXPECT_EQ(number("SELECT count(*) FROM break_glass WHERE review = 'waiting'"), 2);
  EXPECT_EQ(words("SELECT DISTINCT state FROM person_link"),
            (std::set<std::string>{"proposed", "linked", "refused", "unlinked"}));
  EXPECT_EQ(number("SELECT count(*) FROM role_binding WHERE confirmed = 0"), 1);
  EXPECT_EQ(words("SELECT DISTINCT state FROM consent"), (std::set<std::string>{"active", "refused", "revoked"}));
}

TEST_F(DemoCountry, HasContactsPlannedKeptAndMissed) {
  EXPECT_EQ(words("SELECT DISTINCT attendance FROM contact"),
            (std::set<std::string>{"planned", "came", "did_not_come", "excused", "not_required"}));
  const std::int64_t all = number("SELECT count(*) FROM contact WHERE attendance <> 'planned'");
  const std::int64_t came = number("SELECT count(*) FROM contact WHERE attendance = 'came'");
  EXPECT_GT(all, 100);
  EXPECT_GT(came * 100, all * 65);
  EXPECT_LT(came * 100, all * 90);
  EXPECT_EQ(number("SELECT count(*) FROM contact WHERE episode IS NULL"), 0);
}

TEST_F(DemoCountry, KeepsWithinCapacityOnEveryDay) {
  // A place that is left may be taken on the same day, so a stay counts until the day before its last.
  EXPECT_EQ(
      number("SELECT count(*) FROM stay s JOIN place_offer o ON o.place = s.home AND o.stage = s.stage AND o.setting = "
             "s.setting "
             "WHERE o.capacity IS NOT NULL AND o.capacity < (SELECT count(*) FROM stay t WHERE t.home = s.home AND "
             "t.stage = s.stage AND t.setting = s.setting AND t.started <= s.started AND (t.ended IS NULL OR t.ended > "
             "s.started))"),
      0);
  EXPECT_EQ(number("SELECT count(*) FROM stay s LEFT JOIN place_offer o ON o.place = s.home AND o.stage = s.stage AND "
                   "o.setting = s.setting WHERE o.id IS NULL"),
            0);
}

TEST_F(DemoCountry, HasNoStaysSideBySideThatTheRulesForbid) {
  EXPECT_EQ(number("SELECT count(*) FROM stay a JOIN stay b ON b.person = a.person AND b.id <> a.id WHERE a.started <= "
                   "b.started AND "
                   "(a.ended IS NULL OR a.ended > b.started) AND (a.stage = b.stage OR (a.setting = 'inpatient' AND "
                   "b.setting = 'inpatient'))"),
            0);
  EXPECT_EQ(number("SELECT count(*) FROM stay WHERE ended < started"), 0);
}

TEST_F(DemoCountry, EndsNow) {
  const std::int64_t today = LocalDate::parse("2026-03-18")->days;
  EXPECT_EQ(number("SELECT max(started) FROM stay"), today);
  EXPECT_LE(number("SELECT max(recorded) FROM entry"), k_present.micros);
  EXPECT_GT(number("SELECT count(*) FROM entry WHERE recorded < " + std::to_string((today - 500) * 86'400'000'000)), 0);
  for (int day : {0, 1}) {
    EXPECT_GT(number("SELECT count(*) FROM task WHERE state = 'open' AND kind = 'reach_person' AND due = " +
                     std::to_string(today + day)),
              0);
  }
  EXPECT_GT(number("SELECT count(*) FROM task WHERE state = 'open' AND kind = 'answer_handover' AND due <= " +
                   std::to_string(today + 1)),
            0);
  EXPECT_GT(number("SELECT count(*) FROM follow_up WHERE state = 'open' AND act_by < " + std::to_string(today)), 0);
  EXPECT_GT(number("SELECT count(*) FROM follow_up WHERE state = 'open' AND act_by >= " + std::to_string(today)), 0);
}

TEST_F(DemoCountry, BeginsTheCareOfWhoeverArrivesButAFewLately) {
  const std::string waiting = "SELECT count(*) FROM handover WHERE state = 'arrived' AND next_stay IS NULL";
  const std::int64_t today = LocalDate::parse("2026-03-18")->days;

  EXPECT_GE(number(waiting), 1) << "the board has somebody to show";
  EXPECT_LE(number(waiting), 3);
  EXPECT_EQ(number(waiting + " AND arrived_on < " + std::to_string(today - 2)), 0);
  EXPECT_GT(number("SELECT count(*) FROM handover WHERE next_stay IS NOT NULL AND consent IS NULL"), 0)
      << "also of those whom the house had to register itself";
}

TEST_F(DemoCountry, HasAFullHouseAndAnEmptyOne) {
  const auto taken = [](Part part) {
    for (const RegionSpec& region : country_map())
      for (const CentreSpec& centre : region.centres)
        if (centre.part == part) {
          return number(
              "SELECT count(*) FROM stay WHERE ended IS NULL AND home IN (SELECT s.place FROM place_scope s JOIN place "
              "p ON "
              "p.id = s.ancestor WHERE p.name = '" +
              std::string(centre.name) + "')");
        }
    return std::int64_t{-1};
  };
  EXPECT_EQ(taken(Part::always_full), 9);
  EXPECT_EQ(taken(Part::just_opened), 0);
  EXPECT_EQ(number("SELECT count(*) FROM place WHERE kind IN ('centre', 'ngo')"), 24);
}

TEST_F(DemoCountry, HasAnAccountOfEveryRoleAndShowsTheMemorableOnes) {
  std::set<std::string> all;
  for (const access::Role& role : house->roles().all()) all.insert(role.id);
  const auto shown = list_demo_accounts(*house);
  std::set<std::string> roles;
  for (const DemoAccount& a : shown) roles.insert(a.role);
  EXPECT_EQ(roles, all);
  ASSERT_EQ(shown.size(), k_listed_accounts);
  EXPECT_EQ(shown.front().login, "counsellor");
  EXPECT_EQ(number("SELECT count(*) FROM account WHERE demo = 0"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM account WHERE person IS NOT NULL"), 2);
}

std::string rendered(const std::vector<PersonName>& names) {
  std::string out;
  for (const PersonName& n : names)
    for (const auto& part : {n.given, n.patronymic, n.family}) out += (part ? part->str() : "") + "\n";
  return out;
}

/// An account as it reads when signed in, in its first confirmed role.
access::Viewer viewer_of(House& house, const Uuid& account) {
  access::Viewer v;
  v.account = {account};
  const auto tx = house.store().read();
  v.person = journal::load<Account>(*tx, house.vault(), std::span(&account, 1)).front()->person;
  const Datum wanted[] = {account};
  tx->query("SELECT role, place FROM role_binding WHERE account = $1 AND confirmed = 1", wanted,
            [&](const db::Row& row) {
              v.role = house.roles().find(row.text(0));
              v.place = Id<Place>{row.uuid(1)};
              return false;
            });
  if (v.role) v.purpose = v.role->purpose;
  return v;
}

/// Everything in which the canary lies, as this viewer reads it.
std::string everything_seen(House& house, const access::Viewer& viewer) {
  const auto tx = house.store().read();
  access::Reader reader(*tx, house.vault(), viewer, k_present, today(Zone{}, k_present));
  std::string out;
  for (const auto& p : reader.load<Person>(reader.all_ids<Person>(access::Sql())))
    if (const auto* names = p.see<&Person::names>()) out += rendered(names->reveal());
  for (const auto& a : reader.load<Attempt>(reader.all_ids<Attempt>(access::Sql())))
    if (const auto* note = a.see<&Attempt::note>(); note && *note) out += (*note)->reveal().str();
  return out;
}

TEST_F(DemoCountry, ShowsTheCanaryOnlyAtItsCentre) {
  const auto listed = house->store().read()->list_uuids("SELECT id FROM account ORDER BY id LIMIT 25");
  for (const Uuid& id : listed) {
    EXPECT_EQ(everything_seen(*house, viewer_of(*house, id)).find(k_canary), std::string::npos)
        << viewer_of(*house, id).role->id;
  }
  const auto manager = house->store().read()->find_uuid(
      "SELECT b.account FROM role_binding b JOIN place p ON p.id = b.place WHERE b.role = 'manager' AND p.name LIKE "
      "'Ak Kayyn%'");
  const std::string seen = everything_seen(*house, viewer_of(*house, *manager));
  EXPECT_NE(seen.find(k_canary), std::string::npos);
  EXPECT_NE(seen.find(std::string(k_canary) + " at the workshop"), std::string::npos);
}

TEST_F(DemoCountry, RefusesADatabaseThatIsThere) {
  EXPECT_THROW(create_demo_country(options_for(*folder), wishes(100)), std::runtime_error);
  EXPECT_FALSE(fs::exists(folder->path / "demo.making.db"));
}

/// Which rows of this record about this person are seen, by the condition of all lists and by that of one person.
struct SeenAbout {
  std::vector<Uuid> by_rows, by_person;
};
SeenAbout seen_about(db::ReadTransaction& tx, access::Guard& guard, const Meta& meta, const Uuid& person) {
  const auto ids = [&](const access::Sql& condition) {
    access::Sql sql("SELECT t.id FROM \"" + std::string(meta.name) + "\" t WHERE t.\"");
    sql.add(meta.subject->name).add("\" = ").bind(Datum{person}).add(" AND ").add(condition).add(" ORDER BY t.id");
    return tx.list_uuids(sql.text(), sql.params());
  };
  return {ids(guard.condition(meta, access::Guard::Rows::few)), ids(guard.condition_about(meta, person))};
}

/// The short ways to what one may see (Guard::all_subjects, Guard::condition_about) against the condition that all
/// lists use.
TEST(DemoCountryReach, IsTheSameWithoutLookingAtEachRow) {
  const Folder folder;
  create_demo_country(options_for(folder), wishes(200));
  House house(options_for(folder));
  const auto accounts = house.store().read()->list_uuids("SELECT DISTINCT account FROM role_binding ORDER BY account");
  const auto people_of = [&](const Uuid& account, const char* where) {
    const auto tx = house.store().read();
    const access::Viewer viewer = viewer_of(house, account);
    access::Reader reader(*tx, house.vault(), viewer, k_present, today(Zone{}, k_present));
    return reader.all_ids<Person>(access::Sql(where));
  };
  std::size_t some = 0, barred = 0;
  const auto everybody = house.store().read()->list_uuids("SELECT id FROM person ORDER BY id");
  std::size_t rows = 0, next = 0;
  const auto compare_about = [&](const Uuid& account, const Uuid& person) {
    const auto tx = house.store().read();
    const access::Viewer viewer = viewer_of(house, account);
    access::Guard guard(*tx, viewer, k_present, today(Zone{}, k_present));
    for (const Meta* meta : registered_records()) {
      if (!meta->subject) continue;
      const SeenAbout seen = seen_about(*tx, guard, *meta, person);
      EXPECT_EQ(seen.by_rows, seen.by_person) << viewer.role->id << " " << meta->name;
      rows += seen.by_rows.size();
    }
  };
  const auto compare = [&] {
    for (const Uuid& account : accounts) {
      const auto people = people_of(account, "");
      EXPECT_EQ(people, people_of(account, "1 = 1")) << viewer_of(house, account).role->id;
      some += !people.empty();
      for (int i = 0; i < 3; ++i) compare_about(account, everybody[++next * 7 % everybody.size()]);
      for (std::size_t i = 0; i < people.size(); i += people.size() / 2 + 1) compare_about(account, people[i]);
    }
  };
  compare();
  EXPECT_GT(some, accounts.size() / 2);
  EXPECT_GT(rows, 500u);
  // Nobody is barred in the demo country: here everybody is, from the first whom they see.
  (void)house.journal().write_as_system("test", [&](journal::Transaction& tx) -> Result<journal::Changed> {
    for (const Uuid& account : accounts) {
      const auto people = people_of(account, "");
      if (people.empty()) continue;
      tx.allow_all("test");
      tx.insert(Relation{tx.new_id<Relation>(),
                         Id<Subject>{people.front()},
                         *viewer_of(house, account).place,
                         Id<Account>{account},
                         RelationKind::barred,
                         k_present,
                         {},
                         {}});
      ++barred;
    }
    return journal::Changed{};
  });
  EXPECT_GT(barred, 0u);
  compare();
}

std::vector<std::int64_t> counts(std::uint64_t seed) {
  const Folder folder;
  create_demo_country(options_for(folder), wishes(120, seed));
  auto o = options_for(folder);
  o.open = db::Options::Open::reader;
  House house(o);
  const auto tx = house.store().read();
  std::vector<std::int64_t> out;
  for (const std::string table :
       {"person", "stay", "handover", "attempt", "follow_up", "consent", "identifier", "entry"}) {
    out.push_back(tx->find_integer("SELECT count(*) FROM " + table).value_or(0));
  }
  out.push_back(tx->find_integer("SELECT sum(ended - started) FROM stay").value_or(0));
  return out;
}

TEST(DemoCountrySeed, MakesTheSameCountryAgain) {
  const auto once = counts(7);
  EXPECT_EQ(once, counts(7));
  EXPECT_NE(once, counts(8));
}

}  // namespace
}  // namespace homeward::app::demo
