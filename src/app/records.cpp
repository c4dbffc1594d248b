#include "app/records.hpp"

#include "care/assessment/records.hpp"
#include "care/contact/records.hpp"
#include "care/pathway/records.hpp"
#include "care/pathway/records_no_call.hpp"
#include "care/pathway/records_taken_back.hpp"
#include "care/people/records_tie.hpp"
#include "care/tasks/records.hpp"
#include "oversight/baseline/records.hpp"
#include "oversight/directives/records.hpp"
#include "oversight/saved_views/records.hpp"
#include "platform/journal/records.hpp"

namespace homeward::app {
namespace {
template <class... Records>
void register_each() {
  (register_record(meta_of<Records>()), ...);
}
}  // namespace

void register_all_records() {
  register_each<Account, RoleBinding, SignIn, Relation, PlaceScope, Consent, BreakGlass, ImportRun>();
  register_each<Person, Identifier, Address, SafeContact, PersonLink, PersonTie>();
  register_each<Place, PlaceParent, PlaceOffer>();
  register_each<Task>();
  register_each<Journey, Episode, Stay, StageMark, SubstanceUse, Handover, FollowUp, Attempt, NoCall, EndTakenBack>();
  register_each<Contact, Observation>();
  register_each<Assessment, ReceivedForm, FormLink>();
  register_each<Directive, DirectiveEdition, DirectiveAnswer>();
  register_each<SavedView>();
  register_each<Baseline, PublishedFigure, IndicatorTarget>();
}

}  // namespace homeward::app
