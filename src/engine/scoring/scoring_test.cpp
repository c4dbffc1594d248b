#include "engine/scoring/checks.hpp"
#include "engine/scoring/explain.hpp"
#include "engine/scoring/scorer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace homeward::scoring {
namespace {

constexpr const char* k_about = R"("id": "x", "version": 1, "source": "invented", "licence": "none", "verified": true,
  "title": {"en": "X"}, "tier": "A", "languages": [], "domains": ["social"], "administered_by": ["self"], "minutes": 1,
  "options": {"four": [{"value": 0}, {"value": 1}, {"value": 2}, {"value": 3}],
              "seven": [{"value": 0}, {"value": 1}, {"value": 7, "counts": 0}]},)";

/// An instrument of these members beside the usual ones.
Result<Instrument> instrument(const std::string& members) {
  std::string text = "{";
  text.append(k_about).append(members).append("}");
  return read_instrument(json::parse(text).value());
}

Scorer scorer(const std::string& members, MissingBy by = MissingBy::instrument, std::string_view reading = {}) {
  return Scorer::create(instrument(members).value(), by, reading).value();
}

constexpr double no = expression::k_missing;

std::vector<std::optional<double>> values(const ScoredForm& form) {
  std::vector<std::optional<double>> out;
  for (const auto& entry : form.scores) out.push_back(entry.value);
  return out;
}

const std::string k_three =
    R"("items": [{"id": "q1", "options": "four"}, {"id": "q2", "options": "four", "reverse": true},
  {"id": "q3", "options": "four"}],)";

TEST(Scoring, SumsAsTheKeySays) {
  const Scorer s = scorer(k_three + R"("scores": [
    {"name": "total", "method": "sum", "items": ["q1", "q2", "q3"], "range": {"from": 0, "to": 9}},
    {"name": "mean", "method": "mean", "items": ["q1", "q2"], "range": {"from": 0, "to": 3, "whole": false}},
    {"name": "heavy", "method": "weighted", "items": ["q1", "q3"], "weights": [2, -1], "range": {"from": -3, "to": 6}},
    {"name": "worst", "method": "max", "items": ["q1", "q2"], "range": {"from": 0, "to": 3}},
    {"name": "high", "method": "count", "items": ["q1", "q2", "q3"], "at_least": 2, "range": {"from": 0, "to": 3}},
    {"name": "percent", "method": "sum", "items": ["q1"], "multiply": 10, "add": 5, "range": {"from": 5, "to": 35}},
    {"name": "both", "method": "formula", "formula": "total + mean", "range": {"from": 0, "to": 12, "whole": false}},
    {"name": "near", "method": "nearest", "of": "total", "profiles": [1, 4, 8], "range": {"from": 1, "to": 3}},
    {"name": "flow", "method": "flow", "steps": [{"when": "q1 = 3", "gives": 2}, {"when": "q3 > 0", "gives": 1}],
     "otherwise": 0, "range": {"from": 0, "to": 2}}])");

  const auto form = score_form(s, std::vector<double>{2, 0, 1});

  EXPECT_EQ(form.status, Status::complete);
  EXPECT_EQ(values(form), (std::vector<std::optional<double>>{6, 2.5, 3, 3, 2, 25, 8.5, 2, 1}));
}

TEST(Scoring, TellsFourAbsencesApartAndTakesNoneForZero) {
  const Scorer s = scorer(
      k_three +
      R"("scores": [{"name": "total", "method": "sum", "items": ["q1", "q2", "q3"], "range": {"from": 0, "to": 9}}])");
  using Why = std::vector<std::pair<std::size_t, Absence>>;
  const auto status = [&](std::vector<double> answers, const Why& why) {
    const auto form = score_form(s, answers, why);
    EXPECT_EQ(form.scores[0].value, std::nullopt);
    return form.status;
  };

  EXPECT_EQ(status({1, no, 1}, {}), Status::incomplete);
  EXPECT_EQ(status({1, no, 1}, {{1, Absence::refused}}), Status::refused);
  EXPECT_EQ(status({1, no, 1}, {{1, Absence::not_applicable}}), Status::not_applicable);
  EXPECT_EQ(status({1, no, 1}, {{1, Absence::not_asked}}), Status::not_asked);
  EXPECT_EQ(status({1, no, no}, {{1, Absence::refused}}), Status::incomplete);
  EXPECT_EQ(status({no, no, no}, {}), Status::not_asked);
  EXPECT_EQ(status({no, no, no}, {{0, Absence::refused}, {1, Absence::refused}, {2, Absence::refused}}),
            Status::refused);
}

