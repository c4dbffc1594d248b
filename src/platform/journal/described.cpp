#include "base/describe_meta.hpp"
#include "platform/journal/records.hpp"

HW_DESCRIBED(homeward::ImportRun);
