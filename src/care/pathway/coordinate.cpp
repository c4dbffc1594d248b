#include "care/pathway/coordinate.hpp"

#include "care/pathway/road_tasks.hpp"

namespace homeward::pathway {

void ask_to_coordinate(journal::Transaction& tx, const Stay& stay, Id<Place> house, LocalDate since) {
  const auto ask = [&](Id<Place> home, Id<Stay> about) {
    const Datum asked[] = {about.value, home.value};
    const auto known = tx.sql().find_integer(
        "SELECT 1 FROM task WHERE about = $1 AND home = $2 AND kind = 'coordinate' AND state = 'open' LIMIT 1", asked);
    if (known) return;
    open_task(tx, TaskKind::coordinate, stay.person, home, since + Days{2}, about.value);
  };
  ask(house, stay.id);
  const Datum wanted[] = {stay.person.value, stay.id.value};
  for (const auto& other : tx.list<Stay>(
           "SELECT id FROM stay WHERE person = $1 AND id <> $2 AND ended IS NULL AND setting = 'inpatient'", wanted)) {
    if (other->home != stay.home) ask(other->home, other->id);
  }
}

}  // namespace homeward::pathway
