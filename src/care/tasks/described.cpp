#include "base/describe_meta.hpp"
#include "care/tasks/records.hpp"

HW_DESCRIBED(homeward::Task);
