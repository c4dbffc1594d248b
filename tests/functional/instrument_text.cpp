#include "support/project_files.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace homeward::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// `homeward instrument-text` and the server that is started with what it wrote. The words are made up.
class InstrumentTextCommand : public ::testing::Test {
 protected:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  std::filesystem::path overlay() const { return folder_.path() / "packs"; }
  std::filesystem::path pack(const std::string& name = "who-5") const {
    return overlay() / "instruments" / (name + ".json");
  }
  void SetUp() override { std::filesystem::create_directories(overlay()); }

  Finished make_template(const std::string& languages, const std::string& file = "text.json",
                         const std::string& instrument = "who-5") {
    return run_homeward({"instrument-text", "template", instrument, "--language", languages, "--out", path(file),
                         "--catalogue-overlay", overlay().string()});
  }
  Finished load(const std::vector<std::string>& more = {}, const std::string& file = "text.json") {
    std::vector<std::string> all = {"instrument-text",
                                    "load",
                                    path(file),
                                    "--holder",
                                    "Its owner",
                                    "--terms",
                                    "Unmodified",
                                    "--accepted-by",
                                    "A. B., administrator",
                                    "--catalogue-overlay",
                                    overlay().string()};
    all.insert(all.end(), more.begin(), more.end());
    return run_homeward(all);
  }
  std::string read(const std::filesystem::path& file) const {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// Fills every empty text of the file.
  void fill(const std::string& words, const std::string& file = "text.json") {
    std::string text = read(path(file));
    for (std::size_t at = 0; (at = text.find("\"\"", at)) != std::string::npos;) text.replace(at, 2, '"' + words + '"');
    std::ofstream(path(file)) << text;
  }
  void change(const std::string& from, const std::string& to, const std::string& file = "text.json") {
    std::string text = read(path(file));
    text.replace(text.find(from), from.size(), to);
    std::ofstream(path(file)) << text;
  }
  std::vector<std::string> lying() const {
    std::vector<std::string> out;
    for (const auto& file : std::filesystem::recursive_directory_iterator(overlay()))
      if (file.is_regular_file()) out.push_back(file.path().filename().string());
    std::ranges::sort(out);
    return out;
  }
  World world() const {
    return World(WorldOptions{.environment = {{"HOMEWARD_CATALOGUE_OVERLAY", overlay().string()}}});
  }

 private:
  const TemporaryFolder folder_;
};

struct Desk {
  Session& counsellor;
  std::string person, day;

  explicit Desk(World& world)
      : counsellor(world.a_counsellor(world.a_place("centre", "House", world.a_region("Region")))), day(world.day()) {
    person = registered(counsellor, a_person("Jamila", "Textova"));
  }
  HttpAnswer begin(const std::string& mode) {
    return counsellor.post("/api/v1/people/" + person + "/assessments", a_form("who-5", day).with("mode", mode));
  }
};

TEST_F(InstrumentTextCommand, LetsAFormBeFilledInThatWasRefusedBefore) {
  World without = world();
  Desk before(without);
  const HttpAnswer refused = before.begin("self_on_device");
  const Json missing = find_item(must(without.admin().get("/api/v1/content"), 200)["items"], "id", "who-5")["text"];

  const Finished made = make_template("en,id");
  fill("A made-up question");
  const Finished loaded = load({"--accepted-on", "2026-11-20"});
  World with = world();
  Desk after(with);
  const HttpAnswer begun = after.begin("self_on_device");
  const Json month = find_item(must(with.admin().get("/api/v1/content"), 200)["items"], "id", "monthly");
  const Json line = find_item(must(with.admin().get("/api/v1/content"), 200)["items"], "id", "who-5");

  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.json()["fields"][0]["reason"], Json("instrument.no-text"));
  EXPECT_EQ(missing["words"], Json(false));
  EXPECT_EQ(made.code, 0) << made.errors;
  EXPECT_EQ(loaded.code, 0) << loaded.errors;
  EXPECT_THAT(loaded.output, AllOf(HasSubstr("version 2 of who-5"), HasSubstr("Start the server again")));
  EXPECT_EQ(begun.status, 201) << begun.body;
  const Json shown = must(after.counsellor.get("/api/v1/instruments/who-5"), 200);
  EXPECT_EQ(shown["items"][4]["text"]["id"], Json("A made-up question"));
  EXPECT_EQ(shown["options"]["six"][5]["text"]["en"], Json("A made-up question"));
  EXPECT_EQ(line["text"]["accepted_on"], Json("2026-11-20"));
  EXPECT_EQ(line["text"]["words"], Json(true));
  EXPECT_EQ(month["waits_for"].dump(), R"(["barc-10"])") << "one text less is waited for";
  EXPECT_EQ(line["own"], Json(true));
  EXPECT_EQ(line["unverified"][0]["part"], Json("whole")) << "nobody compared the words";
}

