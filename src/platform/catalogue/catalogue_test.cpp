#include "platform/catalogue/catalogue.hpp"

#include "platform/catalogue/role_packs.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace homeward::catalogue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view k_common =
    R"({"type":"object","required":["id","version","source","licence","verified"],
        "properties":{"id":{"type":"string"},"version":{"type":"integer","minimum":1},"source":{"type":"string"},
                      "licence":{"type":"string"},"verified":{"type":"boolean"},"tests":{"type":"array"}}})";
constexpr std::string_view k_words = R"({"required":["word"],"properties":{"word":{"type":"string"}}})";

std::string pack(const std::string& id, int version, const std::string& word, const std::string& more = "") {
  return R"({"id":")" + id + R"(","version":)" + std::to_string(version) +
         R"(,"source":"invented","licence":"CC0-1.0","verified":true,"word":")" + word + "\"" + more + "}";
}

class CatalogueTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("hw_catalogue_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder_ / "words");
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void add(std::string path, std::string content) { files_.emplace_back(std::move(path), std::move(content)); }
  void overlay(const std::string& path, const std::string& content) {
    std::filesystem::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path) << content;
  }
  Catalogue::Loaded load(bool with_overlay = false) {
    std::vector<PackFile> files{{"schema.json", k_common}, {"words/schema.json", k_words}};
    for (const auto& [path, content] : files_) files.push_back({path, content});
    return Catalogue::load(files, with_overlay ? std::optional(folder_) : std::nullopt);
  }
  static std::vector<std::string> lines(const std::vector<PackFault>& faults) {
    std::vector<std::string> out;
    for (const PackFault& fault : faults) out.push_back(to_string(fault));
    return out;
  }

  std::vector<std::pair<std::string, std::string>> files_;
  std::filesystem::path folder_;
};

TEST_F(CatalogueTest, FindsPacksByKindAndId) {
  add("words/b.json", pack("b", 1, "second"));
  add("words/a.json", pack("a", 3, "first"));

  const auto loaded = load();

  ASSERT_THAT(lines(loaded.faults), IsEmpty());
  ASSERT_THAT(loaded.catalogue.list("words"), SizeIs(2));
  const Pack& a = *loaded.catalogue.list("words")[0];
  EXPECT_EQ(a.id, "a");
  EXPECT_EQ(a.version, 3);
  EXPECT_EQ(a.licence, "CC0-1.0");
  EXPECT_TRUE(a.verified);
  EXPECT_FALSE(a.from_overlay);
  EXPECT_THAT(a.hash, SizeIs(64));
  EXPECT_EQ(*loaded.catalogue.find("words", "b")->content.find("word")->string(), "second");
  EXPECT_EQ(loaded.catalogue.find("words", "c"), nullptr);
  EXPECT_EQ(loaded.catalogue.find("numbers", "a"), nullptr);
  EXPECT_THAT(loaded.catalogue.list("numbers"), IsEmpty());
}

TEST_F(CatalogueTest, NamesAllFaultsOfAllFilesAtOnce) {
  add("words/torn.json", R"({"id":)");
  add("words/other.json", pack("another", 1, "x"));
  add("words/poor.json", R"({"id":"poor","version":0,"verified":1,"word":5})");
  add("numbers/one.json", pack("one", 1, "x"));
  add("loose.json", pack("loose", 1, "x"));
  add("words/right.json", pack("right", 1, "x"));

  const auto loaded = load();

  EXPECT_THAT(
      lines(loaded.faults),
      ElementsAre("loose.json: a pack is a file <kind>/<id>.json",
                  "numbers/one.json: there is no schema for packs of this kind",
                  "words/other.json: /id: the file is called other, the pack another",
                  "words/poor.json: source is needed", "words/poor.json: licence is needed",
                  "words/poor.json: /version: 0 is not at least 1",
                  "words/poor.json: /verified: boolean is expected, found number",
                  "words/poor.json: /word: string is expected, found number", "words/torn.json: the text is not JSON"));
  EXPECT_NE(loaded.catalogue.find("words", "right"), nullptr);
  EXPECT_EQ(loaded.catalogue.find("words", "poor"), nullptr);
}

TEST_F(CatalogueTest, NamesAFaultOfASchema) {
  add("numbers/schema.json", R"({"typ":"object"})");

  EXPECT_THAT(lines(load().faults), ElementsAre("numbers/schema.json: /typ: no such keyword"));
}

TEST_F(CatalogueTest, LetsACentreAddAndRenewPacks) {
  add("words/a.json", pack("a", 3, "ours"));
  overlay("words/a.json", pack("a", 4, "theirs"));
  overlay("words/new.json", pack("new", 1, "of their own"));
  overlay("README.txt", "not a pack");

  const auto loaded = load(true);

  ASSERT_THAT(lines(loaded.faults), IsEmpty());
  const Pack& a = *loaded.catalogue.find("words", "a");
  EXPECT_TRUE(a.from_overlay);
  EXPECT_EQ(a.overrides, 3);
  EXPECT_EQ(a.file, "overlay:words/a.json");
  EXPECT_EQ(*a.content.find("word")->string(), "theirs");
  EXPECT_TRUE(loaded.catalogue.find("words", "new")->from_overlay);
  EXPECT_EQ(loaded.catalogue.find("words", "new")->overrides, std::nullopt);
  EXPECT_EQ(*loaded.catalogue.find("words", "a", 3)->content.find("word")->string(), "ours")
      << "records that name it still find it";
  EXPECT_EQ(loaded.catalogue.find("words", "a", 2), nullptr);
  EXPECT_THAT(loaded.catalogue.replaced("words"), SizeIs(1));
}

