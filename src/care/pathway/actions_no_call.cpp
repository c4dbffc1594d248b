#include "care/pathway/actions_no_call.hpp"

#include "care/pathway/number_to_call.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

/// Houses that search, wait or care for this record, or made it.
constexpr std::string_view k_houses =
    "SELECT home FROM person WHERE id = $1 UNION SELECT home FROM stay WHERE person = $1 "
    "UNION SELECT home FROM follow_up WHERE person = $1 UNION SELECT other_home FROM follow_up WHERE person = $1 AND "
    "other_home IS NOT NULL UNION SELECT \"from\" FROM handover WHERE person = $1 UNION SELECT \"to\" FROM handover "
    "WHERE person = $1 AND state IN ('proposed', 'held', 'accepted', 'travelling', 'arrived')";

std::vector<Stored<NoCall>> wishes_of(Transaction& tx, Id<Person> person) {
  const Datum wanted[] = {person.value};
  return tx.list<NoCall>("SELECT id FROM no_call WHERE person = $1 AND ended_on IS NULL ORDER BY id", wanted);
}

/// Of every record of the person.
std::vector<Stored<NoCall>> all_wishes(Transaction& tx, Id<Person> person) {
  std::vector<Stored<NoCall>> out;
  for (const Id<Person> one : records_of_one_person(tx, person)) {
    for (auto& wish : wishes_of(tx, one)) out.push_back(std::move(wish));
  }
  return out;
}

NoCall wish_at(Transaction& tx, Id<Person> person, Id<Place> home, LocalDate on) {
  NoCall wish;
  wish.id = tx.new_id<NoCall>();
  wish.person = person;
  wish.home = home;
  wish.on = on;
  return wish;
}

void end_each(Transaction& tx, std::vector<Stored<NoCall>>& wishes, LocalDate on, NoCallEnd by) {
  for (auto& wish : wishes) {
    tx.allow_subject(wish->person.value);
    wish->ended_on = on;
    wish->ended_by = by;
    tx.save(wish);
  }
}

}  // namespace

std::optional<Text<40>> number_to_leave(Transaction& tx, Id<Place> home) {
  const access::Sql sql = place_to_call(home, access::today_at(tx, home));
  const auto place = tx.sql().find_uuid(sql.text(), sql.params());
  const auto found = place ? tx.find(Id<Place>{*place}) : std::nullopt;
  return found ? (*found)->telephone : std::nullopt;
}

bool nobody_calls(Transaction& tx, Id<Person> person) { return !all_wishes(tx, person).empty(); }

Changed begin_no_call(Transaction& tx, Id<Person> person, Id<Place> here, Id<NoCall> id, LocalDate on) {
  // The number is the one of the house that was told, for every house: it is what the person holds in their hand.
  const auto number = number_to_leave(tx, here);
  NoCall told = wish_at(tx, person, here, on);
  told.id = id;
  told.number_left = number;
  const Changed done = tx.insert(told);
  for (const Id<Person> one : records_of_one_person(tx, person)) {
    tx.allow_subject(one.value);
    const Datum wanted[] = {one.value};
    for (const Uuid& house : tx.sql().list_uuids(k_houses, wanted)) {
      if (one == person && house == here.value) continue;
      NoCall wish = wish_at(tx, one, {house}, on);
      wish.number_left = one == person ? number : number_to_leave(tx, {house});
      tx.insert(wish);
    }
    settle_all(tx, one, AttemptOutcome::asked_not_to_call, on);
  }
  return done;
}

void end_no_calls_by_care(Transaction& tx, const Stay& began, const RoadRules& road) {
  auto wishes = all_wishes(tx, began.person);
  if (wishes.empty()) return;
  std::vector<Stay> others;
  for (const Id<Person> one : records_of_one_person(tx, began.person)) {
    const Datum wanted[] = {one.value, began.id.value};
    for (const auto& stay : tx.list<Stay>("SELECT id FROM stay WHERE person = $1 AND id <> $2", wanted))
      others.push_back(stay.value);
  }
  std::erase_if(wishes, [&](const auto& wish) { return !ended_by_care(wish.value, began, others, road); });
  end_each(tx, wishes, began.started, NoCallEnd::care_began);
}

Result<Changed> ask_not_to_call(Transaction& tx, const Viewer& who, Id<Person> person, const AskNotToCall& c) {
  HW_TRY_VOID(access::require_person(tx, who, "no-call.record", person, Category::contact));
  HW_TRY_VOID(decide_no_call(nobody_calls(tx, person), c.on, access::today_for(tx, who)));
  return begin_no_call(tx, person, *who.place, c.id, c.on);
}

Result<Changed> call_again(Transaction& tx, const Viewer& who, Id<Person> person, const CallAgain& c) {
  HW_TRY_VOID(access::require_person(tx, who, "no-call.record", person, Category::contact));
  auto stored = all_wishes(tx, person);
  std::vector<NoCall> wishes;
  for (const auto& wish : stored) wishes.push_back(wish.value);
  HW_TRY_VOID(decide_call_again(wishes, c.own_word, c.on, access::today_for(tx, who)));
  end_each(tx, stored, c.on, NoCallEnd::own_word);
  return Changed{stored.front()->id.value, stored.front().version()};
}

}  // namespace homeward::pathway
