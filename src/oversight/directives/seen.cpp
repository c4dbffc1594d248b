#include "oversight/directives/seen.hpp"

#include <algorithm>
#include <functional>

namespace homeward::directives {
namespace {

/// Directives are open as the tree of places is; whom they concern is decided below.
Directive value_of(const Disclosed<Directive>& d) {
  Directive out;
  out.id = d.id();
  out.issued_by = *d.see<&Directive::issued_by>();
  out.number = *d.see<&Directive::number>();
  out.order = *d.see<&Directive::order>();
  out.edition = *d.see<&Directive::edition>();
  out.issued_on = *d.see<&Directive::issued_on>();
  out.edition_since = *d.see<&Directive::edition_since>();
  out.withdrawn_on = *d.see<&Directive::withdrawn_on>();
  return out;
}

/// Whether the viewer's own place lies at or below one that is addressed: a unit of a house.
bool lies_below_addressed(Reader& reader, const Directive& d, LocalDate day) {
  access::Sql sql("SELECT 1 FROM place_scope WHERE place = ");
  sql.bind(*reader.viewer().place).add(" AND since <= ").bind(day).add(" AND (until IS NULL OR until >= ").bind(day);
  sql.add(") AND ancestor IN ").bind_list(d.order.places).add(" LIMIT 1");
  return reader.sql().find_integer(sql.text(), sql.params()).has_value();
}

}  // namespace

std::optional<Seen> see(Reader& reader, Disclosed<Directive> directive) {
  if (!reader.viewer().place) return std::nullopt;
  Directive value = value_of(directive);
  Seen seen{std::move(directive), std::move(value)};
  const Directive& d = seen.value;
  seen.until = counted_until(d, reader.today());
  seen.ours = reader.within(d.issued_by);
  seen.houses = houses_below(reader.sql(), addressed_houses(reader.sql(), d.order.places, seen.until),
                             *reader.viewer().place, seen.until);
  if (!seen.ours && seen.houses.empty() && !lies_below_addressed(reader, d, seen.until)) return std::nullopt;
  return seen;
}

std::optional<Seen> find_seen(Reader& reader, Id<Directive> id) {
  auto directive = reader.find(id);
  if (!directive) return std::nullopt;
  return see(reader, std::move(*directive));
}

std::map<std::pair<Uuid, Uuid>, Answers> answers_within_reach(Reader& reader, std::optional<Id<Directive>> only) {
  std::map<std::pair<Uuid, Uuid>, Answers> out;
  access::Sql where("t.home IN ");
  where.add(access::places_below(*reader.viewer().place, reader.today()));
  if (only) where.add(" AND t.directive = ").bind(*only);
  auto all = reader.load<DirectiveAnswer>(reader.all_ids<DirectiveAnswer>(where));
  std::ranges::stable_sort(all, std::greater{},
                           [](const auto& answer) { return *answer.template see<&DirectiveAnswer::at>(); });
  for (auto& answer : all) {
    const std::pair key{answer.see<&DirectiveAnswer::directive>()->value, answer.see<&DirectiveAnswer::home>()->value};
    out[key].push_back(std::move(answer));
  }
  return out;
}

Said said(const Directive& d, const Answers& answers, LocalDate today) {
  Said out;
  std::optional<LocalDate> by;
  if (!answers.empty() && *answers.front().see<&DirectiveAnswer::edition>() == d.edition) {
    out.standing = standing_of(*answers.front().see<&DirectiveAnswer::kind>());
    by = *answers.front().see<&DirectiveAnswer::by>();
  }
  out.due = next_due(d, out.standing, by);
  out.overdue = out.due && *out.due < today;
  return out;
}

void add(Standings& sum, const Said& said) {
  ++sum.addressed;
  switch (said.standing) {
    case Standing::unanswered: ++sum.unanswered; break;
    case Standing::received: ++sum.received; break;
    case Standing::will_do: ++sum.will_do; break;
    case Standing::done: ++sum.done; break;
    case Standing::cannot: ++sum.cannot; break;
  }
  if (said.overdue) ++sum.overdue;
}

}  // namespace homeward::directives
