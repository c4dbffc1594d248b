#include "care/pathway/actions_no_call.hpp"
#include "care/pathway/routes.hpp"

namespace homeward::pathway {
namespace {

using http::Call;
using http::Nothing;
using http::RouteInfo;
using journal::Changed;
using journal::Transaction;

RouteInfo info(std::string permission, std::string summary) {
  return http::info(std::move(permission), Category::presence, std::move(summary));
}

/// A step of a handover: the id from the path, then the action.
template <class C, class F>
void step(http::Routes& routes, std::string verb, RouteInfo about, F act) {
  routes.action<C>("/api/v1/handovers/{id}/" + verb, std::move(about),
                   [act](const C& c, Call& call, Transaction& tx) -> Result<Changed> {
                     HW_TRY(const auto id, call.id<Handover>("id"));
                     return act(tx, call.viewer, id, c);
                   });
}

}  // namespace

void add_handover_routes(http::Routes& routes, const RoadRules& road) {
  routes
      .action<HandOver>("/api/v1/stays/{id}/hand-over", info("handover.propose", "Asks another house."),
                        [&road](const HandOver& c, Call& call, Transaction& tx) -> Result<Changed> {
                          HW_TRY(const auto id, call.id<Stay>("id"));
                          return propose_handover(tx, call.viewer, road, id, c);
                        })
      .with_all_faults({{"consent.element-missing", {"refused", "grantor", "grantor_name", "ends_with"}},
                        {"consent.dates", {"refused", "signed_on", "covers_from"}},
                        {"consent.note-needs-own", {"refused"}},
                        {"consent.other-recipient", {"to"}}});
  step<HoldPlace>(routes, "hold", info("handover.answer", "Keeps a place free."),
                  [&road](Transaction& tx, const access::Viewer& who, Id<Handover> id, const HoldPlace& c) {
                    return hold_place(tx, who, road, id, c);
                  });
  step<Nothing>(routes, "accept", info("handover.answer", "Takes the person."),
                [&road](Transaction& tx, const access::Viewer& who, Id<Handover> id, const Nothing&) {
                  return accept_handover(tx, who, road, id);
                });
  step<RejectHandover>(routes, "reject", info("handover.answer", "Does not take the person, and says why."),
                       reject_handover);
  step<WithdrawHandover>(routes, "withdraw", info("handover.propose", "Takes the question back."), withdraw_handover);
  step<Depart>(routes, "depart", info("handover.propose", "The person leaves; the stay ends."), depart);
  step<Arrive>(routes, "arrive", info("handover.arrive", "Confirms the arrival; needs no consent to content."),
               confirm_arrival);
  step<Nothing>(routes, "not-arrived",
                info("handover.arrive", "The person did not arrive, or went again before care began."),
                [](Transaction& tx, const access::Viewer& who, Id<Handover> id, const Nothing&) {
                  return deny_arrival(tx, who, id);
                });
  routes.action<RecordAttempt>("/api/v1/follow-ups/{id}/attempts",
                               info("follow-up.attempt", "One attempt to reach somebody."),
                               [&road](const RecordAttempt& c, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<FollowUp>("id"));
                                 return record_attempt(tx, call.viewer, road, id, c);
                               });
  routes.action<AskNotToCall>("/api/v1/people/{id}/no-call",
                              info("no-call.record", "Somebody asked us not to call again: every search ends."),
                              [](const AskNotToCall& c, Call& call, Transaction& tx) -> Result<Changed> {
                                HW_TRY(const auto id, call.id<Person>("id"));
                                return ask_not_to_call(tx, call.viewer, id, c);
                              });
  routes.action<CallAgain>("/api/v1/people/{id}/no-call/end",
                           info("no-call.record", "Somebody says themselves that we may call again."),
                           [](const CallAgain& c, Call& call, Transaction& tx) -> Result<Changed> {
                             HW_TRY(const auto id, call.id<Person>("id"));
                             return call_again(tx, call.viewer, id, c);
                           });
}

}  // namespace homeward::pathway