TEST(Scoring, FollowsTheRuleForMissingAnswers) {
  const auto total = [](const std::string& rule, std::vector<double> answers) {
    const Scorer s = scorer(k_three + R"("scores": [{"name": "total", "method": "sum", "items": ["q1", "q2", "q3"],
      "missing": )" + rule + R"(, "range": {"from": 0, "to": 9}}])");
    return score_form(s, answers).scores[0].value;
  };
  EXPECT_EQ(total(R"({"kind": "all"})", {1, 3, no}), std::nullopt);
  EXPECT_EQ(total(R"({"kind": "replaced", "most": 1})", {2, 3, no}), 3);
  EXPECT_EQ(total(R"({"kind": "replaced", "most": 1})", {2, no, no}), std::nullopt);
  EXPECT_EQ(total(R"({"kind": "answered"})", {2, no, no}), 2);
  EXPECT_EQ(total(R"({"kind": "answered"})", {no, no, no}), std::nullopt);
}

TEST(Scoring, FollowsTheHabitOfAStudyOnlyWhenAsked) {
  const std::string members = k_three + R"("scores": [{"name": "total", "method": "sum", "items": ["q1", "q2", "q3"],
    "as_study": {"kind": "answered"}, "range": {"from": 0, "to": 9}}])";

  const auto own = score_form(scorer(members), std::vector<double>{2, 3, no});
  const auto habit = score_form(scorer(members, MissingBy::study), std::vector<double>{2, 3, no});

  EXPECT_EQ(own.scores[0].value, std::nullopt);
  EXPECT_EQ(habit.scores[0].value, 2);
  EXPECT_EQ(habit.status, Status::incomplete) << "the status stays the instrument's";
}

TEST(Scoring, CountsWhatWasRightlySkippedAsThePackSays) {
  const Scorer s = scorer(R"("items": [{"id": "q1", "options": "four"},
    {"id": "q2", "options": "four", "asked_if": "q1 > 0", "when_skipped": 0}],
    "scores": [{"name": "total", "method": "sum", "items": ["q1", "q2"], "range": {"from": 0, "to": 6}}])");

  EXPECT_EQ(score_form(s, std::vector<double>{0, no}).scores[0].value, 0);
  EXPECT_EQ(score_form(s, std::vector<double>{0, no}).status, Status::complete);
  EXPECT_EQ(score_form(s, std::vector<double>{1, no}).status, Status::incomplete);
  EXPECT_EQ(score_form(s, std::vector<double>{no, no}).status, Status::not_asked);
}

TEST(Scoring, LeavesWhatDoesNotApplyOutOfTheReversal) {
  const Scorer s =
      scorer(R"("items": [{"id": "q1", "options": "seven", "reverse": true}, {"id": "q2", "options": "seven"}],
    "scores": [{"name": "total", "method": "sum", "items": ["q1", "q2"], "range": {"from": 0, "to": 2}}])");

  EXPECT_EQ(score_form(s, std::vector<double>{0, 1}).scores[0].value, 2);
  EXPECT_EQ(score_form(s, std::vector<double>{1, 0}).scores[0].value, 0);
  EXPECT_EQ(score_form(s, std::vector<double>{7, 7}).scores[0].value, 0);
}

const std::string k_banded = k_three + R"("scores": [{"name": "total", "method": "sum", "items": ["q1", "q2", "q3"],
  "range": {"from": 0, "to": 9}}], "bands": [
  {"id": "usual", "score": "total", "population": "all", "source": "invented", "verified": true,
   "levels": [{"from": 0, "to": 4, "id": "low"}, {"from": 5, "to": 9, "id": "high"}]},
  {"id": "other", "score": "total", "population": "all", "source": "invented", "verified": true,
   "levels": [{"from": 0, "to": 9, "id": "any"}]}],
  "alerts": [{"id": "third", "when": "q3 >= 1", "opens": "safety"}])";

TEST(Scoring, NamesTheBandAndOpensTasksAtAnyTotal) {
  // Bands are named by the instrument, which lives as long as its scorer.
  const Scorer usual = scorer(k_banded), other = scorer(k_banded, MissingBy::instrument, "other");
  const auto form = score_form(usual, std::vector<double>{0, 3, 1});

  EXPECT_EQ(form.scores[0].band->id, "low");
  EXPECT_EQ(form.alerts, std::vector<std::string>{"third"});
  EXPECT_EQ(score_form(usual, std::vector<double>{0, no, 1}).alerts, std::vector<std::string>{"third"});
  EXPECT_EQ(score_form(usual, std::vector<double>{2, 0, 0}).scores[0].band->id, "high");
  EXPECT_EQ(score_form(other, std::vector<double>{2, 0, 0}).scores[0].band->id, "any");
  EXPECT_EQ(Scorer::create(instrument(k_banded).value(), MissingBy::instrument, "none").error().reason,
            "instrument.no-such-reading");
}

