#include "care/assessment/instrument_text.hpp"

#include "base/json_indented.hpp"
#include "engine/scoring/instrument.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

using ::testing::ElementsAre;

const std::string k_pack = R"({
  "id": "x", "version": 3, "source": "invented", "licence": "ask", "verified": true, "title": {"en": "X"}, "tier": "B",
  "languages": [], "domains": ["social"], "administered_by": ["self"], "minutes": 1,
  "options": {"two": [{"value": 0, "code": "LA1"}, {"value": 1.5}]},
  "items": [{"id": "q1", "options": "two", "reverse": true}, {"id": "q2", "number": {"from": 0, "to": 28}}],
  "scores": [{"name": "total", "method": "sum", "items": ["q2"], "range": {"from": 0, "to": 28}}], "tests": []})";

json::Value value(const std::string& text) { return json::parse(text).value(); }

const std::string k_text = R"({"instrument": "x", "languages": ["en", "id"], "intro": {"en": "", "id": ""},
  "items": {"q1": {"en": "One?", "id": "Satu?"}, "q2": {"en": "  How many?\n", "id": "Berapa?"}},
  "options": {"two": {"0": {"en": "No", "id": "Tidak"}, "1.5": {"en": "Yes", "id": "Ya"}}}})";

LoadedAs as() { return {4, false, {"Its owner", "Unmodified", "A. B.", *LocalDate::parse("2026-11-22")}}; }

/// The faults of this text as `place: what is wrong`.
std::vector<std::string> faults(const std::string& text) {
  const auto loaded = with_text(value(k_pack), value(text), as());
  std::vector<std::string> out;
  if (!loaded)
    for (const FieldFault& fault : loaded.error().fields) out.push_back(fault.path + ": " + fault.detail);
  return out;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST(InstrumentText, ATemplateAsksForEveryQuestionAndAnswerInEveryLanguage) {
  EXPECT_EQ(text_template(value(k_pack), {"en", "id"}), value(R"({"instrument": "x", "languages": ["en", "id"],
    "intro": {"en": "", "id": ""}, "items": {"q1": {"en": "", "id": ""}, "q2": {"en": "", "id": ""}},
    "options": {"two": {"0": {"en": "", "id": ""}, "1.5": {"en": "", "id": ""}}}})"));
}

TEST(InstrumentText, StandsInThePackAndLeavesTheKeyAsItWas) {
  const auto loaded = with_text(value(k_pack), value(k_text), as());

  ASSERT_TRUE(loaded);
  EXPECT_EQ(*loaded, value(R"({
    "id": "x", "version": 4, "source": "invented", "licence": "ask", "verified": false, "title": {"en": "X"},
    "tier": "B",
    "text_licence": {"holder": "Its owner", "terms": "Unmodified", "accepted_by": "A. B.", "accepted_on": "2026-11-22"},
    "languages": ["en", "id"], "domains": ["social"], "administered_by": ["self"], "minutes": 1,
    "options": {"two": [{"value": 0, "code": "LA1", "text": {"en": "No", "id": "Tidak"}},
                        {"value": 1.5, "text": {"en": "Yes", "id": "Ya"}}]},
    "items": [{"id": "q1", "options": "two", "reverse": true, "text": {"en": "One?", "id": "Satu?"}},
              {"id": "q2", "number": {"from": 0, "to": 28}, "text": {"en": "How many?", "id": "Berapa?"}}],
    "scores": [{"name": "total", "method": "sum", "items": ["q2"], "range": {"from": 0, "to": 28}}], "tests": []})"));
  EXPECT_TRUE(scoring::read_instrument(*loaded));
}

TEST(InstrumentText, OfAPackThatHasOneIsGivenBackToBeChangedAndThenReplacesIt) {
  const json::Value pack =
      with_text(value(k_pack),
                value(with(k_text, R"("en": "", "id": "")", R"("en": "Of late:", "id": "Akhir-akhir ini:")")), as())
          .value();

  const json::Value given = text_template(pack, {"en", "id"});
  LoadedAs next = as();
  next.version = 5;
  next.licence.terms = "Others";
  const auto loaded = with_text(pack, given, next);

  ASSERT_TRUE(loaded);
  EXPECT_EQ(*given.find("intro"), value(R"({"en": "Of late:", "id": "Akhir-akhir ini:"})"));
  EXPECT_EQ(*given.find("items"), *value(with(k_text, "  How many?\\n", "How many?")).find("items"));
  EXPECT_EQ(*loaded->find("items"), *pack.find("items"));
  EXPECT_EQ(loaded->object()->size(), pack.object()->size()) << "nothing stands there twice";
  EXPECT_EQ(*loaded->find("text_licence")->find("terms")->string(), "Others");
}

TEST(InstrumentText, SaysEveryFaultAtOnceWithItsPlace) {
  EXPECT_THAT(faults(R"({"instrument": "y", "languages": ["en", "id"], "intro": {"en": "Of late"}, "more": 1,
    "items": {"q1": {"en": "One?", "id": "  "}, "q9": {"en": "Nine?"}},
    "options": {"two": {"0": {"en": "No", "id": "Tidak", "ru": "Net"}, "1": {"en": "Yes"}}}})"),
              ElementsAre("/more: the instrument or the file has nothing of this name", "/instrument: x is expected",
                          "/intro/id: the words are missing",
                          "/options/two/0/ru: the instrument or the file has nothing "
                          "of this name",
                          "/options/two/1.5/en: the words are missing", "/options/two/1.5/id: the words are missing",
                          "/options/two/1: the instrument or the file has nothing of this name",
                          "/items/q1/id: the words are missing", "/items/q2/en: the words are missing",
                          "/items/q2/id: the words are missing",
                          "/items/q9: the instrument or the file has nothing of this name"));
}

TEST(InstrumentText, TakesOnlyWords) {
  EXPECT_THAT(faults(with(k_text, "\"One?\"", "7")), ElementsAre("/items/q1/en: words are expected"));
  EXPECT_THAT(faults(with(k_text, R"({"en": "One?", "id": "Satu?"})", "7")),
              ElementsAre("/items/q1: words by language are expected"));
  EXPECT_EQ(faults(with(k_text, "One?", std::string(601, 'x'))).size(), 1u);
  EXPECT_THAT(faults(with(k_text, "One?", std::string(600, 'x'))), ElementsAre());
  EXPECT_THAT(faults(with(k_text, R"(["en", "id"])", R"(["en", "id", "Deutsch", "en"])")),
              ElementsAre("/languages/2: a language like en or pt-BR is expected, each once",
                          "/languages/3: a language like en or pt-BR is expected, each once"));
  EXPECT_EQ(faults(with(k_text, R"("languages": ["en", "id"],)", "")).front(),
            "/languages: the languages of the words are expected");
}

TEST(InstrumentText, OfTierAShipsWithItsPack) {
  const auto loaded = with_text(value(with(k_pack, "\"tier\": \"B\"", "\"tier\": \"A\"")), value(k_text), as());

  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().reason, "instrument.has-text");
}

TEST(IndentedJson, ReadsBackAsItWas) {
  for (const std::string& text : {k_pack, k_text, std::string(R"([{}, [], "a\"b", null, [[1]]])")})
    EXPECT_EQ(value(json::indented(value(text))), value(text));
  EXPECT_EQ(json::indented(value(R"({"a":[1,{}],"b":"c"})")),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"c\"\n}\n");
}

}  // namespace
}  // namespace homeward::assessment
