#include "platform/catalogue/catalogue.hpp"

#include "app/embedded_catalogue.hpp"
#include "care/assessment/instrument_packs.hpp"
#include "care/assessment/outcome_packs.hpp"
#include "care/assessment/schedules.hpp"
#include "care/pathway/road_pack.hpp"
#include "care/people/particulars_pack.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/catalogue/role_packs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace homeward::app {
namespace {

using catalogue::Catalogue;
using catalogue::PackFile;

std::vector<PackFile> embedded() {
  std::vector<PackFile> out;
  for (const Embedded& file : catalogue_files()) out.push_back({file.path, file.content});
  return out;
}

std::string lines_of(const std::vector<catalogue::PackFault>& faults) {
  std::string out;
  for (const auto& fault : faults) out += to_string(fault) + "\n";
  return out;
}

TEST(EmbeddedCatalogue, FitsItsSchemas) {
  const auto loaded = Catalogue::load(embedded());

  EXPECT_EQ(lines_of(loaded.faults), "");
  EXPECT_FALSE(loaded.catalogue.list("roles").empty());
}

TEST(EmbeddedCatalogue, PassesItsOwnTestCases) {
  catalogue::PackTests tests;
  tests.add("roles", catalogue::check_role_case);
  tests.add("outcomes", assessment::check_outcome_case);
  tests.add("instruments", assessment::check_instrument_case);
  tests.add("indicators", indicators::check_indicator_case);
  tests.add("pathway", pathway::check_road_case);
  tests.add("particulars", people::check_particulars_case);

  const auto report = tests.run(Catalogue::load(embedded()).catalogue);

  EXPECT_EQ(lines_of(report.faults), "");
  EXPECT_GT(report.cases, 20);
}

TEST(EmbeddedCatalogue, GivesEveryRoleTheDoorsThatEverybodyNeeds) {
  const auto roles = catalogue::roles_of(Catalogue::load(embedded()).catalogue);

  for (const access::Role& role : roles.all()) {
    for (const char* permission : {"account.own", "place.read", "events.read"}) {
      EXPECT_TRUE(role.may(permission)) << role.id << " " << permission;
    }
    for (const char* language : {"en", "id", "ru"}) EXPECT_TRUE(role.title.contains(language)) << role.id;
  }
}

TEST(EmbeddedCatalogue, LeavesNoPermissionWithoutARole) {
  const auto catalogue = Catalogue::load(embedded()).catalogue;
  const auto roles = catalogue::roles_of(catalogue);
  std::string_view schema;
  for (const Embedded& file : catalogue_files())
    if (file.path == "roles/schema.json") schema = file.content;
  const auto parsed = json::parse(schema).value();

  const json::Value* known = parsed.find("definitions")->find("permission")->find("enum");
  for (const json::Value& permission : *known->array()) {
    EXPECT_TRUE(std::ranges::any_of(roles.all(), [&](const access::Role& r) { return r.may(*permission.string()); }))
        << *permission.string();
  }
}

TEST(EmbeddedCatalogue, HasARoadWithOneBedAndEachStageOnce) {
  const auto road = pathway::road_rules(Catalogue::load(embedded()).catalogue);

  EXPECT_EQ(road.next_stay, Days{14});
  EXPECT_EQ(road.begin_care, Days{1});
  EXPECT_EQ(road.see_off, Days{1});
  EXPECT_EQ(road.journey_gap, Days{21});
  const Setting settings[] = {Setting::inpatient, Setting::outpatient, Setting::community};
  for (const Setting a : settings) {
    for (const Setting b : settings) {
      const bool two_beds = a == Setting::inpatient && b == Setting::inpatient;
      EXPECT_EQ(may_run_side_by_side(road, {Stage::treatment, a}, {Stage::resocialization, b}), !two_beds);
      EXPECT_FALSE(may_run_side_by_side(road, {Stage::treatment, a}, {Stage::treatment, b}));
    }
  }
}

TEST(EmbeddedCatalogue, FindsWhatARoadDoesNotSayOfItsOwnCases) {
  const auto catalogue = Catalogue::load(embedded()).catalogue;
  catalogue::Pack pack = *catalogue.find("pathway", "road");
  for (auto& [name, value] : std::get<json::Object>(pack.content.is)) {
    if (name.ends_with("_days")) value.is = *value.integer() + 1;
    if (name == "side_by_side") value.is = json::Array{};
  }
  std::string told;
  for (const json::Value& test : *pack.content.find("tests")->array())
    pathway::check_road_case(pack, test,
                             [&](const std::string& at, const std::string& what) { told += at + " " + what + "; "; });

  EXPECT_EQ(
      told,
      "/next_stay_until 2026-03-05 is expected, found 2026-03-06; /care_until 2026-03-01 is expected, found "
      "2026-03-02; /leave_until 2026-03-06 is expected, found 2026-03-07; /one_journey no is expected, found yes; "
      "/side_by_side yes is expected, found no; "
      "/side_by_side yes is expected, found no; ");
}

TEST(EmbeddedCatalogue, AsksLittle) {
  const auto catalogue = Catalogue::load(embedded()).catalogue;
  const assessment::Instruments instruments(catalogue);
  const assessment::Schedules schedules(catalogue, instruments);

  std::string sums;
  for (const assessment::Schedule& set : schedules.all()) {
    double most = 0;
    for (int age = 12; age <= 90; ++age) most = std::max(most, minutes_at(set, age));
    if (set.begins == assessment::ScheduleBegins::opened)
      sums += set.id + " " + std::to_string(std::lround(most)) + "; ";
    for (const char* language : {"en", "id", "ru"}) EXPECT_TRUE(set.title.contains(language)) << set.id;
  }

  EXPECT_EQ(sums, "first-day 10; intake 28; monthly 4; review 13; symptoms 5; ");
}

TEST(EmbeddedCatalogue, OffersAnswersOnlyBetweenQuestionsThatTakeTheSame) {
  const auto catalogue = Catalogue::load(embedded()).catalogue;
  int pairs = 0;
  for (const catalogue::Pack* pack : catalogue.list("instruments")) {
    for (const json::Value& item : *pack->content.find("items")->array()) {
      const json::Value* same = item.find("same_as");
      if (!same) continue;
      for (const json::Value& other : *same->array()) {
        const std::string& name = *other.string();
        const auto here = assessment::find_instrument(catalogue, pack->id);
        const auto there = assessment::find_instrument(catalogue, name.substr(0, name.find('.')));
        ASSERT_TRUE(here && there) << name;
        const scoring::Item* a = here->find_item(*item.find("id")->string());
        const scoring::Item* b = there->find_item(name.substr(name.find('.') + 1));
        ASSERT_TRUE(a && b) << name;
        EXPECT_EQ(a->lowest(), b->lowest()) << name;
        EXPECT_EQ(a->highest(), b->highest()) << name;
        ++pairs;
      }
    }
  }
  EXPECT_EQ(pairs, 6);
}

TEST(EmbeddedCatalogue, HasNoScheduleThatTakesLongerThanItSays) {
  const auto catalogue = Catalogue::load(embedded()).catalogue;
  const assessment::Instruments instruments(catalogue);
  catalogue::Pack pack = *catalogue.find("schedules", "exit");
  EXPECT_TRUE(assessment::read_schedule(pack, instruments));

  for (auto& [name, value] : std::get<json::Object>(pack.content.is))
    if (name == "most_minutes") value.is = std::int64_t{8};

  const auto refused = assessment::read_schedule(pack, instruments);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, "schedule.malformed");
}

}  // namespace
}  // namespace homeward::app
