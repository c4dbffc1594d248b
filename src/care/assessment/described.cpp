#include "base/describe_meta.hpp"
#include "care/assessment/actions.hpp"
#include "care/assessment/actions_link.hpp"
#include "care/assessment/actions_urine.hpp"
#include "care/assessment/records.hpp"

HW_DESCRIBED(homeward::FormAnswer);
HW_DESCRIBED(homeward::VitalSigns);
HW_DESCRIBED(homeward::Assessment);
HW_DESCRIBED(homeward::ReceivedForm);
HW_DESCRIBED(homeward::assessment::BeginForm);
HW_DESCRIBED(homeward::assessment::SaveAnswers);
HW_DESCRIBED(homeward::FormLink);
HW_DESCRIBED(homeward::assessment::HandOver);
HW_DESCRIBED(homeward::assessment::TakeRound);
HW_DESCRIBED(homeward::assessment::EnterUrineTest);
HW_DESCRIBED(homeward::assessment::TakeBackUrineTest);
HW_DESCRIBED(homeward::assessment::MakeLink);
HW_DESCRIBED(homeward::assessment::AnswerByLink);
