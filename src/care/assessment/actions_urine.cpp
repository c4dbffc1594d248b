#include "care/assessment/actions_urine.hpp"

#include "care/assessment/filling.hpp"

namespace homeward::assessment {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Stored;
using journal::Transaction;

Result<void> require_to_enter(Transaction& tx, const Viewer& who, Id<Person> person) {
  HW_TRY_VOID(access::require_person(tx, who, "assessment.write", person, Category::clinical));
  return access::require_place(tx, who, "assessment.write", *who.place);
}

/// What was entered by hand at this place for this day; what was imported is never touched.
std::vector<Stored<Observation>> entered(Transaction& tx, const Viewer& who, Id<Person> person, LocalDate on) {
  const Datum wanted[] = {person.value, who.place->value, std::int64_t{on.days}};
  return tx.list<Observation>(
      "SELECT id FROM observation WHERE person = $1 AND home = $2 AND \"on\" = $3 AND import_id IS NULL AND kind IN "
      "('urine_sample', 'urine_result', 'urine_not_found') ORDER BY id",
      wanted);
}

/// The test itself: what it says hangs on its sample, and each correction gives a new one.
std::optional<Id<Observation>> sample_of(const std::vector<Stored<Observation>>& rows) {
  for (const auto& row : rows)
    if (row->kind == ObservationKind::urine_sample) return row->id;
  return std::nullopt;
}

}  // namespace

Result<Changed> enter_urine_test(Transaction& tx, const Viewer& who, Id<Person> person, const EnterUrineTest& c) {
  HW_TRY_VOID(require_to_enter(tx, who, person));
  const UrineTest test{c.on, c.found, c.not_found};
  if (auto faults = check_urine_test(test, access::today_for(tx, who)); !faults.empty()) {
    return reject_fields(std::move(faults));
  }
  const auto before = entered(tx, who, person, c.on);
  HW_TRY_VOID(decide_urine_entry(sample_of(before), c.corrects));
  for (const auto& row : before) tx.remove(row);
  Observation row;
  row.person = person;
  row.home = *who.place;
  row.episode = open_episode(tx, person, *who.place);
  row.on = c.on;
  const auto add = [&](ObservationKind kind, const std::vector<UrineSubstance>& all) {
    row.kind = kind;
    for (const UrineSubstance substance : all) {
      row.id = tx.new_id<Observation>();
      row.what = Text<60>::trusted(std::string(to_word(substance)));
      tx.insert(row);
    }
  };
  add(ObservationKind::urine_result, c.found);
  add(ObservationKind::urine_not_found, c.not_found);
  row.id = c.id;
  row.kind = ObservationKind::urine_sample;
  row.what.reset();
  if (const auto word = sample_word(test)) row.what = Text<60>::trusted(std::string(*word));
  return tx.insert(row);
}

Result<Changed> take_back_urine_test(Transaction& tx, const Viewer& who, Id<Person> person,
                                     const TakeBackUrineTest& c) {
  HW_TRY_VOID(require_to_enter(tx, who, person));
  const auto rows = entered(tx, who, person, c.on);
  if (rows.empty()) return reject(ErrorKind::not_found, "not-found");
  HW_TRY_VOID(decide_urine_entry(sample_of(rows), c.sample));
  for (const auto& row : rows) tx.remove(row);
  return Changed{rows.front()->id.value, rows.front().version()};
}

}  // namespace homeward::assessment
