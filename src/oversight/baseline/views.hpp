#pragma once
#include "oversight/baseline/rules.hpp"
#include "oversight/baseline/watched.hpp"
#include "oversight/directives/views.hpp"
#include "oversight/indicators/views.hpp"

/// Baselines as those see them who answer for the place that keeps them, and what became of the measure since.
namespace homeward::baseline {

using access::Disclosed;
using access::PublicText;
using access::Reader;
using indicators::FigureLine;

struct BaselineLine {
  Disclosed<Baseline> baseline;
  std::optional<Disclosed<Place>> keeper;
};
BOOST_DESCRIBE_STRUCT(BaselineLine, (), (baseline, keeper))

/// A change, or that it is too early to tell one.
struct ChangeLine {
  bool too_few = true;
  std::optional<double> value, low, high;
};
BOOST_DESCRIBE_STRUCT(ChangeLine, (), (too_few, value, low, high))

/// The figure before, the figure in the window, and what changed.
struct GroupChange {
  FigureLine before, now;
  ChangeLine change;
};
BOOST_DESCRIBE_STRUCT(GroupChange, (), (before, now, change))

struct WatchedChange {
  PublicText id;
  std::int64_t kept_version = 1, version = 1;
  bool comparable = true;  ///< it is still counted, and by the definition it was kept by
  std::optional<GroupChange> taking_part, not_yet;
  std::optional<ChangeLine> difference;  ///< of the two changes
};
BOOST_DESCRIBE_STRUCT(WatchedChange, (), (id, kept_version, version, comparable, taking_part, not_yet, difference))

struct WindowLine {
  LocalDate first, last;
  bool over = false;
};
BOOST_DESCRIBE_STRUCT(WindowLine, (), (first, last, over))

struct PlaceLine {
  Disclosed<Place> place;
  std::int32_t step = 0;
  std::optional<LocalDate> starts_on;
  std::optional<std::int32_t> drawn;
  std::optional<Part> part;  ///< in the window
};
BOOST_DESCRIBE_STRUCT(PlaceLine, (), (place, step, starts_on, drawn, part))

struct BaselinePage {
  Disclosed<Baseline> baseline;
  std::optional<Disclosed<Place>> keeper;
  std::vector<PlaceLine> places;
  std::optional<Disclosed<Directive>> directive;
  std::optional<directives::Road> road;  ///< of the directive: what was done, whom it reached
  LocalDate today;
  LocalDate counted_from;
  std::vector<WindowLine> windows;
  std::optional<std::int64_t> window;  ///< which of them is told
  std::int64_t position = 0;
  std::vector<WatchedChange> watched;
};
BOOST_DESCRIBE_STRUCT(BaselinePage, (),
                      (baseline, keeper, places, directive, road, today, counted_from, windows, window, position,
                       watched))

/// Of places of the viewer, the newest first, at most 200.
access::ListOf<BaselineLine> list_baselines(Reader& reader);
/// `window`: the number of one, from 0; empty: the last that is over. Reasons: not-found, baseline.no-such-window.
Result<BaselinePage> baseline_page(Reader& reader, const indicators::Indicators& packs,
                                   const std::shared_ptr<const cohort::Snapshot>& snapshot, Id<Baseline> id,
                                   const std::string& window);

}  // namespace homeward::baseline
