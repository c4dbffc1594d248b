#include "oversight/directives/reached.hpp"

#include "base/check.hpp"

namespace homeward::directives {
namespace {

using access::Sql;

/// Where acts of a kind lie: all are columns of described records.
struct Source {
  std::string_view table, place, day;
};

Source source_of(ActKind kind) {
  switch (kind) {
    case ActKind::stay_started: return {"stay", "home", "started"};
    case ActKind::form_finished: return {"assessment", "home", "on"};
    case ActKind::contact_held: return {"contact", "home", "on"};
    case ActKind::arrival_confirmed: return {"handover", "to", "arrived_on"};
    case ActKind::person_reached: return {"attempt", "home", "on"};
    case ActKind::own_statement: break;
  }
  HW_CHECK(false, "what a house says is no record");
  return {};
}

std::string column(std::string_view name) { return "t.\"" + std::string(name) + "\""; }

}  // namespace

Sql acts_that_count(const CountedAct& counts, Period period) {
  Sql sql(column(source_of(counts.kind).day) + " BETWEEN ");
  sql.bind(period.from).add(" AND ").bind(period.until);
  switch (counts.kind) {
    case ActKind::form_finished:
      sql.add(" AND t.state = 'finished' AND t.instrument = ").bind_word(counts.instrument->str());
      break;
    case ActKind::contact_held: sql.add(" AND t.attendance = 'came'"); break;
    case ActKind::arrival_confirmed: sql.add(" AND t.state = 'arrived'"); break;
    case ActKind::person_reached:
      sql.add(" AND t.outcome IN ('reached_goes_on', 'reached_does_not_want', 'went_elsewhere')");
      break;
    case ActKind::stay_started:
    case ActKind::own_statement: break;
  }
  if (counts.stage) sql.add(" AND t.stage = ").bind_word(to_word(*counts.stage));
  if (counts.contact) sql.add(" AND t.kind = ").bind_word(to_word(*counts.contact));
  if (counts.whom != ActWhom::anybody) {
    sql.add(" AND t.person IN (SELECT w.id FROM person w WHERE w.kinds LIKE ");
    sql.bind_word("%\"" + std::string(to_word(counts.whom)) + "\"%").add(")");
  }
  return sql.add(access::k_complete_rows);
}

void each_reached(db::ReadTransaction& tx, const CountedAct& counts, Period period, Id<Place> scope,
                  const EachReached& each) {
  if (counts.kind == ActKind::own_statement) return;
  const Source source = source_of(counts.kind);
  Sql sql("SELECT p.ancestor, t.person, min(");
  sql.add(column(source.day)).add("), max(CASE WHEN q.kinds LIKE ").bind_word("%\"relative\"%");
  sql.add(" THEN 1 ELSE 0 END) FROM ").add(source.table).add(" t JOIN place_scope p ON p.place = ");
  sql.add(column(source.place)).add(" AND p.since <= ").bind(period.until).add(" AND (p.until IS NULL OR p.until >= ");
  sql.bind(period.until).add(") JOIN place h ON h.id = p.ancestor AND h.kind IN ('centre', 'ngo')");
  sql.add(" JOIN person q ON q.id = t.person WHERE h.id IN ").add(access::places_below(scope, period.until));
  sql.add(" AND ").add(acts_that_count(counts, period)).add(" GROUP BY p.ancestor, t.person");
  tx.query(sql.text(), sql.params(), [&](const db::Row& row) {
    each(row.uuid(0), row.uuid(1), LocalDate{static_cast<std::int32_t>(row.integer(2))}, row.integer(3) == 1);
    return true;
  });
}

}  // namespace homeward::directives
