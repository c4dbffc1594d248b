#pragma once
#include "base/period.hpp"
#include "care/assessment/outcome_packs.hpp"
#include "care/assessment/weekly_pattern.hpp"
#include "care/contact/records.hpp"
#include "care/pathway/records.hpp"
#include "platform/access/counting.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Named outcomes of a person's weekly pattern, with the reason for each; and of the people of a place, in numbers.
namespace homeward::assessment {

using access::ListOf;
using access::PublicText;
using access::Reader;
using access::ShownCount;

/// `boolean`, `integer`, `number`, `text` or `pattern`.
PublicText type_word(expression::Type type);

/// One step of how an outcome came out, for a screen that says it in words. Operands are `#4` (what step 4 came to),
/// `u` (the pattern) or a constant as the language writes it.
struct OutcomeStep {
  std::int64_t step = 0;
  PublicText does;  ///< expression::word_of
  std::vector<PublicText> of;
  PublicText letters, from, to;  ///< letters that are looked for; what becomes of what
  std::vector<double> numbers;   ///< width and least of a window, weights by letter of `+-o*_`, weeks that are picked
  PublicText type, value;
};
BOOST_DESCRIBE_STRUCT(OutcomeStep, (), (step, does, of, letters, from, to, numbers, type, value))

/// A column of the definition; without a value where it cannot be computed for this pattern. Without steps too where
/// the pattern is too short for the weeks it names, `needs_weeks` of them: while treatment goes on all, later at least
/// the first of each stretch.
struct OutcomeValue {
  PublicText name, type;
  std::optional<double> value;
  std::optional<std::int64_t> needs_weeks;
  std::vector<OutcomeStep> steps;
};
BOOST_DESCRIBE_STRUCT(OutcomeValue, (), (name, type, value, needs_weeks, steps))

struct WeekLine {
  LocalDate from;
  WeekResult result = WeekResult::not_required;
  std::int64_t positive = 0, negative = 0;  ///< days with a test
};
BOOST_DESCRIBE_STRUCT(WeekLine, (), (from, result, positive, negative))

/// Why there is nothing to compute over; `hidden` where what was recorded may not be seen, so that nobody reads a
/// pattern with holes that are not there.
enum class NoPattern { no_treatment, no_week_yet, no_test, hidden };
BOOST_DESCRIBE_ENUM(NoPattern, no_treatment, no_week_yet, no_test, hidden)

struct PersonOutcome {
  Id<Person> person;
  std::optional<NoPattern> why_not;
  TestEvidence evidence = TestEvidence::samples;
  bool goes_on = false;  ///< weeks are still to come, so what it gives is how it stands so far
  std::vector<WeekLine> weeks;
  std::vector<OutcomeValue> gives;
};
BOOST_DESCRIBE_STRUCT(PersonOutcome, (), (person, why_not, evidence, goes_on, weeks, gives))

/// The pattern of a person's latest journey and what the definition says of it. Reasons: not-found, outcome.unknown.
Result<PersonOutcome> person_outcome(Reader& reader, const Outcomes& outcomes, std::string_view definition,
                                     Id<Person> person);

/// A column over many people, said from 20 people on: below that rounding would decide, and a quartile would be one
/// person's value. `low` and `high` are the 95 % interval of the share or of the median. Yes-and-no columns have a
/// share, its interval taken from the counts as they are shown, so that it says no more than they do; numbers have
/// quartiles. A time to an event has those of Kaplan-Meier (limits on log(-log S)), missing where the curve does not
/// fall so far.
struct ColumnSummary {
  PublicText name, type;
  ShownCount computed;
  std::optional<ShownCount> yes;
  std::optional<double> share, low, high;
  std::optional<double> lower, median, upper;
};
BOOST_DESCRIBE_STRUCT(ColumnSummary, (), (name, type, computed, yes, share, low, high, lower, median, upper))

/// `people`: those with a treatment stay at or below the place, in a journey that began within `from` and `until`;
/// `going_on`: those of them whose weeks are not all over, of whom nothing is computed yet; `computed`: the others who
/// have a pattern. A column leaves out whose pattern ends before a stretch of weeks that it names begins.
struct PlaceOutcome {
  access::Disclosed<Place> place;
  Instant as_of;
  std::optional<LocalDate> from, until;
  ShownCount people, going_on, computed;
  std::vector<ColumnSummary> columns;
};
BOOST_DESCRIBE_STRUCT(PlaceOutcome, (), (place, as_of, from, until, people, going_on, computed, columns))

/// Three statements, however many people. Linked records count as one person, by their latest journey that began in
/// the period; without one all do. The caller lets nobody choose its days (base/period.hpp, names_days).
/// Reasons: not-found, outcome.unknown.
Result<PlaceOutcome> place_outcome(Reader& reader, const Outcomes& outcomes, std::string_view definition,
                                   Id<Place> place, std::optional<Period> begun = {});

}  // namespace homeward::assessment
