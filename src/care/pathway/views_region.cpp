#include "care/pathway/views.hpp"
#include "care/people/rules.hpp"

namespace homeward::pathway {
namespace {

using access::Counting;
using access::Sql;

/// Rows of unfinished imports are neither shown nor counted.
constexpr std::string_view k_complete =
    " AND (t.import_id IS NULL OR t.import_id IN (SELECT id FROM import_run WHERE state = 'complete'))";

Sql below(Id<Place> place, LocalDate today) {
  Sql sql("(SELECT place FROM place_scope WHERE ancestor = ");
  return sql.bind(place)
      .add(" AND since <= ")
      .bind(today)
      .add(" AND (until IS NULL OR until >= ")
      .bind(today)
      .add("))");
}

/// Whether the house of a stay lay here when the stay ended: a re-drawn district leaves last year's figures alone. What
/// ended before the house was entered counts where it was entered first.
Sql was_below(Id<Place> place) {
  Sql sql("EXISTS (SELECT 1 FROM place_scope p WHERE p.place = t.home AND p.ancestor = ");
  sql.bind(place).add(" AND (p.until IS NULL OR p.until >= t.ended) AND (p.since <= t.ended OR p.since = (SELECT ");
  return sql.add("min(q.since) FROM place_scope q WHERE q.place = t.home)))");
}

/// Records that are linked are one person.
people::LinkedGroups linked_groups(db::ReadTransaction& tx) {
  people::LinkedGroups groups;
  tx.query("SELECT person, other FROM person_link WHERE state = 'linked'", {}, [&](const db::Row& row) {
    groups.join(row.uuid(0), row.uuid(1));
    return true;
  });
  return groups;
}

}  // namespace

Result<RegionFigures> region_figures(Reader& reader, Id<Place> id) {
  const people::LinkedGroups groups = linked_groups(reader.sql());
  Counting counting(reader.sql(), reader.vault(), [&groups](const Uuid& person) { return groups.one_of(person); });
  auto place = reader.find(id);
  if (!place || !reader.within(id)) return reject(ErrorKind::not_found, "not-found");
  const LocalDate today = reader.today();
  const LocalDate from = today - Days{365};
  RegionFigures out{std::move(*place), reader.now(), from, today, {}, {}};

  Sql centres("t.kind IN ('centre', 'ngo') AND t.id IN ");
  centres.add(below(id, today));
  for (auto& centre : reader.list<Place>(centres, "t.name", 200)) {
    const Id<Place> at = centre.id();
    Sql in_care("SELECT DISTINCT t.person FROM stay t WHERE t.ended IS NULL AND t.home IN ");
    in_care.add(below(at, today)).add(k_complete);
    Sql silent("SELECT DISTINCT t.person FROM follow_up t WHERE t.state = 'open' AND t.act_by < ");
    silent.bind(today).add(" AND t.home IN ").add(below(at, today)).add(k_complete);
    Sql acts("SELECT DISTINCT t.person FROM follow_up t WHERE t.state = 'open' AND t.act_by < ");
    acts.bind(today).add(" AND t.who_acts IN ").add(below(at, today)).add(k_complete);
    const access::RawCount silent_count = counting.count_persons(silent);
    std::optional<std::int64_t> longest;
    // The longest wait of one or a few persons would point at them.
    if (silent_count.persons > 7) {
      Sql oldest("SELECT min(t.since) FROM follow_up t WHERE t.state = 'open' AND t.act_by < ");
      oldest.bind(today).add(" AND t.home IN ").add(below(at, today)).add(k_complete);
      if (const auto since = reader.sql().find_integer(oldest.text(), oldest.params())) longest = today.days - *since;
    }
    Sql beds("SELECT sum(capacity) FROM place_offer WHERE until IS NULL AND capacity IS NOT NULL AND place IN ");
    beds.add(below(at, today));
    out.centres.push_back({std::move(centre), counting.show(counting.count_persons(in_care)),
                           counting.show(silent_count), counting.show(counting.count_persons(acts)), longest,
                           reader.sql().find_integer(beds.text(), beds.params())});
  }
  for (int s = 0; s < 5; ++s) {
    const Stage stage = static_cast<Stage>(s);
    const auto ended = [&] {
      Sql sql("SELECT DISTINCT t.person FROM stay t WHERE t.stage = ");
      sql.bind_word(to_word(stage)).add(" AND t.ended BETWEEN ").bind(from).add(" AND ").bind(today);
      return sql.add(" AND t.end_type NOT IN ('died', 'imprisoned') AND ").add(was_below(id)).add(k_complete);
    };
    Sql went_on(ended());
    went_on.add(
        " AND EXISTS (SELECT 1 FROM stay n WHERE n.person = t.person AND n.id <> t.id AND n.started >= t.ended AND "
        "n.started <= t.ended + 13)");
    Sql silent("SELECT DISTINCT t.person FROM follow_up t WHERE t.state = 'open' AND t.act_by < ");
    silent.bind(today)
        .add(" AND t.ended_stage = ")
        .bind_word(to_word(stage))
        .add(" AND t.home IN ")
        .add(below(id, today))
        .add(k_complete);
    out.joints.push_back({stage, counting.show(counting.count_persons(ended())),
                          counting.show(counting.count_persons(went_on)),
                          counting.show(counting.count_persons(silent))});
  }
  return out;
}

}  // namespace homeward::pathway
