#pragma once
#include "platform/access/role.hpp"
#include "platform/catalogue/catalogue.hpp"

/// Role packs (catalogue/roles) as access evaluates them.
namespace homeward::catalogue {

/// All roles of the catalogue. Its schema let nothing pass that access cannot read, so a fault here is our own.
access::Roles roles_of(const Catalogue& catalogue);

/// A case of a role says in words what the role is for and holds it to that: `may`, `may_not` (permissions), `opens`
/// (categories by scope) and `never_opens` (categories in no scope).
void check_role_case(const Pack& pack, const json::Value& test, const PackTests::Fault& fault);

}  // namespace homeward::catalogue
