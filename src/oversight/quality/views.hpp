#pragma once
#include "oversight/indicators/views.hpp"

/// How good a house's own records are, for the house itself before anybody else: what is complete, how soon it is
/// entered, and whether those who enter it stay.
namespace homeward::quality {

using access::Disclosed;
using access::PublicText;
using access::Reader;

struct CompleteLine {
  PublicText indicator;  ///< a pack of theme quality
  indicators::FigureLine figure;
};
BOOST_DESCRIBE_STRUCT(CompleteLine, (), (indicator, figure))

struct EntryLine {
  PublicText record;  ///< which kind: stay, contact, observation, assessment
  std::int64_t n = 0, in_time = 0;
  std::optional<double> median, p90;  ///< days from the event to its entry
};
BOOST_DESCRIBE_STRUCT(EntryLine, (), (record, n, in_time, median, p90))

struct DataQuality {
  Disclosed<Place> place;
  LocalDate first, last, today;
  std::int64_t position = 0;
  std::vector<CompleteLine> complete;
  /// Only of one's own house: above it these would tell of single people and, by the day, of workers. What is told
  /// there of who enters is k17-turnover.
  std::optional<std::vector<EntryLine>> entered;
  std::optional<std::int64_t> operators, operators_began, operators_stopped;
};
BOOST_DESCRIBE_STRUCT(DataQuality, (),
                      (place, first, last, today, position, complete, entered, operators, operators_began,
                       operators_stopped))

/// Reasons: not-found, indicator.malformed-period.
Result<DataQuality> quality_of(Reader& reader, const indicators::Indicators& indicators,
                               const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& place,
                               const std::string& period);

}  // namespace homeward::quality
