#include "faults/house_copy.hpp"
#include "faults/power_cut_replay.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fcntl.h>
#include <random>
#include <unistd.h>

namespace homeward::testing {
namespace {

constexpr std::size_t k_cuts = 200;

/// Simulated power cuts: kill -9 alone passes even with syncing switched off, so it proves nothing about it.
class PowerCut : public ::testing::Test {
 protected:
  struct Outcome {
    std::size_t losing = 0, damaged = 0, acknowledged = 0, events = 0;
    std::string first;  ///< what the first cut that went wrong showed
  };

  Outcome run(bool with_syncs) {
    const auto base = place_.path() / "base", disk = place_.path() / "disk", log = place_.path() / "log";
    house_.copy_to(base);
    house_.copy_to(disk);
    record(disk, log, with_syncs);
    return replay(base, log);
  }

 private:
  /// Eight writers on a server whose writes and syncs are recorded, with each acknowledgement in its place.
  void record(const std::filesystem::path& disk, const std::filesystem::path& log, bool with_syncs) {
    std::filesystem::remove(log);
    ServerOptions options;
    options.environment = {
        {"LD_PRELOAD", recorder_library().string()}, {"HW_RECORD_LOG", log.string()}, {"HW_RECORD_DIR", disk.string()}};
    if (!with_syncs) options.environment.emplace_back("HW_RECORD_NO_SYNC", "1");
    ServerProcess server(disk, options);
    server.start();
    const int file = ::open(log.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    Writers writers(server, house_.counsellor(),
                    {.threads = 8, .most = 60, .on_acknowledged = [&](const std::string& id) {
                       const std::string line = "A " + id + " 0 0\n";
                       ASSERT_EQ(::write(file, line.data(), line.size()), static_cast<ssize_t>(line.size()));
                     }});
    writers.join();
    server.kill();
    ::close(file);
  }

  Outcome replay(const std::filesystem::path& base, const std::filesystem::path& log) {
    PowerCutReplay disk(base, log);
    Outcome out;
    out.events = disk.events();
    std::mt19937 random{11};
    std::vector<std::size_t> cuts;
    for (std::size_t i = 0; i < k_cuts; ++i) cuts.push_back(random() % (disk.events() + 1));
    std::sort(cuts.begin(), cuts.end());
    const auto folder = place_.path() / "cut";
    for (const std::size_t cut : cuts) {
      disk.advance(cut);
      disk.cut_into(folder);
      try {
        const Inspection found = inspect(folder, disk.acknowledged());
        out.losing += !found.lost.empty();
        out.damaged += !found.findings.empty();
        if (out.first.empty() && !found.lost.empty()) out.first = "lost " + found.lost[0];
        if (out.first.empty() && !found.findings.empty()) out.first = found.findings[0];
      } catch (const std::exception& e) {
        ++out.damaged;
        if (out.first.empty()) out.first = e.what();
      }
    }
    out.acknowledged = disk.acknowledged().size();
    return out;
  }

  SetUpHouse house_;
  TemporaryFolder place_;
};

TEST_F(PowerCut, LosesNothingThatWasAcknowledged) {
  const Outcome out = run(true);

  EXPECT_EQ(out.losing, 0U) << out.first;
  EXPECT_EQ(out.damaged, 0U) << out.first;
  EXPECT_GT(out.acknowledged, 100U) << "too little load to show anything";
  EXPECT_GT(out.events, k_cuts);
}

TEST_F(PowerCut, IsNoticedWhereNothingIsSynced) {
  const Outcome out = run(false);

  EXPECT_GT(out.losing + out.damaged, k_cuts / 2) << "the simulation would not notice a store that does not sync";
}

}  // namespace
}  // namespace homeward::testing
