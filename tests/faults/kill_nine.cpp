#include "faults/house_copy.hpp"

#include <gtest/gtest.h>

namespace homeward::testing {
namespace {

constexpr int k_series = 10, k_cycles_a_series = 20;
constexpr std::chrono::milliseconds k_load{110};

/// A process that is gone from one instruction to the next, under eight writers, two hundred times. Each series begins
/// with a small database, so that a start costs a few hundredths of a second.
TEST(KillNine, LosesNoAcknowledgedRegistration) {
  SetUpHouse house;
  const TemporaryFolder place;
  const auto folder = place.path() / "house";
  std::size_t acknowledged = 0, kept = 0;

  for (int series = 0; series < k_series; ++series) {
    house.copy_to(folder);
    std::vector<std::string> of_series;
    for (int cycle = 0; cycle < k_cycles_a_series; ++cycle) {
      ServerProcess server(folder);
      server.start();
      Writers writers(server, house.counsellor());
      std::this_thread::sleep_for(k_load);
      server.kill();
      writers.stop();
      const auto taken = writers.acknowledged();
      of_series.insert(of_series.end(), taken.begin(), taken.end());
      for (const auto& [answer, times] : writers.answers()) {
        EXPECT_TRUE(answer == "201" || answer == "cut") << answer << ", " << times << " times";
      }
    }
    const Inspection found = inspect(folder, of_series);
    ASSERT_EQ(found.lost, std::vector<std::string>{}) << "in series " << series;
    ASSERT_EQ(found.findings, std::vector<std::string>{}) << "in series " << series;
    acknowledged += of_series.size();
    kept += found.persons;
  }

  EXPECT_GT(acknowledged, 2000U) << "too little load to show anything";
  EXPECT_GE(kept, acknowledged);
  EXPECT_EQ(verified("sqlite:" + (folder / "house.db").string(), "", folder / "master.key"), "");
  RecordProperty("acknowledged", static_cast<int>(acknowledged));
}

}  // namespace
}  // namespace homeward::testing
