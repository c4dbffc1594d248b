#pragma once
#include "oversight/baseline/rules.hpp"
#include "oversight/baseline/watched.hpp"
#include "platform/access/authority.hpp"

namespace homeward::baseline {

/// Keeps the figures of the period before, for places at or below a nation or region of one's own. Reasons: those of
/// `check_request`, baseline.keeper-kind, baseline.place-elsewhere, baseline.place-within,
/// baseline.directive-elsewhere, indicator.switched-off, baseline.unknown-indicator, baseline.not-comparable.
Result<journal::Changed> keep(journal::Transaction& tx, const access::Viewer& who, const KeepBaseline& c,
                              const indicators::Indicators& packs,
                              const std::shared_ptr<const cohort::Snapshot>& snapshot);

}  // namespace homeward::baseline
