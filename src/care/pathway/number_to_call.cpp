#include "care/pathway/number_to_call.hpp"

namespace homeward::pathway {

access::Sql place_to_call(Id<Place> home, LocalDate day) {
  access::Sql sql("SELECT p.id FROM place p JOIN place_scope s ON s.ancestor = p.id WHERE s.place = ");
  sql.bind(home).add(" AND s.since <= ").bind(day).add(" AND (s.until IS NULL OR s.until >= ").bind(day);
  sql.add(") AND p.telephone IS NOT NULL AND p.kind IN ('unit', 'centre', 'ngo') ORDER BY CASE WHEN p.id = ")
      .bind(home);
  return sql.add(" THEN 0 WHEN p.kind = 'unit' THEN 1 ELSE 2 END, p.id LIMIT 1");
}

}  // namespace homeward::pathway
