#pragma once
#include "base/time.hpp"
#include "platform/access/records.hpp"
#include "platform/access/role.hpp"

#include <optional>
#include <string>

namespace homeward::access {

/// Who looks: an account in one role at one place, for one purpose. `role` null: signed in without a role, which
/// reaches nothing but the account itself.
struct Viewer {
  Id<Account> account;
  std::optional<Id<Person>> person;
  const Role* role = nullptr;
  std::optional<Id<Place>> place;
  Id<SignIn> sign_in;
  std::string purpose = "care";
  std::string route;       ///< for the access log
  std::string request_id;  ///< for the access log

  bool may(std::string_view permission) const { return role && role->may(permission); }
};

}  // namespace homeward::access
