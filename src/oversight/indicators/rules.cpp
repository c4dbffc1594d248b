#include "oversight/indicators/rules.hpp"

namespace homeward::indicators {

FieldFaults check_period(std::optional<LocalDate> last, LocalDate today) {
  if (!last) return {{"period", "indicator.malformed-period", "a year, a quarter or a month is expected"}};
  if (*last >= today) return {{"period", "figure.period-not-over", "it is not over yet"}};
  return {};
}

Result<void> decide_publish(const std::optional<PublishedFigure>& before, const KeptFigure& now, std::int64_t version) {
  if (before && before->figure == now && before->definition_version == version)
    return reject(ErrorKind::conflict, "figure.nothing-changed", "it was published like this already");
  return {};
}

}  // namespace homeward::indicators
