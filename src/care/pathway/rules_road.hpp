#pragma once
#include "care/pathway/records.hpp"

#include <array>

/// What a country or a centre may decide about the road itself. It is content (catalogue/pathway/road.json, with its
/// sources): rules get it as an argument. Windows that indicators publish are their own and do not follow it.
namespace homeward::pathway {

struct StageAndSetting {
  Stage stage;
  Setting setting;
};

/// Two stays of one person in one house that may be open at the same time.
struct SideBySide {
  std::array<Setting, 2> settings;             ///< in either order
  std::optional<std::array<Stage, 2>> stages;  ///< in the order of `settings`; none: any two that differ
};

struct RoadRules {
  Days next_stay;    ///< the day on which a stay ended is the first of them
  Days begin_care;   ///< after the day of a confirmed arrival
  Days see_off;      ///< after the answer, at least, to set out on the way to the next house
  Days journey_gap;  ///< between an end and the next start of one journey, at most
  std::vector<SideBySide> side_by_side;
};

/// The last day on which a next stay may begin before the person counts as not heard from.
LocalDate next_stay_due(const RoadRules& road, LocalDate ended);
/// The last day on which care may begin before an arrival counts as overdue; as long, it keeps its place free.
LocalDate care_due(const RoadRules& road, LocalDate arrived);
/// The last day for setting out to a house that said yes: the day of the expected arrival, later where the answer came
/// late.
LocalDate departure_due(const RoadRules& road, LocalDate expected, LocalDate answered);
/// Whether a stay that starts belongs to the journey that ended.
bool on_one_journey(const RoadRules& road, LocalDate ended, LocalDate started);
bool may_run_side_by_side(const RoadRules& road, StageAndSetting one, StageAndSetting other);

}  // namespace homeward::pathway
