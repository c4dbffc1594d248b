#include "base/record.hpp"

#include "base/check.hpp"
#include "base/describe_meta.hpp"

#include <algorithm>

namespace homeward {
namespace detail {

void damaged(const char* what) {
  throw StorageFailure(StorageFailure::Kind::damaged, std::string("a stored ") + what + " cannot be read");
}

void fault(FieldFaults& faults, const std::string& path, std::string_view reason, std::string detail) {
  faults.push_back({path, std::string(reason), std::move(detail)});
}

const std::string* expect_string(const json::Value& in, const std::string& path, FieldFaults& faults) {
  const std::string* s = in.string();
  if (!s) fault(faults, path, "field.wrong-type", "a string is expected");
  return s;
}

void finish_meta(Meta& m, const RecordTable& table) {
  m.number = table.number;
  m.name = table.name;
  m.doc = table.doc;
  m.category = table.category;
  m.since = table.since;
  m.shared = table.shared;
  const auto named = [&](std::string_view name) -> const FieldMeta* {
    if (name.empty()) return nullptr;
    const FieldMeta* f = m.find(name);
    HW_CHECK(f && f->kind == Kind::id && !f->sealed, std::string(table.name) + " names a member that is no id");
    return f;
  };
  m.subject = named(table.subject);
  m.home = named(table.home);
  m.other_home = named(table.other_home);
  m.day = m.find(table.day);
  m.home_with = table.home_with;
  HW_CHECK(table.day.empty() || (m.day && m.day->kind == Kind::date), std::string(table.name) + " has no such day");
}

}  // namespace detail

namespace {
std::vector<const Meta*>& registry() {
  static std::vector<const Meta*> all;
  return all;
}
}  // namespace

const FieldMeta* Meta::find(std::string_view field_name) const {
  for (const FieldMeta& f : fields)
    if (f.name == field_name) return &f;
  return nullptr;
}

const FieldMeta& Meta::at(std::uint16_t field_number) const {
  for (const FieldMeta& f : fields)
    if (f.number == field_number) return f;
  throw InternalError("no such field in " + std::string(name));
}

void write_json(const Meta& meta, const void* record, json::Writer& out) {
  out.begin_object();
  for (const FieldMeta& f : meta.fields) {
    if (f.kind == Kind::blob) continue;
    if (f.optional && std::holds_alternative<std::monostate>(f.get(record))) continue;
    out.key(f.name);
    f.write(record, out);
  }
  out.end_object();
}

namespace {

/// For naming what somebody sent: at most 60 bytes of it, never a part of a code point.
std::string beginning_of(const std::string& text) {
  std::size_t end = std::min<std::size_t>(60, text.size());
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

void read_json(const Meta& meta, void* record, const json::Value& in, const std::string& path, FieldFaults& faults) {
  const json::Object* object = in.object();
  if (!object) return detail::fault(faults, path, "field.wrong-type", "an object is expected");
  const std::string prefix = path.empty() ? "" : path + ".";
  for (const auto& [key, value] : *object) {
    if (!meta.find(key)) detail::fault(faults, prefix + beginning_of(key), "field.unknown", "no such member");
  }
  for (const FieldMeta& f : meta.fields) {
    const json::Value* value = in.find(f.name);
    if (value) {
      f.read(record, *value, prefix + std::string(f.name), faults);
    } else if (!f.optional && !f.list) {
      detail::fault(faults, prefix + std::string(f.name), "field.missing", "this member is needed");
    }
  }
}

void register_record(const Meta& meta) {
  HW_CHECK(meta.number != 0, "only stored records are registered");
  for (const Meta* other : registry()) {
    if (other == &meta) return;
    HW_CHECK(other->number != meta.number && other->name != meta.name,
             "record " + std::string(meta.name) + " and " + std::string(other->name) + " share a number or a name");
  }
  registry().push_back(&meta);
  std::sort(registry().begin(), registry().end(), [](auto* a, auto* b) { return a->number < b->number; });
}

const std::vector<const Meta*>& registered_records() { return registry(); }

const Meta* find_record(std::string_view name) {
  for (const Meta* m : registry())
    if (m->name == name) return m;
  return nullptr;
}

const Meta* find_record(std::uint16_t number) {
  for (const Meta* m : registry())
    if (m->number == number) return m;
  return nullptr;
}

namespace {
constexpr std::string_view k_categories[] = {"place",    "identity", "contact",  "presence", "care",
                                             "clinical", "note",     "intimate", "task",     "consent",
                                             "account",  "audit",    "staff",    "secret"};
}

std::string_view to_word(Category category) { return k_categories[static_cast<std::size_t>(category)]; }
std::optional<Category> category_from_word(std::string_view word) {
  for (std::size_t i = 0; i < std::size(k_categories); ++i)
    if (k_categories[i] == word) return static_cast<Category>(i);
  return std::nullopt;
}

}  // namespace homeward
