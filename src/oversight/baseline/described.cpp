#include "base/describe_meta.hpp"
#include "oversight/baseline/rules.hpp"

HW_DESCRIBED(homeward::WatchedIndicator);
HW_DESCRIBED(homeward::BaselinePlace);
HW_DESCRIBED(homeward::BaselineLot);
HW_DESCRIBED(homeward::BaselineStep);
HW_DESCRIBED(homeward::Baseline);
HW_DESCRIBED(homeward::baseline::KeepBaseline);
