#include "platform/http/routes.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <set>

namespace homeward::http {
namespace {

/// The next part of a path, which is taken off: `/people/7` gives `people` and leaves `/7`.
std::string_view take_part(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const std::string_view part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

bool is_parameter(std::string_view part) { return part.starts_with('{'); }

/// What the parameters of this pattern are in the path; nothing where it is another path. Goes along both, because
/// every request is held against all patterns.
std::optional<std::vector<std::pair<std::string_view, std::string>>> values_in(std::string_view path,
                                                                               std::string_view pattern) {
  std::vector<std::pair<std::string_view, std::string>> values;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_part(pattern), part = take_part(path);
    if (is_parameter(wanted)) {
      values.emplace_back(wanted.substr(1, wanted.size() - 2), std::string(part));
    } else if (wanted != part) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return values;
}

/// `names` and `names[0].given` are of one member.
bool lies_in(std::string_view path, std::string_view member) {
  return path.starts_with(member) &&
         (path.size() == member.size() || path[member.size()] == '.' || path[member.size()] == '[');
}

bool names(std::string_view path, std::string_view member) {
  for (std::size_t at = path.find(member); at != path.npos; at = path.find(member, at + 1)) {
    const bool begins = at == 0 || path[at - 1] == '.' || path[at - 1] == ']';
    if (begins && lies_in(path.substr(at), member)) return true;
  }
  return false;
}

/// Whether this rule looked at a member that could not be read.
bool looked_at_one_of(const FieldFault& ruled, const FieldFaults& unread, std::span<const Compared> compared) {
  const auto rule = std::ranges::find(compared, ruled.reason, &Compared::reason);
  return std::ranges::any_of(unread, [&](const FieldFault& f) {
    if (lies_in(ruled.path, f.path) || lies_in(f.path, ruled.path)) return true;
    return rule != compared.end() &&
           std::ranges::any_of(rule->with, [&](std::string_view member) { return names(f.path, member); });
  });
}

}  // namespace

void fill_missing_ids(const Meta& meta, void* command) {
  for (const FieldMeta& f : meta.fields) {
    if (f.kind != Kind::id || f.optional || f.list) continue;
    const Datum is = f.get(command);
    const Uuid* id = std::get_if<Uuid>(&is);
    if (!id || !*id) f.set(command, Datum{vault::new_uuid(Instant{})});
  }
}

Error all_faults(FieldFaults shape, std::span<const Compared> compared,
                 const std::function<Result<journal::Changed>()>& rules) {
  Error out{ErrorKind::invalid, "input.invalid", "some fields cannot be accepted; each is listed", shape};
  try {
    const auto ruled = rules();
    if (ruled) return out;
    for (const FieldFault& f : ruled.error().fields)
      if (!looked_at_one_of(f, shape, compared)) out.fields.push_back(f);
  } catch (const InternalError&) {
    // A command with holes may bring an action to where a whole one never does; the rules then have no say.
  }
  return out;
}

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
  const Method wanted = method == Method::head ? Method::get : method;
  for (const Route& r : routes_) {
    auto values = values_in(path, r.path);
    if (!values) continue;
    if (r.method != wanted) {
      found.other_method = true;
      continue;
    }
    // A fixed word wins over a parameter: /people/possible-duplicates before /people/{id}.
    if (!found.route || values->size() < found.path.size()) {
      found.route = &r;
      found.path = std::move(*values);
    }
  }
  return found;
}

}  // namespace homeward::http
