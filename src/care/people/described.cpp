#include "base/describe_meta.hpp"
#include "care/people/actions.hpp"
#include "care/people/actions_tie.hpp"
#include "care/people/records.hpp"
#include "care/people/routes.hpp"
#include "care/people/rules.hpp"

HW_DESCRIBED(homeward::PersonName);
HW_DESCRIBED(homeward::Birth);
HW_DESCRIBED(homeward::Person);
HW_DESCRIBED(homeward::Identifier);
HW_DESCRIBED(homeward::Address);
HW_DESCRIBED(homeward::SafeContact);
HW_DESCRIBED(homeward::PersonLink);
HW_DESCRIBED(homeward::PersonTie);
HW_DESCRIBED(homeward::people::NewConsent);
HW_DESCRIBED(homeward::people::NewIdentifier);
HW_DESCRIBED(homeward::people::NewSafeContact);
HW_DESCRIBED(homeward::people::NewAddress);
HW_DESCRIBED(homeward::people::RegisterPerson);
HW_DESCRIBED(homeward::people::ChangeDetails);
HW_DESCRIBED(homeward::people::AssignWorker);
HW_DESCRIBED(homeward::people::OpenInEmergency);
HW_DESCRIBED(homeward::people::ReviewLook);
HW_DESCRIBED(homeward::people::ProposeLink);
HW_DESCRIBED(homeward::people::RevokeConsent);
HW_DESCRIBED(homeward::people::FindDuplicates);
HW_DESCRIBED(homeward::people::PutBeside);
HW_DESCRIBED(homeward::people::EndTie);
