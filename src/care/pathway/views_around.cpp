#include "care/pathway/views.hpp"
#include "care/people/rules_tie.hpp"

#include <algorithm>
#include <map>
#include <set>

/// Who stands beside a person, as one viewer may see it.
namespace homeward::pathway {
namespace {

using access::Sql;

/// Which tie names whom. The ids stay here: whom the viewer may not see they do not learn the id of either.
std::map<Uuid, Uuid> others_of(Reader& reader, std::span<const Uuid> group) {
  std::map<Uuid, Uuid> out;
  Sql sql("SELECT id, tells_of FROM person_tie WHERE person IN ");
  sql.bind_list(group);
  reader.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
    out.emplace(row.uuid(0), row.uuid(1));
    return true;
  });
  return out;
}

}  // namespace

std::vector<TieLine> ties_of(Reader& reader, Id<Person> person) {
  const auto group = people::records_of_one_person(reader.sql(), person.value);
  const std::map<Uuid, Uuid> others = others_of(reader, group);
  std::vector<Uuid> ids, names;
  for (const auto& [tie, other] : others) {
    ids.push_back(tie);
    names.push_back(other);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::map<Uuid, Disclosed<Person>> seen;
  for (auto& other : reader.load<Person>(names)) seen.emplace(other.id().value, std::move(other));

  std::vector<TieLine> out;
  for (auto& tie : reader.load<PersonTie>(ids)) {
    const auto name = seen.find(others.at(tie.id().value));
    out.push_back({std::move(tie), name == seen.end() ? std::nullopt : std::optional(name->second)});
  }
  // Whoever may be seen says it for those who may not: linked records are one person.
  std::ranges::stable_sort(out, {}, [](const TieLine& line) { return !line.person; });
  std::set<std::pair<Uuid, TieKind>> said;
  for (TieLine& line : out) {
    const auto* kind = line.tie.see<&PersonTie::kind>();
    const auto* until = line.tie.see<&PersonTie::until>();
    if (!kind || !until || (*until && **until <= reader.today())) continue;
    auto same = people::records_of_one_person(reader.sql(), others.at(line.tie.id().value));
    line.again = !said.emplace(*std::ranges::min_element(same), *kind).second;
  }
  return out;
}

}  // namespace homeward::pathway
