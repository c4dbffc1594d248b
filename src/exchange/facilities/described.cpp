#include "base/describe_meta.hpp"
#include "exchange/facilities/facility_map.hpp"

HW_DESCRIBED(homeward::FacilityMapPlace);
HW_DESCRIBED(homeward::FacilityMapColumns);
HW_DESCRIBED(homeward::FacilityMapSetting);
HW_DESCRIBED(homeward::FacilityMap);
