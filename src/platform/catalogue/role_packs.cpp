#include "platform/catalogue/role_packs.hpp"

#include "base/check.hpp"
#include "platform/catalogue/json_schema.hpp"

namespace homeward::catalogue {
namespace {

constexpr std::pair<std::string_view, access::Scope> k_scopes[] = {{"mine", access::Scope::mine},
                                                                   {"in_care", access::Scope::in_care},
                                                                   {"place", access::Scope::place},
                                                                   {"self", access::Scope::self},
                                                                   {"consent", access::Scope::consent}};

access::Role role_of(const Pack& pack) {
  auto role = access::parse_role(pack.content);
  HW_CHECK(role, pack.file + " passed its schema but is no role: " + role.error().detail);
  return std::move(*role);
}

/// Calls `each` with the words of a list and the pointer to each.
template <class Each>
void for_words(const json::Value* list, const std::string& at, const Each& each) {
  if (!list) return;
  for (std::size_t i = 0; i < list->array()->size(); ++i) {
    each(*(*list->array())[i].string(), pointer_to(at, std::to_string(i)));
  }
}

}  // namespace

access::Roles roles_of(const Catalogue& catalogue) {
  std::vector<access::Role> roles;
  for (const Pack* pack : catalogue.list("roles")) roles.push_back(role_of(*pack));
  return access::Roles(std::move(roles));
}

void check_role_case(const Pack& pack, const json::Value& test, const PackTests::Fault& fault) {
  const access::Role role = role_of(pack);
  for_words(test.find("may"), "/may", [&](const std::string& permission, const std::string& at) {
    if (!role.may(permission)) fault(at, "the role may not " + permission);
  });
  for_words(test.find("may_not"), "/may_not", [&](const std::string& permission, const std::string& at) {
    if (role.may(permission)) fault(at, "the role may " + permission);
  });
  for (const auto& [word, scope] : k_scopes) {
    const json::Value* opens = test.find("opens");
    for_words(opens ? opens->find(word) : nullptr, pointer_to("/opens", word),
              [&](const std::string& category, const std::string& at) {
                if (!role.grants_in(scope, *category_from_word(category))) fault(at, category + " is closed there");
              });
    const json::Value* closes = test.find("closes");
    for_words(closes ? closes->find(word) : nullptr, pointer_to("/closes", word),
              [&](const std::string& category, const std::string& at) {
                if (role.grants_in(scope, *category_from_word(category))) fault(at, category + " is open there");
              });
    for_words(test.find("never_opens"), "/never_opens", [&](const std::string& category, const std::string& at) {
      if (role.grants_in(scope, *category_from_word(category)))
        fault(at, category + " is open through " + std::string(word));
    });
  }
}

}  // namespace homeward::catalogue
