#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/rules_schedule.hpp"

namespace homeward::assessment {

/// A schedule as the catalogue has it, with the minutes and ages of its instruments. Refuses unknown instruments and
/// scores, days out of order, and a set that takes somebody longer than it says. Reason: schedule.malformed.
Result<Schedule> read_schedule(const catalogue::Pack& pack, const Instruments& instruments);

/// The schedules of this deployment, read once at start. Immutable; thread-safe. A pack that cannot be used throws
/// std::runtime_error with what is wrong: the program does not start with it.
class Schedules {
 public:
  Schedules(const catalogue::Catalogue& catalogue, const Instruments& instruments);

  /// In order of id.
  const std::vector<Schedule>& all() const { return all_; }
  /// The scores of an instrument that a schedule asks about.
  bool asks_about(std::string_view instrument, std::string_view score) const;
  bool asks_about(std::string_view instrument) const;

 private:
  std::vector<Schedule> all_;
};

}  // namespace homeward::assessment
