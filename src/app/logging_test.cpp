#include "app/logging.hpp"

#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace homeward::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

// What must not compile: text of unknown origin as a value, and yes-or-no, which says nothing in a log.
static_assert(!std::is_constructible_v<LogValue, std::string>);
static_assert(!std::is_constructible_v<LogValue, std::string_view>);
static_assert(!std::is_constructible_v<LogValue, const char*>);
static_assert(!std::is_constructible_v<LogValue, char>);
static_assert(!std::is_constructible_v<LogValue, bool>);
static_assert(!std::is_constructible_v<LogValue, Text<20>>);
static_assert(!std::is_constructible_v<LogValue, Protected<Text<20>>>);
static_assert(!std::is_constructible_v<LogWord, std::string_view>);
static_assert(!std::is_constructible_v<ReasonId, std::string>);

class Logging : public ::testing::Test {
 protected:
  void start(LogLevel level, LogFormat format) {
    start_logging({level, format, [this](std::string_view line) { lines_.emplace_back(line); }});
  }
  void TearDown() override {
    start_logging({LogLevel::error, LogFormat::json, [](std::string_view) {}});
  }
  std::vector<std::string> lines_;
};

TEST_F(Logging, WritesAnObjectALine) {
  start(LogLevel::info, LogFormat::json);

  log(Event::request_failed, {{"request", RequestId("00c0ffee00c0ffee")},
                              {"reason", ReasonId::of("storage.full")},
                              {"account", *Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057")},
                              {"tries", 3}});

  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_THAT(lines_[0], MatchesRegex(R"(\{"at":"[0-9T:.-]+Z","level":"error","event":"request_failed",)"
                                      R"("request":"00c0ffee00c0ffee","reason":"storage.full",)"
                                      R"("account":"01890a5d-ac96-774b-bcce-b302099a8057","tries":3\})"));
  EXPECT_TRUE(json::parse(lines_[0]));
}

TEST_F(Logging, WritesTextWhereItIsWanted) {
  start(LogLevel::info, LogFormat::text);

  log(Event::server_started, {{"port", std::uint16_t{8484}}});

  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_THAT(lines_[0], MatchesRegex("[0-9T:.-]+Z info server_started port=8484"));
}

TEST_F(Logging, LeavesOutWhatIsLessImportant) {
  start(LogLevel::warning, LogFormat::text);

  log(Event::server_stopping);
  log(Event::server_started);
  log(Event::transport_fault);
  log(Event::request_failed);

  EXPECT_EQ(lines_.size(), 2u);
}

TEST_F(Logging, TakesNoTextForAReasonOrARequest) {
  start(LogLevel::info, LogFormat::text);

  log(Event::request_failed, {{"reason", ReasonId::of("Ivan Petrov was here")}, {"request", RequestId("Ivan")}});

  ASSERT_EQ(lines_.size(), 1u);
  EXPECT_THAT(lines_[0], ::testing::EndsWith("request_failed reason=reason.not-an-id request=0000000000000000"));
}

TEST_F(Logging, GoesOnWhenALineCannotBeWritten) {
  start_logging({LogLevel::info, LogFormat::json, [](std::string_view) { throw std::runtime_error("disk full"); }});

  EXPECT_NO_THROW(log(Event::request_failed));
}

TEST(EventsPage, SaysOfEveryEventWhatItMeans) {
  const std::string page = testing::read_project_file("docs/operations/events.md");

  std::vector<std::string> in_code;
  for (std::string_view word : Words<Event>::k_list) in_code.emplace_back(word);

  EXPECT_EQ(testing::table_ids(page), in_code);
}

TEST(EventsPage, NamesTheLevelThatTheCodeGives) {
  const std::string page = testing::read_project_file("docs/operations/events.md");

  for (std::string_view word : Words<Event>::k_list) {
    const std::string level(to_word(level_of(*from_word<Event>(word))));
    EXPECT_NE(page.find("| `" + std::string(word) + "` | " + level + " |"), std::string::npos) << word;
  }
}

}  // namespace
}  // namespace homeward::app
