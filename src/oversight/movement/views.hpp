#pragma once
#include "care/places/records.hpp"
#include "oversight/indicators/indicator.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Where people went from each stage, how many were there, and how long they stayed, as those see it who answer for a
/// place. Numbers that are withheld are not there.
namespace homeward::movement {

using access::Disclosed;
using access::PublicText;
using access::Reader;

struct FlowPart {
  PublicText to;  ///< a stage, or ended_as_planned, died_or_imprisoned, ended_otherwise
  std::optional<std::int64_t> n;
};
BOOST_DESCRIBE_STRUCT(FlowPart, (), (to, n))
struct FlowLine {
  Stage from = Stage::detoxification;
  std::optional<std::int64_t> ended;  ///< stays that ended in the period
  std::vector<FlowPart> to;
};
BOOST_DESCRIBE_STRUCT(FlowLine, (), (from, ended, to))

struct CensusPart {
  Stage stage = Stage::detoxification;
  std::optional<std::int64_t> n;
};
BOOST_DESCRIBE_STRUCT(CensusPart, (), (stage, n))
struct CensusDay {
  LocalDate day;
  std::optional<std::int64_t> all;
  std::vector<CensusPart> stages;
};
BOOST_DESCRIBE_STRUCT(CensusDay, (), (day, all, stages))

struct KeptCell {
  std::int64_t days = 0;
  bool due = false;  ///< everybody who began in the month had the time
  std::optional<std::int64_t> kept;
  std::optional<double> share, low, high;
};
BOOST_DESCRIBE_STRUCT(KeptCell, (), (days, due, kept, share, low, high))
struct KeptMonth {
  LocalDate month;
  std::optional<std::int64_t> began;
  bool too_few = false;
  std::vector<KeptCell> cells;
};
BOOST_DESCRIBE_STRUCT(KeptMonth, (), (month, began, too_few, cells))

struct Movement {
  Disclosed<Place> place;
  LocalDate first, last, today;
  std::int64_t position = 0;
  bool masked = true;
  std::int64_t least = 0;  ///< fewer episodes are too few to say
  std::vector<FlowLine> flows;
  std::vector<CensusDay> census;
  std::vector<KeptMonth> kept;
};
BOOST_DESCRIBE_STRUCT(Movement, (), (place, first, last, today, position, masked, least, flows, census, kept))

/// Reasons: not-found, indicator.malformed-period.
Result<Movement> movement_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                             indicators::BesideCache& cache, const std::string& place, const std::string& period);

}  // namespace homeward::movement
