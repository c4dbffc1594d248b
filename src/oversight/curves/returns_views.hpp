#pragma once
#include "oversight/curves/views.hpp"

/// How often people come back after a journey that ended as planned, as those see it who answer for a place:
/// rounded for everybody, the house itself too (returns_shown.hpp).
namespace homeward::curves {

struct ReturnsPoint {
  std::int64_t day = 0;
  bool withheld = false;
  std::optional<double> mean, low, high;  ///< returns of a person, on average
  std::int64_t followed = 0;              ///< not come back, and watched beyond this day
};
BOOST_DESCRIBE_STRUCT(ReturnsPoint, (), (day, withheld, mean, low, high, followed))

struct ReturnsLine {
  std::optional<Disclosed<Place>> place;
  std::optional<PublicText> group;  ///< as in lines of indicators
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n;  ///< people
  std::vector<ReturnsPoint> points;
};
BOOST_DESCRIBE_STRUCT(ReturnsLine, (), (place, group, withheld, too_few, n, points))

struct Returns {
  Disclosed<Place> place;
  std::optional<PublicText> by;
  LocalDate first, last, today;
  std::int64_t position = 0;  ///< of the journal: everything up to it is counted
  std::int64_t least = 0;     ///< fewer people have no curve
  ReturnsLine total;
  std::vector<ReturnsLine> lines;
};
BOOST_DESCRIBE_STRUCT(Returns, (), (place, by, first, last, today, position, least, total, lines))

/// `wanted.of` is not read; the period is of the end. Reasons: as `where_after`.
Result<Returns> returns_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                           indicators::BesideCache& cache, const Wanted& wanted);

}  // namespace homeward::curves
