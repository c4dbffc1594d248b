#include "oversight/indicators/estimate.hpp"

#include <gtest/gtest.h>

namespace homeward::indicators {
namespace {

// Numbers of R 4.2: prop.test(correct = FALSE), poisson.test, quantile, and the ranks of qbinom.
TEST(Share, HasTheScoreInterval) {
  const auto some = share(15, 50);
  EXPECT_NEAR(*some->low, 0.191035535009, 1e-9);
  EXPECT_NEAR(*some->high, 0.437503504645, 1e-9);
  EXPECT_DOUBLE_EQ(some->value, 0.3);
  const auto none = share(0, 10);
  EXPECT_EQ(*none->low, 0);
  EXPECT_NEAR(*none->high, 0.277532799863, 1e-9);
  const auto all = share(7, 7);
  EXPECT_NEAR(*all->low, 0.645669564933, 1e-9);
  EXPECT_EQ(*all->high, 1);
}

TEST(Share, OfNobodyIsNothing) { EXPECT_FALSE(share(0, 0)); }

TEST(Rate, HasTheExactInterval) {
  const auto some = rate(3, 250, 1);
  EXPECT_NEAR(*some->low, 0.00247468849158, 1e-12);
  EXPECT_NEAR(*some->high, 0.03506909227897, 1e-12);
  const auto none = rate(0, 100, 100);
  EXPECT_EQ(*none->low, 0);
  EXPECT_NEAR(*none->high, 3.68887945411, 1e-9);
  EXPECT_EQ(none->value, 0);
}

TEST(Rate, WithoutTimeIsNothing) { EXPECT_FALSE(rate(0, 0, 100)); }

TEST(Median, LiesBetweenTheRanksThatCoverEnough) {
  const auto to = [](int n) {
    Counts out;
    for (int i = 1; i <= n; ++i) out.emplace_back(i, 1);
    return median(out);
  };
  struct Row {
    int n, low, high;
  };
  for (const Row& row : {Row{6, 1, 6}, Row{10, 2, 9}, Row{20, 6, 15}, Row{101, 41, 61}, Row{1000, 469, 532}}) {
    const auto found = to(row.n);
    EXPECT_EQ(found->low, row.low) << row.n;
    EXPECT_EQ(found->high, row.high) << row.n;
  }
  EXPECT_FALSE(to(5)->low);
  EXPECT_EQ(to(5)->value, 3);
}

TEST(Median, OfOneAndOfNobody) {
  EXPECT_EQ(median({{12, 1}})->value, 12);
  EXPECT_FALSE(median({{12, 1}})->low);
  EXPECT_FALSE(median({}));
}

/// The eight examples of Newcombe 1998, Stat. Med. 17:873, table II, method 10, as printed.
TEST(Difference, OfTwoSharesIsNewcombesHybridScoreInterval) {
  struct Row {
    std::int64_t a, of_a, b, of_b;
    double low, high;
  };
  for (const Row& row :
       {Row{56, 70, 48, 80, 0.0524, 0.3339}, Row{9, 10, 3, 10, 0.1705, 0.8090}, Row{6, 7, 2, 7, 0.0582, 0.8062},
        Row{5, 56, 0, 29, -0.0381, 0.1926}, Row{0, 10, 0, 20, -0.1611, 0.2775}, Row{0, 10, 0, 10, -0.2775, 0.2775},
        Row{10, 10, 0, 20, 0.6791, 1.0000}, Row{10, 10, 0, 10, 0.6075, 1.0000}}) {
    const Estimate found = difference(*share(row.a, row.of_a), *share(row.b, row.of_b));
    EXPECT_NEAR(*found.low, row.low, 0.00005) << row.a << "/" << row.of_a;
    EXPECT_NEAR(*found.high, row.high, 0.00005) << row.a << "/" << row.of_a;
  }
}

TEST(Difference, TurnsRoundWithItsFigures) {
  const Estimate a = *rate(12, 400, 100), b = *rate(30, 500, 100);

  const Estimate one = difference(a, b), other = difference(b, a);

  EXPECT_DOUBLE_EQ(one.value, -3);
  EXPECT_DOUBLE_EQ(*one.low, -*other.high);
  EXPECT_DOUBLE_EQ(*one.high, -*other.low);
}

TEST(Difference, HasNoLimitsWhereAFigureHasNone) {
  const Estimate found = difference({12, {}, {}}, {9, 7, 14});

  EXPECT_EQ(found.value, 3);
  EXPECT_FALSE(found.low);
  EXPECT_FALSE(found.high);
}

TEST(Quantile, IsTheDefaultOfR) {
  const Counts counts{{1, 1}, {2, 2}, {3, 1}, {5, 1}, {8, 1}, {13, 1}, {21, 1}, {34, 1}, {55, 1}, {89, 1}};
  EXPECT_EQ(quantile(counts, 0.5), 8);
  EXPECT_EQ(quantile(counts, 0.9), 55);
  EXPECT_DOUBLE_EQ(quantile({{1, 1}, {2, 1}}, 0.5), 1.5);
}

}  // namespace
}  // namespace homeward::indicators
