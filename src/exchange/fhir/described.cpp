#include "base/describe_meta.hpp"
#include "exchange/fhir/routes.hpp"

HW_DESCRIBED(homeward::fhir::BringForm);
HW_DESCRIBED(homeward::fhir::MatchQuestionnaire);
