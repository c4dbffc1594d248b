#include "oversight/indicators/unit.hpp"

#include "care/assessment/records.hpp"
#include "care/contact/records.hpp"
#include "oversight/figures/tables.hpp"

namespace homeward::indicators {
namespace {

using access::Reader;

template <class R>
bool sees(Reader& reader, Id<R> id) {
  return !reader.seen_among<R>(std::span(&id.value, 1)).empty();
}

/// Whether all rows of these people in this table are open: what other houses wrote opens by consent, and a trace that
/// leaves a row out would tell that there is one.
template <class R>
bool sees_all(Reader& reader, const std::vector<Uuid>& people) {
  const Meta& meta = meta_of<R>();
  access::Sql sql("SELECT t.id FROM \"" + std::string(meta.name) + "\" t WHERE t.\"" + std::string(meta.subject->name) +
                  "\" IN ");
  sql.bind_list(people);
  const auto rows = reader.sql().list_uuids(sql.text(), sql.params());
  return reader.seen_among<R>(rows).size() == rows.size();
}

template <class... Records>
bool sees_all_of(Reader& reader, const Meta& meta, const std::vector<Uuid>& people) {
  return ((meta.number == meta_of<Records>().number && sees_all<Records>(reader, people)) || ...);
}

/// The records that are linked as one person.
std::vector<Uuid> linked(const cohort::Snapshot& s, cohort::Slot person) {
  std::vector<Uuid> out;
  for (cohort::Slot slot = 0; slot < s.slots(figures::person::table); ++slot) {
    if (s.present(figures::person::table, slot) && s.one_of(slot) == s.one_of(person))
      out.push_back(s.id(figures::person::table, slot));
  }
  return out;
}

}  // namespace

bool may_see(Reader& reader, const Indicator& indicator, const cohort::Snapshot& s, cohort::Slot whose) {
  const Id<Person> person{s.id(figures::person::table, whose)};
  std::vector<Uuid> people;
  if (indicator.reads_beside()) people = linked(s, whose);
  const auto sources = figures::sources();
  for (const std::uint16_t table : indicator.tables()) {
    const Meta& meta = *sources[table].record;
    if (!meta.subject) continue;
    const access::Categories open = reader.reach_person(person.value, meta).open;
    if (!open.contains(meta.category)) return false;
    if (indicator.reads_beside() &&
        !sees_all_of<Person, Journey, Episode, Stay, StageMark, SubstanceUse, Handover, FollowUp, Attempt, Contact,
                     Observation, Assessment>(reader, meta, people))
      return false;
    for (const Column column : indicator.columns()) {
      if (column.table.number != table) continue;
      if (!open.contains(meta.fields[sources[table].members[column.number]].category)) return false;
    }
  }
  return sees(reader, person);
}

Fate fate_of(const Definition& d, const Bound& bound, const OneRow& row) {
  Fate out;
  out.meant = row.holds(bound.units.where);
  for (const auto& [reason, when] : bound.left_out)
    if (out.meant && !out.left_out && row.holds(when)) out.left_out = reason;
  out.counts = out.meant && row.holds(bound.counted);
  if (d.numerator && out.counts) out.event = row.holds(bound.numerator);
  if (bound.value)
    if (const std::int32_t value = row.code(*bound.value); value != cohort::k_missing) out.value = value;
  return out;
}

}  // namespace homeward::indicators
