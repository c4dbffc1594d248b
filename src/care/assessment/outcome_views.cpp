#include "care/assessment/outcome_views.hpp"

#include "engine/expression/trace.hpp"

#include <algorithm>

namespace homeward::assessment {
namespace {

using access::Disclosed;
using access::Sql;
using expression::Node;
using expression::Op;
using expression::Step;

template <class T>
std::vector<Disclosed<T>> all_of(Reader& reader, const Sql& where) {
  return reader.load<T>(reader.all_ids<T>(where));
}

struct Treatment {
  std::vector<CarePeriod> periods;
  TestEvidence evidence = TestEvidence::samples;
  bool hidden = false;
};

/// The treatment stays of the latest journey that has any.
Treatment treatment_of(Reader& reader, Id<Person> person) {
  Sql journeys("t.person = ");
  journeys.bind(person).add(
      " AND EXISTS (SELECT 1 FROM episode e JOIN stay s ON s.episode = e.id WHERE e.journey = t.id AND s.stage = "
      "'treatment')");
  const auto latest = reader.ids<Journey>(journeys, "t.started DESC, t.id", 1);
  Treatment out;
  if (latest.empty()) return out;
  Sql stays("t.stage = 'treatment' AND t.episode IN (SELECT id FROM episode WHERE journey = ");
  stays.bind(Id<Journey>{latest.front()}).add(")");
  for (const auto& stay : all_of<Stay>(reader, stays)) {
    const auto* from = stay.see<&Stay::started>();
    const auto* relative = stay.see<&Stay::relative_date>();
    const auto *ended = stay.see<&Stay::ended>(), *planned = stay.see<&Stay::planned_until>();
    if (!from || !ended || !planned || !relative) {
      out.hidden = true;
      continue;
    }
    out.periods.push_back(care_period(*from, *planned, *ended, reader.today()));
    // Days that were counted from an anchor are those of a trial: its schedule took a sample at each visit.
    if (*relative) out.evidence = TestEvidence::kept_visits;
  }
  return out;
}

/// Nothing where something was recorded that may not be seen.
std::optional<TestDays> tests_of(Reader& reader, Id<Person> person, TestEvidence evidence) {
  TestDays out(evidence);
  Sql urine("t.kind IN ('urine_sample', 'urine_result') AND t.person = ");
  for (const auto& row : all_of<Observation>(reader, urine.bind(person))) {
    const auto* on = row.see<&Observation::on>();
    const auto* kind = row.see<&Observation::kind>();
    const auto* what = row.see<&Observation::what>();
    if (!on || !kind || !what) return std::nullopt;
    if (*kind == ObservationKind::urine_sample) out.sample(*on, *what ? (*what)->str() : std::string());
    if (*kind == ObservationKind::urine_result && *what) out.found(*on, (*what)->str());
  }
  if (evidence == TestEvidence::samples) return out;
  Sql kept("t.attendance = 'came' AND t.person = ");
  for (const auto& row : all_of<Contact>(reader, kept.bind(person))) {
    const auto* on = row.see<&Contact::on>();
    if (!on) return std::nullopt;
    out.kept_visit(*on);
  }
  return out;
}

std::string letters_of(expression::LetterSet set) {
  std::string out;
  for (std::size_t i = 0; i < expression::k_letters; ++i)
    if ((set >> i & 1) != 0) out += expression::k_alphabet[i];
  return out;
}

std::vector<double> numbers_of(const Node& node) {
  switch (node.op) {
    case Op::first_window: return {node.number, static_cast<double>(node.index)};
    case Op::weigh:
    case Op::weigh_by_week: return {node.weights.begin(), node.weights.end()};
    case Op::pick: return node.table;
    case Op::pad: return {static_cast<double>(node.index)};
    default: return {};
  }
}

OutcomeStep step_of(const expression::Plan& plan, const expression::TracedStep& traced) {
  const Node& node = plan[traced.step];
  OutcomeStep out;
  out.step = traced.step;
  out.does.text = expression::word_of(node.op);
  for (const Step from : node.of) {
    const Op op = plan[from].op;
    const bool plain = op == Op::input || op == Op::constant;
    out.of.push_back({plain ? expression::text_of(plan, from) : "#" + std::to_string(from)});
  }
  out.letters.text = letters_of(node.letters);
  out.from.text = node.text;
  out.to.text = node.more;
  out.numbers = numbers_of(node);
  out.type = type_word(node.type);
  out.value.text = expression::text_of(node.type, traced.value);
  return out;
}

OutcomeValue value_of(const outcomes::OutcomeSet& definition, std::size_t column, const std::string& pattern,
                      bool goes_on) {
  const outcomes::Column& is = definition.columns()[column];
  const expression::Value input = pattern;
  const auto steps = expression::trace_steps(definition.plan(), definition.step(column), std::span(&input, 1));
  OutcomeValue out{{is.name}, type_word(is.type), {}, {}, {}};
  const auto named = definition.weeks_named(column);
  if (const std::size_t needed = goes_on ? named.whole : named.begun; pattern.size() < needed) {
    out.needs_weeks = static_cast<std::int64_t>(needed);
    return out;
  }
  if (const auto* number = std::get_if<double>(&steps.back().value)) out.value = *number;
  for (const auto& step : steps) out.steps.push_back(step_of(definition.plan(), step));
  return out;
}

}  // namespace

PublicText type_word(expression::Type type) {
  using expression::Type;
  switch (type) {
    case Type::boolean: return {"boolean"};
    case Type::integer: return {"integer"};
    case Type::text: return {"text"};
    case Type::pattern: return {"pattern"};
    case Type::number:
    case Type::missing: break;
  }
  return {"number"};
}

Result<PersonOutcome> person_outcome(Reader& reader, const Outcomes& outcomes, std::string_view definition,
                                     Id<Person> person) {
  if (!reader.find(person)) return reject(ErrorKind::not_found, "not-found");
  HW_TRY(const outcomes::OutcomeSet* columns, outcomes.find(definition));
  const Treatment treatment = treatment_of(reader, person);
  PersonOutcome out;
  out.person = person;
  out.evidence = treatment.evidence;
  const auto tests = tests_of(reader, person, treatment.evidence);
  if (treatment.hidden || !tests) {
    out.why_not = NoPattern::hidden;
  } else if (treatment.periods.empty()) {
    out.why_not = NoPattern::no_treatment;
  } else if (tests->days().empty()) {
    out.why_not = NoPattern::no_test;
  }
  if (out.why_not) return out;
  const std::vector<Week> weeks = weeks_of(treatment.periods, *tests, reader.today());
  if (weeks.empty()) {
    out.why_not = NoPattern::no_week_yet;
    return out;
  }
  out.goes_on = !all_weeks_over(treatment.periods, reader.today());
  for (const Week& week : weeks) out.weeks.push_back({week.from, week.result, week.positive, week.negative});
  const std::string pattern = pattern_of(weeks);
  for (std::size_t i = 0; i < columns->columns().size(); ++i)
    out.gives.push_back(value_of(*columns, i, pattern, out.goes_on));
  return out;
}

}  // namespace homeward::assessment
