#include "oversight/reports/report.hpp"

#include "support/zip.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace homeward::reports {
namespace {

Report a_report() {
  Report out;
  out.title = "Planned completion";
  out.subtitle = "Osh, 2025";
  out.table_name = "Figures";
  out.about_name = "What this counts";
  out.columns = {{"group", "", Form::text, true},
                 {"name", "Centre", Form::text},
                 {"n", "Counted", Form::whole},
                 {"value", "Share", Form::share}};
  out.rows = {{std::string("a"), std::string("Ош, \"Север\""), std::int64_t{120}, 0.625},
              {std::string("b"), std::string("=1+1"), std::string("withheld"), std::monostate()}};
  out.about = {{"source", "Source", "-section 4"}};
  return out;
}

TEST(CsvOf, HasIdsAboveAndEveryFactOnEveryLine) {
  EXPECT_EQ(csv_of(a_report()),
            "group,name,n,value,source\r\n"
            "a,\"Ош, \"\"Север\"\"\",120,0.625,'-section 4\r\n"
            "b,'=1+1,withheld,,'-section 4\r\n");
}

TEST(CsvOf, LetsNoTextBecomeAFormula) {
  for (const char* text : {"=1", "+1", "-1", "@a", "\t=1", "\r=1"}) {
    Report report = a_report();
    report.rows = {{std::string(text), std::string("x"), std::int64_t{-5}, -0.5}};

    const std::string csv = csv_of(report);

    const std::string line = csv.substr(csv.find("\r\n") + 2);
    EXPECT_THAT(line, ::testing::AnyOf(::testing::StartsWith("'"), ::testing::StartsWith("\"'"))) << text;
    EXPECT_THAT(line, ::testing::HasSubstr(",-5,-0.5,")) << "a number below zero stays a number";
  }
}

TEST(XlsxOf, HasNumbersAsNumbersAndTextsAsTexts) {
  const auto files = homeward::testing::unzip(xlsx_of(a_report(), Instant{}));

  const std::string& sheet = files.at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, ::testing::HasSubstr("<v>120</v>"));
  EXPECT_THAT(sheet, ::testing::HasSubstr("<v>0.625</v>"));
  EXPECT_THAT(sheet, ::testing::Not(::testing::HasSubstr("<f>")));
  const std::string& texts = files.at("xl/sharedStrings.xml");
  EXPECT_THAT(texts, ::testing::HasSubstr("<t>Ош, \"Север\"</t>"));
  EXPECT_THAT(texts, ::testing::HasSubstr("<t>=1+1</t>"));
  EXPECT_THAT(texts, ::testing::HasSubstr("<t>withheld</t>"));
  EXPECT_THAT(texts, ::testing::Not(::testing::HasSubstr("<t>b</t>"))) << "ids are for programs";
  EXPECT_THAT(files.at("xl/workbook.xml"), ::testing::HasSubstr("name=\"Figures\""));
}

}  // namespace
}  // namespace homeward::reports
