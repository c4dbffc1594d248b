#include "base/describe_meta.hpp"
#include "platform/access/accounts.hpp"
#include "platform/access/records.hpp"

HW_DESCRIBED(homeward::Account);
HW_DESCRIBED(homeward::RoleBinding);
HW_DESCRIBED(homeward::SignIn);
HW_DESCRIBED(homeward::Relation);
HW_DESCRIBED(homeward::PlaceScope);
HW_DESCRIBED(homeward::Consent);
HW_DESCRIBED(homeward::BreakGlass);
HW_DESCRIBED(homeward::access::CreateAccount);
HW_DESCRIBED(homeward::access::GrantRole);
