#pragma once
#include "care/places/records.hpp"
#include "oversight/indicators/indicator.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// How long people stay in care, and how care ends, as those see it who answer for a place.
namespace homeward::curves {

using access::Disclosed;
using access::PublicText;
using access::Reader;

/// Just after a day. Numbers that are withheld or say nothing are not there.
struct CurvePoint {
  std::int64_t day = 0;
  bool withheld = false;
  std::optional<double> share, low, high;
  std::optional<std::int64_t> followed;  ///< still in care and watched beyond this day
};
BOOST_DESCRIBE_STRUCT(CurvePoint, (), (day, withheld, share, low, high, followed))

struct WayCurve {
  PublicText way;  ///< a word of how a stay ends; "unknown" where nobody said
  std::vector<CurvePoint> points;
};
BOOST_DESCRIBE_STRUCT(WayCurve, (), (way, points))

struct CurveLine {
  std::optional<Disclosed<Place>> place;
  std::optional<PublicText> group;  ///< as in lines of indicators
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n;
  std::vector<CurvePoint> still;  ///< in care
  std::vector<WayCurve> ways;     ///< those by which somebody ended
};
BOOST_DESCRIBE_STRUCT(CurveLine, (), (place, group, withheld, too_few, n, still, ways))

/// Do the groups, or the two periods, that are shown leave care at the same pace? Judged on everybody they count, as
/// whether a house differs is; told above a house as a band of p alone (shown.hpp). Episodes and
/// stays of one person, also on both sides, are taken for those of different people, which the screen says beside it.
struct CurveTest {
  std::int64_t groups = 0, df = 0;
  std::optional<double> chi_square, p;  ///< of the people of one's own house alone
  std::optional<double> p_below;        ///< above it: 0.001, 0.01, 0.05, the least that p is below; 1: 0.05 or more
};
BOOST_DESCRIBE_STRUCT(CurveTest, (), (groups, df, chi_square, p, p_below))

/// Who began in another period at the same place, beside those of this one.
struct OtherPeriod {
  LocalDate first, last;
  std::optional<std::int64_t> ends_before_start;
  CurveLine total;
  bool overlapping = false;           ///< the same people began in both: no test of independent groups
  std::optional<CurveTest> log_rank;  ///< of the two, where both have a curve
};
BOOST_DESCRIBE_STRUCT(OtherPeriod, (), (first, last, ends_before_start, total, overlapping, log_rank))

struct CareCurves {
  PublicText of;
  Disclosed<Place> place;
  std::optional<PublicText> by;
  LocalDate first, last, today;
  std::int64_t position = 0;                      ///< of the journal: everything up to it is counted
  bool masked = true;                             ///< on fixed days, from rounded counts; otherwise every step
  std::int64_t least = 0;                         ///< where masked: fewer people have no curve
  std::optional<std::int64_t> ends_before_start;  ///< records that contradict themselves and are in no curve
  CurveLine total;
  std::vector<CurveLine> lines;
  std::optional<CurveTest> log_rank;  ///< of the lines that have a curve, where there are two
  std::optional<OtherPeriod> against;
};
BOOST_DESCRIBE_STRUCT(CareCurves, (),
                      (of, place, by, first, last, today, position, masked, least, ends_before_start, total, lines,
                       log_rank, against))

/// What was asked, as texts of the address.
struct Wanted {
  std::string of, place, by, period;
  std::string against_period = {};  ///< to compare with; empty: nothing
};

/// Reasons: not-found (the place, also one out of reach), curve.unknown-subject, indicator.unknown-breakdown,
/// indicator.malformed-period, also of `?against_period`.
Result<CareCurves> curves_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                             indicators::BesideCache& cache, const Wanted& wanted);

}  // namespace homeward::curves
