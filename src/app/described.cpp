#include "app/system_routes.hpp"
#include "base/describe_meta.hpp"

HW_DESCRIBED(homeward::app::SetUp);
HW_DESCRIBED(homeward::app::SetClock);
