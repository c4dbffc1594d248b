#include "care/assessment/records.hpp"
#include "oversight/directives/reached.hpp"
#include "oversight/directives/seen.hpp"

#include <algorithm>
#include <set>

namespace homeward::directives {
namespace {

/// Persons of the rows that count, where the viewer may see row and person.
template <class Record>
access::ListOf<ReachedLine> people_of(Reader& reader, const access::Sql& where) {
  access::ListOf<ReachedLine> out;
  std::set<Uuid> known;
  const auto rows = reader.list<Record>(where);
  out.total = reader.total_beyond(rows, where);
  for (const auto& row : rows) {
    const auto* person = row.template see<&Record::person>();
    if (!person || !known.insert(person->value).second) continue;
    if (auto found = reader.find(*person)) out.items.push_back({std::move(*found)});
  }
  return out;
}

}  // namespace

Result<access::ListOf<ReachedLine>> people_reached(Reader& reader, Id<Directive> id, Id<Place> house) {
  const auto seen = find_seen(reader, id);
  if (!seen || std::ranges::find(seen->houses, house, &House::id) == seen->houses.end())
    return reject(ErrorKind::not_found, "not-found");
  const CountedAct& counts = seen->value.order.counts;
  const auto at = [&](std::string_view column) {
    access::Sql where(column);
    where.add(" IN ").add(access::places_below(house, seen->until)).add(" AND ");
    return where.add(acts_that_count(counts, {seen->value.issued_on, seen->until}));
  };
  switch (counts.kind) {
    case ActKind::own_statement: return access::ListOf<ReachedLine>{};
    case ActKind::stay_started: return people_of<Stay>(reader, at("t.home"));
    case ActKind::form_finished: return people_of<Assessment>(reader, at("t.home"));
    case ActKind::contact_held: return people_of<Contact>(reader, at("t.home"));
    case ActKind::arrival_confirmed: return people_of<Handover>(reader, at("t.\"to\""));
    case ActKind::person_reached: return people_of<Attempt>(reader, at("t.home"));
  }
  return access::ListOf<ReachedLine>{};
}

}  // namespace homeward::directives