TEST_F(InstrumentTextCommand, KeepsTheEarlierTextForFormsThatWereBegunWithIt) {
  make_template("en");
  fill("First");
  load({"--compared"});
  change("First", "Second");
  const Finished again = load({"--compared"});

  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_EQ(lying(), (std::vector<std::string>{"who-5.2.json", "who-5.json"}));
  World served = world();
  Session& by = served.a_counsellor(served.a_place("centre", "House", served.a_region("Region")));
  EXPECT_THAT(must(by.get("/api/v1/instruments/who-5?version=2"), 200).dump(), Not(HasSubstr("Second")));
  const Json now = must(by.get("/api/v1/instruments/who-5"), 200);
  EXPECT_THAT(now.dump(), HasSubstr("Second"));
  EXPECT_EQ(now["version"], Json(3));
  EXPECT_EQ(now["verified"], Json(true)) << "the key is, and so are the words";
}

TEST_F(InstrumentTextCommand, WritesNothingWhereAnythingIsWrong) {
  make_template("en,id");
  const Finished empty = load();
  fill("Words");
  change("\"q5\"", "\"q6\"");
  const Finished unknown = load();
  const Finished nobody = load({"--accepted-on", "2999-01-01"});
  std::ofstream(path("broken.json")) << "{\"instrument\": \"who-5\",";
  const Finished broken = load({}, "broken.json");

  EXPECT_EQ(empty.code, 2);
  for (const char* place : {"/items/q1/en: the words are missing", "/items/q5/id: the words are missing",
                            "/options/six/0/en: the words are missing", "/options/six/5/id: the words are missing",
                            "Nothing was written."}) {
    EXPECT_THAT(empty.errors, HasSubstr(place));
  }
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.errors, AllOf(HasSubstr("/items/q6: the instrument or the file has nothing of this name"),
                                    HasSubstr("/items/q5/en: the words are missing")));
  EXPECT_EQ(nobody.code, 2);
  EXPECT_THAT(nobody.errors, HasSubstr("--accepted-on: today or an earlier day"));
  EXPECT_EQ(broken.code, 2);
  EXPECT_EQ(lying(), std::vector<std::string>());
}

TEST_F(InstrumentTextCommand, RefusesWhatItCannotBeAskedFor) {
  const Finished tier_a = make_template("en", "a.json", "phq-9"), none = make_template("en", "b.json", "horoscope");
  make_template("en");
  const Finished over = make_template("en");
  fill("Words");
  const Finished nowhere = run_homeward(
      {"instrument-text", "load", path("text.json"), "--holder", "H", "--terms", "T", "--accepted-by", "A"});

  EXPECT_EQ(tier_a.code, 2);
  EXPECT_THAT(tier_a.errors, HasSubstr("instrument.has-text"));
  EXPECT_THAT(none.errors, HasSubstr("instrument.unknown"));
  EXPECT_EQ(over.code, 2);
  EXPECT_THAT(over.errors, HasSubstr("is there already"));
  EXPECT_EQ(nowhere.code, 2);
  EXPECT_THAT(nowhere.errors, HasSubstr("catalogue_overlay names no folder"));
}

TEST_F(InstrumentTextCommand, PutsAFolderRightThatANewProgramNoLongerStartsWith) {
  make_template("en");
  fill("Words");
  load();
  std::string old = read(pack());
  old.replace(old.find("\"version\": 2"), 12, "\"version\": 1");
  std::ofstream(pack()) << old;  // as if the program brought a newer one

  const Finished again = load();

  EXPECT_EQ(again.code, 0) << again.errors;
  EXPECT_THAT(again.output, HasSubstr("version 2 of who-5"));
  EXPECT_THAT(read(pack()), HasSubstr("\"version\": 2"));
  world();
}

TEST_F(InstrumentTextCommand, TouchesNoFileThatIsNoPack) {
  make_template("en");
  fill("Words");
  std::filesystem::create_directories(pack().parent_path());
  std::ofstream(pack()) << "somebody's notes";

  const Finished refused = load();

  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.errors, HasSubstr("is no pack; move it away"));
  EXPECT_EQ(read(pack()), "somebody's notes");
}

}  // namespace
}  // namespace homeward::testing
