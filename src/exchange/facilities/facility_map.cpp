#include "exchange/facilities/facility_map.hpp"

namespace homeward::facilities {
namespace {

/// California Department of Health Care Services, licensed and certified facilities, as normalised by California Rehab
/// Guide (CC-BY 4.0). RES is residential; NON, DSS and DPH are certified programmes without beds of their own. Total
/// capacity is what the publisher adds up; treatment capacity leaves out beds for children who come with a parent.
constexpr std::string_view k_california = R"({
  "name": "california",
  "zone": "America/Los_Angeles",
  "nation": {"code": "US", "name": "United States"},
  "region": {"code": "US-CA", "name": "California"},
  "columns": {"code": "license_number", "name": "facility_name", "operated_by": "legal_entity",
              "district_code": "county_code", "district": "county", "city": "city", "setting": "setting_code",
              "detox": "offers_detox", "capacity": "total_capacity", "latitude": "latitude", "longitude": "longitude"},
  "settings": [
    {"word": "RES", "setting": "inpatient"},
    {"word": "NON", "setting": "outpatient"},
    {"word": "DSS", "setting": "outpatient"},
    {"word": "DPH", "setting": "outpatient"}
  ],
  "yes": ["true"],
  "no": ["false"]
})";

}  // namespace

Result<FacilityMap> parse_map(std::string_view json_text) {
  HW_TRY(const json::Value parsed, json::parse(json_text));
  FacilityMap map;
  FieldFaults faults;
  read_json(meta_of<FacilityMap>(), &map, parsed, "", faults);
  if (faults.empty() && !Zone::find(map.zone.str())) {
    faults.push_back({"zone", "zone.unknown", "an IANA time zone like Asia/Bishkek is expected"});
  }
  if (map.region && map.columns.region) {
    faults.push_back({"region", "facility-map.region-twice", "either one region for all or a column, not both"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  return map;
}

const FacilityMap& california() {
  static const FacilityMap map = parse_map(k_california).value();
  return map;
}

}  // namespace homeward::facilities
