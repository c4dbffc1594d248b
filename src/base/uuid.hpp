#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace homeward {

/// Sixteen bytes of RFC 9562. All zero means "none" and is never stored as an id.
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Uuid&) const = default;
  explicit operator bool() const { return *this != Uuid{}; }

  /// Lower case, with hyphens.
  std::string to_string() const;
  /// Accepts the 36-character form in either case; nothing else.
  static std::optional<Uuid> parse(std::string_view text);
  /// Version 7 from milliseconds since 1970 and 10 random bytes. Pure: the caller brings clock and randomness.
  static Uuid v7(std::int64_t unix_millis, std::span<const std::uint8_t, 10> random);
};

/// An id of one kind of record: ids of different records do not mix.
template <class Record>
struct Id {
  Uuid value;

  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return static_cast<bool>(value); }
  std::string to_string() const { return value.to_string(); }
};

struct UuidHash {
  std::size_t operator()(const Uuid& id) const {
    std::uint64_t tail;  // the random half: well spread as it is
    std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
    std::uint64_t head;
    std::memcpy(&head, id.bytes.data(), sizeof head);
    return static_cast<std::size_t>(tail ^ (head * 0x9e3779b97f4a7c15ULL));
  }
};

}  // namespace homeward

template <>
struct std::hash<homeward::Uuid> : homeward::UuidHash {};
template <class R>
struct std::hash<homeward::Id<R>> {
  std::size_t operator()(const homeward::Id<R>& id) const { return homeward::UuidHash{}(id.value); }
};
