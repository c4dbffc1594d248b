#pragma once
#include "care/people/records.hpp"
#include "care/places/records.hpp"
#include "oversight/indicators/packs.hpp"
#include "oversight/indicators/records.hpp"
#include "oversight/indicators/shown.hpp"
#include "oversight/indicators/targets.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Indicators as those see them who answer for a place. What is counted comes from the column store; places and people
/// are read through the guard.
namespace homeward::indicators {

using access::Disclosed;
using access::PublicText;
using access::Reader;

/// One line of figures. Members are left out where they are withheld or say nothing.
struct FigureLine {
  std::optional<Disclosed<Place>> place;
  std::optional<PublicText> group;  ///< a word of a column, a band or a period; "unknown" where nobody knows
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n, events, unknown;
  std::optional<double> value, low, high, p90, person_years;
  std::optional<TargetMark> target;  ///< of a place or a period of it; a part of its people has none of its own
};
BOOST_DESCRIBE_STRUCT(FigureLine, (),
                      (place, group, withheld, too_few, n, events, unknown, value, low, high, p90, person_years,
                       target))

FigureLine line_of(const ShownGroup& group);

struct LeftOutLine {
  PublicText id;
  std::optional<std::int64_t> n;
};
BOOST_DESCRIBE_STRUCT(LeftOutLine, (), (id, n))

struct IndicatorFigures {
  PublicText id;
  std::int64_t version = 1;
  Disclosed<Place> place;
  std::optional<PublicText> by;
  LocalDate first, last, today;
  std::int64_t position = 0;  ///< of the journal: everything up to it is counted
  bool masked = true;         ///< small numbers are withheld and others rounded
  FigureLine total;
  std::vector<FigureLine> lines;
  std::vector<LeftOutLine> left_out;
  /// What was published about this period, the last first; nothing where the figure is withheld now.
  std::vector<Disclosed<PublishedFigure>> published;
  std::vector<NamedTarget> targets;  ///< those that marks of lines speak of
};
BOOST_DESCRIBE_STRUCT(IndicatorFigures, (),
                      (id, version, place, by, first, last, today, position, masked, total, lines, left_out, published,
                       targets))

/// One thing that a row says, as the definition reads it: a day, a number or a word.
struct TraceFact {
  PublicText name;
  std::optional<LocalDate> day;
  std::optional<std::int64_t> number;
  std::optional<PublicText> word;
  std::optional<bool> holds;
};
BOOST_DESCRIBE_STRUCT(TraceFact, (), (name, day, number, word, holds))

struct IndicatorTrace {
  PublicText id;
  std::int64_t version = 1;
  Disclosed<Person> person;
  std::int64_t position = 0;
  bool meant = false;                  ///< in the period, and what the indicator looks at
  std::optional<PublicText> left_out;  ///< for which reason
  bool counts = false;
  std::optional<bool> event;
  std::optional<std::int64_t> value;
  std::vector<TraceFact> facts;
};
BOOST_DESCRIBE_STRUCT(IndicatorTrace, (), (id, version, person, position, meant, left_out, counts, event, value, facts))

/// What was asked, as texts of the address.
struct Wanted {
  std::string id, place, by, period;
};

/// Reasons: not-found (the indicator or the place, also one out of reach), indicator.switched-off,
/// indicator.unknown-breakdown, indicator.malformed-period.
Result<IndicatorFigures> figures_of(Reader& reader, const Indicators& indicators,
                                    const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted);

/// Why a unit counts or not. Reason not-found, also for one whose person, or anything that the definition reads of the
/// person, the viewer may not see.
Result<IndicatorTrace> trace_of(Reader& reader, const Indicators& indicators,
                                const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& id,
                                const Uuid& unit, const std::string& period);

}  // namespace homeward::indicators
