#pragma once
#include "care/people/rules_gender.hpp"
#include "platform/access/role.hpp"
#include "platform/catalogue/catalogue.hpp"

namespace homeward::people {

/// What this deployment asks; read once at start. The catalogue has held the pack to its schema.
GenderAsked gender_asked(const catalogue::Catalogue& catalogue);

/// The roles as they are where gender is not asked: what is intimate opens to nobody on any path, also what was kept
/// while it was asked.
access::Roles roles_without_gender(const access::Roles& roles);

/// A case of the pack's `tests`, as catalogue/particulars/schema.json describes it.
void check_particulars_case(const catalogue::Pack& pack, const json::Value& test,
                            const catalogue::PackTests::Fault& fault);

}  // namespace homeward::people
