#include "support/world.hpp"

#include <gtest/gtest.h>

/// What another user saves appears by itself.
namespace homeward::testing {
namespace {

TEST(LiveNews, ReachAHouseThatWasMadeBetweenItsMidnightAndThatOfUtc) {
  World world;
  // Bishkek is six hours ahead: at half past midnight there UTC still has the day before.
  const std::int64_t day = 24 * 3600, now = world.clock().now().micros / 1'000'000;
  world.move_clock(Seconds{day - now % day - 6 * 3600 + 1800 + (now % day > day - 6 * 3600 + 1800 ? day : 0)});
  world.sign_in_all();
  const std::string house = world.a_place("centre", "Kitezh", world.a_region("Chuy"));
  Session& clerk = world.a_worker("clerk", house);
  HttpClient stream(world.server().port());
  ASSERT_EQ(stream.open_stream("/api/v1/events", clerk.cookie_header()).status, 200);
  stream.read_stream(std::chrono::milliseconds(300));

  must(clerk.post("/api/v1/people", a_person()));

  std::string heard;
  for (int i = 0; i < 30 && heard.find("\"person\"") == heard.npos; ++i)
    heard += stream.read_stream(std::chrono::milliseconds(100));
  EXPECT_NE(heard.find("\"person\""), heard.npos) << heard;
}

}  // namespace
}  // namespace homeward::testing
