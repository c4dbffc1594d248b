#include "platform/http/routes.hpp"

#include "base/check.hpp"

#include <set>

namespace homeward::http {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> out;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t end = std::min(path.find('/'), path.size());
    out.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return out;
}

bool is_parameter(std::string_view part) { return part.starts_with('{'); }

}  // namespace

Result<void> Call::expect_version(const Uuid& version) const {
  const std::string* given = request.header("if-match");
  if (!given || *given == "\"" + version.to_string() + "\"") return {};
  return reject(ErrorKind::conflict, "stale.version", "somebody changed this meanwhile; look again before saving");
}

Result<std::string> Call::text_query(std::string_view name, std::size_t longest) const {
  const std::string* value = request.query_value(name);
  if (!value) return std::string();
  auto text = tidy_text(*value, longest);
  if (!text) return reject_fields({{"?" + std::string(name), text.error().reason, text.error().detail}});
  return text;
}

Route& Routes::add(Route route) {
  routes_.push_back(std::move(route));
  return routes_.back();
}

std::vector<std::string> Routes::faults(const access::Roles& roles) const {
  std::vector<std::string> out;
  std::set<std::pair<Method, std::string>> seen;
  for (const Route& r : routes_) {
    if (!seen.emplace(r.method, r.path).second) out.push_back(r.path + ": twice in the table");
    if (r.info.summary.empty()) out.push_back(r.path + ": no summary");
    if (r.info.audience != Audience::role) continue;
    if (r.info.permission.empty()) out.push_back(r.path + ": no permission");
    bool held = false;
    for (const access::Role& role : roles.all()) held = held || role.may(r.info.permission);
    if (!held) out.push_back(r.path + ": no role has the permission " + r.info.permission);
  }
  return out;
}

Routes::Match Routes::match(Method method, const std::string& path) const {
  Match found;
  const auto asked = parts_of(path);
  const Method wanted = method == Method::head ? Method::get : method;
  for (const Route& r : routes_) {
    const auto parts = parts_of(r.path);
    if (parts.size() != asked.size()) continue;
    std::vector<std::pair<std::string_view, std::string>> values;
    bool same = true;
    for (std::size_t i = 0; i < parts.size() && same; ++i) {
      if (is_parameter(parts[i])) {
        values.emplace_back(parts[i].substr(1, parts[i].size() - 2), std::string(asked[i]));
      } else {
        same = parts[i] == asked[i];
      }
    }
    if (!same) continue;
    if (r.method != wanted) {
      found.other_method = true;
      continue;
    }
    // A fixed word wins over a parameter: /people/possible-duplicates before /people/{id}.
    if (!found.route || values.size() < found.path.size()) {
      found.route = &r;
      found.path = std::move(values);
    }
  }
  return found;
}

}  // namespace homeward::http
