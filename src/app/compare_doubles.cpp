#include "app/compare_doubles.hpp"

#include "care/people/records.hpp"
#include "care/tasks/rules.hpp"

namespace homeward::app {

void ask_to_compare(House& house, Uuid person, const std::vector<linkage::Match>& doubles) {
  (void)house.journal().write_as_system("duplicate search", [&](journal::Transaction& tx) -> Result<journal::Changed> {
    tx.allow_all("reaction");
    const auto one = tx.find(Id<Person>{person});
    journal::Changed last{person, {}};
    if (!one) return last;
    for (const linkage::Match& m : doubles) {
      const auto other = tx.find(Id<Person>{m.person});
      if (!other) continue;
      const LocalDate due = today(Zone{}, tx.now()) + Days{7};
      const Datum known[] = {(*one)->id.value, (*other)->id.value};
      if (tx.sql().find_integer("SELECT 1 FROM task WHERE kind = 'compare_records' AND person = $1 AND about = $2",
                                known))
        continue;
      last = tx.insert(tasks::make_task(tx.new_id<Task>(), TaskKind::compare_records, (*one)->id, (*one)->home, due,
                                        (*other)->id.value));
      tx.insert(tasks::make_task(tx.new_id<Task>(), TaskKind::compare_records, (*other)->id, (*other)->home, due,
                                 (*one)->id.value));
    }
    return last;
  });
}

}  // namespace homeward::app
