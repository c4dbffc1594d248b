#pragma once
#include "app/demo/somebody.hpp"
#include "care/assessment/actions_urine.hpp"
#include "care/assessment/records.hpp"
#include "care/contact/actions.hpp"
#include "care/pathway/actions_handover.hpp"

/// What staff do for one person on one day. Each step is handed to the performer as the action of a worker who may take
/// it, and noted here, so that the story knows what the rules will see: free places, journeys, open searches.
namespace homeward::app::demo {

struct Handing {
  Id<Handover> id;
  Somebody* who = nullptr;
  Offer* to = nullptr;
  Worker* from = nullptr;  ///< whoever proposed it
  HandoverState state = HandoverState::proposed;
  LocalDate expected_on;
  bool consent = true;
  int tries = 0;
};

class Steps {
 public:
  Steps(World& world, Performer& performer) : world_(world), performer_(performer) {}

  LocalDate day;

  void register_person(Somebody& p, Centre& centre, std::vector<PersonKind> kinds, Worker* by = nullptr);
  /// Registered under a code; wants to be named now.
  void name(Somebody& p);
  void become_peer(Somebody& p);
  /// By whoever cares for the person, unless somebody else may see both.
  void put_beside(Somebody& p, Somebody& relative, Worker* by = nullptr);

  struct Admission {
    Offer* offer;
    int days;  ///< planned
    ReferralSource referral = ReferralSource::self_family_friends;
    Worker* keyworker = nullptr;    ///< none: whoever of the team has the fewest people
    Handing* brought_by = nullptr;  ///< the confirmed arrival whose place is taken
  };
  void admit(Somebody& p, const Admission& a);
  void end(Somebody& p, EndType type, EndReason reason);
  void move_on(Somebody& p, Offer& next, int days);
  void mark(Somebody& p, Stage stage, MarkKind kind, DecidedBy by);
  void consent(Somebody& p, const people::NewConsent& c);
  void revoke(Somebody& p, Id<Consent> id);
  void assign(Somebody& p, const Worker& worker, RelationKind kind);

  /// A form in a talk, begun and finished at once.
  void fill_in(Somebody& p, const Worker& by, const std::string& instrument, std::vector<FormAnswer> answers);
  void test_urine(Somebody& p, assessment::UrineTest test);
  /// By whoever cares for the person.
  void enter(Somebody& p, contact::EnterContact c);
  void say_outcome(Somebody& p, Id<Contact> of, contact::SayOutcome c);

  Handing& propose(Somebody& p, Offer& to, LocalDate expected_on, bool with_consent);
  void hold(Handing& h, LocalDate until);
  void accept(Handing& h);
  void reject(Handing& h, RejectReason reason);
  void withdraw(Handing& h);
  /// Ends the open stay.
  void depart(Handing& h);
  /// Confirmed by the receiving house; admission is a step of its own.
  void arrive(Handing& h);
  void miss(Handing& h);

  /// By a safe way of the person, where there is one and the outcome needs one.
  void attempt(Somebody& p, AttemptOutcome outcome, std::string note = {});

  World& world() { return world_; }
  Performer& performer() { return performer_; }
  /// Whoever cares for the person now, or did until lately, or leads the house that registered them.
  Worker& responsible(Somebody& p);
  /// Of the team, for this stage, with the fewest people.
  static Worker& keyworker_for(Centre& centre, Stage stage);

 private:
  Worker& desk(Centre& centre) { return *centre.team.clerks.front(); }
  std::vector<pathway::NewMark> marks_before(Somebody& p, const Centre& centre, Stage stage);
  std::optional<Protected<Text<300>>> back_reason(Somebody& p, const Centre& centre, Stage stage);
  void join_journey(Somebody& p);
  void note_began(Somebody& p, OpenStay stay);
  void note_ended(Somebody& p, EndType type);
  void answer(Handing& h, HandoverState state, std::string_view what, Performer::Action action);

  World& world_;
  Performer& performer_;
  std::deque<Handing> handings_;
};

/// Capacity counts these; an arrival until care begins.
bool takes_a_place(HandoverState state);

}  // namespace homeward::app::demo
