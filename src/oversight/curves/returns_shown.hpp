#pragma once
#include "oversight/curves/limits.hpp"
#include "oversight/curves/returns.hpp"
#include "oversight/curves/shown.hpp"

/// What may be shown of how often people come back. The rules of shown.hpp hold, over the same table: who has come back
/// by a day, since the day before, who has not, and who is not watched so long. Everybody is told `k_days` only, also
/// the house itself: where somebody came back is known to the other house.
///
/// Above a house a mean is so many returns, shown as counts are, of so many people; its limits are those of the robust
/// error of everybody who is counted, as a share of the mean in steps of 0.05, so that one person more or less does not
/// show.
namespace homeward::curves {

struct ShownReturn {
  std::int32_t day = 0;
  bool withheld = false;
  std::optional<double> mean = {}, low = {}, high = {};
  std::int64_t followed = 0;  ///< not come back, and watched beyond this day
};
struct ShownReturns {
  std::optional<std::int32_t> key;
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n;
  std::vector<ShownReturn> days;
};

/// 95 % limits of a mean on its logarithm, m exp(-+ z se / m), which stay above 0. Nothing where it is 0.
std::optional<Limits> on_log(double mean, double relative_error);

std::vector<ShownReturns> show_true(const CountedReturns& counted);
/// What `control` opens of the counts of these groups.
std::vector<Open> control(const CountedReturns& counted, const Noise& noise);
std::vector<ShownReturns> show_masked(const CountedReturns& counted, const std::vector<Open>& open, const Noise& noise);

}  // namespace homeward::curves
