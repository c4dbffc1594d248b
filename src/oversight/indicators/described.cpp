#include "base/describe_meta.hpp"
#include "oversight/indicators/actions.hpp"
#include "oversight/indicators/actions_targets.hpp"

HW_DESCRIBED(homeward::KeptFigure);
HW_DESCRIBED(homeward::PublishedFigure);
HW_DESCRIBED(homeward::indicators::PublishFigure);
HW_DESCRIBED(homeward::EarlierTarget);
HW_DESCRIBED(homeward::IndicatorTarget);
HW_DESCRIBED(homeward::indicators::SetTarget);
HW_DESCRIBED(homeward::indicators::ChangeTarget);
HW_DESCRIBED(homeward::indicators::EndTarget);
