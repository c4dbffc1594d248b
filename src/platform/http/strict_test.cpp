#include "platform/http/strict.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <vector>

namespace homeward::http {

void PrintTo(const Refusal& r, std::ostream* out) { *out << r.status << ' ' << r.reason; }

namespace {

using namespace std::string_literals;

std::string get(std::string_view target, std::string_view headers = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: homeward.example\r\n" + std::string(headers) + "\r\n";
}

struct Refused {
  std::string name;
  std::string head;
  Refusal why;
};
std::ostream& operator<<(std::ostream& out, const Refused& r) { return out << r.name; }

std::string name_of(const ::testing::TestParamInfo<Refused>& test) { return test.param.name; }

class RefusedHead : public ::testing::TestWithParam<Refused> {};

TEST_P(RefusedHead, IsRefusedForTheNamedReason) {
  const auto checked = check_head(GetParam().head);

  ASSERT_FALSE(checked) << GetParam().head;
  EXPECT_EQ(checked.error(), GetParam().why);
}

const std::string k_post = "POST / HTTP/1.1\r\nHost: a\r\n";

INSTANTIATE_TEST_SUITE_P(
    Line, RefusedHead,
    ::testing::Values(Refused{"no_space", "GET/ HTTP/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"two_spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"tab", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"space_in_target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"trailing_space", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"no_version", "GET /\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"lower_case_version", "GET / http/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"long_version", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"method_not_a_token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"empty_first_line", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", refusal::bad_request_line},
                      Refused{"http_0_9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", refusal::version},
                      Refused{"http_1_2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", refusal::version},
                      Refused{"http_2_preface", "PRI * HTTP/2.0\r\n\r\n", refusal::version},
                      Refused{"trace", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", refusal::unknown_method},
                      Refused{"connect", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", refusal::unknown_method},
                      Refused{"lower_case_method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", refusal::unknown_method},
                      Refused{"bare_line_feed", "GET / HTTP/1.1\nHost: a\r\n\r\n", refusal::bad_line_ending},
                      Refused{"bare_line_feed_in_header", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
                              refusal::bad_line_ending},
                      Refused{"no_empty_line", "GET / HTTP/1.1\r\nHost: a\r\n", refusal::bad_line_ending},
                      Refused{"bytes_after_the_end", "GET / HTTP/1.1\r\nHost: a\r\n\r\nX", refusal::bad_line_ending},
                      Refused{"long_target", get("/" + std::string(4096, 'a')), refusal::target_too_long}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Header, RefusedHead,
    ::testing::Values(
        Refused{"folded", get("/", "A: b\r\n c\r\n"), refusal::bad_header},
        Refused{"folded_with_tab", get("/", "A: b\r\n\tc: d\r\n"), refusal::bad_header},
        Refused{"space_before_colon", get("/", "A : b\r\n"), refusal::bad_header},
        Refused{"no_colon", get("/", "A\r\n"), refusal::bad_header},
        Refused{"empty_name", get("/", ": b\r\n"), refusal::bad_header},
        Refused{"name_with_slash", get("/", "A/B: c\r\n"), refusal::bad_header},
        Refused{"name_above_ascii", get("/", "A\xc3\xa4: c\r\n"), refusal::bad_header},
        Refused{"nul_in_value", get("/", "A: b\0c\r\n"s), refusal::bad_header},
        Refused{"bell_in_value", get("/", "A: b\ac\r\n"), refusal::bad_header},
        Refused{"delete_in_value", get("/", "A: b\x7f\r\n"), refusal::bad_header},
        Refused{"bare_return_in_value", get("/", "A: b\rc\r\n"), refusal::bad_header},
        Refused{"doubled_return", get("/", "A: b\r\r\n"), refusal::bad_header},
        Refused{"value_not_utf8", get("/", "A: \xff\r\n"), refusal::bad_header},
        Refused{"two_authorizations", get("/", "Authorization: a\r\nAuthorization: b\r\n"), refusal::bad_header},
        Refused{"two_content_types", get("/", "Content-Type: a/b\r\ncontent-type: a/b\r\n"), refusal::bad_header},
        Refused{"unknown_expectation", get("/", "Expect: cake\r\n"), refusal::expectation},
        Refused{"no_host", "GET / HTTP/1.1\r\n\r\n", refusal::bad_host},
        Refused{"two_hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", refusal::bad_host},
        Refused{"two_hosts_1_0", "GET / HTTP/1.0\r\nHost: a\r\nhost: b\r\n\r\n", refusal::bad_host},
        Refused{"empty_host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", refusal::bad_host},
        Refused{"host_list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", refusal::bad_host},
        Refused{"host_with_user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", refusal::bad_host},
        Refused{"host_with_path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", refusal::bad_host},
        Refused{"host_with_bad_port", "GET / HTTP/1.1\r\nHost: a:8x\r\n\r\n", refusal::bad_host},
        Refused{"host_bracket_open", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", refusal::bad_host},
        Refused{"other_authority", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", refusal::other_authority},
        Refused{"other_port", "GET http://a:81/ HTTP/1.1\r\nHost: a\r\n\r\n", refusal::other_authority}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Framing, RefusedHead,
    ::testing::Values(
        Refused{"both", k_post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", refusal::bad_framing},
        Refused{"both_reversed", k_post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n",
                refusal::bad_framing},
        Refused{"xchunked", k_post + "Transfer-Encoding: xchunked\r\n\r\n", refusal::bad_framing},
        Refused{"gzip_chunked", k_post + "Transfer-Encoding: gzip, chunked\r\n\r\n", refusal::bad_framing},
        Refused{"chunked_twice", k_post + "Transfer-Encoding: chunked, chunked\r\n\r\n", refusal::bad_framing},
        Refused{"two_codings", k_post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n",
                refusal::bad_framing},
        Refused{"identity", k_post + "Transfer-Encoding: identity\r\n\r\n", refusal::bad_framing},
        Refused{"quoted_chunked", k_post + "Transfer-Encoding: \"chunked\"\r\n\r\n", refusal::bad_framing},
        Refused{"chunked_parameter", k_post + "Transfer-Encoding: chunked;a=b\r\n\r\n", refusal::bad_framing},
        Refused{"vertical_tab", k_post + "Transfer-Encoding: \vchunked\r\n\r\n", refusal::bad_header},
        Refused{"empty_coding", k_post + "Transfer-Encoding:\r\n\r\n", refusal::bad_framing},
        Refused{"chunked_in_1_0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", refusal::bad_framing},
        Refused{"lengths_differ", k_post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n", refusal::bad_framing},
        Refused{"length_list", k_post + "Content-Length: 3, 3\r\n\r\n", refusal::bad_framing},
        Refused{"length_signed", k_post + "Content-Length: +3\r\n\r\n", refusal::bad_framing},
        Refused{"length_negative", k_post + "Content-Length: -3\r\n\r\n", refusal::bad_framing},
        Refused{"length_hex", k_post + "Content-Length: 0x3\r\n\r\n", refusal::bad_framing},
        Refused{"length_empty", k_post + "Content-Length: \r\n\r\n", refusal::bad_framing},
        Refused{"length_spaced", k_post + "Content-Length: 3 3\r\n\r\n", refusal::bad_framing},
        Refused{"length_huge", k_post + "Content-Length: 99999999999999999999\r\n\r\n", refusal::bad_framing}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Target, RefusedHead,
    ::testing::Values(Refused{"parent", get("/a/../b"), refusal::bad_target},
                      Refused{"parent_escaped", get("/a/%2e%2E/b"), refusal::bad_target},
                      Refused{"parent_half_escaped", get("/a/.%2e"), refusal::bad_target},
                      Refused{"own_folder", get("/a/./b"), refusal::bad_target},
                      Refused{"own_folder_last", get("/a/%2e"), refusal::bad_target},
                      Refused{"double_slash", get("/a//b"), refusal::bad_target},
                      Refused{"leading_double_slash", get("//evil.example/b"), refusal::bad_target},
                      Refused{"backslash", get("/a\\b"), refusal::bad_target},
                      Refused{"backslash_escaped", get("/a%5cb"), refusal::bad_target},
                      Refused{"slash_escaped", get("/a%2fb"), refusal::bad_target},
                      Refused{"nul_escaped", get("/a%00"), refusal::bad_target},
                      Refused{"control_escaped", get("/a%0d%0ab"), refusal::bad_target},
                      Refused{"bad_escape", get("/a%zz"), refusal::bad_target},
                      Refused{"cut_escape", get("/a%2"), refusal::bad_target},
                      Refused{"fragment", get("/a#b"), refusal::bad_target},
                      Refused{"raw_utf8", get("/\xc3\xa4"), refusal::bad_target},
                      Refused{"path_not_utf8", get("/%ff"), refusal::bad_target},
                      Refused{"path_overlong", get("/%c0%af"), refusal::bad_target},
                      Refused{"path_surrogate", get("/%ed%a0%80"), refusal::bad_target},
                      Refused{"query_bad_escape", get("/?a=%"), refusal::bad_target},
                      Refused{"query_nul", get("/?a=%00"), refusal::bad_target},
                      Refused{"query_not_utf8", get("/?%fe=1"), refusal::bad_target},
                      Refused{"no_slash", get("a"), refusal::bad_target},
                      Refused{"star", get("*"), refusal::bad_target},
                      Refused{"full_without_host", get("http:///a"), refusal::bad_target},
                      Refused{"full_with_user", get("http://u@homeward.example/"), refusal::bad_target},
                      Refused{"other_scheme", get("ftp://homeward.example/"), refusal::bad_target}),
    name_of);

TEST(CheckHead, ReadsMethodTargetPathAndQuery) {
  const std::string head = get("/people/%D0%94%D0%BC?q=a+b%20c&flag&x=%26&q=2");

  const auto checked = check_head(head);

  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->method, Method::get);
  EXPECT_EQ(checked->path, "/people/Дм");
  EXPECT_EQ(checked->query, (Pairs{{"q", "a b c"}, {"flag", ""}, {"x", "&"}, {"q", "2"}}));
  EXPECT_EQ(checked->target, "/people/%D0%94%D0%BC?q=a+b%20c&flag&x=%26&q=2");
}

TEST(CheckHead, AcceptsWhatBrowsersSend) {
  for (const char* headers : {"A:b\r\n", "A:\r\n", "A: \t b \t\r\n", "Name: \xd0\x94\r\n", "Content-Length: 0\r\n",
                              "Transfer-Encoding: Chunked\r\n", "Expect: 100-Continue\r\n"}) {
    EXPECT_TRUE(check_head(get("/", headers))) << headers;
  }
  for (const char* host : {"a", "a:80", "127.0.0.1:8484", "[::1]", "[::1]:8484", "xn--80ak6aa92e.com", "A-b.c_d"}) {
    EXPECT_TRUE(check_head("GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n")) << host;
  }
  for (const char* target : {"/", "/a/", "/a.b", "/.well-known/x", "/a;b=c/@~!$&'()*+,", "/?", "/?a[b]={c}|^`"}) {
    EXPECT_TRUE(check_head(get(target))) << target;
  }
}

TEST(CheckHead, AcceptsHttp10WithoutHost) { EXPECT_TRUE(check_head("GET / HTTP/1.0\r\n\r\n")); }

TEST(CheckHead, AcceptsAFullAddressThatNamesTheHost) {
  const auto checked = check_head("GET HTTP://Homeward.Example?a=1 HTTP/1.1\r\nHost: homeward.example\r\n\r\n");

  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->path, "/");
  EXPECT_EQ(checked->query, (Pairs{{"a", "1"}}));
}

TEST(CheckHead, TakesTheStarOfOptionsAsTheRoot) {
  const auto checked = check_head("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");

  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->path, "/");
}

TEST(CheckHead, IgnoresAnExpectationInHttp10) {
  const auto old = check_head("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
  const auto now = check_head("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");

  ASSERT_TRUE(old && now);
  EXPECT_FALSE(old->expects_continue);
  EXPECT_TRUE(now->expects_continue);
}

TEST(CheckHead, RefusesMoreThanAHundredHeaders) {
  std::string headers;
  for (int i = 0; i < 99; ++i) headers += "A: b\r\n";

  EXPECT_TRUE(check_head(get("/", headers)));
  const auto checked = check_head(get("/", headers + "A: b\r\n"));
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error(), refusal::header_too_large);
}

TEST(FindHeadEnd, FindsTheEndHoweverTheBytesArrive) {
  const std::string all = get("/a", "B: c\r\n") + "next";
  const std::size_t size = all.size() - 4;
  for (std::size_t first = 0; first <= all.size(); ++first) {
    const auto early = find_head_end(std::string_view(all).substr(0, first), 0);
    EXPECT_EQ(early.state, first < size ? HeadEnd::State::more : HeadEnd::State::whole) << first;
    const auto late = find_head_end(all, std::min(first, size - 1));
    EXPECT_EQ(late.state, HeadEnd::State::whole) << first;
    EXPECT_EQ(late.size, size) << first;
  }
}

TEST(FindHeadEnd, RefusesABareLineFeedBeforeTheHeadIsWhole) {
  EXPECT_EQ(find_head_end("GET / HTTP/1.1\n", 0).why, refusal::bad_line_ending);
  EXPECT_EQ(find_head_end("\n", 0).why, refusal::bad_line_ending);
  EXPECT_EQ(find_head_end("\r\n", 0).why, refusal::bad_line_ending);
}

TEST(FindHeadEnd, TellsALongTargetFromLongHeaders) {
  const HeadLimits limits{.head = 100};

  EXPECT_EQ(find_head_end("GET /" + std::string(100, 'a'), 0, limits).why, refusal::target_too_long);
  EXPECT_EQ(find_head_end(get("/", "A: " + std::string(100, 'b')), 0, limits).why, refusal::header_too_large);
}

TEST(IsUtf8, FollowsRfc3629) {
  for (const char* good : {"", "a", "ä", "Ҳ", "€", "😀", "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbf"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const char* bad : {"\x80", "\xc3", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xe2\x82", "\xe2\x82z", "\xf0\x9f\x98"}) {
    EXPECT_FALSE(is_utf8(bad)) << bad;
  }
}

}  // namespace
}  // namespace homeward::http
