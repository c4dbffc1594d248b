#include "platform/http/parser.hpp"

#include "base/check.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <limits>

namespace homeward::http {

namespace beast = boost::beast;

namespace {
/// What may wait unread in a chunk's size line. Without this bound a line that never ends would be kept whole.
constexpr std::size_t k_max_chunk_line = 256;
/// The shortest end of a chunked body, `0 CRLF CRLF`, so at least this much is always still to come. Beast asserts it.
constexpr std::size_t k_shortest_end = 5;
constexpr std::size_t k_first_reserve = 64 * 1024;
}  // namespace

class RequestParser::Feed final : public beast::http::basic_parser<true> {
 public:
  explicit Feed(Request& into) : into_(into) {
    header_limit(std::numeric_limits<std::uint32_t>::max());  // the filter has counted
    body_limit(boost::none);                                  // take_body counts
    eager(true);
  }
  void limit(std::size_t bytes) { limit_ = bytes; }
  bool http_1_1() const { return http_1_1_; }

 private:
  using Code = beast::error_code;
  using Text = beast::string_view;

  void on_request_impl(beast::http::verb, Text method, Text target, int version, Code&) override {
    into_.method_text.assign(method.data(), method.size());
    into_.target.assign(target.data(), target.size());
    into_.headers.reserve(16);
    http_1_1_ = version == 11;
  }
  void on_response_impl(int, Text, int, Code&) override {}
  void on_field_impl(beast::http::field, Text name, Text value, Code& ec) override {
    if (head_done_) {  // a trailer: it would pass for a header that nobody in front of us has looked at
      ec = beast::http::error::bad_field;
      return;
    }
    auto& [kept_name, kept_value] = into_.headers.emplace_back(std::string(name.size(), '\0'), std::string(value));
    std::transform(name.begin(), name.end(), kept_name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
  void on_header_impl(Code&) override { head_done_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, Code&) override {
    // Not all of an announced length at once: announcing costs nothing.
    if (length) into_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, k_first_reserve)));
  }
  std::size_t on_body_impl(Text bytes, Code&) override {
    into_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t size, Text extensions, Code& ec) override {
    if (!extensions.empty()) ec = beast::http::error::bad_chunk_extension;
    if (size > limit_ - std::min(limit_, into_.body.size())) ec = beast::http::error::body_limit;
  }
  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Code&) override {
    into_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(Code&) override {}

  Request& into_;
  std::size_t limit_ = 0;
  bool http_1_1_ = true;
  bool head_done_ = false;
};

RequestParser::RequestParser() = default;
RequestParser::~RequestParser() = default;

std::optional<Refusal> RequestParser::take_head(std::string_view head, Request& into) {
  feed_ = std::make_unique<Feed>(into);
  beast::error_code ec;
  const std::size_t used = feed_->put(boost::asio::const_buffer(head.data(), head.size()), ec);
  if (ec) return refusal::bad_header;
  HW_CHECK(used == head.size() && feed_->is_header_done(), "filter and parser see different heads");
  return std::nullopt;
}

bool RequestParser::whole() const { return feed_->is_done(); }
bool RequestParser::http_1_1() const { return feed_->http_1_1(); }
bool RequestParser::keep_alive() const { return feed_->keep_alive(); }
bool RequestParser::chunked() const { return feed_->chunked(); }
std::optional<std::uint64_t> RequestParser::content_length() const {
  const auto length = feed_->content_length();
  return length ? std::optional(*length) : std::nullopt;
}

RequestParser::Step RequestParser::take_body(std::string_view bytes, std::size_t limit) {
  if (const auto length = content_length(); length && *length > limit) return {0, refusal::body_too_large};
  if (bytes.size() < (chunked() ? k_shortest_end : 1)) return {};
  feed_->limit(limit);
  beast::error_code ec;
  const std::size_t used = feed_->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
  if (ec == beast::http::error::body_limit) return {used, refusal::body_too_large};
  if (ec && ec != beast::http::error::need_more) return {used, refusal::bad_framing};
  if (!whole() && bytes.size() - used > k_max_chunk_line) return {used, refusal::bad_framing};
  return {used};
}

}  // namespace homeward::http
