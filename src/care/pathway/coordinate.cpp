#include "care/pathway/coordinate.hpp"

#include "care/tasks/rules.hpp"

namespace homeward::pathway {

void ask_to_coordinate(journal::Transaction& tx, const Stay& stay, Id<Place> house) {
  tx.insert(tasks::make_task(tx.new_id<Task>(), TaskKind::coordinate, stay.person, house, stay.started + Days{2},
                             stay.id.value));
  const Datum wanted[] = {stay.person.value, stay.id.value};
  for (const auto& other : tx.list<Stay>(
           "SELECT id FROM stay WHERE person = $1 AND id <> $2 AND ended IS NULL AND setting = 'inpatient'", wanted)) {
    if (other->home == stay.home) continue;
    tx.insert(tasks::make_task(tx.new_id<Task>(), TaskKind::coordinate, stay.person, other->home,
                               stay.started + Days{2}, other->id.value));
  }
}

}  // namespace homeward::pathway
