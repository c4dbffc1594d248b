#include "platform/http/parser.hpp"

#include <gtest/gtest.h>

namespace homeward::http {
namespace {

constexpr std::size_t k_limit = 100;

/// Feeds a whole message in pieces of `step` bytes, as a connection would.
struct Fed {
  Request request;
  std::optional<Refusal> refused;
  bool whole = false;
  std::size_t left = 0;  // bytes after the message
};
Fed feed(const std::string& head, std::string_view body, std::size_t step) {
  Fed out;
  RequestParser parser;
  out.refused = parser.take_head(head, out.request);
  std::string pending;
  while (!out.refused && !parser.whole() && !body.empty()) {
    pending += body.substr(0, step);
    body.remove_prefix(std::min(step, body.size()));
    const auto taken = parser.take_body(pending, k_limit);
    pending.erase(0, taken.used);
    out.refused = taken.refused;
  }
  out.whole = !out.refused && parser.whole();
  out.left = pending.size() + body.size();
  return out;
}

const std::string k_chunked = "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

class AnyStep : public ::testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(RequestParser, AnyStep, ::testing::Values(1, 2, 3, 4, 5, 7, 64, 4096));

TEST_P(AnyStep, ReadsABodyOfKnownLength) {
  const auto fed =
      feed("PUT /a?b HTTP/1.1\r\nHost: a\r\nCONTENT-Length: 5\r\nX-Y: \t z \r\n\r\n", "helloGET", GetParam());

  EXPECT_TRUE(fed.whole);
  EXPECT_EQ(fed.left, 3u);
  EXPECT_EQ(fed.request.body, "hello");
  EXPECT_EQ(fed.request.method_text, "PUT");
  EXPECT_EQ(fed.request.target, "/a?b");
  EXPECT_EQ(fed.request.headers, (Pairs{{"host", "a"}, {"content-length", "5"}, {"x-y", "z"}}));
}

TEST_P(AnyStep, ReadsAChunkedBody) {
  const auto fed = feed(k_chunked, "5\r\nhello\r\n0A\r\n, chunked!\r\n0\r\n\r\n+", GetParam());

  EXPECT_TRUE(fed.whole);
  EXPECT_EQ(fed.left, 1u);
  EXPECT_EQ(fed.request.body, "hello, chunked!");
}

TEST_P(AnyStep, ReadsAnEmptyChunkedBody) {
  EXPECT_TRUE(feed(k_chunked, "0\r\n\r\n", GetParam()).whole);
  EXPECT_TRUE(feed(k_chunked, "000\r\n\r\n", GetParam()).whole);
}

TEST_P(AnyStep, RefusesChunksWithASecondReading) {
  const std::string bodies[] = {"5 \r\nhello\r\n0\r\n\r\n",
                                "0x5\r\nhello\r\n0\r\n\r\n",
                                "+5\r\nhello\r\n0\r\n\r\n",
                                "-5\r\nhello\r\n0\r\n\r\n",
                                "5;a=b\r\nhello\r\n0\r\n\r\n",
                                "5;\nx\r\nhello\r\n0\r\n\r\n",
                                "5\nhello\r\n0\r\n\r\n",
                                "5\r\nhello0\r\n\r\n",
                                "5\r\nhelloXX0\r\n\r\n",
                                "\r\n5\r\nhello\r\n0\r\n\r\n",
                                " 5\r\nhello\r\n0\r\n\r\n",
                                "5\rXhello\r\n0\r\n\r\n",
                                "0\r\nHost: b\r\n\r\n",
                                "0\r\nX: y\r\n\r\n",
                                "0;a\r\n\r\n",
                                "g\r\n\r\n\r\n",
                                "10000000000000005\r\nhello\r\n0\r\n\r\n"};
  for (const auto& body : bodies) {
    const auto fed = feed(k_chunked, body, GetParam());
    EXPECT_EQ(fed.refused, refusal::bad_framing) << body;
  }
}

TEST_P(AnyStep, RefusesAChunkLineThatDoesNotEnd) {
  EXPECT_EQ(feed(k_chunked, std::string(300, '0'), GetParam()).refused, refusal::bad_framing);
  EXPECT_EQ(feed(k_chunked, "0\r\n" + std::string(300, 'a'), GetParam()).refused, refusal::bad_framing);
}

TEST_P(AnyStep, RefusesABodyOverTheLimit) {
  const std::string big(k_limit + 1, 'x');

  EXPECT_EQ(feed(k_chunked, "65\r\n" + big + "\r\n0\r\n\r\n", GetParam()).refused, refusal::body_too_large);
  EXPECT_EQ(feed(k_chunked, "60\r\n" + big.substr(0, 96) + "\r\n5\r\n12345\r\n0\r\n\r\n", GetParam()).refused,
            refusal::body_too_large);
  EXPECT_EQ(feed(k_chunked, "ffffffffffffffff\r\n" + big, GetParam()).refused, refusal::body_too_large);
  EXPECT_EQ(feed("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 101\r\n\r\n", big, GetParam()).refused,
            refusal::body_too_large);
  EXPECT_TRUE(feed(k_chunked, "64\r\n" + big.substr(1) + "\r\n0\r\n\r\n", GetParam()).whole);
}

TEST(RequestParser, KnowsWhetherTheConnectionStaysOpen) {
  const auto keeps = [](std::string_view version, std::string_view connection) {
    RequestParser parser;
    Request request;
    const std::string head =
        "GET / HTTP/" + std::string(version) + "\r\nHost: a\r\n" + std::string(connection) + "\r\n";
    EXPECT_EQ(parser.take_head(head, request), std::nullopt);
    EXPECT_EQ(parser.http_1_1(), version == "1.1");
    return parser.keep_alive();
  };

  EXPECT_TRUE(keeps("1.1", ""));
  EXPECT_FALSE(keeps("1.1", "Connection: Close\r\n"));
  EXPECT_FALSE(keeps("1.1", "Connection: te, close\r\n"));
  EXPECT_FALSE(keeps("1.0", ""));
  EXPECT_TRUE(keeps("1.0", "Connection: keep-alive\r\n"));
}

}  // namespace
}  // namespace homeward::http
