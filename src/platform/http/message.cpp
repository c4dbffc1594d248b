#include "platform/http/message.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <sys/random.h>

namespace homeward::http {
namespace {

const std::string* find(const Pairs& pairs, std::string_view name) {
  const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
  return it == pairs.end() ? nullptr : &it->second;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

/// The value of `name` in one Cookie header.
std::optional<std::string> find_cookie(std::string_view line, std::string_view name) {
  while (!line.empty()) {
    const auto end = std::min(line.find(';'), line.size());
    const std::string_view piece = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos || trim(piece.substr(0, equals)) != name) continue;
    std::string_view value = trim(piece.substr(equals + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    return std::string(value);
  }
  return std::nullopt;
}

}  // namespace

Method method_from(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Method>, 7> known{{{"GET", Method::get},
                                                                             {"HEAD", Method::head},
                                                                             {"POST", Method::post},
                                                                             {"PUT", Method::put},
                                                                             {"PATCH", Method::patch},
                                                                             {"DELETE", Method::del},
                                                                             {"OPTIONS", Method::options}}};
  for (const auto& [text, method] : known) {
    if (text == word) return method;
  }
  return Method::other;
}

const std::string* Request::header(std::string_view lower_name) const { return find(headers, lower_name); }

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& [header_name, line] : headers) {
    if (header_name != "cookie") continue;
    if (auto value = find_cookie(line, name)) return value;
  }
  return std::nullopt;
}

const std::string* Request::query_value(std::string_view name) const { return find(query, name); }

std::string make_request_id() {
  thread_local std::array<std::uint64_t, 256> stock;
  thread_local std::size_t left = 0;
  if (left == 0) {
    HW_CHECK(getrandom(stock.data(), sizeof stock, 0) == static_cast<ssize_t>(sizeof stock), "no random bytes");
    left = stock.size();
  }
  std::uint64_t bits = stock[--left];
  std::string id(16, '0');
  for (char& c : id) {
    c = "0123456789abcdef"[bits & 15];
    bits >>= 4;
  }
  return id;
}

}  // namespace homeward::http