TEST(ReadInstrument, SaysEveryFaultWithItsPlace) {
  const auto fault = [](const std::string& members) {
    const auto read = instrument(members);
    return read ? std::string("none") : read.error().fields.front().path + ": " + read.error().fields.front().detail;
  };
  const auto score = [&](const std::string& members) {
    return fault(k_three + R"("scores": [{"name": "total", "items": ["q1", "q2"], "range": {"from": 0, "to": 6}, )" +
                 members + "}]");
  };
  EXPECT_EQ(score(R"("method": "sum")"), "none");
  EXPECT_EQ(score(R"("method": "product")"), "/scores/0/method: there is no such method");
  EXPECT_EQ(score(R"("method": "mean")"), "/scores/0/range: the items give 0 to 3");
  EXPECT_EQ(score(R"("method": "weighted", "weights": [1])"), "/scores/0/weights: each item needs its weight");
  EXPECT_EQ(score(R"("method": "formula", "formula": "q1 + q9")"),
            ": score total:1:6: expression.unknown-name: nothing is called q9");
  EXPECT_EQ(score(R"("method": "sum", "missing": {"kind": "replaced", "most": 2})"),
            "/scores/0/missing/most: one answer is needed at least");
  EXPECT_EQ(fault(R"("items": [{"id": "q1", "options": "none"}], "scores": [])"),
            "/items/0/options: there is no such set of options");
  EXPECT_EQ(fault(R"("items": [{"id": "q1", "options": "four"}, {"id": "q1", "options": "four"}], "scores": [])"),
            "/items/1/id: an id that no other item has is expected");
  EXPECT_EQ(fault(k_three +
                  R"("scores": [{"name": "status", "method": "sum", "items": ["q1"], "range": {"from": 0, "to": 3}}])"),
            "/scores/0/name: a name that nothing else has is expected");
  EXPECT_EQ(
      fault(k_three + R"("scores": [{"name": "t", "method": "sum", "items": ["q1"], "range": {"from": 0, "to": 3}}],
    "bands": [{"id": "a", "score": "t", "population": "", "source": "", "verified": true,
               "levels": [{"from": 0, "to": 1, "id": "low"}, {"from": 3, "to": 3, "id": "high"}]}])"),
      "/bands/0/levels/1/from: 2 is expected: bands leave no gap and do not overlap");
}

TEST(ReadInstrument, KeepsWhatCallsForHelpOffTheOwnPage) {
  const std::string own = R"(, "own_page": {"because": "one number"})";

  EXPECT_EQ(instrument(k_three + R"("scores": [])" + own).value().own_page, "one number");
  const auto refused = instrument(k_banded + own);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().path, "/own_page");
  EXPECT_EQ(refused.error().fields.front().reason, "instrument.malformed");
}

TEST(ReadInstrument, LetsNoTextPassWithTiersBAndC) {
  std::string text = "{";
  text.append(k_about).append(R"("items": [{"id": "q1", "options": "four", "text": {"en": "How?"}}], "scores": []})");
  json::Value pack = json::parse(text).value();
  EXPECT_TRUE(read_instrument(pack));

  for (auto& [name, value] : std::get<json::Object>(pack.is))
    if (name == "tier") value.is = std::string("C");

  EXPECT_EQ(read_instrument(pack).error().fields.front().path, "/items/0");
}

TEST(Explain, SaysTheKeyInWords) {
  const std::string text = explain(instrument(k_banded).value());

  EXPECT_NE(text.find("total = sum of q1, q2, q3 (0 to 9)"), text.npos) << text;
  EXPECT_NE(text.find("q2: 0, 1, 2, 3; reversed: counts 3 less the answer"), text.npos) << text;
  EXPECT_NE(text.find("0-4 low, 5-9 high"), text.npos) << text;
  EXPECT_NE(text.find("third: safety task if q3 >= 1"), text.npos) << text;
}

TEST(Explain, SaysWhetherTheTextIsHere) {
  Instrument licensed = instrument(k_banded).value();
  licensed.tier = Tier::c;
  EXPECT_NE(explain(licensed).find("Tier C, key without text."), std::string::npos) << explain(licensed);

  licensed.text_accepted = true;
  licensed.languages = {"en", "id"};

  EXPECT_NE(explain(licensed).find("Tier C, text loaded by this deployment (en, id)."), std::string::npos);
}

