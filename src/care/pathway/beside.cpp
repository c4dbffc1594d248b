#include "care/pathway/beside.hpp"

namespace homeward::pathway {
namespace {

std::vector<Disclosed<Relation>> named_keyworkers(Reader& reader, const std::set<Uuid>& people) {
  if (people.empty()) return {};
  constexpr int k_most = 1000;  // some people have two
  access::Sql sql("t.kind = 'keyworker' AND t.worker IS NOT NULL AND t.until IS NULL AND t.subject IN ");
  return reader.list<Relation>(sql.bind_list(people), "t.since, t.id", k_most);
}

}  // namespace

Keyworkers::Keyworkers(Reader& reader, const std::set<Uuid>& people)
    : Keyworkers(reader, named_keyworkers(reader, people)) {}

Keyworkers::Keyworkers(Reader& reader, const std::vector<Disclosed<Relation>>& named)
    : accounts_(reader, ids_in<&Relation::worker>(std::span(named))) {
  for (const auto& relation : named) {
    const auto person = id_in<&Relation::subject>(relation), place = id_in<&Relation::place>(relation);
    const auto worker = id_in<&Relation::worker>(relation);
    if (!person || !place || !worker) continue;
    anywhere_.insert_or_assign(*person, *worker);
    at_.insert_or_assign({*person, *place}, *worker);
  }
}

std::optional<Disclosed<Account>> Keyworkers::of(const Disclosed<Stay>& stay) const {
  const auto person = id_in<&Stay::person>(stay), place = id_in<&Stay::home>(stay);
  if (!person) return std::nullopt;
  if (place) {
    if (const auto here = at_.find({*person, *place}); here != at_.end()) return accounts_.find(here->second);
  }
  const auto elsewhere = anywhere_.find(*person);
  return elsewhere == anywhere_.end() ? std::nullopt : accounts_.find(elsewhere->second);
}

}  // namespace homeward::pathway
