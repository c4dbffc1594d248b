#include "platform/access/consent_opens.hpp"

namespace homeward::access {

bool tells_of_another(const Meta& meta) { return meta.find("tells_of") != nullptr; }

bool opens_by_consent(const Meta& meta, const Role& role) {
  if (tells_of_another(meta)) return false;
  const bool staff = role.grants_in(Scope::place, meta.category) || role.grants_in(Scope::mine, meta.category) ||
                     role.grants_in(Scope::in_care, meta.category);
  return staff || meta.name != "identifier";
}

std::optional<ConsentClass> consent_class(Category category) { return from_word<ConsentClass>(to_word(category)); }

}  // namespace homeward::access
