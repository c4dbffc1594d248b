#include "care/assessment/views_urine.hpp"

#include <map>

namespace homeward::assessment {
namespace {

using access::Disclosed;
using access::Reader;
using access::Sql;

/// A day at a place, which is what one test stands for.
using Key = std::pair<LocalDate, Uuid>;

std::optional<Key> key_of(const Disclosed<Observation>& row) {
  const auto* on = row.see<&Observation::on>();
  const auto* home = row.see<&Observation::home>();
  if (!on || !home) return std::nullopt;
  return Key{*on, home->value};
}

void add_results(Reader& reader, Id<Person> person, LocalDate oldest, std::map<Key, UrineTestLine*>& tests) {
  Sql results("t.kind IN ('urine_result', 'urine_not_found') AND t.import_id IS NULL AND t.person = ");
  results.bind(person).add(R"( AND t."on" >= )").bind(oldest);
  for (const auto& row : reader.load<Observation>(reader.all_ids<Observation>(results))) {
    const auto key = key_of(row);
    const auto* kind = row.see<&Observation::kind>();
    const auto* what = row.see<&Observation::what>();
    if (!key || !kind || !what || !*what || !tests.contains(*key)) continue;
    UrineTestLine& line = *tests.at(*key);
    (*kind == ObservationKind::urine_result ? line.found : line.not_found).push_back({(*what)->str()});
  }
}

}  // namespace

Result<access::ListOf<UrineTestLine>> urine_tests(Reader& reader, Id<Person> person) {
  if (!reader.find(person)) return reject(ErrorKind::not_found, "not-found");
  Sql samples("t.kind = 'urine_sample' AND t.import_id IS NULL AND t.person = ");
  samples.bind(person);
  const auto rows = reader.list<Observation>(samples, R"(t."on" DESC, t.id DESC)");
  access::ListOf<UrineTestLine> out;
  out.total = reader.total_beyond(rows, samples);
  std::vector<Key> keys;
  for (const auto& row : rows) {
    const auto key = key_of(row);
    if (!key) continue;
    keys.push_back(*key);
    const auto& place = reader.viewer().place;
    out.items.push_back({row.id(), key->first, place && place->value == key->second, {}, {}});
  }
  if (keys.empty()) return out;
  std::map<Key, UrineTestLine*> tests;
  for (std::size_t i = 0; i < keys.size(); ++i) tests.emplace(keys[i], &out.items[i]);
  add_results(reader, person, keys.back().first, tests);
  return out;
}

}  // namespace homeward::assessment
