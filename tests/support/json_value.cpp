#include "support/json_value.hpp"

#include <algorithm>

namespace homeward::testing {

Json Json::parse(std::string_view text) {
  auto parsed = json::parse(text, 64 << 20);
  return parsed ? Json(std::move(*parsed)) : Json();
}

Json Json::operator[](std::string_view key) const {
  const json::Value* found = value_.find(key);
  return found ? Json(*found) : Json();
}

Json Json::operator[](std::size_t index) const {
  const json::Array* all = value_.array();
  return all && index < all->size() ? Json((*all)[index]) : Json();
}

std::size_t Json::size() const {
  if (const json::Array* all = value_.array()) return all->size();
  if (const json::Object* all = value_.object()) return all->size();
  return 0;
}

std::vector<Json> Json::items() const {
  std::vector<Json> out;
  if (const json::Array* all = value_.array()) out.assign(all->begin(), all->end());
  return out;
}

std::vector<std::string> Json::keys() const {
  std::vector<std::string> out;
  if (const json::Object* all = value_.object()) {
    for (const auto& [key, ignored] : *all) out.push_back(key);
  }
  return out;
}

std::string Json::text() const { return value_.string() ? *value_.string() : std::string(); }
std::int64_t Json::number() const { return value_.integer() ? *value_.integer() : 0; }
bool Json::truth() const { return value_.boolean() && *value_.boolean(); }
bool Json::mentions(std::string_view text) const { return dump().find(text) != std::string::npos; }

Json Json::with(std::string_view key, Json value) const {
  json::Object members = value_.object() ? *value_.object() : json::Object{};
  const auto at = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.first == key; });
  if (at != members.end()) {
    at->second = std::move(value.value_);
  } else {
    members.emplace_back(key, std::move(value.value_));
  }
  return json::Value{std::move(members)};
}

Json Json::without(std::string_view key) const {
  json::Object members = value_.object() ? *value_.object() : json::Object{};
  std::erase_if(members, [&](const auto& m) { return m.first == key; });
  return json::Value{std::move(members)};
}

Json object(std::initializer_list<std::pair<std::string, Json>> members) {
  json::Object out;
  for (const auto& [key, value] : members) out.emplace_back(key, value.value());
  return json::Value{std::move(out)};
}

Json list(std::vector<Json> items) {
  json::Array out;
  for (const Json& item : items) out.push_back(item.value());
  return json::Value{std::move(out)};
}

Json at_path(const Json& value, std::string_view path) {
  Json at = value;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('.'), path.size());
    at = at[path.substr(0, end)];
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return at;
}

Json find_item(const Json& items, std::string_view path, std::string_view text) {
  for (const Json& item : items.items()) {
    if (at_path(item, path).text() == text) return item;
  }
  return {};
}

void PrintTo(const Json& value, std::ostream* out) { *out << value.dump(); }

}  // namespace homeward::testing
