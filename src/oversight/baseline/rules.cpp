#include "oversight/baseline/rules.hpp"

#include <algorithm>
#include <set>

namespace homeward::baseline {
namespace {

int month_of(LocalDate day) { return std::stoi(day.to_string().substr(5, 2)); }

/// The first of the month so many months after the one of `day`.
LocalDate first_of_month(LocalDate day, int months_later) {
  const int months = day.year() * 12 + month_of(day) - 1 + months_later;
  return *LocalDate::from(months / 12, static_cast<unsigned>(months % 12 + 1), 1);
}

int months_of(const Baseline& b) {
  return (b.last.year() - b.first.year()) * 12 + month_of(b.last) - month_of(b.first) + 1;
}

void check_places(const KeepBaseline& c, FieldFaults& faults) {
  std::set<Uuid> known;
  const auto look = [&](const std::vector<Id<Place>>& places, const std::string& member) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!known.insert(places[i].value).second)
        faults.push_back({member + "[" + std::to_string(i) + "]", "baseline.place-twice", "it is named already"});
    }
  };
  look(c.taking_part, "taking_part");
  look(c.not_yet, "not_yet");
  const bool by_lot = c.at_once.has_value();
  if (c.taking_part.empty() && (!by_lot || c.not_yet.empty()))
    faults.push_back({"taking_part", "baseline.nobody-takes-part", "say which places take part"});
  if (!by_lot && c.months_between)
    faults.push_back({"months_between", "baseline.months-not-fitting", "this belongs to an order drawn by lot"});
  if (by_lot && (*c.at_once < 1 || *c.at_once >= static_cast<std::int64_t>(known.size())))
    faults.push_back({"at_once", "baseline.lot-of-all", "fewer than all places begin at once"});
  if (by_lot && c.months_between && (*c.months_between < 1 || *c.months_between > k_most_months))
    faults.push_back({"months_between", "baseline.months-not-fitting", "1 to 12 months are expected"});
  if (by_lot && c.months_between && *c.at_once >= 1) {
    const auto steps = (static_cast<std::int64_t>(known.size()) + *c.at_once - 1) / *c.at_once;
    if (steps > k_most_steps) faults.push_back({"at_once", "baseline.too-many-steps", "at most 8 steps"});
  }
}

}  // namespace

FieldFaults check_request(const KeepBaseline& c, std::optional<LocalDate> last_before, LocalDate today) {
  FieldFaults faults;
  if (c.name.empty()) faults.push_back({"name", "field.missing", "say what is to begin"});
  if (c.starts_on < today)
    faults.push_back({"starts_on", "baseline.started", "what has begun has no time before it any more"});
  if (!last_before) {
    faults.push_back({"before", "baseline.malformed-period", "a year, a quarter or a month is expected"});
  } else if (*last_before >= today) {
    faults.push_back({"before", "baseline.period-not-over", "more may still be entered about that time"});
  }
  if (c.indicators.empty()) faults.push_back({"indicators", "field.missing", "say which figures are watched"});
  if (c.indicators.size() > k_most_indicators)
    faults.push_back({"indicators", "baseline.too-many-indicators", "at most 8: who watches all finds one that moved"});
  std::set<std::string> known;
  for (std::size_t i = 0; i < c.indicators.size(); ++i) {
    if (!known.insert(c.indicators[i].str()).second)
      faults.push_back({"indicators[" + std::to_string(i) + "]", "baseline.indicator-twice", "it is named already"});
  }
  check_places(c, faults);
  return faults;
}

std::vector<BaselinePlace> in_order(const KeepBaseline& c, const std::optional<BaselineLot>& lot, const Hash& hash) {
  std::vector<BaselinePlace> out;
  if (!lot) {
    for (const Id<Place> place : c.taking_part) out.push_back({place, 1, c.starts_on, {}});
    for (const Id<Place> place : c.not_yet) out.push_back({place, 0, {}, {}});
    return out;
  }
  std::vector<std::pair<std::string, Id<Place>>> drawn;
  for (const auto* places : {&c.taking_part, &c.not_yet})
    for (const Id<Place> place : *places) drawn.emplace_back(hash(lot->seed.str() + ":" + place.to_string()), place);
  std::ranges::sort(drawn);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const auto number = static_cast<std::int32_t>(i);
    BaselinePlace& p = out.emplace_back(BaselinePlace{drawn[i].second, number / lot->at_once + 1, {}, number + 1});
    if (p.step == 1) {
      p.starts_on = c.starts_on;
    } else if (lot->months_between) {
      p.starts_on = first_of_month(counted_from(c.starts_on), (p.step - 1) * *lot->months_between);
    } else {
      p.step = 0;
    }
  }
  return out;
}

LocalDate counted_from(LocalDate starts_on) {
  const LocalDate first = first_of_month(starts_on, 0);
  return first == starts_on ? first : first_of_month(starts_on, 1);
}

std::vector<Window> windows(const Baseline& b, LocalDate today) {
  std::vector<Window> out;
  const int months = months_of(b);
  LocalDate first = counted_from(b.starts_on);
  while (first <= today) {
    const LocalDate next = first_of_month(first, months);
    out.push_back({first, next - Days{1}, next <= today});
    first = next;
  }
  return out;
}

std::optional<std::size_t> usual_window(const std::vector<Window>& all) {
  if (all.empty()) return std::nullopt;
  return all.size() > 1 && !all.back().over ? all.size() - 2 : all.size() - 1;
}

Part part_of(std::optional<LocalDate> starts_on, const Window& window) {
  if (!starts_on || *starts_on > window.last) return Part::not_yet;
  return *starts_on <= window.first ? Part::takes_part : Part::in_between;
}

}  // namespace homeward::baseline
