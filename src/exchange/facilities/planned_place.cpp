#include "exchange/facilities/planned_place.hpp"

#include "exchange/tables/row_id.hpp"

namespace homeward::facilities {

PlannedPlace plan_nation(const Text<60>& code, const Text<160>& name, const Text<64>& zone, LocalDate opened) {
  PlannedPlace out;
  out.place.id = {tables::RowIds("iso-3166-1", "place").id("nation", code.str())};
  out.place.kind = PlaceKind::nation;
  out.place.name = name;
  out.place.code = code;
  out.place.zone = zone;
  out.place.opened = opened;
  return out;
}

}  // namespace homeward::facilities
