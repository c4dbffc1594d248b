#include "platform/http/strict.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace homeward::http {
namespace {

enum : std::uint8_t { k_token = 1, k_value = 2, k_path = 4, k_query = 8, k_host = 16 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  const auto mark = [&](std::string_view chars, int bits) {
    for (const char c : chars) {
      auto& cell = table[static_cast<unsigned char>(c)];
      cell = static_cast<std::uint8_t>(cell | bits);
    }
  };
  mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._", k_token | k_path | k_query | k_host);
  mark("!#$%&'*+^`|~", k_token);
  mark("~!$&'()*+,;=:@/%", k_path | k_query);
  mark("?[]{}|^`", k_query);  // browsers send all of these unescaped in a query
  for (std::size_t c = 0; c < 256; ++c) {
    if ((c >= 0x20 && c != 0x7f) || c == '\t') table[c] = static_cast<std::uint8_t>(table[c] | k_value);
  }
  return table;
}
constexpr auto k_classes = make_classes();

bool all_of_class(std::string_view text, std::uint8_t bit) {
  return std::all_of(text.begin(), text.end(),
                     [bit](char c) { return (k_classes[static_cast<unsigned char>(c)] & bit) != 0; });
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view trim(std::string_view s) {
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// A host name, IPv4 or bracketed IPv6 address, with or without a port. No user part, no list, no escapes.
bool is_authority(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    const bool address = std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end),
                                     [](char c) { return hex_value(c) >= 0 || c == ':' || c == '.'; });
    if (!address) return false;
    text.remove_prefix(end + 1);
  } else {
    const auto end = std::min(text.find(':'), text.size());
    if (end == 0 || !all_of_class(text.substr(0, end), k_host)) return false;
    text.remove_prefix(end);
  }
  return text.empty() || (text.size() <= 6 && text[0] == ':' && all_digits(text.substr(1)));
}

/// Appends `raw` to `out` with escapes resolved; false for a bad escape or a control character.
enum class Plus { stays, is_space };
bool unescape(std::string_view raw, Plus plus, std::string& out) {
  out.reserve(out.size() + raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '+' && plus == Plus::is_space) c = ' ';
    if (c == '%') {
      if (raw.size() - i < 3) return false;
      const int high = hex_value(raw[i + 1]), low = hex_value(raw[i + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high << 4 | low);
      i += 2;
      const bool line_or_tab = plus == Plus::is_space && (c == '\n' || c == '\r' || c == '\t');
      if ((static_cast<unsigned char>(c) < 0x20 && !line_or_tab) || c == 0x7f) return false;
      // An escaped separator would mean another path here than to whoever looked before us.
      if (plus == Plus::stays && (c == '/' || c == '\\')) return false;
    }
    out += c;
  }
  return true;
}

bool decode_path(std::string_view raw, std::string& path) {
  if (!raw.starts_with('/') || !all_of_class(raw, k_path) || !unescape(raw, Plus::stays, path)) return false;
  return path.find("..") == std::string::npos && path.find("//") == std::string::npos &&
         path.find("/./") == std::string::npos && !path.ends_with("/.") && is_utf8(path);
}

bool decode_query(std::string_view raw, Pairs& query) {
  if (!all_of_class(raw, k_query)) return false;
  while (!raw.empty()) {
    const auto end = std::min(raw.find('&'), raw.size());
    const std::string_view piece = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (piece.empty()) continue;
    const auto equals = std::min(piece.find('='), piece.size());
    auto& [name, value] = query.emplace_back();
    if (!unescape(piece.substr(0, equals), Plus::is_space, name)) return false;
    if (equals < piece.size() && !unescape(piece.substr(equals + 1), Plus::is_space, value)) return false;
    if (!is_utf8(name) || !is_utf8(value)) return false;
  }
  return true;
}

/// Method, target and version stand in the first line with one space between them.
struct RequestLine {
  std::string_view method, target;
  bool http_1_1 = true;
};
Checked<RequestLine> read_request_line(std::string_view line, const HeadLimits& limits) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return tl::unexpected(refusal::bad_request_line);
  RequestLine out{line.substr(0, first), line.substr(first + 1, last - first - 1)};
  const std::string_view version = line.substr(last + 1);
  const bool shaped = version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) &&
                      version[6] == '.' && is_digit(version[7]);
  if (!is_token(out.method) || !shaped || out.target.find(' ') != std::string_view::npos) {
    return tl::unexpected(refusal::bad_request_line);
  }
  out.http_1_1 = version == "HTTP/1.1";
  if (!out.http_1_1 && version != "HTTP/1.0") return tl::unexpected(refusal::version);
  if (method_from(out.method) == Method::other) return tl::unexpected(refusal::unknown_method);
  if (out.target.size() > limits.target) return tl::unexpected(refusal::target_too_long);
  return out;
}

/// The headers that decide where a request ends and to whom it goes. Each may stand once.
class Framing {
 public:
  std::optional<Refusal> take(std::string_view name, std::string_view value) {
    switch (name.size()) {
      case 4:
        if (same_word(name, "host")) return once(host_, value, refusal::bad_host);
        break;
      case 6:
        if (same_word(name, "expect")) return once(expect_, value, refusal::expectation);
        break;
      case 12:
        if (same_word(name, "content-type")) return once(content_type_, value, refusal::bad_header);
        break;
      case 13:
        if (same_word(name, "authorization")) return once(authorization_, value, refusal::bad_header);
        break;
      case 14:
        if (same_word(name, "content-length")) return once(length_, value, refusal::bad_framing);
        break;
      case 17:
        if (same_word(name, "transfer-encoding")) return once(coding_, value, refusal::bad_framing);
        break;
      default: break;
    }
    return std::nullopt;
  }

