#pragma once
#include "oversight/indicators/views.hpp"

/// An indicator beside another period, place or group. What is compared are two answers as each would be given alone,
/// and nothing else: a difference tells no more than the two figures that it stands between.
namespace homeward::indicators {

enum class DifferenceState {
  known,
  withheld,       ///< one of the two figures is
  too_few,        ///< one of the two counts too few to say anything from, or nobody
  overlapping,    ///< the same people count in both, so that an interval would claim too much
  no_counterpart  ///< the other side has no such group
};
BOOST_DESCRIBE_ENUM(DifferenceState, known, withheld, too_few, overlapping, no_counterpart)

struct FigureDifference {
  DifferenceState state = DifferenceState::known;
  std::optional<double> value, low, high;
};
BOOST_DESCRIBE_STRUCT(FigureDifference, (), (state, value, low, high))

struct IndicatorComparison {
  IndicatorFigures figures;
  std::optional<IndicatorFigures> against;  ///< nothing where groups of the one answer are compared
  std::optional<FigureDifference> total;
  std::vector<FigureDifference> lines;  ///< of each line of `figures`, in that order
  /// Where one of two periods begins before the records of its place do: since when there are any.
  std::optional<LocalDate> records_begin;
};
BOOST_DESCRIBE_STRUCT(IndicatorComparison, (), (figures, against, total, lines, records_begin))

/// What to compare with, as texts of the address: another place, another period or both, or else one of the groups.
struct Against {
  std::string place, period, group;
};

/// Whether the same people may count on both sides, whose figures then are not independent.
enum class Overlap { no, yes };

/// How far `a` lies above `b`, from what is shown of them. Pure.
FigureDifference difference_of(Figure figure, const FigureLine& a, const FigureLine& b, Overlap overlap);

/// Reasons: those of `figures_of`, where the address names what to compare with `?against_...`;
/// indicator.one-comparison.
Result<IndicatorComparison> comparison_of(Reader& reader, const Indicators& indicators,
                                          const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted,
                                          const Against& against);

}  // namespace homeward::indicators
