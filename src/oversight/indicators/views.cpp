#include "oversight/indicators/views.hpp"

#include "base/check.hpp"
#include "oversight/figures/tables.hpp"
#include "platform/access/counting.hpp"

#include <algorithm>
#include <unordered_map>

namespace homeward::indicators {
namespace {

bool names_places(std::string_view by) { return by == "region" || by == "district" || by == "house"; }

FigureLine line_of(const ShownGroup& g) {
  FigureLine out;
  out.withheld = g.withheld;
  out.too_few = g.too_few;
  out.n = g.n;
  out.events = g.events;
  if (!g.withheld) out.unknown = g.unknown;
  out.p90 = g.p90;
  out.person_years = g.person_years;
  if (!g.estimate) return out;
  out.value = g.estimate->value;
  out.low = g.estimate->low;
  out.high = g.estimate->high;
  return out;
}

/// The place that was asked about, or the viewer's own.
Result<Disclosed<Place>> asked_place(Reader& reader, const std::string& text) {
  std::optional<Id<Place>> id = reader.viewer().place;
  if (!text.empty()) {
    const auto parsed = Uuid::parse(text);
    id = parsed ? std::optional(Id<Place>{*parsed}) : std::nullopt;
  }
  if (id && reader.within(*id)) {
    if (auto place = reader.find(*id)) return std::move(*place);
  }
  return reject(ErrorKind::not_found, "not-found");
}

Result<Period> asked_period(const std::string& text, LocalDate today) {
  if (const auto period = parse_period(text, today)) return *period;
  return reject_fields({{"?period", "indicator.malformed-period", "a year, quarter, month or two days are expected"}});
}

/// By what may be shown: the people of one's own house are counted as they are.
Shown shown_to(Reader& reader, const Definition& d, const Counted& counted, Id<Place> place, bool& masked) {
  masked = !access::Counting::own({counted.total.persons, 0}, reader, place).has_value();
  if (!masked) return show_true(d, counted);
  const access::Counting counting(reader.sql(), reader.vault());
  return show_masked(d, counted, [&](std::int64_t persons, std::uint64_t who) {
    return counting.noise({persons, who});
  });
}

/// Lines by place in the order of their names; what nobody can place comes last.
std::vector<FigureLine> lines_by_place(Reader& reader, const cohort::Snapshot& s, const Shown& shown) {
  std::vector<Uuid> ids;
  for (const ShownGroup& g : shown.groups)
    if (*g.key >= 0) ids.push_back(s.id(figures::place::table, static_cast<cohort::Slot>(*g.key)));
  std::unordered_map<Uuid, Disclosed<Place>> places;
  for (auto& place : reader.load<Place>(ids)) places.emplace(place.id().value, std::move(place));
  std::vector<FigureLine> out;
  for (const ShownGroup& g : shown.groups) {
    FigureLine line = line_of(g);
    const auto found = *g.key < 0 ? places.end() : places.find(s.id(figures::place::table, static_cast<cohort::Slot>(*g.key)));
    if (found == places.end()) {
      line.group = PublicText{"unknown"};
    } else {
      line.place = std::move(found->second);
    }
    out.push_back(std::move(line));
  }
  const auto name = [](const FigureLine& line) {
    const auto* text = line.place ? line.place->see<&Place::name>() : nullptr;
    return text ? text->str() : std::string("\x7f");
  };
  std::ranges::stable_sort(out, {}, name);
  return out;
}

}  // namespace

Result<IndicatorFigures> figures_of(Reader& reader, const Indicators& indicators,
                                    const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted) {
  HW_TRY(auto place, asked_place(reader, wanted.place));
  HW_TRY(const Indicator* indicator, indicators.find(wanted.id));
  HW_TRY(const Period period, asked_period(wanted.period, reader.today()));
  const Definition& d = indicator->definition();
  const auto slot = snapshot->find(figures::place::table, place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  Asked asked{slot, {}, period, reader.today()};
  if (!wanted.by.empty()) asked.by = wanted.by;
  HW_TRY(const Counted counted, count(*indicator, snapshot, asked, indicators.cache()));
  IndicatorFigures out{{d.id}, d.version, std::move(place), {}, period.first, period.last, reader.today(),
                       counted.position, true, {}, {}, {}};
  const Shown shown = shown_to(reader, d, counted, out.place.id(), out.masked);
  out.total = line_of(shown.total);
  for (const ShownLeftOut& l : shown.left_out) out.left_out.push_back({{l.id}, l.n});
  if (!asked.by) return out;
  out.by = PublicText{wanted.by};
  if (names_places(wanted.by)) {
    out.lines = lines_by_place(reader, *snapshot, shown);
    return out;
  }
  for (const ShownGroup& g : shown.groups) {
    FigureLine line = line_of(g);
    line.group = PublicText{group_label(counted, wanted.by, *g.key)};
    out.lines.push_back(std::move(line));
  }
  return out;
}

}  // namespace homeward::indicators
