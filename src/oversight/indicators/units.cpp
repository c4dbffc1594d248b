#include "oversight/indicators/units.hpp"

#include "oversight/figures/tables.hpp"
#include "oversight/indicators/asked.hpp"
#include "oversight/indicators/unit.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

constexpr std::size_t k_most = 50;        ///< on one screen
constexpr std::size_t k_looked_at = 400;  ///< of those that the viewer may see: each takes some reads

template <class... Records>
std::unordered_set<Uuid> seen_of(Reader& reader, const Meta& meta, std::span<const Uuid> ids) {
  std::unordered_set<Uuid> out;
  ((meta.number == meta_of<Records>().number ? void(out = reader.seen_among<Records>(ids)) : void()), ...);
  return out;
}

struct Row {
  cohort::Slot slot;
  Uuid id;
  std::int32_t day;
};

/// The rows that the viewer may see, the newest first; which rows there are besides is never looked at.
std::vector<Row> visible_rows(Reader& reader, const cohort::Snapshot& s, const Definition& d, const Bound& bound) {
  std::vector<Row> rows;
  std::vector<Uuid> ids;
  for (const cohort::Slot slot : cohort::list_rows(s, bound.units, s.slots(d.unit))) {
    rows.push_back({slot, s.id(d.unit, slot), OneRow(s, slot).code(bound.day)});
    ids.push_back(rows.back().id);
  }
  const auto seen = seen_of<Person, Journey, Episode, Stay, Handover, FollowUp, Contact>(
      reader, *figures::sources()[d.unit.number].record, ids);
  std::erase_if(rows, [&](const Row& row) { return !seen.contains(row.id); });
  std::ranges::sort(rows, [](const Row& a, const Row& b) { return a.day != b.day ? a.day > b.day : b.id < a.id; });
  return rows;
}

}  // namespace

Result<IndicatorUnits> units_of(Reader& reader, const Indicators& indicators,
                                const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted) {
  HW_TRY(auto place, asked_place(reader, wanted.place));
  HW_TRY(const Indicator* indicator, indicators.find(wanted.id));
  // Who is missing in a list would be somebody of whom another house wrote.
  if (indicator->reads_beside())
    return reject(ErrorKind::conflict, "indicator.reads-beside", "other houses may have written what it looks at");
  // Whoever sees the persons sees their days.
  HW_TRY(const Period period, asked_period(wanted.period, reader.today(), false));
  const cohort::Snapshot& s = *snapshot;
  const Definition& d = indicator->definition();
  const auto slot = s.find(figures::place::table, place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  HW_TRY(const Bound bound, indicator->bind(snapshot, {slot, {}, period, reader.today()}, indicators.cache()));
  IndicatorUnits out{{d.id}, d.version, std::move(place), period.first, period.last, s.position(), false, {}};
  std::size_t looked_at = 0;
  for (const Row& row : visible_rows(reader, s, d, bound)) {
    out.more = out.items.size() == k_most || looked_at++ == k_looked_at;
    if (out.more) break;
    const OneRow one(s, row.slot);
    const std::int32_t whose = one.code(bound.person);
    if (whose < 0 || !may_see(reader, *indicator, s, static_cast<cohort::Slot>(whose))) continue;
    auto person = reader.find(Id<Person>{s.id(figures::person::table, static_cast<cohort::Slot>(whose))});
    if (!person) continue;
    const Fate fate = fate_of(d, bound, one);
    UnitLine line{row.id, std::move(*person), {}, {}, fate.counts, fate.event, fate.value};
    if (d.day && row.day != cohort::k_missing) line.day = LocalDate{row.day};
    if (fate.left_out) line.left_out = PublicText{*fate.left_out};
    out.items.push_back(std::move(line));
  }
  return out;
}

}  // namespace homeward::indicators
