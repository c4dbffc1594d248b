#include "care/pathway/actions_no_call.hpp"

#include "care/pathway/number_to_call.hpp"
#include "care/pathway/searches.hpp"

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

/// Each house keeps its own number to call: another one would say which house that is.
NoCall wish_at(Transaction& tx, Id<Person> person, Id<Place> home, LocalDate on) {
  NoCall wish;
  wish.id = tx.new_id<NoCall>();
  wish.person = person;
  wish.home = home;
  wish.on = on;
  wish.number_left = number_to_leave(tx, home);
  return wish;
}

/// Whether this place or another one of its house has a row that stands: it is read in the whole house.
bool is_kept_at(Transaction& tx, Id<Person> person, Id<Place> home) {
  const Datum wanted[] = {person.value, home.value, std::int64_t{access::today_at(tx, home).days}};
  return tx.sql()
      .find_integer(
          "SELECT 1 FROM no_call w WHERE w.person = $1 AND w.ended_on IS NULL AND (w.home = $2 OR EXISTS (SELECT 1 "
          "FROM place_scope a JOIN place_scope b ON b.ancestor = a.ancestor JOIN place p ON p.id = a.ancestor "
          "WHERE a.place = $2 AND b.place = w.home AND p.kind IN ('centre', 'ngo') AND a.since <= $3 AND "
          "(a.until IS NULL OR a.until >= $3) AND b.since <= $3 AND (b.until IS NULL OR b.until >= $3))) LIMIT 1",
          wanted)
      .has_value();
}

void keep_at(Transaction& tx, Id<Person> person, Id<Place> home, LocalDate on) {
  if (!is_kept_at(tx, person, home)) tx.insert(wish_at(tx, person, home, on));
}

/// None ends sooner than it began.
void end_each(Transaction& tx, std::vector<Stored<NoCall>>& wishes, LocalDate on, NoCallEnd by) {
  for (auto& wish : wishes) {
    tx.allow_subject(wish->person.value);
    wish->ended_on = std::max(on, wish->on);
    wish->ended_by = by;
    tx.save(wish);
  }
}

/// Of these, first those that the actor may see; answers how many. Only by them is anything refused: the others would
/// tell of another house.
std::size_t put_seen_first(Transaction& tx, const Viewer& who, std::vector<Stored<NoCall>>& wishes) {
  access::Guard guard(tx.sql(), who, tx.now(), access::today_for(tx, who));
  const auto seen = [&](const Stored<NoCall>& wish) { return guard.sees(meta_of<NoCall>(), wish->id.value); };
  return static_cast<std::size_t>(std::stable_partition(wishes.begin(), wishes.end(), seen) - wishes.begin());
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
  NoCall told = wish_at(tx, person, here, on);
  told.id = id;
  const Changed done = tx.insert(told);
  for (const Id<Person> one : records_of_one_person(tx, person)) {
    tx.allow_subject(one.value);
    const Datum wanted[] = {one.value};
    for (const Uuid& house : tx.sql().list_uuids(k_houses, wanted)) keep_at(tx, one, {house}, on);
    settle_all(tx, one, AttemptOutcome::asked_not_to_call, on);
  }
  return done;
}

void keep_no_call_at(Transaction& tx, Id<Person> person, Id<Place> home) {
  const auto wishes = all_wishes(tx, person);
  const auto said_on = [](const Stored<NoCall>& wish) { return wish->on; };
  const auto last = std::ranges::max_element(wishes, {}, said_on);
  if (last != wishes.end()) keep_at(tx, person, home, said_on(*last));
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
  auto on_the_page = wishes_of(tx, person);
  const bool stands_already = put_seen_first(tx, who, on_the_page) > 0;
  HW_TRY_VOID(decide_no_call(stands_already, c.on, access::today_for(tx, who)));
  return begin_no_call(tx, person, *who.place, c.id, c.on);
}

Result<Changed> call_again(Transaction& tx, const Viewer& who, Id<Person> person, const CallAgain& c) {
  HW_TRY_VOID(access::require_person(tx, who, "no-call.record", person, Category::contact));
  auto stored = all_wishes(tx, person);
  const std::size_t seen = put_seen_first(tx, who, stored);
  std::vector<NoCall> wishes;
  for (std::size_t i = 0; i < seen; ++i) wishes.push_back(stored[i].value);
  HW_TRY_VOID(decide_call_again(wishes, c.own_word, c.on, access::today_for(tx, who)));
  end_each(tx, stored, c.on, NoCallEnd::own_word);
  return Changed{stored.front()->id.value, stored.front().version()};
}

}  // namespace homeward::pathway
