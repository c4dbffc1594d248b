#include "app/metrics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace homeward::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Metrics some() {
  Metrics m;
  m.version = "1.2.3";
  m.started = {1'764'000'000'000'000};
  m.now = {1'764'000'090'500'000};
  m.dispatcher = {.requests = 10, .views = 6, .actions = 3, .refused = 2, .failed = 1};
  m.server.open_connections = 4;
  m.server.rejected = {{"http.bad-host", 7}};
  m.journal_position = 42;
  m.figures_position = 41;
  return m;
}

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
  const std::string text = prometheus_text(some());

  EXPECT_THAT(text, HasSubstr("# HELP homeward_uptime_seconds How long it has been running.\n"
                              "# TYPE homeward_uptime_seconds gauge\nhomeward_uptime_seconds 90.5\n"));
  EXPECT_THAT(text, HasSubstr("homeward_requests_total{kind=\"failed\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("homeward_rejected_total{reason=\"http.bad-host\"} 7\n"));
  EXPECT_THAT(text, HasSubstr("homeward_chain_position{chain=\"entry\"} 42\n"));
  EXPECT_THAT(text, HasSubstr("homeward_figures_position 41\n"));
  EXPECT_THAT(text, HasSubstr("homeward_info{version=\"1.2.3\"} 1\n"));
}

TEST(Metrics, LeaveOutWhatThisProcessDoesNotRun) {
  Metrics m = some();
  EXPECT_THAT(prometheus_text(m), Not(HasSubstr("homeward_jobs")));
  EXPECT_THAT(prometheus_text(m), Not(HasSubstr("chain=\"disclosure\"")));

  m.jobs.emplace().running = 1;
  m.checkpoints.emplace().written = 5;

  EXPECT_THAT(prometheus_text(m), HasSubstr("homeward_jobs{state=\"running\"} 1\n"));
  EXPECT_THAT(prometheus_text(m), HasSubstr("homeward_checkpoints_total{kind=\"written\"} 5\n"));
}

TEST(Metrics, NameEveryFamilyOnceBeforeItsSamples) {
  Metrics m = some();
  m.jobs.emplace();
  m.checkpoints.emplace();
  std::istringstream lines(prometheus_text(m));
  std::set<std::string> families;
  std::string line, family;

  while (std::getline(lines, line)) {
    if (line.starts_with("# HELP ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      EXPECT_TRUE(families.insert(family).second) << family;
    } else if (!line.starts_with("# TYPE ")) {
      EXPECT_EQ(line.substr(0, line.find_first_of("{ ")), family);
    }
  }
  EXPECT_GT(families.size(), 10u);
}

TEST(Metrics, AreForThisMachineOrForWhoHasTheToken) {
  http::Request here, there;
  here.loopback = true;
  http::Request with_token = there, with_other = there, here_without = here, by_proxy = here;
  by_proxy.headers = {{"x-forwarded-for", "192.0.2.7"}};
  with_token.headers = {{"authorization", "Bearer 0123456789abcdef"}};
  with_other.headers = {{"authorization", "Bearer 0123456789abcdeX"}};

  EXPECT_TRUE(may_read_metrics(here, ""));
  EXPECT_FALSE(may_read_metrics(there, ""));
  EXPECT_FALSE(may_read_metrics(by_proxy, ""));
  EXPECT_TRUE(may_read_metrics(with_token, "0123456789abcdef"));
  EXPECT_FALSE(may_read_metrics(with_other, "0123456789abcdef"));
  EXPECT_FALSE(may_read_metrics(here_without, "0123456789abcdef"));
}

TEST(Metrics, KnowTheMemoryOfThisProcess) { EXPECT_GT(resident_bytes(), 1'000'000); }

}  // namespace
}  // namespace homeward::app
