#include "base/check.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/unit.hpp"
#include "oversight/indicators/views.hpp"

namespace homeward::indicators {
namespace {

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
  const Fate fate = fate_of(d, bound, row);
  out.meant = fate.meant;
  if (fate.left_out) out.left_out = PublicText{*fate.left_out};
  out.counts = fate.counts;
  out.event = fate.event;
  out.value = fate.value;
  for (const auto& [name, term] : indicator->facts(snapshot, asked, indicators.cache()))
    out.facts.push_back(fact_of(s, row, name, term));
  return out;
}

}  // namespace homeward::indicators
