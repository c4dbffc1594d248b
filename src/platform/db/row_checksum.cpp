#include "base/check.hpp"
#include "platform/db/store.hpp"

#include <xxhash.h>

#include <array>
#include <bit>
#include <cstring>

/// What is hashed, for each member that is not at its default: number (2 bytes), tag (1), length (4), bytes; all
/// little-endian. Fixed for ever: stored checksums depend on it.
namespace homeward::db {
namespace {

static_assert(std::endian::native == std::endian::little, "the checksum is defined on little-endian bytes");

enum class Tag : char { null = 0, integer = 1, number = 2, text = 3, id = 4, blob = 5 };

void add_value(std::string& out, std::uint16_t number, Tag tag, const void* bytes, std::size_t size) {
  const auto length = static_cast<std::uint32_t>(size);
  std::array<char, 7> head;
  std::memcpy(head.data(), &number, 2);
  head[2] = static_cast<char>(tag);
  std::memcpy(head.data() + 3, &length, 4);
  out.append(head.data(), head.size());
  out.append(static_cast<const char*>(bytes), size);
}

struct Add {
  std::string& out;
  std::uint16_t number;

  void operator()(std::monostate) const { add_value(out, number, Tag::null, "", 0); }
  void operator()(std::int64_t v) const { add_value(out, number, Tag::integer, &v, sizeof v); }
  void operator()(double v) const {
    if (v == 0) v = 0;  // SQLite stores -0.0 as 0.0
    add_value(out, number, Tag::number, &v, sizeof v);
  }
  void operator()(const std::string& v) const { add_value(out, number, Tag::text, v.data(), v.size()); }
  void operator()(const Uuid& v) const { add_value(out, number, Tag::id, v.bytes.data(), v.bytes.size()); }
  void operator()(const Blob& v) const { add_value(out, number, Tag::blob, v.bytes.data(), v.bytes.size()); }
};

/// A sealed member's default is known only inside the seal; an empty blob stands for one that was never sealed.
bool at_default(const FieldMeta& field, const Datum& datum) {
  if (!field.sealed) return datum == field.default_value;
  const Blob* blob = std::get_if<Blob>(&datum);
  return field.optional ? std::holds_alternative<std::monostate>(datum) : blob && blob->bytes.empty();
}

}  // namespace

std::int64_t row_checksum(const Meta& meta, std::span<const Datum> members) {
  HW_CHECK(members.size() == meta.fields.size(), "a row of " + std::string(meta.name) + " lacks members");
  thread_local std::string bytes;
  bytes.clear();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const FieldMeta& field = meta.fields[i];
    if (at_default(field, members[i])) continue;
    std::visit(Add{bytes, field.number}, members[i]);
  }
  const auto sum = static_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
  if (bytes.capacity() > (1U << 20)) bytes = {};  // one large document must not keep its size for ever
  return sum;
}

}  // namespace homeward::db
