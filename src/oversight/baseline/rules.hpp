#pragma once
#include "oversight/baseline/records.hpp"

#include <functional>
#include <string>
#include <vector>

/// Pure decisions about baselines. Reasons are listed in docs/reasons.md.
namespace homeward::baseline {

/// What is asked to be kept.
struct KeepBaseline {
  Id<Baseline> id;
  Id<Place> home;
  Text<160> name;
  std::optional<Id<Directive>> directive;
  LocalDate starts_on;
  Text<7> before;
  std::vector<Text<60>> indicators;
  std::vector<Id<Place>> taking_part;
  std::vector<Id<Place>> not_yet;
  std::optional<std::int32_t> at_once;
  std::optional<std::int32_t> months_between;
};
BOOST_DESCRIBE_STRUCT(KeepBaseline, (),
                      (id, home, name, directive, starts_on, before, indicators, taking_part, not_yet, at_once,
                       months_between))

constexpr std::size_t k_most_indicators = 8;
constexpr std::int32_t k_most_steps = 8;
constexpr std::int32_t k_most_months = 12;

/// All that the request alone shows to be wrong. With `at_once` the order is drawn by lot among all places named.
/// `last_before`: the last day of the period before; nothing where it is none.
/// Reasons: field.missing, baseline.started, baseline.malformed-period, baseline.period-not-over,
/// baseline.indicator-twice, baseline.too-many-indicators, baseline.place-twice, baseline.nobody-takes-part,
/// baseline.lot-of-all, baseline.months-not-fitting, baseline.too-many-steps.
FieldFaults check_request(const KeepBaseline& c, std::optional<LocalDate> last_before, LocalDate today);

/// What "seed:place id" hashes to, as the caller's SHA-256 says.
using Hash = std::function<std::string(const std::string& text)>;
/// The places in the order in which they begin, with the day of each. With a lot the order is that of the hashes, so
/// that anybody can draw it again; the idea is that of a stepped wedge (Hemming et al. 2015, BMJ 350:h391).
std::vector<BaselinePlace> in_order(const KeepBaseline& c, const std::optional<BaselineLot>& lot, const Hash& hash);

/// Nobody chooses days under disclosure control, so what comes after is counted in whole months, as many together as
/// the period before has, from the first whole month on.
LocalDate counted_from(LocalDate starts_on);
struct Window {
  LocalDate first, last;  ///< both included
  bool over = false;
};
/// Those that began, the first first.
std::vector<Window> windows(const Baseline& baseline, LocalDate today);
/// The last that is over, else the one that runs; nothing before the measure began.
std::optional<std::size_t> usual_window(const std::vector<Window>& windows);

/// Where a step stands in a window: it takes part in all of it, in none of it, or began in between and is left out.
enum class Part { takes_part, not_yet, in_between };
BOOST_DESCRIBE_ENUM(Part, takes_part, not_yet, in_between)
Part part_of(std::optional<LocalDate> starts_on, const Window& window);

}  // namespace homeward::baseline

namespace homeward {
template <>
struct Described<baseline::KeepBaseline> {
  static constexpr RecordTable table{
      .name = "keep_baseline", .category = Category::place, .doc = "Keeps how things stand before a measure begins."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id, made by the sender."},
      {2, "home", "The nation or region that keeps it."},
      {3, "name", "What is to begin."},
      {4, "directive", "That orders it."},
      {5, "starts_on", "From which local day the first places take part."},
      {6, "before", "The period before: a year, 2026-Q2 or 2026-05."},
      {7, "indicators", "Which figures are watched."},
      {8, "taking_part", "The places that take part."},
      {9, "not_yet", "The places that do not yet."},
      {10, "at_once", "How many begin together; then lot decides which of all places named."},
      {11, "months_between", "With a lot: months until the next begin."}};
};
}  // namespace homeward
