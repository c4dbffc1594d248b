#include "app/content.hpp"

#include "app/content_routes.hpp"
#include "care/assessment/instrument_text.hpp"
#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <unistd.h>

namespace homeward::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Content {
  explicit Content(const std::string& overlay = "")
      : packs(load_catalogue(overlay)), instruments(packs), lines(list_content(packs, instruments).items) {}

  const ContentLine& line(std::string_view kind, std::string_view id) const {
    return *std::ranges::find_if(lines, [&](const auto& l) { return l.kind.text == kind && l.id.text == id; });
  }

  catalogue::Catalogue packs;
  assessment::Instruments instruments;
  std::vector<ContentLine> lines;
};

std::vector<std::string> words(const std::vector<PublicText>& all) {
  std::vector<std::string> out;
  for (const PublicText& one : all) out.push_back(one.text);
  return out;
}

/// `readings 3 of 7`
std::vector<std::string> unverified(const ContentLine& line) {
  std::vector<std::string> out;
  for (const auto& [part, count, of] : line.unverified)
    out.push_back(std::string(to_word(part)) + " " + std::to_string(count) + " of " + std::to_string(of));
  return out;
}

TEST(ContentList, SaysWhatOfAPackIsNotVerified) {
  const Content content;

  EXPECT_THAT(unverified(content.line("instruments", "who-5")), ElementsAre("change 1 of 1", "codes 1 of 1"));
  EXPECT_THAT(unverified(content.line("instruments", "audit")), IsEmpty());
  EXPECT_THAT(unverified(content.line("instruments", "sds")), ElementsAre("readings 3 of 7"));
  EXPECT_THAT(unverified(content.line("roles", "clerk")), ElementsAre("whole 1 of 1"));
  EXPECT_THAT(unverified(content.line("languages", "en")), IsEmpty());
}

TEST(ContentList, NamesLanguagesAndWhichAMachineDrafted) {
  const Content content;

  EXPECT_THAT(words(content.line("outcomes", "rd_zaks_1972").languages), ElementsAre("en", "id", "ru"));
  EXPECT_THAT(words(content.line("outcomes", "rd_zaks_1972").drafted), ElementsAre("id", "ru"));
  EXPECT_THAT(words(content.line("languages", "ru").drafted), ElementsAre("ru"));
  EXPECT_THAT(words(content.line("languages", "en").drafted), IsEmpty());
  EXPECT_THAT(words(content.line("instruments", "phq-9").languages), ElementsAre("en"));
}

TEST(ContentList, SaysWhetherAnInstrumentHasItsText) {
  const Content content;
  for (const ContentLine& line : content.lines) {
    ASSERT_EQ(line.text.has_value(), line.kind.text == "instruments") << line.id.text;
    if (!line.text) continue;
    const bool shipped = line.text->tier.text == "A";
    EXPECT_EQ(line.text->words, shipped) << line.id.text;
    EXPECT_EQ(line.text->accepted, shipped) << line.id.text;
  }
}

TEST(ContentList, KnowsTheCentresOwn) {
  const auto folder = std::filesystem::temp_directory_path() / ("hw_content_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder / "instruments");
  const json::Value ours = json::parse(testing::read_project_file("catalogue/instruments/who-5.json")).value();
  std::string text = json::to_string(assessment::text_template(ours, {"en"}));
  for (std::size_t at = 0; (at = text.find("\"\"", at)) != text.npos;) text.replace(at, 2, "\"Made up\"");
  const auto loaded =
      assessment::with_text(ours, json::parse(text).value(),
                            {2, true, {"Its owner", "Unmodified", "A. B.", *LocalDate::parse("2026-11-22")}});
  ASSERT_TRUE(loaded);
  std::ofstream(folder / "instruments" / "who-5.json") << json::to_string(*loaded);

  const Content content(folder.string());
  const ContentLine& line = content.line("instruments", "who-5");
  std::filesystem::remove_all(folder);

  EXPECT_TRUE(line.own);
  EXPECT_EQ(line.overrides, 1);
  EXPECT_TRUE(line.text->words && line.text->accepted);
  EXPECT_EQ(line.text->holder->text, "Its owner");
  EXPECT_EQ(line.text->accepted_on->text, "2026-11-22");
  EXPECT_FALSE(content.line("instruments", "audit").own);
}

}  // namespace
}  // namespace homeward::app
