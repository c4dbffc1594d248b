#pragma once
#include "base/time.hpp"
#include "platform/access/records.hpp"
#include "platform/access/role.hpp"

#include <optional>
#include <string>
#include <vector>

namespace homeward::access {

/// Not signed in at all: somebody who holds a link that this account made.
struct Invitation {
  Uuid link;
  Id<Account> by;
};

/// Who looks: an account in one role at one place, for one purpose. `role` null: signed in without a role, which
/// reaches nothing but the account itself.
struct Viewer {
  Id<Account> account;
  std::optional<Id<Person>> person;
  const Role* role = nullptr;
  std::optional<Id<Place>> place;
  Id<SignIn> sign_in;
  std::string purpose = "care";
  /// Not empty: these rows and no others, whatever the role could reach. For a device in the hands of the person asked,
  /// and for whoever holds a link.
  std::vector<Uuid> only_rows = {};
  std::optional<Invitation> invitation = {};
  std::string route;       ///< for the access log
  std::string request_id;  ///< for the access log

  bool may(std::string_view permission) const { return role && role->may(permission); }
  /// Who answers for what is done: also for what somebody does by link.
  Id<Account> answers_for() const { return invitation ? invitation->by : account; }
};

}  // namespace homeward::access
