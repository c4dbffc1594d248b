#pragma once
#include "base/record.hpp"
#include "platform/access/records.hpp"
#include "platform/access/role.hpp"

#include <optional>

/// What a consent can open at all, whoever gave it to whom. Pure. Source: reference 8.6.
namespace homeward::access {

/// A row with a member `tells_of` tells of two people: it opens neither to one of them nor by the consent of one,
/// because the other did not agree.
bool tells_of_another(const Meta& meta);

/// Whether rows open by consent to somebody of this role. Numbers of papers do to staff of a house alone: a relative to
/// whom somebody shows who they are is not given what could be used in their name.
bool opens_by_consent(const Meta& meta, const Role& role);

/// Notes and what a pack seals by default are opened by consent only where the consent names them.
std::optional<ConsentClass> consent_class(Category category);

}  // namespace homeward::access
