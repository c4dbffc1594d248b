#pragma once
#include "oversight/funnel/compared.hpp"
#include "oversight/indicators/views.hpp"

/// A funnel of houses for those who answer for the places above them: never a league table.
namespace homeward::funnel {

using access::Disclosed;
using access::PublicText;

/// A house beside what is expected of it. What is not shown of its figure stays so here.
struct HouseInFunnel {
  std::optional<Disclosed<Place>> place;  ///< for those who may see it
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n, events;
  std::optional<double> expected;   ///< share that is expected for people like theirs
  std::optional<double> adjusted;   ///< share if all houses cared for people like all together
  std::optional<double> low, high;  ///< of `adjusted`: 95 % of houses that do as all do lie between
  bool differs = false;             ///< after Holm, among all houses: see `false_alarm`
};
BOOST_DESCRIBE_STRUCT(HouseInFunnel, (), (place, withheld, too_few, n, events, expected, adjusted, low, high, differs))

/// Between which shares houses of this size lie that do as all do: 95 % and 99.8 % of them.
struct FunnelLimits {
  std::int64_t n = 0;
  double low = 0, high = 0, far_low = 0, far_high = 0;
};
BOOST_DESCRIBE_STRUCT(FunnelLimits, (), (n, low, high, far_low, far_high))

struct HouseFunnel {
  PublicText id;
  std::int64_t version = 1;
  Disclosed<Place> place;
  LocalDate first, last, today;
  std::int64_t position = 0;
  bool masked = true;
  std::optional<double> overall;  ///< share of all together
  double false_alarm = 0;         ///< at most so probable is it that any of equal houses is said to differ
  std::vector<PublicText> allowed_for;
  std::vector<HouseInFunnel> houses;  ///< in the order of their names
  std::vector<FunnelLimits> limits;   ///< ascending by n
};
BOOST_DESCRIBE_STRUCT(HouseFunnel, (),
                      (id, version, place, first, last, today, position, masked, overall, false_alarm, allowed_for,
                       houses, limits))

/// Reasons: funnel.not-a-share, and as of figures of an indicator.
Result<HouseFunnel> funnel_of(indicators::Reader& reader, const indicators::Indicators& indicators,
                              const std::shared_ptr<const cohort::Snapshot>& snapshot,
                              const indicators::Wanted& wanted);

}  // namespace homeward::funnel
