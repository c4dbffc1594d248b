#pragma once
#include "oversight/indicators/views.hpp"

/// Who stands behind a figure, for those who may see each of them.
namespace homeward::indicators {

/// One unit with what the indicator makes of it.
struct UnitLine {
  Uuid unit;
  Disclosed<Person> person;
  std::optional<LocalDate> day;        ///< by which it lies in the period
  std::optional<PublicText> left_out;  ///< for which reason
  bool counts = false;
  std::optional<bool> event;
  std::optional<std::int64_t> value;
};
BOOST_DESCRIBE_STRUCT(UnitLine, (), (unit, person, day, left_out, counts, event, value))

struct IndicatorUnits {
  PublicText id;
  std::int64_t version = 1;
  Disclosed<Place> place;
  LocalDate first, last;
  std::int64_t position = 0;
  bool more = false;  ///< there are older ones
  std::vector<UnitLine> items;
};
BOOST_DESCRIBE_STRUCT(IndicatorUnits, (), (id, version, place, first, last, position, more, items))

/// The newest units of a place and a period that the viewer may see with all that the definition reads of the person;
/// others are not there and leave no gap. Reasons as of figures_of.
Result<IndicatorUnits> units_of(Reader& reader, const Indicators& indicators,
                                const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted);

}  // namespace homeward::indicators