// Properties over invented instruments.

struct Invented {
  std::size_t items = 1;
  std::vector<bool> reversed;
  std::vector<double> answers;
};

Invented invent() {
  Invented out;
  out.items = *rc::gen::inRange<std::size_t>(1, 12);
  out.reversed = *rc::gen::container<std::vector<bool>>(out.items, rc::gen::arbitrary<bool>());
  for (std::size_t i = 0; i < out.items; ++i) out.answers.push_back(*rc::gen::inRange(0, 4));
  return out;
}

std::string members_of(const Invented& x, const std::string& rule) {
  std::string items, names;
  for (std::size_t i = 0; i < x.items; ++i) {
    const std::string id = "q" + std::to_string(i + 1);
    items.append(i ? "," : "").append(R"({"id": ")").append(id).append(R"(", "options": "four", "reverse": )");
    items.append(x.reversed[i] ? "true}" : "false}");
    names.append(i ? "," : "").append("\"").append(id).append("\"");
  }
  std::string out = R"("items": [)";
  out.append(items).append(R"(], "scores": [{"name": "total", "method": "sum", "items": [)").append(names);
  out.append("], \"missing\": ").append(rule).append(R"(, "range": {"from": 0, "to": )");
  return out.append(std::to_string(3 * x.items)).append("}}]");
}

RC_GTEST_PROP(ScoringProperty, ATotalNeverRisesWhenAnAnswerIsRemoved, ()) {
  const Invented x = invent();
  const Scorer s = scorer(members_of(x, R"({"kind": "all"})"));
  const auto whole = score_form(s, x.answers).scores[0].value;
  auto fewer = x.answers;
  fewer[*rc::gen::inRange<std::size_t>(0, x.items)] = no;

  RC_ASSERT(whole.has_value());
  RC_ASSERT(!score_form(s, fewer).scores[0].value.has_value());
}

RC_GTEST_PROP(ScoringProperty, ASumOfWhatWasAnsweredNeverRisesEither, ()) {
  const Invented x = invent();
  const Scorer s = scorer(members_of(x, R"({"kind": "answered"})"));
  auto fewer = x.answers;
  fewer[*rc::gen::inRange<std::size_t>(0, x.items)] = no;

  RC_ASSERT(score_form(s, fewer).scores[0].value.value_or(0) <= *score_form(s, x.answers).scores[0].value);
}

RC_GTEST_PROP(ScoringProperty, ReversingTwiceIsIdentity, ()) {
  Invented x = invent(), turned = x;
  turned.reversed.flip();
  for (double& a : turned.answers) a = 3 - a;

  const auto once = score_form(scorer(members_of(x, R"({"kind": "all"})")), x.answers).scores[0].value;
  RC_ASSERT(score_form(scorer(members_of(turned, R"({"kind": "all"})")), turned.answers).scores[0].value == once);
}

RC_GTEST_PROP(ScoringProperty, TheOrderOfFormsChangesNothing, ()) {
  const Invented x = invent();
  const Scorer s = scorer(members_of(x, R"({"kind": "answered"})"));
  const auto forms = *rc::gen::inRange<std::size_t>(1, expression::k_batch + 1);
  std::vector<std::vector<double>> all(forms, std::vector<double>(x.items));
  for (auto& form : all)
    for (double& a : form) a = *rc::gen::elementOf(std::vector<double>{0, 1, 2, 3, no});
  std::vector<std::size_t> order(forms);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::shuffle(order, std::mt19937(*rc::gen::arbitrary<std::uint32_t>()));

  Batch batch(s);
  for (std::size_t row = 0; row < order.size(); ++row)
    for (std::size_t i = 0; i < x.items; ++i) batch.answers(i)[row] = all[order[row]][i];
  batch.run(order.size());

  for (std::size_t row = 0; row < order.size(); ++row) {
    const auto alone = score_form(s, all[order[row]]);
    const double together = batch.scores(0)[row];
    RC_ASSERT(expression::is_missing(together) == !alone.scores[0].value.has_value());
    // Said beforehand: the macro looks at both sides of an `or`.
    const bool same = expression::is_missing(together) || together == *alone.scores[0].value;
    RC_ASSERT(same);
    RC_ASSERT(batch.status(row) == alone.status);
  }
}

}  // namespace
}  // namespace homeward::scoring
