#pragma once
#include "care/places/records.hpp"
#include "engine/cohort/snapshot.hpp"
#include "oversight/indicators/indicator.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// The five stages as one road: of those who began detoxification in a period, how many came how far, and where the
/// others are. Source: reference 0.1, the named failures of the system.
namespace homeward::indicators {

/// One stage of the road. Numbers that are withheld are not there.
struct ContinuumStage {
  Stage stage = Stage::detoxification;
  std::optional<std::int64_t> reached;   ///< people who came to this stage or one behind it
  std::optional<std::int64_t> in_care;   ///< came this far and are in care now
  std::optional<std::int64_t> finished;  ///< ended the last stage as planned
  std::optional<std::int64_t> died_or_imprisoned;
  std::optional<std::int64_t> lost;         ///< came this far, are in care no more and began no later stage otherwise
  std::optional<std::int64_t> median_days;  ///< from the beginning of detoxification
  std::optional<std::int64_t> median_low, median_high;  ///< its 95 % interval between order statistics (estimate.hpp)
};
BOOST_DESCRIBE_STRUCT(ContinuumStage, (),
                      (stage, reached, in_care, finished, died_or_imprisoned, lost, median_days, median_low,
                       median_high))

struct Continuum {
  access::Disclosed<Place> place;
  LocalDate first, last, today;
  std::int64_t position = 0;
  bool masked = true;
  std::vector<ContinuumStage> stages;
};
BOOST_DESCRIBE_STRUCT(Continuum, (), (place, first, last, today, position, masked, stages))

/// Reasons: not-found, indicator.malformed-period.
Result<Continuum> continuum_of(access::Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                               BesideCache& cache, const std::string& place, const std::string& period);

}  // namespace homeward::indicators
