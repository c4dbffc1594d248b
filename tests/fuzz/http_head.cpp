// Bytes as a connection receives them: strict filter, then Beast's parser, then the body. Besides not crashing, what
// the filter lets through must keep what Request promises, and the two must agree about where a request ends.
#include "platform/http/message.hpp"
#include "platform/http/parser.hpp"
#include "platform/http/strict.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace {

using namespace homeward::http;

void expect(bool holds) {
  if (!holds) std::abort();
}

void expect_promises(const std::string& path, const Pairs& query) {
  expect(path.starts_with('/') && is_utf8(path));
  for (const std::string_view bad : {"..", "//", "\\", "/./"}) expect(path.find(bad) == std::string::npos);
  expect(std::none_of(path.begin(), path.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
  for (const auto& [name, value] : query) {
    expect(is_utf8(name) && is_utf8(value));
    expect(name.find('\0') == std::string::npos && value.find('\0') == std::string::npos);
  }
}

/// However the bytes arrive, the same head is found.
HeadEnd find_in_pieces(std::string_view bytes) {
  const HeadEnd whole = find_head_end(bytes, 0);
  std::size_t seen = 0;
  for (std::size_t size = 0; size <= bytes.size(); size += 1 + size / 2) {
    const HeadEnd part = find_head_end(bytes.substr(0, size), seen);
    if (part.state != HeadEnd::State::more) {
      expect(part.state == whole.state && part.size == whole.size);
      return whole;
    }
    seen = size;
  }
  return whole;
}

/// The body when it came whole. What is refused at once may, in pieces, still wait for its next bytes; both are none.
std::optional<std::string> read_body(RequestParser& parser, Request& request, std::string_view bytes,
                                     std::size_t step) {
  std::string pending;
  while (!parser.whole() && !bytes.empty()) {
    pending += bytes.substr(0, step);
    bytes.remove_prefix(std::min(step, bytes.size()));
    const auto taken = parser.take_body(pending, 4096);
    expect(taken.used <= pending.size());
    if (taken.refused) return std::nullopt;
    pending.erase(0, taken.used);
    expect(request.body.size() <= 4096);
  }
  return parser.whole() ? std::optional(request.body) : std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto target = decode_target(bytes)) expect_promises(target->path, target->query);
  const HeadEnd end = find_in_pieces(bytes);
  if (end.state != HeadEnd::State::whole) return 0;

  const std::string_view head = bytes.substr(0, end.size);
  const auto checked = check_head(head);
  if (!checked) return 0;
  expect_promises(checked->path, checked->query);
  expect(checked->method != Method::other && checked->target.size() <= 4096);

  RequestParser parser;
  Request request;
  // The one thing that the parser judges alone: whether Connection is a list of words.
  if (parser.take_head(head, request)) return 0;
  expect(request.target == checked->target && method_from(request.method_text) == checked->method);
  expect(static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n')) == request.headers.size() + 2);
  expect(parser.chunked() == (request.header("transfer-encoding") != nullptr));
  expect(parser.content_length().has_value() == (request.header("content-length") != nullptr));
  expect(!parser.http_1_1() || request.header("host") != nullptr);
  for (const auto& [name, value] : request.headers) expect(is_token(name) && is_field_value(value) && is_utf8(value));
  (void)request.cookie("id");

  RequestParser again;
  Request same;
  expect(!again.take_head(head, same));
  const std::string_view body = bytes.substr(end.size);
  expect(read_body(parser, request, body, body.size()) == read_body(again, same, body, 1));
  return 0;
}
