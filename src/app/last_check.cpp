#include "app/last_check.hpp"

#include "platform/db/migrations.hpp"

#include <type_traits>

namespace homeward::app {
namespace {

constexpr std::string_view k_key = "last_store_check";

// The same words as the answer has them, read back member by member.

bool read(const json::Value& from, std::string& to) {
  if (from.string()) to = *from.string();
  return from.string() != nullptr;
}
bool read(const json::Value& from, PublicText& to) { return read(from, to.text); }
bool read(const json::Value& from, bool& to) {
  if (from.boolean()) to = *from.boolean();
  return from.boolean() != nullptr;
}
bool read(const json::Value& from, std::int64_t& to) {
  if (from.integer()) to = *from.integer();
  return from.integer() != nullptr;
}
template <class T>
bool take(std::optional<T> found, T& to) {
  if (found) to = *found;
  return found.has_value();
}
bool read(const json::Value& from, Uuid& to) { return from.string() && take(Uuid::parse(*from.string()), to); }
bool read(const json::Value& from, Id<jobs::Job>& to) { return read(from, to.value); }
bool read(const json::Value& from, Instant& to) { return from.string() && take(Instant::parse(*from.string()), to); }
template <class T>
  requires std::is_enum_v<T>
bool read(const json::Value& from, T& to) {
  return from.string() && take(from_word<T>(*from.string()), to);
}
template <class T>
bool read_members(const json::Value& from, T& to);
bool read(const json::Value& from, CheckFinding& to) { return read_members(from, to); }
bool read(const json::Value& from, std::vector<CheckFinding>& to) {
  if (!from.array()) return false;
  for (const json::Value& one : *from.array())
    if (!read(one, to.emplace_back())) return false;
  return true;
}

/// A member that is absent keeps its default: empty ones are not written.
template <class T>
bool read_members(const json::Value& from, T& to) {
  bool whole = from.object() != nullptr;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto described) {
    auto& into = to.*described.pointer;
    const json::Value* found = from.find(described.name);
    if (!found || found->is_null()) return;
    if constexpr (requires { into.has_value(); }) {
      whole = read(*found, into.emplace()) && whole;
    } else {
      whole = read(*found, into) && whole;
    }
  });
  return whole;
}

}  // namespace

void keep_last_check(db::Store& store, const StoreCheck& check) {
  json::Writer out;
  access::write_view(out, check);
  store.write_and_wait([&](db::WriteTransaction& tx) {
    db::set_info(tx, k_key, out.str());
    return db::Verdict::keep;
  });
}

std::optional<StoreCheck> find_last_check(db::Store& store) {
  const auto kept = db::find_info(*store.read(), k_key);
  const auto parsed = kept ? json::parse(*kept) : Result<json::Value>(json::Value{});
  StoreCheck out;
  if (!parsed || !read_members(*parsed, out)) return std::nullopt;
  return out;
}

}  // namespace homeward::app
