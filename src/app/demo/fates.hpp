#pragma once
#include "app/demo/steps.hpp"

#include <functional>

/// What becomes of people, by chance: who goes on to the next stage, who leaves early, who is handed over, who is not
/// heard from and who comes back. The proportions are invented and only meant to look like a system that loses most
/// people before the fifth stage, above all between the fourth and the fifth (sources/004).
namespace homeward::app::demo {

/// What is to happen on which day, in the order in which it was decided.
class Calendar {
 public:
  Calendar(LocalDate first, LocalDate last)
      : first_(first), days_(static_cast<std::size_t>((last - first).count) + 1) {}
  /// Forgotten when the day is outside the story.
  void on(LocalDate day, std::function<void()> what);
  /// Runs a day with everything that is added to it meanwhile.
  void live(LocalDate day);

 private:
  LocalDate first_;
  std::vector<std::vector<std::function<void()>>> days_;
};

class Fates {
 public:
  Fates(Steps& steps, Calendar& calendar) : steps_(steps), calendar_(calendar), world_(steps.world()) {}

  /// Somebody new comes to a house of the region today. False when every suitable house is full.
  bool come_in(Somebody& p);
  /// Decides how the stay that just began will end.
  void live_through(Somebody& p);
  /// A stay ended and nothing follows: who is asked to reach the person, and what comes of it.
  void lose(Somebody& p);
  void come_back(Somebody& p, int tries = 0);
  /// After a departure: the arrival, or not.
  void travel(Handing& h);

  /// A form, answered about as far up the scale as the burden says; asked by whoever cares for the person, or by this
  /// worker.
  void ask(Somebody& p, const std::string& instrument, double burden);
  void ask(Somebody& p, const Worker& by, const std::string& instrument, double burden);

  std::deque<Somebody>& people() { return people_; }
  int next_number() { return next_number_++; }
  /// How many relatives and other people without a stay may still be registered.
  int relatives_left = 0;

 private:
  Offer* find_offer(Somebody& p, Stage stage, const Centre* not_at);
  static int length(Dice& dice, const Offer& offer);
  void after(int days, std::function<void()> what) { calendar_.on(steps_.day + Days{days}, std::move(what)); }
  /// Only while this stay is still open.
  void during(Somebody& p, int days, std::function<void()> what);

  void paperwork(Somebody& p);
  /// Forms and urine tests of this stay; of every few people, who then have them all.
  void measure(Somebody& p);
  void take_sample(Somebody& p, int week);
  /// Talks of this stay, kept and missed; of every few people, of some all along and planned ahead.
  void meet(Somebody& p);
  void bring_relative(Somebody& p);
  void agree_to_follow_up(Somebody& p);
  void look_ahead(Somebody& p);
  void conclude(Somebody& p, int postponed);
  void leave_unplanned(Somebody& p, EndType type);
  void complete(Somebody& p);
  void wait_for_room(Somebody& p, Offer& next, int tries);

  void hand_over(Somebody& p, Stage stage);
  void answer(Handing& h);
  void accepted(Handing& h);
  void arrive(Handing& h);
  void begin(Somebody& p, Handing& h);
  void go_on_as_somebody_new(Handing& h);

  void search(Somebody& p, int attempts);
  void reached(Somebody& p, AttemptOutcome outcome);

  struct Plan {
    Offer* inside = nullptr;  ///< the next stage in the same house
    Handing* handing = nullptr;
  };
  Steps& steps_;
  Calendar& calendar_;
  World& world_;
  std::deque<Somebody> people_;
  std::map<int, Plan> plans_;
  int next_number_ = 1;
};

}  // namespace homeward::app::demo
