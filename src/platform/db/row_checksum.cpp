#include "base/check.hpp"
#include "platform/db/store.hpp"

#include <xxhash.h>

#include <bit>
#include <cstring>
#include <vector>

/// What is hashed, for each member that is not at its default: number (2 bytes), tag (1), length (4), bytes; all
/// little-endian. Fixed for ever: stored checksums depend on it.
namespace homeward::db {
namespace {

static_assert(std::endian::native == std::endian::little, "the checksum is defined on little-endian bytes");

enum class Tag : char { null = 0, integer = 1, number = 2, text = 3, id = 4, blob = 5 };

/// What is hashed, in memory that is used again for the next row.
class Bytes {
 public:
  void clear() { used_ = 0; }
  std::string_view all() const { return {memory_.data(), used_}; }
  void forget() { memory_ = std::vector<char>(); }

  template <class Fixed>
  void add(std::uint16_t number, Tag tag, const Fixed& value) {
    std::memcpy(head(number, tag, sizeof value), &value, sizeof value);
  }
  void add(std::uint16_t number, Tag tag, std::string_view value) {
    char* const to = head(number, tag, value.size());
    if (!value.empty()) std::memcpy(to, value.data(), value.size());
  }

 private:
  /// Where so many bytes go behind their head.
  char* head(std::uint16_t number, Tag tag, std::size_t size) {
    constexpr std::size_t k_head = 7;
    if (memory_.size() < used_ + k_head + size) memory_.resize((used_ + k_head + size) * 2);
    char* const at = memory_.data() + used_;
    const auto length = static_cast<std::uint32_t>(size);
    std::memcpy(at, &number, 2);
    at[2] = static_cast<char>(tag);
    std::memcpy(at + 3, &length, 4);
    used_ += k_head + size;
    return at + k_head;
  }
  std::vector<char> memory_;
  std::size_t used_ = 0;
};

struct Add {
  Bytes& out;
  std::uint16_t number;

  void operator()(std::monostate) const { out.add(number, Tag::null, std::string_view()); }
  void operator()(std::int64_t v) const { out.add(number, Tag::integer, v); }
  void operator()(double v) const {
    if (v == 0) v = 0;  // SQLite stores -0.0 as 0.0
    out.add(number, Tag::number, v);
  }
  void operator()(const std::string& v) const { out.add(number, Tag::text, std::string_view(v)); }
  void operator()(const Uuid& v) const { out.add(number, Tag::id, v.bytes); }
  void operator()(const Blob& v) const { out.add(number, Tag::blob, std::string_view(v.bytes)); }
};

/// A sealed member's default is known only inside the seal; an empty blob stands for one that was never sealed.
bool at_default(const FieldMeta& field, const Datum& datum) {
  if (!field.sealed) return datum.index() == field.default_value.index() && datum == field.default_value;
  const Blob* blob = std::get_if<Blob>(&datum);
  return field.optional ? std::holds_alternative<std::monostate>(datum) : blob && blob->bytes.empty();
}

}  // namespace

std::int64_t row_checksum(const Meta& meta, std::span<const Datum> members) {
  HW_CHECK(members.size() == meta.fields.size(), "a row of " + std::string(meta.name) + " lacks members");
  thread_local Bytes bytes;
  bytes.clear();
  for (std::size_t i = 0; i < members.size(); ++i) {
    const FieldMeta& field = meta.fields[i];
    if (at_default(field, members[i])) continue;
    std::visit(Add{bytes, field.number}, members[i]);
  }
  const std::string_view all = bytes.all();
  const auto sum = static_cast<std::int64_t>(XXH3_64bits(all.data(), all.size()));
  if (all.size() > (1U << 20)) bytes.forget();  // one large document must not keep its size for ever
  return sum;
}

}  // namespace homeward::db
