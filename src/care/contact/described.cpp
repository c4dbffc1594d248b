#include "base/describe_meta.hpp"
#include "care/contact/records.hpp"

HW_DESCRIBED(homeward::Contact);
HW_DESCRIBED(homeward::Observation);
