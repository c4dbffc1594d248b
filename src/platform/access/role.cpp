#include "platform/access/role.hpp"

#include <algorithm>

namespace homeward::access {
namespace {

constexpr std::pair<std::string_view, Scope> k_scopes[] = {{"mine", Scope::mine},
                                                           {"in_care", Scope::in_care},
                                                           {"place", Scope::place},
                                                           {"self", Scope::self},
                                                           {"consent", Scope::consent}};

const Scope* scope_of(std::string_view word) {
  for (const auto& [name, scope] : k_scopes)
    if (name == word) return &scope;
  return nullptr;
}

tl::unexpected<Error> malformed(const std::string& what) {
  return reject(ErrorKind::invalid, "role.malformed", "a role pack is malformed: " + what);
}

}  // namespace

Roles::Roles(std::vector<Role> roles) : roles_(std::move(roles)) {}

const Role* Roles::find(std::string_view id) const {
  for (const Role& role : roles_)
    if (role.id == id) return &role;
  return nullptr;
}

Result<Role> parse_role(const json::Value& pack) {
  Role role;
  const json::Value* id = pack.find("id");
  const json::Value* title = pack.find("title");
  const json::Value* permissions = pack.find("permissions");
  const json::Value* grants = pack.find("grants");
  if (!id || !id->string() || !title || !title->object() || !permissions || !permissions->array() || !grants ||
      !grants->object()) {
    return malformed("id, title, permissions and grants are needed");
  }
  role.id = *id->string();
  for (const auto& [language, text] : *title->object())
    if (text.string()) role.title[language] = *text.string();
  for (const json::Value& p : *permissions->array())
    if (p.string()) role.permissions.insert(*p.string());
  for (const auto& [word, categories] : *grants->object()) {
    const Scope* scope = scope_of(word);
    if (!scope || !categories.array()) return malformed("unknown scope " + word);
    for (const json::Value& c : *categories.array()) {
      const auto category = c.string() ? category_from_word(*c.string()) : std::nullopt;
      if (!category || *category == Category::secret) return malformed("unknown category in " + word);
      role.grants[*scope].insert(*category);
    }
  }
  if (const json::Value* staff = pack.find("staff"); staff && staff->boolean()) role.staff = *staff->boolean();
  if (const json::Value* two = pack.find("needs_two"); two && two->boolean()) role.needs_two = *two->boolean();
  if (const json::Value* purpose = pack.find("purpose"); purpose && purpose->string())
    role.purpose = *purpose->string();
  return role;
}

}  // namespace homeward::access
