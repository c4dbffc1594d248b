#pragma once
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

/// Writing CSV of millions of rows: small pieces into a buffer that the caller has made long enough. CsvWriter does the
/// same in comfort. The bytes are the same.
namespace homeward::tables {

constexpr std::size_t k_longest_number = 32;

/// A short text that is copied whole, whatever its size: one wide move costs less than asking how long it is.
class Stamp {
 public:
  static constexpr std::size_t k_room = 64;

  explicit Stamp(std::string_view text) : size_(text.size()), long_(text.size() > k_room ? text : std::string_view{}) {
    if (size_ <= k_room) std::memcpy(bytes_.data(), text.data(), size_);
  }
  std::size_t size() const { return size_; }
  /// `to` has room for the text and `k_room` more.
  char* write(char* to) const {
    if (size_ <= k_room) {
      std::memcpy(to, bytes_.data(), k_room);
    } else {
      std::memcpy(to, long_.data(), size_);
    }
    return to + size_;
  }

 private:
  std::array<char, k_room> bytes_{};
  std::size_t size_;
  std::string long_;
};

/// Quoted where it must be: at most twice as long and two signs more.
inline char* write_field(char* to, std::string_view text) {
  bool special = false;
  for (char c : text) special |= (c == ',') | (c == '"') | (c == '\r') | (c == '\n');
  if (!special) {
    for (char c : text) *to++ = c;
    return to;
  }
  *to++ = '"';
  for (char c : text) {
    if (c == '"') *to++ = '"';
    *to++ = c;
  }
  *to++ = '"';
  return to;
}

/// Numbers as text. Scores and shares come again and again, so the last ones are remembered.
class Numbers {
 public:
  /// `digits`: of decimals, 0 for as many as read back exactly.
  explicit Numbers(int digits = 0) : digits_(digits), known_(k_known) {}

  char* write(char* to, double n) {
    if (n >= 0 && n < 1000 && n == static_cast<unsigned>(n)) {
      const auto whole = static_cast<unsigned>(n);
      if (whole >= 100) *to++ = static_cast<char>('0' + whole / 100);
      if (whole >= 10) *to++ = static_cast<char>('0' + whole / 10 % 10);
      *to++ = static_cast<char>('0' + whole % 10);
      return to;
    }
    std::uint64_t bits = 0;
    std::memcpy(&bits, &n, sizeof bits);
    Known& known = known_[(bits * 0x9e3779b97f4a7c15u) >> (64 - k_known_bits)];
    if (known.bits != bits || known.size == 0) {
      char* const begin = known.text.data();
      char* const end = begin + known.text.size();
      const auto done = digits_ == 0 ? std::to_chars(begin, end, n)
                                     : std::to_chars(begin, end, n, std::chars_format::general, digits_);
      known.bits = bits;
      known.size = static_cast<std::size_t>(done.ptr - begin);
    }
    std::memcpy(to, known.text.data(), k_longest_number);
    return to + known.size;
  }

 private:
  static constexpr unsigned k_known_bits = 10;
  static constexpr std::size_t k_known = 1u << k_known_bits;
  struct Known {
    std::uint64_t bits = 0;
    std::size_t size = 0;
    std::array<char, k_longest_number> text{};
  };
  int digits_;
  std::vector<Known> known_;
};

/// A text that grows and is written into by hand.
class RowBuffer {
 public:
  /// Where to write; there is room for `most` more signs.
  char* room(std::size_t most) {
    if (text_.size() - used_ < most) text_.resize(text_.size() * 2 + most);
    return text_.data() + used_;
  }
  /// Up to here it has been written.
  void used(const char* to) { used_ = static_cast<std::size_t>(to - text_.data()); }
  std::string take() {
    text_.resize(used_);
    used_ = 0;
    return std::move(text_);
  }

 private:
  std::string text_;
  std::size_t used_ = 0;
};

}  // namespace homeward::tables
