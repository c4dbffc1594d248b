#include "base/describe_meta.hpp"
#include "care/pathway/actions.hpp"
#include "care/pathway/actions_no_call.hpp"
#include "care/pathway/actions_take_back.hpp"
#include "care/pathway/records.hpp"
#include "care/pathway/routes.hpp"

HW_DESCRIBED(homeward::Journey);
HW_DESCRIBED(homeward::Episode);
HW_DESCRIBED(homeward::Stay);
HW_DESCRIBED(homeward::StageMark);
HW_DESCRIBED(homeward::SubstanceUse);
HW_DESCRIBED(homeward::Handover);
HW_DESCRIBED(homeward::FollowUp);
HW_DESCRIBED(homeward::Attempt);
HW_DESCRIBED(homeward::NoCall);
HW_DESCRIBED(homeward::EndTakenBack);
HW_DESCRIBED(homeward::pathway::HandOver);
HW_DESCRIBED(homeward::pathway::HoldPlace);
HW_DESCRIBED(homeward::pathway::RejectHandover);
HW_DESCRIBED(homeward::pathway::WithdrawHandover);
HW_DESCRIBED(homeward::pathway::Depart);
HW_DESCRIBED(homeward::pathway::Arrive);
HW_DESCRIBED(homeward::pathway::RecordAttempt);
HW_DESCRIBED(homeward::pathway::AskNotToCall);
HW_DESCRIBED(homeward::pathway::CallAgain);
HW_DESCRIBED(homeward::pathway::NewSubstance);
HW_DESCRIBED(homeward::pathway::NewMark);
HW_DESCRIBED(homeward::pathway::Admit);
HW_DESCRIBED(homeward::pathway::EndStay);
HW_DESCRIBED(homeward::pathway::TakeBackEnd);
HW_DESCRIBED(homeward::pathway::MoveOn);
HW_DESCRIBED(homeward::pathway::SearchPeople);
