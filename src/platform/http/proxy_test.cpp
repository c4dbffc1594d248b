#include "platform/http/proxy.hpp"

#include <gtest/gtest.h>

namespace homeward::http {
namespace {

Request from(const std::string& peer, std::vector<std::pair<std::string, std::string>> headers) {
  Request r;
  r.peer = peer;
  r.loopback = peer == "127.0.0.1";
  for (auto& [name, value] : headers) r.headers.emplace_back(std::move(name), std::move(value));
  return r;
}

const std::vector<std::string> k_trusted = {"127.0.0.1", "10.0.0.2"};

TEST(Proxy, IsBelievedAboutTheLastAddressThatIsNoProxy) {
  Request r =
      from("127.0.0.1", {{"x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.2"}, {"x-forwarded-proto", "https"}});
  see_through_proxy(r, k_trusted);
  EXPECT_EQ(r.peer, "203.0.113.9") << "what came before is what the client said of itself";
  EXPECT_TRUE(r.secure);
  EXPECT_FALSE(r.loopback);
}

TEST(Proxy, ThatAddsALineOfItsOwnIsBelievedAboutThatLine) {
  Request r = from("127.0.0.1", {{"x-forwarded-for", "6.6.6.6"},
                                 {"x-forwarded-proto", "https"},
                                 {"x-forwarded-for", "203.0.113.9"},
                                 {"x-forwarded-proto", "http"}});
  see_through_proxy(r, k_trusted);
  EXPECT_EQ(r.peer, "203.0.113.9") << "the first line is what the client wrote";
  EXPECT_FALSE(r.secure);
}

TEST(Proxy, IsNotBelievedWhereNobodyNamedIt) {
  Request r = from("198.51.100.7", {{"x-forwarded-for", "203.0.113.9"}, {"x-forwarded-proto", "https"}});
  see_through_proxy(r, k_trusted);
  EXPECT_EQ(r.peer, "198.51.100.7");
  EXPECT_FALSE(r.secure);
  Request here = from("127.0.0.1", {{"x-forwarded-for", "203.0.113.9"}});
  see_through_proxy(here, {});
  EXPECT_EQ(here.peer, "127.0.0.1");
  EXPECT_TRUE(here.loopback);
}

TEST(Proxy, ThatNamesNobodyIsNotThisMachine) {
  for (const char* nonsense : {"", "unknown", "203.0.113.9:80", "203.0.113.9,", "10.0.0.2"}) {
    Request r = from("127.0.0.1", {{"x-forwarded-for", nonsense}});
    see_through_proxy(r, k_trusted);
    EXPECT_EQ(r.peer, "127.0.0.1") << nonsense;
    EXPECT_FALSE(r.loopback) << nonsense;
  }
  Request probe = from("127.0.0.1", {});
  see_through_proxy(probe, k_trusted);
  EXPECT_TRUE(probe.loopback) << "a probe that asks the server itself";
}

TEST(Proxy, AddressesAreComparedInOneWriting) {
  EXPECT_EQ(canonical_address("::ffff:10.0.0.2"), "10.0.0.2");
  EXPECT_EQ(canonical_address("2001:DB8:0::1"), "2001:db8::1");
  EXPECT_EQ(canonical_address("10.0.0.2/8"), std::nullopt);
}

}  // namespace
}  // namespace homeward::http
