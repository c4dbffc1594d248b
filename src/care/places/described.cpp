#include "base/describe_meta.hpp"
#include "care/places/actions.hpp"
#include "care/places/records.hpp"

HW_DESCRIBED(homeward::LocalName);
HW_DESCRIBED(homeward::Place);
HW_DESCRIBED(homeward::PlaceParent);
HW_DESCRIBED(homeward::PlaceOffer);
HW_DESCRIBED(homeward::places::NewOffer);
HW_DESCRIBED(homeward::places::ChangeOffer);
HW_DESCRIBED(homeward::places::EndOffer);
HW_DESCRIBED(homeward::places::CreatePlace);
HW_DESCRIBED(homeward::places::ChangePlace);
HW_DESCRIBED(homeward::places::MovePlace);
HW_DESCRIBED(homeward::places::ClosePlace);
