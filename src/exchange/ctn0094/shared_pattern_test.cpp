#include "care/assessment/weekly_pattern.hpp"
#include "exchange/ctn0094/plan.hpp"
#include "exchange/tables/csv.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <map>

/// The weekly pattern that our records give against `usePatternUDS` of CTNote's outcomes, for the shared people.
///
/// Two things are asked apart: the letters (rule 3 and 4) over the publishers' own weeks, and what becomes of them over
/// the weeks that our records know (rules 1 and 2). The publishers' weeks end 168 days after consent (CTN-0027, -0051),
/// 98 days after the first or 168 days after the second randomisation (CTN-0030), and begin at consent for those who
/// were never randomised, whose visits they do not count; the planned end in our records is that of meta_study_length.
namespace homeward::ctn0094 {
namespace {

using assessment::CarePeriod;
using assessment::TestDays;
using assessment::TestEvidence;

struct Who {
  std::vector<CarePeriod> ours, theirs;
  TestDays tests{TestEvidence::kept_visits};
  std::string published;
};

const LocalDate k_long_after = *LocalDate::from(2020, 1, 1);

std::map<std::string, Who> people_in(Plan& plan) {
  std::map<Id<Person>, std::string> number;
  std::map<std::string, Who> out;
  while (auto batch = plan.next()) {
    for (const Person& p : batch->persons) number[p.id] = p.code->reveal().str().substr(6);
    for (const Stay& s : batch->stays) {
      if (s.stage != Stage::treatment) continue;
      out[number[s.person]].ours.push_back(assessment::care_period(s.started, s.planned_until, s.ended, k_long_after));
    }
    for (const Episode& e : batch->episodes) {
      Who& who = out[number[e.person]];
      const std::string_view programme = e.programme->str();
      const bool phases = programme.starts_with("CTN-0030");
      if (programme.ends_with("not randomised")) {
        who.theirs = {{k_anchor, k_anchor + Days{phases ? 98 : 168}}};
        who.tests = TestDays(TestEvidence::samples);  // and no sample is told: only what was found counts
      } else if (!phases) {
        who.theirs = {{who.ours.front().from, k_anchor + Days{168}}};
      } else if (who.theirs.empty()) {
        who.theirs = {{who.ours.front().from, who.ours.front().from + Days{98}}};
      } else {
        who.theirs.front().until = who.ours.back().from + Days{168};
      }
    }
    for (const Observation& o : batch->observations) {
      Who& who = out[number[o.person]];
      const bool randomised = !who.ours.empty();
      if (o.kind == ObservationKind::urine_result && (randomised || assessment::is_opioid(o.what->str())))
        who.tests.found(o.on, o.what->str());
    }
    for (const Contact& c : batch->contacts)
      if (c.attendance == Attendance::came) out[number[c.person]].tests.kept_visit(c.on);
  }
  return out;
}

std::map<std::string, Who> shared_people(const std::filesystem::path& directory) {
  Plan plan = Plan::read(directory).value();
  auto out = people_in(plan);
  auto csv = tables::CsvReader::open(directory / "outcomes.csv").value();
  const std::size_t who = csv.find_column("who").value(), word = csv.find_column("usePatternUDS").value();
  while (csv.next().value()) out[std::string(csv[who])].published = csv[word];
  return out;
}

TEST(SharedPatterns, EqualThePublishedOnesOverThePublishersWeeks) {
  HW_NEEDS_SHARED(directory, "ctn0094");
  std::string differ;
  int equal = 0;

  for (const auto& [number, who] : shared_people(directory)) {
    const bool same = pattern_of(weeks_of(who.theirs, who.tests, k_long_after)) == who.published;
    same ? void(++equal) : void(differ += number + " ");
  }

  // One letter each: the published word is from an older state of the tables, in which one of their days differs.
  EXPECT_EQ(differ, "1223 1340 1930 895 980 ");
  EXPECT_EQ(equal, 2368);
}

TEST(SharedPatterns, OverOurWeeksDifferOnlyWhereTheWeeksDo) {
  HW_NEEDS_SHARED(directory, "ctn0094");
  int without_treatment = 0, equal = 0, as_far = 0, whole_weeks = 0;
  std::size_t letters = 0, same_letters = 0;

  for (const auto& [number, who] : shared_people(directory)) {
    if (who.ours.empty()) {
      ++without_treatment;
      continue;
    }
    const std::string ours = pattern_of(weeks_of(who.ours, who.tests, k_long_after));
    const std::size_t both = std::min(ours.size(), who.published.size());
    std::size_t same = 0;
    for (std::size_t i = 0; i < both; ++i) same += ours[i] == who.published[i] ? 1 : 0;
    letters += both;
    same_letters += same;
    equal += ours == who.published ? 1 : 0;
    as_far += same == both ? 1 : 0;
    // The publishers' last week is cut short wherever treatment did not begin on a matching day of the week.
    whole_weeks += same == both || (same + 1 == both && ours[both - 1] != who.published[both - 1]) ? 1 : 0;
  }

  EXPECT_EQ(without_treatment, 706);
  EXPECT_EQ(equal, 960);
  EXPECT_EQ(as_far, 1471);
  EXPECT_EQ(whole_weeks, 1662);
  EXPECT_EQ(letters, 38711u);
  EXPECT_EQ(same_letters, 38515u);
}

}  // namespace
}  // namespace homeward::ctn0094
