#include "support/project_files.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace homeward::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// What whoever runs a house sets, reads and adds: configuration, figures, log, packs of their own.

TEST(Configuration, NamesAllThatIsWrongAtOnce) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "homeward.toml").string();
  std::ofstream(file) << "readers = 'many'\nlisten = '0.0.0.0:80'\nfoo = 1\n";

  const Finished checked = run_homeward({"check-config", "--config", file, "--log-level", "loud"});
  const Finished served = run_homeward({"serve", "--config", file, "--log-level", "loud"});

  for (const Finished& done : {checked, served}) {
    EXPECT_EQ(done.code, 2);
    EXPECT_THAT(done.errors, HasSubstr("readers (" + file + ", line 1): a number from 1 to 64"));
    EXPECT_THAT(done.errors, HasSubstr("foo (" + file + ", line 3): there is no such key"));
    EXPECT_THAT(done.errors, HasSubstr("log_level (--log-level): one of debug, info"));
  }
}

TEST(Configuration, IsCheckedAgainstTheMachine) {
  const Finished done =
      run_homeward({"check-config", "--db", "sqlite:/nowhere/at/all.db", "--catalogue-overlay", "/nowhere/packs"});

  EXPECT_EQ(done.code, 2);
  EXPECT_THAT(done.errors, HasSubstr("db: the folder of /nowhere/at/all.db cannot be written to"));
  EXPECT_THAT(done.errors, HasSubstr("catalogue_overlay: /nowhere/packs is not a folder"));
}

TEST(Configuration, OfAFileIsUsedByEveryCommand) {
  const TemporaryFolder folder;
  const std::string file = (folder.path() / "homeward.toml").string();
  std::ofstream(file) << "db = 'sqlite:" << (folder.path() / "named.db").string() << "'\n";

  EXPECT_EQ(run_homeward({"check-config", "--config", file}).code, 0);
  EXPECT_EQ(run_homeward({"demo", "create", "--people", "100", "--config", file}).code, 0);
  EXPECT_EQ(run_homeward({"verify", "--config", file}).code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "named.db"));
}

TEST(Figures, AreForThisMachineUnlessThereIsAToken) {
  World world;
  const HttpAnswer here = world.anonymous().get("/metrics");
  const HttpAnswer through_a_proxy = world.anonymous().get("/metrics", {{"X-Forwarded-For", "10.0.0.7"}});
  World with_token(WorldOptions{.environment = {{"HOMEWARD_METRICS_TOKEN", "a token of 16 or more"}}});
  const HttpAnswer without = with_token.anonymous().get("/metrics");
  const HttpAnswer with = with_token.anonymous().get("/metrics", {{"Authorization", "Bearer a token of 16 or more"}});

  EXPECT_EQ(here.status, 200);
  EXPECT_THAT(here.body, HasSubstr("homeward_requests_total{kind=\"all\"} "));
  EXPECT_THAT(here.body, HasSubstr("homeward_chain_position{chain=\"entry\"} "));
  EXPECT_EQ(here.header_text("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(through_a_proxy.status, 404);
  EXPECT_EQ(without.status, 404);
  EXPECT_EQ(with.status, 200);
}

TEST(Log, SaysWhenTheServerBeganAndEndedAndNothingOfPeople) {
  World world;
  const std::string house = world.a_place("centre", "House", world.a_region("Region"));
  registered(world.a_counsellor(house), a_person("Logged", "Nowhere"));

  EXPECT_EQ(world.server().stop(), 0);

  EXPECT_THAT(world.server().log(), HasSubstr("\"event\":\"server_started\",\"port\":"));
  EXPECT_THAT(world.server().log(), HasSubstr("\"event\":\"server_stopped\""));
  EXPECT_THAT(world.server().log(), Not(HasSubstr("Nowhere")));
}

TEST(Erasing, TakesAPersonOutForGood) {
  World world;
  Session& by = world.a_counsellor(world.a_place("centre", "House", world.a_region("Region")));
  const std::string person = registered(by, a_person("Gone", "Forgotten"));
  const std::string kept = registered(by, a_person("Here", "Remembered"));
  must(by.post("/api/v1/people/" + kept + "/ties", object({{"id", new_id()},
                                                           {"other", person},
                                                           {"kind", "partner"},
                                                           {"said_by", "the_person"},
                                                           {"lives_together", "yes"},
                                                           {"supports", "yes"}})));
  const auto tells_of_ties = [&] {
    const HttpAnswer page = by.get("/api/v1/people/" + kept), told = by.get("/api/v1/people/" + kept + "/history");
    return page.json()["ties"].size() > 0 || told.body.find("person_tie") != std::string::npos;
  };
  ASSERT_TRUE(tells_of_ties());
  const ServerOptions& o = world.server().options();
  const auto erase = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"erase", person, "--db", o.db, "--master-key", o.master_key.string()};
    words.insert(words.end(), more.begin(), more.end());
    return run_homeward(words);
  };
  ASSERT_EQ(world.server().stop(), 0);

  EXPECT_EQ(erase({}).code, 2) << "two people decide";
  const Finished done = erase({"--decided-by-two"});
  EXPECT_EQ(done.code, 0) << done.errors;
  EXPECT_EQ(erase({"--decided-by-two"}).code, 1) << "there is no such person any more";

  world.server().start();
  world.reconnect();
  EXPECT_EQ(by.get("/api/v1/people/" + person).status, 404);
  EXPECT_EQ(by.get("/api/v1/people/" + kept).status, 200);
  EXPECT_FALSE(tells_of_ties()) << "whoever stood beside them is told of no more, on the other's page either";
  EXPECT_EQ(world.server().stop(), 0);
  EXPECT_EQ(run_homeward({"verify", "--db", o.db, "--master-key", o.master_key.string()}).code, 0);
}

