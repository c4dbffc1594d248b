#pragma once
#include "platform/http/message.hpp"
#include "platform/http/strict.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

/// Bytes to Request, by Beast's parser, which was audited and decides where a body ends. It is only given heads that
/// passed `check_head`, and of its freedoms in bodies we take two away: chunk extensions and trailers are refused.
namespace homeward::http {

class RequestParser {
 public:
  RequestParser();
  ~RequestParser();
  RequestParser(const RequestParser&) = delete;
  RequestParser& operator=(const RequestParser&) = delete;

  /// Begins a message: takes one whole head and fills method text, target and headers of `into`, which must stay
  /// where it is until the message is whole.
  std::optional<Refusal> take_head(std::string_view head, Request& into);

  bool whole() const;
  bool http_1_1() const;
  bool keep_alive() const;
  bool chunked() const;
  std::optional<std::uint64_t> content_length() const;

  struct Step {
    std::size_t used = 0;  ///< bytes to drop; the rest must be offered again with what comes after it
    std::optional<Refusal> refused = std::nullopt;
  };
  /// Takes from the body until it is whole or more bytes are needed. `limit` bounds the decoded body.
  Step take_body(std::string_view bytes, std::size_t limit);

 private:
  class Feed;
  std::unique_ptr<Feed> feed_;
};

}  // namespace homeward::http
