#include "care/assessment/rules.hpp"

#include <gtest/gtest.h>

namespace homeward::assessment {
namespace {

std::string paths(const FieldFaults& faults) {
  std::string out;
  for (const auto& fault : faults) out += fault.path + " " + fault.reason + "; ";
  return out;
}

scoring::Instrument a_flow_sheet() {
  scoring::Instrument out;
  out.primary = "total";
  out.rounds = scoring::Rounds{"a source", false, {{"mild", 240}, {"severe", 60}}};
  return out;
}

scoring::ScoredForm at(const scoring::Level* level) {
  scoring::ScoredForm out;
  out.scores.push_back({.name = "total", .band = level});
  return out;
}

TEST(CheckLanguage, AsksForTheQuestionsInItWhereTheyAreReadAlone) {
  scoring::Instrument pack;
  pack.languages = {"en", "pt-BR"};
  const auto check = [&](FormMode mode, const char* language) { return paths(check_language(pack, mode, language)); };
  const std::string missing = "language instrument.language-missing; ";

  for (const FormMode alone : {FormMode::self_on_device, FormMode::self_by_link}) {
    EXPECT_EQ(check(alone, "en"), "");
    EXPECT_EQ(check(alone, "en-GB"), "") << "the words are the same";
    EXPECT_EQ(check(alone, "pt-BR"), "");
    EXPECT_EQ(check(alone, "pt"), missing);
    EXPECT_EQ(check(alone, "ky"), missing);
  }
  for (const FormMode other : {FormMode::interview, FormMode::imported}) {
    EXPECT_EQ(check(other, "ky"), "") << "asked from paper, or elsewhere";
    EXPECT_EQ(check(other, "k!"), "language language.malformed; ");
    EXPECT_EQ(check(other, ""), "language language.malformed; ");
  }
}

TEST(CheckVitals, TakesWhatALivingPersonCanHaveAndNamesEverySlip) {
  EXPECT_EQ(paths(check_vitals({118, 150, 95, 37.9, 22})), "");
  EXPECT_EQ(paths(check_vitals({})), "") << "a round without them is a round";
  EXPECT_EQ(paths(check_vitals({1180, 95, 150, 379, 2})),
            "vitals.pulse vitals.out-of-range; vitals.temperature vitals.out-of-range; vitals.breaths "
            "vitals.out-of-range; vitals.diastolic vitals.pressure-order; ");
}

TEST(NextRound, ComesByTheLevelOfTheLast) {
  const Instant taken = *Instant::parse("2026-10-29T22:30:00Z");
  const scoring::Level mild{.id = "mild"}, severe{.id = "severe"};

  EXPECT_EQ(next_round(a_flow_sheet(), at(&mild), taken)->to_string(), "2026-10-30T02:30:00Z");
  EXPECT_EQ(next_round(a_flow_sheet(), at(&severe), taken)->to_string(), "2026-10-29T23:30:00Z");
}

TEST(NextRound, ComesSoonWhereARoundHasNoScoreAndNeverForOtherForms) {
  const Instant taken = *Instant::parse("2026-10-29T22:30:00Z");

  EXPECT_EQ(next_round(a_flow_sheet(), at(nullptr), taken)->to_string(), "2026-10-29T23:30:00Z");
  EXPECT_EQ(next_round(scoring::Instrument{}, at(nullptr), taken), std::nullopt);
}

TEST(TaskOf, OpensSomethingForEachWordOfThePacks) {
  for (const char* word : {"safety", "child_protection", "medical", "referral", "counselling"})
    EXPECT_TRUE(task_of(word)) << word;
  EXPECT_FALSE(task_of("applause"));
}

TEST(DueOf, IsTheSameDayButForAReferral) {
  const LocalDate day = *LocalDate::parse("2026-10-29");

  EXPECT_EQ(due_of(TaskKind::check_safety, day), day);
  EXPECT_EQ(due_of(TaskKind::talk_about_safety, day), day);
  EXPECT_EQ(due_of(TaskKind::refer_on, day).to_string(), "2026-11-05");
}

}  // namespace
}  // namespace homeward::assessment
