#include "base/text.hpp"

#include <cstdint>

namespace homeward {
namespace {

/// Decodes one code point at `at` and moves on; nothing when the bytes are not UTF-8 (RFC 3629).
std::optional<std::uint32_t> next(std::string_view s, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) {
    ++at;
    return first;
  }
  const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4 || at + static_cast<std::size_t>(more) >= s.size()) return std::nullopt;
  std::uint32_t point = first & (0x3fu >> more);
  for (int i = 1; i <= more; ++i) {
    const unsigned char c = byte(at + static_cast<std::size_t>(i));
    if ((c & 0xc0) != 0x80) return std::nullopt;
    point = point << 6 | (c & 0x3fu);
  }
  constexpr std::uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
  if (point < smallest[more] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return std::nullopt;
  at += static_cast<std::size_t>(more) + 1;
  return point;
}

bool is_space(std::uint32_t p) {
  return p == ' ' || p == '\t' || p == '\n' || p == '\r' || p == 0xa0 || p == 0x3000 || (p >= 0x2000 && p <= 0x200a) ||
         p == 0x2028 || p == 0x2029;
}

bool is_refused(std::uint32_t p) {
  const bool control = (p < 0x20 && p != '\n' && p != '\t' && p != '\r') || (p >= 0x7f && p < 0xa0);
  // Overrides and isolates can make a name read as another; plain LRM and RLM (200e, 200f) are needed in mixed text.
  const bool override = (p >= 0x202a && p <= 0x202e) || (p >= 0x2066 && p <= 0x2069) || p == 0xfeff;
  return control || override || (p & 0xfffe) == 0xfffe;
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  std::size_t n = 0;
  for (char c : text) n += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return n;
}

Result<std::string> tidy_text(std::string_view input, std::size_t max) {
  std::string out;
  out.reserve(input.size());
  std::size_t points = 0, kept_bytes = 0, kept_points = 0;
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t from = at;
    const auto point = next(input, at);
    if (!point) return reject(ErrorKind::invalid, "text.not-utf8", "the text is not valid UTF-8");
    if (is_refused(*point)) {
      return reject(ErrorKind::invalid, "text.control-character", "the text has a control character");
    }
    if (is_space(*point) && out.empty()) continue;
    if (*point == '\r') continue;
    out.append(input.substr(from, at - from));
    ++points;
    if (!is_space(*point)) {
      kept_bytes = out.size();
      kept_points = points;
    }
  }
  out.resize(kept_bytes);
  if (kept_points > max) {
    return reject(ErrorKind::invalid, "text.too-long", "at most " + std::to_string(max) + " characters are kept");
  }
  return out;
}

}  // namespace homeward