TEST_F(CatalogueTest, RefusesWhatACentreMayNotDo) {
  add("words/a.json", pack("a", 3, "ours"));
  overlay("words/a.json", pack("a", 3, "theirs"));
  overlay("words/schema.json", R"({})");
  overlay("numbers/one.json", pack("one", 1, "x"));
  overlay("words/deep/b.json", pack("b", 1, "x"));

  const auto loaded = load(true);

  EXPECT_THAT(
      lines(loaded.faults),
      ElementsAre("overlay:numbers/one.json: there is no schema for packs of this kind",
                  "overlay:words/a.json: /version: a version above 3, which comes with the program, is expected",
                  "overlay:words/deep/b.json: a pack is a file <kind>/<id>.json",
                  "overlay:words/schema.json: a centre adds packs, not kinds of packs"));
  EXPECT_FALSE(loaded.catalogue.find("words", "a")->from_overlay);
}

TEST_F(CatalogueTest, SaysThatTheFolderIsNotThere) {
  const auto loaded = Catalogue::load({}, "/nowhere/at/all");

  EXPECT_THAT(lines(loaded.faults), ::testing::Contains(HasSubstr("overlay:: the folder cannot be read")));
}

TEST_F(CatalogueTest, RunsTheCasesThatPacksBring) {
  add("words/a.json", pack("a", 1, "x", R"(,"tests":[{"is":"x"},{"is":"y"}])"));
  PackTests tests;
  tests.add("words", [](const Pack& p, const json::Value& test, const PackTests::Fault& fault) {
    if (*test.find("is")->string() != *p.content.find("word")->string()) fault("/is", "it is another word");
  });

  const auto report = tests.run(load().catalogue);

  EXPECT_EQ(report.cases, 2);
  EXPECT_THAT(lines(report.faults), ElementsAre("words/a.json: /tests/1/is: it is another word"));
}

TEST_F(CatalogueTest, TakesCasesThatNobodyRunsForAFault) {
  add("words/a.json", pack("a", 1, "x", R"(,"tests":[{}])"));

  EXPECT_THAT(lines(PackTests().run(load().catalogue).faults),
              ElementsAre("words/a.json: /tests: nothing runs the test cases of this kind"));
}

TEST(RolePacks, HoldARoleToWhatItsCasesSay) {
  Pack role;
  role.content =
      json::parse(R"({"id":"r","title":{"en":"R"},"permissions":["a.b"],"grants":{"mine":["care","note"]}})").value();
  std::vector<std::string> faults;
  const auto run = [&](std::string_view test) {
    faults.clear();
    check_role_case(role, json::parse(test).value(),
                    [&](std::string at, std::string detail) { faults.push_back(at + " " + detail); });
    return faults;
  };

  EXPECT_THAT(run(R"({"may":["a.b"],"may_not":["c.d"],"opens":{"mine":["care"]},"never_opens":["audit"]})"), IsEmpty());
  EXPECT_THAT(run(R"({"may":["c.d"],"may_not":["a.b"]})"),
              ElementsAre("/may/0 the role may not c.d", "/may_not/0 the role may a.b"));
  EXPECT_THAT(run(R"({"closes":{"mine":["note"],"place":["note"]}})"),
              ElementsAre("/closes/mine/0 note is open there"));
  EXPECT_THAT(run(R"({"opens":{"place":["care"]},"never_opens":["audit","note"]})"),
              ElementsAre("/never_opens/1 note is open through mine", "/opens/place/0 care is closed there"));
}

TEST_F(CatalogueTest, KeepsEarlierVersionsOfACentreForWhatNamesThem) {
  add("words/a.json", pack("a", 1, "ours"));
  overlay("words/a.json", pack("a", 3, "now"));
  overlay("words/a.2.json", pack("a", 2, "before"));

  const auto loaded = load(true);

  EXPECT_THAT(lines(loaded.faults), IsEmpty());
  EXPECT_EQ(*loaded.catalogue.find("words", "a")->content.find("word")->string(), "now");
  EXPECT_EQ(*loaded.catalogue.find("words", "a", 2)->content.find("word")->string(), "before");
  EXPECT_EQ(*loaded.catalogue.find("words", "a", 1)->content.find("word")->string(), "ours");
  EXPECT_THAT(loaded.catalogue.list("words"), SizeIs(1));
}

TEST_F(CatalogueTest, HoldsAnEarlierVersionToItsName) {
  overlay("words/a.2.json", pack("a", 4, "other"));
  overlay("words/b.2.json", pack("a", 2, "other"));
  add("words/c.1.json", pack("c", 1, "ours has one version"));

  EXPECT_THAT(lines(load(true).faults), ElementsAre("overlay:words/a.2.json: /version: the file is called version 2",
                                                    "overlay:words/b.2.json: /id: the file is called b, the pack a",
                                                    "words/c.1.json: /version: the file is called version 1"));
}

TEST_F(CatalogueTest, DoesNotReadWhatIsHidden) {
  overlay("words/.77.a.json", "{\"half");
  overlay(".git/config.json", "{}");

  EXPECT_THAT(lines(load(true).faults), IsEmpty());
}

}  // namespace
}  // namespace homeward::catalogue
