#include "base/describe_meta.hpp"
#include "platform/http/routes.hpp"
#include "platform/http/sign_in_routes.hpp"

HW_DESCRIBED(homeward::http::Nothing);
HW_DESCRIBED(homeward::http::GivePassword);
HW_DESCRIBED(homeward::http::GiveCode);
HW_DESCRIBED(homeward::http::GivePin);
HW_DESCRIBED(homeward::http::UseRole);
HW_DESCRIBED(homeward::http::ChangePassword);
