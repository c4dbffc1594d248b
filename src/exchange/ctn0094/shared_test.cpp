#include "exchange/ctn0094/plan.hpp"
#include "exchange/tables/csv.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

/// The plan against the shared people of CTN-0094 and numbers computed from them with R, where they are at hand.
namespace homeward::ctn0094 {
namespace {

using Rows = std::vector<std::map<std::string, std::string>>;

Rows rows_of(const std::filesystem::path& path) {
  Rows out;
  auto csv = tables::CsvReader::open(path).value();
  while (csv.next().value()) {
    out.emplace_back();
    for (std::size_t i = 0; i < csv.header().size(); ++i) out.back()[csv.header()[i]] = csv[i];
  }
  return out;
}

struct Whole {
  std::vector<Person> persons;
  std::vector<Episode> episodes;
  std::map<ObservationKind, std::uint64_t> observations;
  std::map<Attendance, std::uint64_t> contacts;
  std::size_t records = 0;
};

Whole whole(Plan& plan) {
  Whole out;
  while (auto batch = plan.next()) {
    out.records += batch->size();
    out.persons.insert(out.persons.end(), batch->persons.begin(), batch->persons.end());
    out.episodes.insert(out.episodes.end(), batch->episodes.begin(), batch->episodes.end());
    for (const Observation& o : batch->observations) ++out.observations[o.kind];
    for (const Contact& c : batch->contacts) ++out.contacts[c.attendance];
  }
  return out;
}

/// Read once for all tests.
class SharedPeople : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto directory = test::shared_data("ctn0094");
    if (!directory) return;
    Plan plan = Plan::read(*directory).value();
    counts = plan.counts();
    all = whole(plan);
  }
  inline static Counts counts;
  inline static Whole all;
};

TEST_F(SharedPeople, ComeInWhole) {
  HW_NEEDS_SHARED(directory, "ctn0094");
  std::map<std::string, std::uint64_t> rows;
  for (auto& row : rows_of(directory / "TABLES.csv")) rows[row["table"]] = std::stoull(row["rows_shared"]);

  const Counts& c = counts;
  EXPECT_EQ(c.persons, rows["everybody"]);
  EXPECT_EQ(all.records, c.persons + c.journeys + c.episodes + c.stays + c.substances + c.contacts + c.observations);
  EXPECT_EQ(c.contacts, rows["visit"]);
  auto kinds = all.observations;
  EXPECT_EQ(kinds[ObservationKind::urine_result], rows["uds"]);
  EXPECT_EQ(kinds[ObservationKind::reported_use], rows["tlfb"]);
  EXPECT_EQ(kinds[ObservationKind::medication_given], rows["treatment"]);
  EXPECT_EQ(kinds[ObservationKind::pain], rows["pain"]);
  // Two samples, one rating and 853 ratings around induction have no day; 1,840 of these repeat a rating.
  EXPECT_EQ(kinds[ObservationKind::urine_sample], rows["uds_temp"] - 2);
  EXPECT_EQ(kinds[ObservationKind::withdrawal], rows["withdrawal"] - 1 + rows["withdrawal_pre_post"] - 853 - 1840);
  EXPECT_EQ(c.without_day, 2u + 1 + 853);
  EXPECT_EQ(c.without_person, 3u);
  auto attendance = all.contacts;
  EXPECT_EQ(attendance[Attendance::came], 27'415u + 19);
}

TEST_F(SharedPeople, HaveTheAgesAndSexesComputedElsewhere) {
  HW_NEEDS_SHARED(ages, "expected/ctn_age.csv");
  HW_NEEDS_SHARED(demographics, "expected/ctn_demographics.csv");
  std::map<Id<Person>, std::string> trial;
  for (const Episode& e : all.episodes) trial[e.person] = e.programme->str().substr(6, 2);

  std::map<std::string, std::pair<double, double>> age;  // sum, number
  std::map<std::string, int> sexes;
  for (const Person& p : all.persons) {
    if (p.birth_year) {
      age[trial[p.id]].first += k_anchor.year() - *p.birth_year;
      age[trial[p.id]].second += 1;
    }
    const char* level = p.sex == Sex::male ? "Yes" : p.sex == Sex::female ? "No" : "(missing)";
    ++sexes[trial[p.id] + level];
  }

  for (auto& row : rows_of(ages)) {
    const auto& [sum, n] = age[row["project"]];
    EXPECT_EQ(n, std::stod(row["age_n"]));
    EXPECT_NEAR(sum / n, std::stod(row["age_mean"]), 1e-9);
  }
  for (auto& row : rows_of(demographics))
    if (row["variable"] == "is_male") {
      EXPECT_EQ(sexes[row["project"] + row["level"]], std::stoi(row["Freq"]));
    }
}

TEST_F(SharedPeople, HaveTheArmsComputedElsewhere) {
  HW_NEEDS_SHARED(arms, "expected/ctn_randomization_counts.csv");
  std::map<std::string, int> episodes;
  for (const Episode& e : all.episodes) ++episodes[e.programme->str().substr(9)];

  for (auto& row : rows_of(arms)) {
    // Two trials list everybody's one randomisation twice.
    const bool two_phases = row["treatment"].find("MM") != std::string::npos;
    if (row["which"] == "1") {
      EXPECT_EQ(episodes[row["treatment"]], std::stoi(row["Freq"])) << row["treatment"];
    }
    if (row["which"] == "2" && two_phases) {
      EXPECT_EQ(episodes[row["treatment"] + ", phase 2"], std::stoi(row["Freq"])) << row["treatment"];
    }
  }
}

}  // namespace
}  // namespace homeward::ctn0094
