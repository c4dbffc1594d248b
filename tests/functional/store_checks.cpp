#include "functional/country.hpp"

#include <gmock/gmock.h>
#include <sqlite3.h>

namespace homeward::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string k_checks = "/api/v1/store-checks";

Json check_of(Session& by, const Json& check) {
  return ask_until([&] { return must(by.get(k_checks + "/" + check["id"].text()), 200); },
                   [](const Json& now) { return !now["ended"].is_null(); });
}
Json checked(Session& by) { return check_of(by, must(by.post(k_checks), 200)); }

/// The log, once this stands in it: a job is over a moment before its end is told.
std::string log_with(World& world, const std::string& text) {
  const auto there = [&] { return Json(world.server().log().find(text) != std::string::npos); };
  EXPECT_TRUE(ask_until(there, [](const Json& found) { return found.truth(); }).truth()) << text;
  return world.server().log();
}

/// The check of the store as an administrator asks for it.
class StoreChecks : public OnBothCountries {
 protected:
  StoreChecks() : OnBothCountries("store checks") {}  // counts the checks
  Session& admin() { return c().world.admin(); }
};
HW_ON_BOTH_COUNTRIES(StoreChecks);

TEST_P(StoreChecks, SayWhatWasComparedAndThatEverythingFits) {
  const std::size_t before = must(admin().get(k_checks), 200)["items"].size();

  const Json check = checked(admin());

  EXPECT_EQ(check["state"].text(), "done") << check.dump();
  EXPECT_EQ(check["found"].number(), 0) << check.dump();
  EXPECT_EQ(check["daily"], Json(false));
  EXPECT_GT(check["entries"].number(), 5);
  EXPECT_GT(check["rows"].number(), 5);
  const Json all = must(admin().get(k_checks), 200)["items"];
  EXPECT_EQ(all.size(), before + 1);
  EXPECT_EQ(all[0], check);
}

TEST_P(StoreChecks, FindNothingWhereWhoeverHoldsALinkHasLooked) {
  Session& by = c().counsellor;
  const std::string person = registered(by, a_person("Looked", "At"));
  admitted(by, person, an_admission(c().one, c().day()));
  const Json asked = object({{"id", new_id()}, {"instrument", "phq-9"}, {"language", "ru"}});
  const Json link = must(by.post("/api/v1/people/" + person + "/form-links", asked));
  must(c().world.anonymous().get("/api/v1/invited", {{"X-Form-Link", link["token"].text()}}), 200);
  const auto looks = [&] { return checked(admin()); };
  const std::int64_t before = looks()["looks"].number();
  must(c().world.anonymous().get("/api/v1/invited", {{"X-Form-Link", link["token"].text()}}), 200);

  const Json check = ask_until(looks, [&](const Json& now) { return now["looks"].number() > before; });

  EXPECT_GT(check["looks"].number(), before);
  EXPECT_EQ(check["found"].number(), 0) << check.dump();
}

TEST_P(StoreChecks, LeaveATraceOfWhoAskedAndNothingOfPeople) {
  const Json check = checked(admin());
  must(admin().post(k_checks + "/" + check["id"].text() + "/cancel"), 200);

  const std::string of_this = "\"job\":\"" + check["id"].text() + "\"";
  const std::string by = ",\"account\":\"" + admin().account() + "\"";
  EXPECT_THAT(log_with(c().world, "\"event\":\"job_done\"," + of_this),
              AllOf(HasSubstr("\"event\":\"job_asked\"," + of_this + by),
                    HasSubstr("\"event\":\"job_cancel_asked\"," + of_this + by), Not(HasSubstr("Looked"))));
  EXPECT_THAT(c().world.anonymous().get("/metrics").body, HasSubstr("homeward_jobs_total{state=\"done\"} "));
}

TEST_P(StoreChecks, AreForAdministratorsAndAnswerEverybodyElseAlike) {
  const std::string path = k_checks + "/" + checked(admin())["id"].text(), nothing = k_checks + "/" + new_id();
  Session& by = c().counsellor;
  const auto alike = [](const HttpAnswer& there, const HttpAnswer& absent) {
    return there.reason() == "permission.missing" &&
           there.body_without_request_id() == absent.body_without_request_id();
  };

  EXPECT_EQ(by.post(k_checks).reason(), "permission.missing");
  EXPECT_EQ(by.get(k_checks).reason(), "permission.missing");
  EXPECT_TRUE(alike(by.get(path), by.get(nothing)));
  EXPECT_TRUE(alike(by.post(path + "/cancel"), by.post(nothing + "/cancel")));
  EXPECT_EQ(admin().get(nothing).reason(), "not-found");
  EXPECT_EQ(admin().post(k_checks, object({}), {{"X-CSRF-Token", ""}}).reason(), "csrf.wrong");
}

/// What somebody does who can write to the file.
void beside_the_journal(World& world, const std::string& sql) {
  sqlite3* file = nullptr;
  const std::string name = world.server().db().substr(std::string("sqlite:").size());
  ASSERT_EQ(sqlite3_open(name.c_str(), &file), SQLITE_OK);
  sqlite3_busy_timeout(file, 5000);
  EXPECT_EQ(sqlite3_exec(file, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(file);
  sqlite3_close(file);
}

TEST(AStoreCheck, NamesARowThatWasChangedBesideTheJournal) {
  World world;
  const std::string house = world.a_place("centre", "House", world.a_region("Region"));
  beside_the_journal(world, "UPDATE place SET name = 'Elsewhere' WHERE name = 'House'");

  const Json check = checked(world.admin());

  EXPECT_EQ(check["state"].text(), "done");
  EXPECT_EQ(check["found"].number(), 1) << check.dump();
  EXPECT_EQ(check["findings"][0]["what"].text(), "row.damaged");
  EXPECT_EQ(check["findings"][0]["row"].text(), house);
  EXPECT_THAT(log_with(world, "\"event\":\"store_differs\",\"job\":\"" + check["id"].text()),
              Not(HasSubstr("Elsewhere")));
}

TEST(AStoreCheck, IsStillKnownAfterARestart) {
  World world;
  world.a_place("centre", "House", world.a_region("Region"));
  beside_the_journal(world, "UPDATE place SET name = 'Elsewhere' WHERE name = 'House'");
  checked(world.admin());
  const Json check = checked(world.admin());
  log_with(world, "\"event\":\"job_done\",\"job\":\"" + check["id"].text());

  EXPECT_EQ(world.server().stop(), 0);
  world.server().start();
  world.reconnect();
  Session& again = world.admin();
  const Json all = must(again.get(k_checks), 200)["items"];

  ASSERT_EQ(all.size(), 1U) << "the last one, and no other";
  EXPECT_EQ(all[0], check) << "when, how far, how much was found and where";
  EXPECT_EQ(all[0]["findings"][0]["what"].text(), "row.damaged");
  EXPECT_EQ(must(again.get(k_checks + "/" + check["id"].text()), 200), check);
  EXPECT_EQ(must(again.post(k_checks + "/" + check["id"].text() + "/cancel"), 200), check);
}

TEST(AStoreCheck, HoldsNobodyUpWhoStopsTheServer) {
  World world;
  must(world.admin().post(k_checks), 200);

  EXPECT_EQ(world.server().stop(), 0);

  EXPECT_THAT(world.server().log(), HasSubstr("\"event\":\"job_asked\""));
  EXPECT_THAT(world.server().log(), HasSubstr("\"event\":\"server_stopped\""));
}

}  // namespace
}  // namespace homeward::testing
