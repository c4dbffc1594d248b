#include "oversight/baseline/views.hpp"

#include "oversight/baseline/change.hpp"
#include "oversight/indicators/kept.hpp"

#include <algorithm>
#include <charconv>

namespace homeward::baseline {
namespace {

using indicators::Definition;
using indicators::Indicator;

/// Baselines are open as the tree of places is; whom they concern was decided before this.
Baseline value_of(const Disclosed<Baseline>& d) {
  Baseline out;
  out.id = d.id();
  out.home = *d.see<&Baseline::home>();
  out.starts_on = *d.see<&Baseline::starts_on>();
  out.directive = *d.see<&Baseline::directive>();
  out.first = *d.see<&Baseline::first>();
  out.last = *d.see<&Baseline::last>();
  out.places = *d.see<&Baseline::places>();
  out.watched = *d.see<&Baseline::watched>();
  out.steps = *d.see<&Baseline::steps>();
  return out;
}

ChangeLine line_of(const Definition& d, const std::optional<Estimate>& change, std::optional<double> before) {
  if (!change || !before || !says_something(d, *change, *before)) return {};
  return {false, change->value, change->low, change->high};
}

/// Which steps take part in a window, and which do not yet.
struct Sides {
  std::vector<Places> places = std::vector<Places>(2);
  std::vector<std::int32_t> steps[2];
};
Sides sides_of(const Baseline& b, const Window& window) {
  Sides out;
  for (const BaselinePlace& p : b.places) {
    const Part part = part_of(p.starts_on, window);
    if (part == Part::in_between) continue;
    const std::size_t side = part == Part::takes_part ? 0 : 1;
    out.places[side].push_back(p.place);
    auto& steps = out.steps[side];
    if (std::ranges::find(steps, p.step) == steps.end()) steps.push_back(p.step);
  }
  return out;
}

class Comparing {
 public:
  Comparing(const Baseline& b, const Window& window, Watched& counting)
      : b_(b), window_(window), sides_(sides_of(b, window)), counting_(counting) {}

  Result<WatchedChange> compare(const Indicator& indicator, std::size_t at) {
    const Definition& d = indicator.definition();
    const std::int64_t kept = b_.watched[at].version;
    WatchedChange out{{d.id}, kept, d.version, kept == d.version, {}, {}, {}};
    HW_TRY(const auto now, counting_.figures(indicator, sides_.places, {window_.first, window_.last}));
    std::optional<Estimate> changes[2];
    std::optional<double> before[2];
    std::optional<GroupChange>* const sides[] = {&out.taking_part, &out.not_yet};
    for (std::size_t side = 0; side < 2; ++side) {
      if (sides_.places[side].empty()) continue;
      const ShownGroup was = before_of(d, side, at);
      if (out.comparable) changes[side] = known_difference(now[side].estimate, was.estimate);
      if (was.estimate) before[side] = was.estimate->value;
      *sides[side] = GroupChange{indicators::line_of(was), indicators::line_of(now[side]),
                                 line_of(d, changes[side], before[side])};
    }
    if (out.taking_part && out.not_yet)
      out.difference = line_of(d, known_difference(changes[0], changes[1]), before[0]);
    return out;
  }

 private:
  ShownGroup before_of(const Definition& d, std::size_t side, std::size_t at) const {
    std::vector<ShownGroup> groups;
    for (const BaselineStep& step : b_.steps)
      if (std::ranges::find(sides_.steps[side], step.step) != sides_.steps[side].end())
        groups.push_back(indicators::shown_of(step.figures[at]));
    return together(d, groups);
  }

  const Baseline& b_;
  Window window_;
  Sides sides_;
  Watched& counting_;
};

/// What is no longer in the catalogue, or cannot be counted here any more, is shown as it was.
WatchedChange only_before(const Baseline& b, std::size_t at) {
  const WatchedIndicator& w = b.watched[at];
  return {{w.indicator.str()}, w.version, w.version, false, {}, {}, {}};
}

Result<std::optional<std::size_t>> asked_window(const std::vector<Window>& all, const std::string& text) {
  if (text.empty()) return usual_window(all);
  std::size_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error == std::errc() && end == text.data() + text.size() && out < all.size()) return std::optional(out);
  return reject_fields({{"?window", "baseline.no-such-window", "the number of a period since the beginning"}});
}

std::vector<PlaceLine> place_lines(Reader& reader, const Baseline& b, const std::optional<Window>& window) {
  std::vector<Uuid> ids;
  for (const BaselinePlace& p : b.places) ids.push_back(p.place.value);
  std::vector<PlaceLine> out;
  for (auto& place : reader.load<Place>(ids)) {
    const auto p = std::ranges::find(b.places, place.id(), &BaselinePlace::place);
    PlaceLine line{std::move(place), p->step, p->starts_on, p->drawn, {}};
    if (window) line.part = part_of(p->starts_on, *window);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

access::ListOf<BaselineLine> list_baselines(Reader& reader) {
  access::ListOf<BaselineLine> out;
  if (!reader.viewer().place) return out;
  access::Sql within("t.home IN ");
  within.add(access::places_below(*reader.viewer().place, reader.today()));
  auto all = reader.list<Baseline>(within, "t.kept_on DESC, t.id DESC");
  out.total = reader.total_beyond(all, within);
  for (auto& baseline : all) {
    const Id<Place> home = *baseline.see<&Baseline::home>();
    out.items.push_back({std::move(baseline), reader.find(home)});
  }
  return out;
}

Result<BaselinePage> baseline_page(Reader& reader, const indicators::Indicators& packs,
                                   const std::shared_ptr<const cohort::Snapshot>& snapshot, Id<Baseline> id,
                                   const std::string& window) {
  auto found = reader.find(id);
  if (!found || !reader.within(*found->see<&Baseline::home>())) return reject(ErrorKind::not_found, "not-found");
  const Baseline b = value_of(*found);
  const auto all = windows(b, reader.today());
  HW_TRY(const auto chosen, asked_window(all, window));
  const auto told = chosen ? std::optional(all[*chosen]) : std::nullopt;
  BaselinePage page{std::move(*found),
                    reader.find(b.home),
                    place_lines(reader, b, told),
                    {},
                    {},
                    reader.today(),
                    counted_from(b.starts_on),
                    {},
                    {},
                    snapshot->position(),
                    {}};
  for (const Window& w : all) page.windows.push_back({w.first, w.last, w.over});
  if (chosen) page.window = static_cast<std::int64_t>(*chosen);
  if (b.directive) {
    if (auto directive = directives::directive_page(reader, *b.directive)) {
      page.directive = std::move(directive->directive);
      page.road = std::move(directive->road);
    }
  }
  // Without a window nothing has happened yet: what was kept stands in the record.
  if (!told) return page;
  Watched counting(reader.sql(), reader.vault(), packs, snapshot, b.home, reader.today());
  Comparing comparing(b, *told, counting);
  for (std::size_t at = 0; at < b.watched.size(); ++at) {
    const auto indicator = packs.find(b.watched[at].indicator.str());
    if (!indicator) {
      page.watched.push_back(only_before(b, at));
      continue;
    }
    HW_TRY(auto line, comparing.compare(**indicator, at));
    page.watched.push_back(std::move(line));
  }
  return page;
}

}  // namespace homeward::baseline