TEST(TheMasterKey, ComesBackFromItsPrintedCopy) {
  World world;
  const ServerOptions& o = world.server().options();
  EXPECT_EQ(world.server().stop(), 0);
  const TemporaryFolder safe;
  const std::string copy = (safe.path() / "copy.txt").string(), key = o.master_key.string();
  const auto run = [&](const char* verb, const char* option, const std::string& file) {
    return run_homeward({"master-key", verb, option, file, "--db", o.db, "--master-key", key}).code;
  };

  EXPECT_EQ(run("copy", "--to", copy), 0);
  EXPECT_EQ(run("copy", "--to", copy), 1) << "a copy is never overwritten";
  EXPECT_NE(run("restore", "--from", copy), 0) << "a key that is there is never overwritten";
  std::filesystem::rename(key, safe.path() / "lost");
  EXPECT_NE(run_homeward({"verify", "--db", o.db, "--master-key", key}).code, 0);
  EXPECT_EQ(run("restore", "--from", copy), 0);

  EXPECT_EQ(run_homeward({"verify", "--db", o.db, "--master-key", key}).code, 0);
  std::filesystem::remove(key);
  std::ifstream in(copy);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  text[text.find("\n3 ") + 4] ^= 1;
  std::ofstream(copy, std::ios::trunc) << text;
  EXPECT_EQ(run("restore", "--from", copy), 2);
  EXPECT_FALSE(std::filesystem::exists(key));
}

TEST(TheDescriptionOfTheApi, IsTheOneTheWebAppIsTypedBy) {
  const auto said = json::parse(run_homeward({"openapi"}).output, 8 << 20);

  EXPECT_TRUE(said.value() == json::parse(read_project_file("web/openapi.json"), 8 << 20).value())
      << "./dev api writes web/openapi.json and its types anew";
}

/// A pack of ours with another version and title, in the folder of a centre.
void write_pack(const std::filesystem::path& overlay, const std::string& version, const std::string& title) {
  std::string pack = read_project_file("catalogue/roles/trainer.json");
  const auto replace = [&](const std::string& from, const std::string& to) {
    pack.replace(pack.find(from), from.size(), to);
  };
  replace("\"version\": 1", "\"version\": " + version);
  replace("\"en\": \"Trainer\"", "\"en\": " + title);
  std::filesystem::create_directories(overlay / "roles");
  std::ofstream(overlay / "roles" / "trainer.json") << pack;
}

TEST(PacksOfACentre, StandInForOurs) {
  const TemporaryFolder folder;
  write_pack(folder.path(), "2", "\"Trainer of our own\"");

  World world(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder.path().string()}}});

  EXPECT_THAT(must(world.admin().get("/api/v1/roles"), 200).dump(), HasSubstr("Trainer of our own"));
}

/// Ours with the text of its owner, as a centre loads it that has accepted the licence.
void write_text(const std::filesystem::path& overlay, const std::string& licence) {
  const auto ours = json::parse(read_project_file("catalogue/instruments/who-5.json"), 1 << 20);
  json::Value pack = *ours;
  for (auto& [name, member] : std::get<json::Object>(pack.is)) {
    if (name == "version") member = json::Value{*member.integer() + 1};
    if (name != "items") continue;
    for (json::Value& item : std::get<json::Array>(member.is)) {
      std::get<json::Object>(item.is).emplace_back(
          "text", json::Value{json::Object{{"en", json::Value{std::string("Words of the owner")}}}});
    }
  }
  auto& members = std::get<json::Object>(pack.is);
  if (!licence.empty()) members.emplace_back("text_licence", *json::parse(licence, 1 << 10));
  std::filesystem::create_directories(overlay / "instruments");
  std::ofstream(overlay / "instruments" / "who-5.json") << json::to_string(pack);
}

TEST(PacksOfACentre, ShowALicensedTextOnceTheLicenceIsAccepted) {
  const TemporaryFolder folder, unaccepted;
  write_text(folder.path(),
             R"({"holder":"Its owner","terms":"Unmodified","accepted_by":"A. B.","accepted_on":"2026-11-22"})");
  write_text(unaccepted.path(), "");
  std::string said;

  World world(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder.path().string()}}});
  Session& by = world.a_counsellor(world.a_place("centre", "House", world.a_region("Region")));
  const Json line = find_item(must(by.get("/api/v1/instruments"), 200)["items"], "id", "who-5");
  const Json ours = must(by.get("/api/v1/instruments/who-5?version=1"), 200);
  try {
    World other(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", unaccepted.path().string()}}});
  } catch (const std::exception& e) {
    said = e.what();
  }

  EXPECT_EQ(line["may_show_text"], Json(true));
  EXPECT_THAT(must(by.get("/api/v1/instruments/who-5"), 200).dump(), HasSubstr("Words of the owner"));
  EXPECT_THAT(ours.dump(), Not(HasSubstr("Words of the owner"))) << "forms begun with our version stay what they are";
  EXPECT_EQ(by.get("/api/v1/instruments/who-5?version=7").status, 404);
  EXPECT_THAT(said, HasSubstr("comes without its text"));
}

TEST(PacksOfACentre, ThatAreWrongAreNamedAtTheStart) {
  const TemporaryFolder folder;
  write_pack(folder.path(), "1", "7");
  std::string said;

  try {
    World world(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", folder.path().string()}}});
  } catch (const std::exception& e) {
    said = e.what();
  }

  EXPECT_THAT(said, HasSubstr("overlay:roles/trainer.json: /title/en: "));
}

}  // namespace
}  // namespace homeward::testing
