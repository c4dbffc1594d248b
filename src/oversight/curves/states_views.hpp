#pragma once
#include "oversight/curves/views.hpp"

/// Where people are so many days after their road began, as those see it who answer for a place: rounded for everybody,
/// the house itself too (states_shown.hpp).
namespace homeward::curves {

struct StateShare {
  /// A stage, or in_care (any of the stages), between, next_did_not_begin, ended_as_planned, left, ended_otherwise,
  /// died.
  PublicText state;
  bool withheld = false;
  std::optional<double> share, low, high;
};
BOOST_DESCRIBE_STRUCT(StateShare, (), (state, withheld, share, low, high))

/// Just after a day.
struct StatesPoint {
  std::int64_t day = 0;
  std::int64_t watched = 0;  ///< of those who began, followed that long
  StateShare in_care;
  std::vector<StateShare> states;  ///< they exclude each other and make up everybody
};
BOOST_DESCRIBE_STRUCT(StatesPoint, (), (day, watched, in_care, states))

struct StatesLine {
  std::optional<Disclosed<Place>> place;
  std::optional<PublicText> group;  ///< as in lines of indicators
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n;  ///< people
  std::vector<StatesPoint> points;
};
BOOST_DESCRIBE_STRUCT(StatesLine, (), (place, group, withheld, too_few, n, points))

struct WhereAfter {
  Disclosed<Place> place;
  std::optional<PublicText> by;
  LocalDate first, last, today;
  std::int64_t position = 0;     ///< of the journal: everything up to it is counted
  std::int64_t least = 0;        ///< fewer people have no curve
  std::int64_t journey_gap = 0;  ///< days for which a next stage is waited for
  StatesLine total;
  std::vector<StatesLine> lines;
};
BOOST_DESCRIBE_STRUCT(WhereAfter, (), (place, by, first, last, today, position, least, journey_gap, total, lines))

/// `wanted.of` is not read. Reasons: not-found, indicator.unknown-breakdown, indicator.malformed-period (also for
/// single days: nobody is told day by day where somebody is in care).
Result<WhereAfter> where_after(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                               indicators::BesideCache& cache, const Wanted& wanted, Days journey_gap);

}  // namespace homeward::curves
