#include "platform/http/message.hpp"

#include <gtest/gtest.h>

namespace homeward::http {
namespace {

TEST(Request, FindsTheFirstHeaderOfAName) {
  const Request request{.headers = {{"a", "1"}, {"b", "2"}, {"b", "3"}}};

  ASSERT_NE(request.header("b"), nullptr);
  EXPECT_EQ(*request.header("b"), "2");
  EXPECT_EQ(request.header("c"), nullptr);
}

TEST(Request, FindsCookiesByTheirWholeName) {
  const Request request{
      .headers = {{"cookie", "xid=0; id=1;  session=\"q w\" ;empty=; broken"}, {"cookie", "id=2; late=3"}}};

  EXPECT_EQ(request.cookie("id"), "1");
  EXPECT_EQ(request.cookie("session"), "q w");
  EXPECT_EQ(request.cookie("empty"), "");
  EXPECT_EQ(request.cookie("late"), "3");
  EXPECT_EQ(request.cookie("broken"), std::nullopt);
  EXPECT_EQ(request.cookie("ID"), std::nullopt);
}

TEST(Request, FindsTheFirstQueryParameterOfAName) {
  const Request request{.query = {{"q", "1"}, {"q", "2"}, {"flag", ""}}};

  EXPECT_EQ(*request.query_value("q"), "1");
  EXPECT_EQ(*request.query_value("flag"), "");
  EXPECT_EQ(request.query_value("p"), nullptr);
}

TEST(MethodFrom, ComparesWithCase) {
  EXPECT_EQ(method_from("DELETE"), Method::del);
  EXPECT_EQ(method_from("delete"), Method::other);
  EXPECT_EQ(method_from("TRACE"), Method::other);
}

}  // namespace
}  // namespace homeward::http
