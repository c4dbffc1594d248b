#pragma once
#include "oversight/curves/limits.hpp"
#include "oversight/curves/returns.hpp"
#include "oversight/curves/shown.hpp"

/// What may be shown of how often people come back. The rules of shown.hpp hold, over the same table: who has come back
/// by a day, since the day before, who has not, and who is not watched so long. They hold for the house itself too:
/// that somebody came back to another house is that house's to know.
///
/// A mean is so many returns, shown as counts are, of so many people. Its limits are worked out from what is shown, so
/// that they tell no more: the error of everybody who is counted would move with each of them.
namespace homeward::curves {

struct ShownReturn {
  std::int32_t day = 0;
  bool withheld = false;
  std::optional<double> mean = {}, low = {}, high = {};
  std::int64_t followed = 0;              ///< not come back, and watched beyond this day
  std::optional<std::int64_t> back = {};  ///< people who have come back; behind the limits
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

/// Of a mean from how many people have come back and how many are followed without: as many have come back of those who
/// are watched, each mean * watched / back = m times and that geometrically, which is a variance of mean (2 m - 1 -
/// mean); where nobody comes back twice the binomial one.
std::optional<Limits> limits_of_mean(double mean, std::int64_t back, std::int64_t followed);

/// What `control` opens of the counts of these groups.
std::vector<Open> control(const CountedReturns& counted, const Noise& noise);
std::vector<ShownReturns> show_masked(const CountedReturns& counted, const std::vector<Open>& open, const Noise& noise);

}  // namespace homeward::curves
