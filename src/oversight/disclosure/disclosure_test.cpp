#include "oversight/disclosure/disclosure.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace homeward::disclosure {
namespace {

/// What other systems do: exact counts from 5 on.
constexpr Rule k_exact{{5, 1}, 3};
constexpr Rule k_house{};

std::vector<Cell> cells_of(const std::vector<std::int64_t>& counts, std::uint64_t noise = 0) {
  std::vector<Cell> out;
  for (const std::int64_t n : counts) out.push_back({n, noise});
  return out;
}

std::vector<Shown> shown(const std::vector<std::int64_t>& counts, const std::vector<Sum>& sums,
                         const Rule& rule = k_exact) {
  return control(cells_of(counts), sums, rule);
}

constexpr std::nullopt_t k_withheld = std::nullopt;

TEST(DisclosureControl, WithholdsSmallCountsAndKeepsNobody) {
  EXPECT_EQ(shown({0, 1, 4, 5, 60}, {}), (std::vector<Shown>{0, k_withheld, k_withheld, 5, 60}));
  EXPECT_EQ(shown({0, 1, 7, 8, 60}, {}, k_house), (std::vector<Shown>{0, k_withheld, k_withheld, 10, 60}));
}

TEST(DisclosureControl, ATotalMinusTheRestGivesNothingAway) {
  // 3 = 40 - 25 - 12: the smallest beside it goes as well.
  EXPECT_EQ(shown({40, 3, 12, 25}, {{0, {1, 2, 3}}}), (std::vector<Shown>{40, k_withheld, k_withheld, 25}));
  EXPECT_EQ(shown({15, 3, 12}, {{0, {1, 2}}}), (std::vector<Shown>{15, k_withheld, k_withheld}));
  // Nothing beside it but nobody: the total goes.
  EXPECT_EQ(shown({3, 3, 0}, {{0, {1, 2}}}), (std::vector<Shown>{k_withheld, k_withheld, 0}));
  // Four times one: 4 would say so.
  EXPECT_EQ(shown({5, 1, 1, 1, 1, 1}, {{0, {1, 2, 3, 4, 5}}})[0], k_withheld);
}

TEST(DisclosureControl, LooksAcrossLevelsOfTheTree) {
  // nation 60 = region 20 + region 40; the second region is 37 + 3. Withholding 37 is not enough where 60 - 20 says 40
  // and nothing else is unknown, but then 3 may be 1 to 4 with 37 unknown: safe, and the levels above stay.
  const std::vector<Sum> sums = {{0, {1, 2}}, {1, {3, 4}}, {2, {5, 6}}};
  EXPECT_EQ(shown({60, 20, 40, 8, 12, 37, 3}, sums), (std::vector<Shown>{60, 20, 40, 8, 12, k_withheld, k_withheld}));
  // One house only below the region: what the region shows is the house.
  const auto single = shown({50, 47, 3, 40, 7, 3}, {{0, {1, 2}}, {1, {3, 4}}, {2, {5}}});
  EXPECT_FALSE(single[2]);
  EXPECT_FALSE(single[5]);
  EXPECT_FALSE(single[1]) << "else 50 - 47 is the house";
}

TEST(DisclosureControl, LooksAcrossTwoGroupingsOfTheSamePeople) {
  // By house {3, 27} and by who it is {10, 20}, of 30, with the cells of both.
  //            all  A  B   people relatives  A-people A-relatives B-people B-relatives
  const std::vector<std::int64_t> counts = {30, 6, 24, 10, 20, 1, 5, 9, 15};
  const std::vector<Sum> sums = {{0, {1, 2}}, {0, {3, 4}}, {1, {5, 6}}, {2, {7, 8}}, {3, {5, 7}}, {4, {6, 8}}};
  const auto out = shown(counts, sums);
  EXPECT_FALSE(out[5]);
  EXPECT_FALSE(out[6]) << "6 - 5";
  EXPECT_FALSE(out[7]) << "10 - 9";
}

TEST(DisclosureControl, WhoWasAtTwoPlacesDoesNotMakeTheTableContradictItself) {
  // 12 and 9 at the houses, 18 people: no attack by subtraction holds, and nothing is lost for it.
  EXPECT_EQ(shown({18, 12, 9}, {{0, {1, 2}}}), (std::vector<Shown>{18, 12, 9}));
  EXPECT_EQ(shown({13, 12, 2}, {{0, {1, 2}}})[2], k_withheld);
}

/// The attack, by trying every table: which counts a withheld cell of one level may have, given all that is shown.
std::set<std::int64_t> possible(const std::vector<Shown>& row, std::size_t cell, const Rule& rule) {
  const std::int64_t off = rule.mask.round_to - 1, small = rule.mask.smallest_shown;
  const auto fits = [&](const Shown& s, std::int64_t n) {
    if (!s) return n >= 1;
    return *s == 0 ? n == 0 : n >= small && n >= *s - off && n <= *s + off;
  };
  constexpr std::int64_t k_most = 60;
  std::vector<std::set<std::int64_t>> sums(row.size() + 1);  // without the cell in question, by how many parts
  sums[0] = {0};
  for (std::size_t i = 1, at = 0; i < row.size(); ++i) {
    std::set<std::int64_t> next;
    if (i == cell) continue;
    for (const std::int64_t before : sums[at])
      for (std::int64_t n = 0; n <= k_most; ++n)
        if (fits(row[i], n)) next.insert(before + n);
    sums[++at] = std::move(next);
  }
  std::set<std::int64_t> out;
  for (std::int64_t n = 1; n < small; ++n)
    for (const std::int64_t rest : sums[row.size() - 2])
      if (fits(row[0], rest + n)) out.insert(n);
  return out;
}

TEST(DifferencingAttack, LeavesEveryWithheldCountOpenInRandomTables) {
  std::mt19937_64 random(20261122);
  for (const Rule& rule : {k_exact, k_house}) {
    int withheld = 0, naked = 0;
    for (int round = 0; round < 1500; ++round) {
      std::vector<std::int64_t> counts(1 + 2 + random() % 3);
      for (std::size_t i = 1; i < counts.size(); ++i) {
        counts[i] = static_cast<std::int64_t>(random() % 3 ? random() % 12 : random() % 50);
        counts[0] += counts[i];
      }
      std::vector<Cell> cells;
      for (const std::int64_t n : counts) cells.push_back({n, random()});
      std::vector<std::size_t> parts;
      for (std::size_t i = 1; i < counts.size(); ++i) parts.push_back(i);
      const std::vector<Sum> sums = {{0, parts}};
      const auto table = control(cells, sums, rule), each_alone = control(cells, {}, rule);
      for (const std::size_t i : parts) {
        if (counts[i] == 0 || counts[i] >= rule.mask.smallest_shown) continue;
        ++withheld;
        naked += possible(each_alone, i, rule).size() < 2;
        const auto left = possible(table, i, rule);
        EXPECT_GE(left.size(), 2U) << "round " << round << ", cell " << i;
        EXPECT_TRUE(left.contains(counts[i]));
      }
    }
    EXPECT_GT(withheld, 500);
    if (rule.mask.round_to == 1) {
      EXPECT_GT(naked, 50) << "masking each cell alone would have given them away";
    }
  }
}

TEST(DifferencingAttack, TheSamePeopleShowTheSameOnEveryDay) {
  for (std::uint64_t noise = 0; noise < 40; ++noise) EXPECT_EQ(access::masked(23, noise), access::masked(23, noise));
  EXPECT_EQ(access::masked(20, 1), 20);
  EXPECT_EQ(access::masked(20, 4), 20);
}

/// Two sets of places of which one holds the other, or the same places on two days: both figures are shown, and between
/// them are `few` persons. Says how often a reader who knows the rounding learns their very number.
double learned(std::int64_t few, const Rule& rule) {
  const std::int64_t off = rule.mask.round_to - 1, small = rule.mask.smallest_shown;
  int tried = 0, known = 0;
  for (std::int64_t inner = small; inner < small + 40; ++inner) {
    for (std::uint64_t one = 0; one < 5; ++one) {
      for (std::uint64_t other = 0; other < 5; ++other) {
        const std::int64_t a = *access::masked(inner, one, rule.mask);
        const std::int64_t b = *access::masked(inner + few, other, rule.mask);
        const std::int64_t least = std::max<std::int64_t>(1, std::max(small, b - off) - (a + off));
        const std::int64_t most = std::min(small - 1, b + off - std::max(small, a - off));
        ++tried;
        known += least == most;
      }
    }
  }
  return static_cast<double>(known) / tried;
}

TEST(DifferencingAttack, TwoOverlappingSetsOfPlacesDoNotTellTheFewBetweenThem) {
  for (std::int64_t few = 1; few < 7; ++few) {
    EXPECT_LT(learned(few, k_house), 0.03) << few;
    if (few < 5) {
      EXPECT_EQ(learned(few, k_exact), 1.0) << "exact counts from 5 on would tell at once";
    }
  }
}

}  // namespace
}  // namespace homeward::disclosure
