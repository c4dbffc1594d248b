#include "base/describe_meta.hpp"
#include "care/contact/actions.hpp"
#include "care/contact/records.hpp"

HW_DESCRIBED(homeward::Contact);
HW_DESCRIBED(homeward::Observation);
HW_DESCRIBED(homeward::contact::EnterContact);
HW_DESCRIBED(homeward::contact::SayOutcome);
