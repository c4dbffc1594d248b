#pragma once
#include "app/demo/fates.hpp"
#include "oversight/directives/actions.hpp"

/// What must be there for somebody who explores the country today, whatever chance did: a counsellor's day with things
/// due, arrivals, every state of a handover and every outcome of an attempt, a house without a free place, records that
/// wait for a second person.
namespace homeward::app::demo {

class Scenes {
 public:
  Scenes(Steps& steps, Calendar& calendar, Fates& fates);

  /// Puts everything on the calendar. Called once, after the country was founded.
  void stage_all();

 private:
  void on(int days_ago, std::function<void()> what) { calendar_.on(world_.today - Days{days_ago}, std::move(what)); }
  /// Registered at a house of the first region and admitted there; null where every place is taken.
  Somebody* newcomer(Centre& centre, Offer& offer, int days, Worker* keyworker = nullptr);

  void client();
  void client_until_treatment(Somebody& p);
  void client_lately(Somebody& p);
  void family(Somebody& client);
  void incoming();
  void outgoing();
  void silent();
  void attempts();
  void everyday_helpers();
  void full_house();
  void canary();

  void looks();
  void doubles();
  void second_administrator();

  void orders_from_above();
  void kept_figures();
  void targets();
  void kept_views();
  /// Between which days ago a house answers, and how likely it is silent or late.
  struct Answering {
    int from, until;
    double silent, late;
  };
  void answered(const Centre& centre, Id<Directive> id, Dice dice, const Answering& how);
  void worded_anew(const Worker& issuer, const directives::IssueDirective& c);

  void looked_at(Somebody& client);

  Steps& steps_;
  Calendar& calendar_;
  Fates& fates_;
  World& world_;
  Centre* home_ = nullptr;
  std::optional<Id<Directive>> first_order_;
  Centre* region_ = nullptr;  ///< the large centre that sends people to home
};

}  // namespace homeward::app::demo
