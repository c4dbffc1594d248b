#include "base/describe_meta.hpp"
#include "oversight/indicators/actions.hpp"

HW_DESCRIBED(homeward::KeptFigure);
HW_DESCRIBED(homeward::PublishedFigure);
HW_DESCRIBED(homeward::indicators::PublishFigure);