  std::optional<Refusal> judge(bool http_1_1) const {
    if (host_ ? !is_authority(*host_) : http_1_1) return refusal::bad_host;
    if (length_ && (!all_digits(*length_) || length_->size() > 18)) return refusal::bad_framing;
    if (coding_ && (length_ || !http_1_1 || !same_word(*coding_, "chunked"))) return refusal::bad_framing;
    if (expect_ && !same_word(*expect_, "100-continue")) return refusal::expectation;
    return std::nullopt;
  }

  /// RFC 9110, 10.1.1: an expectation in HTTP/1.0 is ignored.
  bool expects_continue(bool http_1_1) const { return http_1_1 && expect_; }
  bool names_other_host(std::string_view authority) const {
    return !authority.empty() && host_ && !same_word(authority, *host_);
  }

 private:
  static std::optional<Refusal> once(std::optional<std::string_view>& kept, std::string_view value, Refusal twice) {
    if (kept) return twice;
    kept = value;
    return std::nullopt;
  }
  std::optional<std::string_view> host_, length_, coding_, expect_, authorization_, content_type_;
};

/// Takes the next line off `rest`, without its end; nothing when the end is not exactly CR LF.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const auto end = rest.find('\n');
  if (end == std::string_view::npos || end == 0 || rest[end - 1] != '\r') return std::nullopt;
  const std::string_view line = rest.substr(0, end - 1);
  rest.remove_prefix(end + 1);
  return line;
}

std::optional<Refusal> check_header_line(std::string_view line, Framing& framing) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return refusal::bad_header;
  // A folded line begins with a blank, which no name may contain.
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trim(line.substr(colon + 1));
  if (!is_token(name) || !is_field_value(value) || !is_utf8(value)) return refusal::bad_header;
  return framing.take(name, value);
}

}  // namespace

HeadEnd find_head_end(std::string_view received, std::size_t seen, const HeadLimits& limits) {
  const std::string_view within = received.substr(0, limits.head);
  for (std::size_t at = within.find('\n', seen); at != std::string_view::npos; at = within.find('\n', at + 1)) {
    if (at < 2 || within[at - 1] != '\r') return {HeadEnd::State::refused, 0, refusal::bad_line_ending};
    if (within[at - 2] == '\n') return {HeadEnd::State::whole, at + 1};
  }
  if (received.size() < limits.head) return {};
  const bool first_line_ended = within.find('\n') != std::string_view::npos;
  return {HeadEnd::State::refused, 0, first_line_ended ? refusal::header_too_large : refusal::target_too_long};
}

Checked<CheckedHead> check_head(std::string_view head, const HeadLimits& limits) {
  if (head.size() > limits.head) return tl::unexpected(refusal::header_too_large);
  std::string_view rest = head;
  const auto first = take_line(rest);
  if (!first) return tl::unexpected(refusal::bad_line_ending);
  const auto line = read_request_line(*first, limits);
  if (!line) return tl::unexpected(line.error());

  Framing framing;
  for (std::size_t count = 0;; ++count) {
    const auto field = take_line(rest);
    if (!field) return tl::unexpected(refusal::bad_line_ending);
    if (field->empty()) break;
    if (count == limits.headers) return tl::unexpected(refusal::header_too_large);
    if (const auto bad = check_header_line(*field, framing)) return tl::unexpected(*bad);
  }
  if (!rest.empty()) return tl::unexpected(refusal::bad_line_ending);
  if (const auto bad = framing.judge(line->http_1_1)) return tl::unexpected(*bad);

  CheckedHead out;
  out.method = method_from(line->method);
  out.target = line->target;
  out.expects_continue = framing.expects_continue(line->http_1_1);
  auto target = decode_target(line->target, out.method);
  if (!target) return tl::unexpected(target.error());
  if (framing.names_other_host(target->authority)) return tl::unexpected(refusal::other_authority);
  out.path = std::move(target->path);
  out.query = std::move(target->query);
  return out;
}

Checked<Target> decode_target(std::string_view target, Method method) {
  Target out;
  if (target == "*") {
    if (method != Method::options) return tl::unexpected(refusal::bad_target);
    out.path = "/";
    return out;
  }
  std::string_view rest = target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_word(target.substr(0, scheme.size()), scheme)) continue;
    rest.remove_prefix(scheme.size());
    const auto end = std::min(rest.find_first_of("/?"), rest.size());
    if (!is_authority(rest.substr(0, end))) return tl::unexpected(refusal::bad_target);
    out.authority = rest.substr(0, end);
    rest.remove_prefix(end);
    break;
  }
  const auto mark = std::min(rest.find('?'), rest.size());
  std::string_view path = rest.substr(0, mark);
  if (path.empty() && !out.authority.empty()) path = "/";
  if (!decode_path(path, out.path)) return tl::unexpected(refusal::bad_target);
  if (mark < rest.size() && !decode_query(rest.substr(mark + 1), out.query)) return tl::unexpected(refusal::bad_target);
  return out;
}

bool is_utf8(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned char first = at(i);
    if (first < 0x80) {
      ++i;
      continue;
    }
    const std::size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || bytes.size() - i <= more) return false;
    // The second byte rules out overlong forms, surrogates and what lies above U+10FFFF.
    const unsigned char low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (at(i + 1) < low || at(i + 1) > high) return false;
    for (std::size_t k = 2; k <= more; ++k) {
      if ((at(i + k) & 0xc0) != 0x80) return false;
    }
    i += more + 1;
  }
  return true;
}

bool is_token(std::string_view text) { return !text.empty() && all_of_class(text, k_token); }

bool is_field_value(std::string_view text) { return all_of_class(text, k_value); }

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace homeward::http
