#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

/// What a disk may hold after the power failed: everything that was synced, and of the rest what chance decides, whole,
/// torn at 512 bytes, or not at all. Reads the log of tests/faults/recorder.
namespace homeward::testing {

class PowerCutReplay {
 public:
  /// `base`: the folder as it was, durably, when the recording began. Acknowledgements are lines "A ID 0 0".
  PowerCutReplay(const std::filesystem::path& base, const std::filesystem::path& log);

  std::size_t events() const { return events_.size(); }
  /// Goes on to just after this event; only forwards.
  void advance(std::size_t event);
  /// Writes one possible state of the disk into this folder. Other calls give other states.
  void cut_into(const std::filesystem::path& folder);
  /// What had been acknowledged by then.
  const std::vector<std::string>& acknowledged() const { return acknowledged_; }

 private:
  struct Event {
    char operation;
    std::string name;
    std::int64_t offset;
    std::string data;
  };
  using Files = std::map<std::string, std::string>;
  static void apply(Files& files, const Event& event, std::size_t only_bytes);
  void step(const Event& event);

  std::vector<Event> events_;
  std::size_t at_ = 0;
  Files durable_;
  std::map<std::string, std::vector<const Event*>> pending_;  ///< by file, not yet synced
  std::set<std::string> new_names_, removed_;                 ///< not yet in the folder for sure, or not yet out of it
  std::vector<std::string> acknowledged_;
  std::mt19937 random_{7};
};

}  // namespace homeward::testing
