#include "base/check.hpp"
#include "engine/cohort/evaluate.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/views.hpp"

namespace homeward::indicators {
namespace {

/// One row, looked at as the store looks at a thousand.
class OneRow {
 public:
  OneRow(const cohort::Snapshot& s, cohort::Slot slot) : s_(s), slot_(static_cast<std::int32_t>(slot)) {}

  std::int32_t code(const cohort::Value& value) const {
    std::int32_t out = cohort::k_missing;
    value.bind(s_)->codes(rows(), &out);
    return out;
  }
  bool holds(const Condition& condition) const {
    if (condition.everything()) return true;
    std::uint8_t out = 0;
    condition.bind(s_)->test(rows(), &out);
    return out != 0;
  }

 private:
  cohort::Rows rows() const { return {&slot_, 1}; }
  const cohort::Snapshot& s_;
  std::int32_t slot_;
};

TraceFact fact_of(const cohort::Snapshot& s, const OneRow& row, const std::string& name, const Term& term) {
  TraceFact out{{name}, {}, {}, {}, {}};
  if (term.type == Term::Type::truth) {
    if (row.holds(term.holds) || row.holds(term.fails)) out.holds = row.holds(term.holds);
    return out;
  }
  if (term.type == Term::Type::amount) return out;
  const std::int32_t code = row.code(*term.value);
  if (code == cohort::k_missing) return out;
  if (term.type == Term::Type::day) out.day = LocalDate{code};
  if (term.type == Term::Type::whole) out.number = code;
  // Words of columns that anybody may fill are not shown: only those of our own lists.
  if (term.type == Term::Type::code) out.word = PublicText{s.words(*term.words)[static_cast<std::size_t>(code)]};
  return out;
}

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
                  "\" IN (");
  for (std::size_t i = 0; i < people.size(); ++i) sql.add(i ? ", " : "").bind(Datum{people[i]});
  sql.add(")");
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

/// Whether everything that the definition reads of this person is open to the viewer.
bool may_see(Reader& reader, const Indicator& indicator, const cohort::Snapshot& s, cohort::Slot whose) {
  const Id<Person> person{s.id(figures::person::table, whose)};
  const std::vector<Uuid> people = linked(s, whose);
  const auto sources = figures::sources();
  for (const std::uint16_t table : indicator.tables()) {
    const Meta& meta = *sources[table].record;
    if (!meta.subject) continue;
    const access::Categories open = reader.reach_person(person.value, meta).open;
    if (!open.contains(meta.category)) return false;
    if (!sees_all_of<Person, Journey, Episode, Stay, StageMark, SubstanceUse, Handover, FollowUp, Attempt, Contact,
                     Observation, Assessment>(reader, meta, people))
      return false;
    for (const Column column : indicator.columns()) {
      if (column.table.number != table) continue;
      if (!open.contains(meta.fields[sources[table].members[column.number]].category)) return false;
    }
  }
  return sees(reader, person);
}

}  // namespace

Result<IndicatorTrace> trace_of(Reader& reader, const Indicators& indicators,
                                const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& id,
                                const Uuid& unit, const std::string& period) {
  HW_TRY(const Indicator* indicator, indicators.find(id));
  const auto days = parse_period(period, reader.today());
  if (!days) {
    return reject_fields(
        {{"?period", "indicator.malformed-period", "a year, quarter, month or two days are expected"}});
  }
  const Definition& d = indicator->definition();
  const cohort::Snapshot& s = *snapshot;
  const auto slot = s.find(d.unit, unit);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  const Asked asked{std::nullopt, {}, *days, reader.today()};
  HW_TRY(const Bound bound, indicator->bind(snapshot, asked, indicators.cache()));
  const OneRow row(s, *slot);
  const std::int32_t whose = row.code(bound.person);
  if (whose < 0) return reject(ErrorKind::not_found, "not-found");
  const Id<Person> person{s.id(figures::person::table, static_cast<cohort::Slot>(whose))};
  if (!may_see(reader, *indicator, s, static_cast<cohort::Slot>(whose)))
    return reject(ErrorKind::not_found, "not-found");
  auto shown = reader.find(person);
  if (!shown) return reject(ErrorKind::not_found, "not-found");
  IndicatorTrace out{{d.id}, d.version, std::move(*shown), s.position(), false, {}, false, {}, {}, {}};
  out.meant = row.holds(bound.units.where);
  for (const auto& [reason, when] : bound.left_out)
    if (out.meant && !out.left_out && row.holds(when)) out.left_out = PublicText{reason};
  out.counts = out.meant && row.holds(bound.counted);
  if (d.numerator && out.counts) out.event = row.holds(bound.numerator);
  if (bound.value)
    if (const std::int32_t value = row.code(*bound.value); value != cohort::k_missing) out.value = value;
  for (const auto& [name, term] : indicator->facts(snapshot, asked, indicators.cache()))
    out.facts.push_back(fact_of(s, row, name, term));
  return out;
}

}  // namespace homeward::indicators
