#pragma once
#include "oversight/indicators/records.hpp"

/// Pure decisions about publishing figures. Reasons are listed in docs/reasons.md.
namespace homeward::indicators {

/// `last`: the last day of the period; nothing where it is none.
/// Reasons: indicator.malformed-period, figure.period-not-over.
FieldFaults check_period(std::optional<LocalDate> last, LocalDate today);

/// `before`: what was published last about the period, and by which version of the definition.
/// Reasons: figure.nothing-changed.
Result<void> decide_publish(const std::optional<PublishedFigure>& before, const KeptFigure& now, std::int64_t version);

}  // namespace homeward::indicators
