#include "platform/http/writer.hpp"

#include "base/check.hpp"

#include <gtest/gtest.h>

namespace homeward::http {
namespace {

std::string head_of(const Response& response, std::optional<std::size_t> length = 0, KeepOpen keep = KeepOpen::yes,
                    Version version = Version::http_1_1) {
  std::string out;
  write_head(out, response, length, keep, version);
  // The date is the one part that a test cannot say beforehand.
  const auto at = out.find("\r\nDate: ");
  EXPECT_NE(at, std::string::npos);
  out.erase(at, out.find("\r\n", at + 2) - at);
  return out;
}

TEST(WriteHead, WritesStatusLengthAndHeaders) {
  const Response response{.status = 201, .headers = {{"Location", "/a"}, {"X-Empty", ""}}};

  EXPECT_EQ(head_of(response, 12), "HTTP/1.1 201 Created\r\nContent-Length: 12\r\nLocation: /a\r\nX-Empty: \r\n\r\n");
}

TEST(WriteHead, SaysWhetherTheConnectionStaysOpen) {
  EXPECT_EQ(head_of({}, 0, KeepOpen::no), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(head_of({}, 0, KeepOpen::yes, Version::http_1_0),
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
}

TEST(WriteHead, LeavesTheLengthOutOfAStream) {
  EXPECT_EQ(head_of({}, std::nullopt, KeepOpen::no), "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
}

TEST(WriteHead, ThrowsBeforeItWritesAnything) {
  const std::pair<std::string, std::string> bad[] = {{"A", "b\r\nSet-Cookie: c"},
                                                     {"A", "b\nc"},
                                                     {"A", "b\rc"},
                                                     {"A", std::string("b\0c", 3)},
                                                     {"A\r\nB", "c"},
                                                     {"", "b"},
                                                     {"A B", "c"},
                                                     {"Content-Length", "1"},
                                                     {"Connection", "x"},
                                                     {"SERVER", "x"},
                                                     {"date", "x"},
                                                     {"Transfer-Encoding", "chunked"},
                                                     {"A:", "b"},
                                                     {"A", "b\x7f"}};
  for (const auto& header : bad) {
    std::string out = "kept";
    const Response response{.headers = {header}};
    EXPECT_THROW(write_head(out, response, 0, KeepOpen::yes, Version::http_1_1), InternalError) << header.first;
    EXPECT_EQ(out, "kept");
  }
  for (const int status : {0, 100, 199, 600, -1}) EXPECT_THROW(head_of({.status = status}), InternalError) << status;
}

TEST(BodyOf, PrefersTheStaticBodyAndHasNoneWhereNoneIsAllowed) {
  EXPECT_EQ(body_of({.body = "a"}), "a");
  EXPECT_EQ(body_of({.body = "a", .static_body = "b"}), "b");
  EXPECT_EQ(body_of({.status = 204, .body = "a"}), "");
  EXPECT_EQ(body_of({.status = 304, .body = "a"}), "");
}

TEST(HttpDate, IsRfc9110s) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
  EXPECT_EQ(http_date(1709164800), "Thu, 29 Feb 2024 00:00:00 GMT");
}

}  // namespace
}  // namespace homeward::http
