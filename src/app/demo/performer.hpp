#pragma once
#include "app/house.hpp"
#include "oversight/figures/live_figures.hpp"
#include "platform/access/authority.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace homeward::app::demo {

/// A user of the demo country, as the actions see them.
struct Worker {
  access::Viewer viewer;
  std::string login, name;
  int load = 0;  ///< people this worker is responsible for now
};

/// Carries out what the story decides: each action is one write of the journal, by its worker, at its own time. Days
/// are given times only when they are over, so that any number of actions fits between morning and evening in the order
/// in which they were decided.
class Performer {
 public:
  using Action = std::function<Result<journal::Changed>(journal::Transaction&, const access::Viewer&)>;

  /// `not_after`: nothing happens later than this, which is the present.
  Performer(House& house, Instant not_after);

  /// `what` names the action in a report of refusals.
  void act(const Worker& worker, std::string_view what, Action action);
  /// For what no user does: accounts with a shared password, sign-ins, the search for doubles.
  void act_as_system(std::string_view role, std::string_view what, Action action);

  /// Everything decided since the last call happened on this day.
  void end_day(LocalDate day);
  /// Writes what waits and counts it: what was decided before today.
  std::shared_ptr<const cohort::Snapshot> counted_so_far();
  /// Writes what waits and sets the clock of the house to the present.
  void finish();

  std::int64_t done() const { return done_; }
  /// Refusals, by action and reason: the story and the rules disagree.
  const std::map<std::string, int>& refused() const { return refused_; }

 private:
  struct Step {
    Instant at;
    journal::Actor actor;
    access::Viewer viewer;
    std::string_view what;
    Action action;
  };
  void write_waiting();

  House& house_;
  Instant not_after_;
  Zone zone_;
  std::vector<Step> today_, waiting_;
  std::int64_t done_ = 0;
  std::map<std::string, int> refused_;
};

}  // namespace homeward::app::demo
