#pragma once
#include "base/record.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// Roles are content (catalogue/roles); access only evaluates them. Nothing is granted that a role does not name.
namespace homeward::access {

/// Through which relation a category is reached.
enum class Scope {
  mine,     ///< people this worker cares for (relation keyworker, worker, break_glass)
  in_care,  ///< people in care, expected or registered at the role's place or below
  place,    ///< rows whose home (or other home) is the role's place or below
  self,     ///< the viewer's own person record
  consent   ///< people whose active consent names the viewer, the viewer's person, or the role's place
};

using Categories = std::set<Category>;

struct Role {
  std::string id;
  std::map<std::string, std::string> title;  ///< by language
  std::set<std::string, std::less<>> permissions;
  std::map<Scope, Categories> grants;
  bool staff = true;             ///< needs a second factor outside demo databases
  bool needs_two = false;        ///< granting it takes two administrators
  std::string purpose = "care";  ///< the purpose its reads are for

  bool may(std::string_view permission) const { return permissions.contains(permission); }
  bool grants_in(Scope scope, Category category) const {
    const auto it = grants.find(scope);
    return it != grants.end() && it->second.contains(category);
  }
};

/// All roles of the deployment; immutable after start. Thread-safe.
class Roles {
 public:
  Roles() = default;
  explicit Roles(std::vector<Role> roles);
  const Role* find(std::string_view id) const;
  const std::vector<Role>& all() const { return roles_; }

 private:
  std::vector<Role> roles_;
};

/// Reads one role pack (catalogue/roles/*.json, checked against its schema before). Reasons: role.malformed.
Result<Role> parse_role(const json::Value& pack);

}  // namespace homeward::access
