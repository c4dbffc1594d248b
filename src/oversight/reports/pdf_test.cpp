#include "support/pdf.hpp"

#include "oversight/reports/numbers.hpp"
#include "oversight/reports/words.hpp"
#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

namespace homeward::reports {
namespace {

using homeward::testing::pdf_faults;
using homeward::testing::pdf_info;
using homeward::testing::pdf_structure;
using homeward::testing::pdf_text;
using homeward::testing::read_project_file;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

Words words_of(const std::string& language) {
  const std::vector<std::string> paths{"schema.json", "languages/schema.json", "languages/en.json",
                                       "languages/ru.json"};
  std::vector<std::string> texts;
  std::vector<catalogue::PackFile> files;
  for (const std::string& path : paths) texts.push_back(read_project_file("catalogue/" + path));
  for (std::size_t i = 0; i < paths.size(); ++i) files.push_back({paths[i], texts[i]});
  static std::deque<catalogue::Catalogue> kept;  // words point into it
  kept.push_back(catalogue::Catalogue::load(files).catalogue);
  return *Words::find(kept.back(), language);
}

Report a_report(std::size_t houses) {
  Report out;
  out.title = "Завершили по плану";
  out.subtitle = "Ош, 2025";
  out.about_name = "What this counts";
  out.columns = {{"row", "", Form::text, true},
                 {"name", "Centre", Form::text},
                 {"n", "Counted", Form::whole},
                 {"value", "Share", Form::share},
                 {"low", "95% interval, from", Form::share},
                 {"high", "95% interval, to", Form::share}};
  out.rows = {{std::string("total"), std::string("All"), std::int64_t{12340}, 0.625, 0.616, 0.634}};
  for (std::size_t i = 0; i < houses; ++i)
    out.rows.push_back({std::string("group"), "House " + std::to_string(i), std::string("withheld"),
                        std::string("withheld"), std::monostate(), std::monostate()});
  out.about = {{"definition", "What this counts", "Stays that ended as planned."}};
  out.drawn = Drawn::intervals;
  return out;
}

const Made k_made{*Instant::parse("2026-11-21T08:00:00Z"), "national monitor, Sayyora"};

TEST(Numbers, AreWrittenAndRoundedAsOnTheScreens) {
  const Numbers en("en"), id("id"), ru("ru");

  EXPECT_EQ(en.whole(12345), "12,345");
  EXPECT_EQ(id.whole(12345), "12.345");
  EXPECT_EQ(ru.whole(12345), "12\u00a0345");
  EXPECT_EQ(en.say(Form::share, 0.625), "63%");
  EXPECT_EQ(ru.say(Form::share, 0.625), "63\u00a0%");
  EXPECT_EQ(en.say(Form::decimal, 2.25), "2.3");
  EXPECT_EQ(ru.say(Form::decimal, 2.25), "2,3");
  EXPECT_EQ(ru.say(Form::decimal, 12), "12");
  EXPECT_EQ(en.say(Form::points, 0.1234), "+12.3");
  EXPECT_EQ(en.say(Form::points, -0.05), "-5");
}

TEST(PdfOf, SaysWhatTheTableHolds) {
  const std::string text = pdf_text(pdf_of(a_report(1), k_made, words_of("en")));

  EXPECT_THAT(text, HasSubstr("Завершили по плану"));
  EXPECT_THAT(text, HasSubstr("Ош, 2025"));
  EXPECT_THAT(text, HasSubstr("Made 2026-11-21 08:00 UTC for: national monitor, Sayyora"));
  EXPECT_THAT(text, ContainsRegex("All +12,340 +63% +62% – 63%"));
  EXPECT_THAT(text, ContainsRegex("House 0 +withheld +withheld +–"));
  EXPECT_THAT(text, HasSubstr("Page 1 of 1"));
}

TEST(PdfOf, IsAFileThatReadsOut) {
  const std::string pdf = pdf_of(a_report(1), k_made, words_of("ru"));

  EXPECT_EQ(pdf_faults(pdf), "");
  EXPECT_THAT(pdf, HasSubstr("/Lang (ru)"));
  const std::string info = pdf_info(pdf);
  EXPECT_THAT(info, HasSubstr("Завершили по плану, Ош, 2025"));
  EXPECT_THAT(info, ContainsRegex("Tagged: +yes"));
  EXPECT_THAT(info, HasSubstr("(A4)"));
  const std::string structure = pdf_structure(pdf);
  for (const char* element : {"Document", "H1", "P (block)", "Table (block)", "TR", "TH", "TD"})
    EXPECT_THAT(structure, HasSubstr(element));
}

TEST(PdfOf, RepeatsTheHeadOfATableOnItsNextPage) {
  const std::string text = pdf_text(pdf_of(a_report(100), k_made, words_of("ru")));

  std::size_t heads = 0;
  for (auto at = text.find("Counted"); at != text.npos; at = text.find("Counted", at + 1)) ++heads;
  EXPECT_GE(heads, 3U);
  EXPECT_THAT(text, HasSubstr("Страница 3 из " + std::to_string(heads)));
  EXPECT_THAT(text, HasSubstr("House 99 "));
}

TEST(PdfOf, IsTheSameForTheSame) {
  const Words words = words_of("en");

  EXPECT_EQ(pdf_of(a_report(60), k_made, words), pdf_of(a_report(60), k_made, words));
}

TEST(PdfOf, TakesNoTextAsMarkup) {
  Report report = a_report(0);
  report.title = "<b>Osh</b> & ) endobj";

  const std::string pdf = pdf_of(report, k_made, words_of("en"));

  EXPECT_EQ(pdf_faults(pdf), "");
  EXPECT_THAT(pdf_text(pdf), HasSubstr("<b>Osh</b> & ) endobj"));
}

}  // namespace
}  // namespace homeward::reports
