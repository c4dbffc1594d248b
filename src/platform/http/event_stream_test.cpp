#include "platform/http/event_stream.hpp"

#include <gtest/gtest.h>

namespace homeward::http {
namespace {

using namespace std::chrono_literals;

struct CountingLink : EventStream::Link {
  void wake() override { ++woken; }
  void cut() override { ++cuts; }
  int woken = 0, cuts = 0;
};

class EventStreamTest : public ::testing::Test {
 protected:
  std::shared_ptr<CountingLink> link_ = std::make_shared<CountingLink>();
  EventStream stream_{link_};
};

TEST_F(EventStreamTest, JoinsWhatWaitsAndWakesTheConnection) {
  EXPECT_TRUE(stream_.send("a"));
  EXPECT_TRUE(stream_.send("b"));

  EXPECT_EQ(link_->woken, 2);
  EXPECT_EQ(stream_.take(), "ab");
  EXPECT_EQ(stream_.take(), "");
}

TEST_F(EventStreamTest, ClosesAndCutsWhenTheQueueWouldOverflow) {
  EXPECT_TRUE(stream_.send(std::string(EventStream::k_max_queued - 1, 'x')));
  EXPECT_TRUE(stream_.send("y"));
  EXPECT_FALSE(stream_.send("z"));

  EXPECT_TRUE(stream_.closed());
  EXPECT_EQ(link_->cuts, 1);
  EXPECT_EQ(stream_.take(), "") << "a client that missed something must not think that it has all";
}

TEST_F(EventStreamTest, CountsWhatIsBeingWritten) {
  EXPECT_TRUE(stream_.send(std::string(EventStream::k_max_queued, 'x')));
  const auto written = stream_.take();

  EXPECT_FALSE(stream_.send("y"));
  EXPECT_EQ(written.size(), EventStream::k_max_queued);
}

TEST_F(EventStreamTest, SendsWhatWasQueuedBeforeClose) {
  EXPECT_TRUE(stream_.send("a"));
  stream_.close();

  EXPECT_FALSE(stream_.send("b"));
  EXPECT_EQ(stream_.take(), "a");
  EXPECT_EQ(link_->cuts, 0);
}

TEST_F(EventStreamTest, BeatsAfterSilenceOnly) {
  stream_.beat(100s);
  stream_.beat(114s);
  EXPECT_EQ(stream_.take(), "");
  stream_.beat(115s);
  EXPECT_EQ(stream_.take(), ":\n\n");
  EXPECT_EQ(stream_.take(), "");

  EXPECT_TRUE(stream_.send("a"));
  EXPECT_EQ(stream_.take(), "a");
  stream_.beat(140s);
  EXPECT_EQ(stream_.take(), "");
  stream_.beat(155s);
  EXPECT_EQ(stream_.take(), ":\n\n");
  stream_.beat(200s);
  EXPECT_EQ(stream_.take(), "") << "the comment before has not left yet";
}

TEST_F(EventStreamTest, RunsWhatWaitsForTheEndOnceAndLetsTheConnectionGo) {
  int first = 0, second = 0;
  stream_.on_close([&] { ++first; });
  stream_.close();
  EXPECT_EQ(first, 0) << "not inside close: the caller may hold a lock that the other takes";

  stream_.finish();
  stream_.finish();
  stream_.on_close([&] { ++second; });

  EXPECT_EQ(first, 1);
  EXPECT_EQ(second, 1);
  EXPECT_EQ(link_.use_count(), 1);
  EXPECT_FALSE(stream_.send("a"));
}

}  // namespace
}  // namespace homeward::http
