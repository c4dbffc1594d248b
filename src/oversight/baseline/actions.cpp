#include "oversight/baseline/actions.hpp"

#include "oversight/directives/rules.hpp"
#include "oversight/indicators/kept.hpp"
#include "platform/vault/crypto.hpp"

#include <algorithm>
#include <map>

namespace homeward::baseline {
namespace {

using indicators::Indicator;
using indicators::Indicators;
using journal::Transaction;

constexpr std::int64_t k_most_a_year = 12;

Result<const Indicator*> watchable(const Indicators& indicators, const std::string& id) {
  const auto found = indicators.find(id);
  if (!found && found.error().kind == ErrorKind::not_found)
    return reject(ErrorKind::invalid, "baseline.unknown-indicator", "the catalogue has no such indicator");
  if (!found) return found;
  if ((*found)->definition().figure == indicators::Figure::count)
    return reject(ErrorKind::invalid, "baseline.not-comparable", "a plain count has no interval");
  return found;
}

std::vector<const Indicator*> check_indicators(const KeepBaseline& c, const Indicators& indicators,
                                               FieldFaults& faults) {
  std::vector<const Indicator*> out;
  for (std::size_t i = 0; i < c.indicators.size(); ++i) {
    if (const auto found = watchable(indicators, c.indicators[i].str())) {
      out.push_back(*found);
    } else {
      faults.push_back({"indicators[" + std::to_string(i) + "]", found.error().reason, found.error().detail});
    }
  }
  return out;
}

/// Places lie below the keeper and none within another: nobody takes part and does not.
void check_tree(Transaction& tx, const KeepBaseline& c, LocalDate today, FieldFaults& faults) {
  const auto within = access::list_places_below(tx.sql(), c.home, today);
  std::map<Uuid, int> covered;
  for (const auto* places : {&c.taking_part, &c.not_yet})
    for (const Id<Place> place : *places)
      for (const Uuid& below : access::list_places_below(tx.sql(), place, today)) ++covered[below];
  const auto look = [&](const std::vector<Id<Place>>& places, const std::string& member) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::string path = member + "[" + std::to_string(i) + "]";
      if (std::ranges::find(within, places[i].value) == within.end()) {
        faults.push_back({path, "baseline.place-elsewhere", "it does not lie below the place that keeps the figures"});
      } else if (const auto place = tx.find(places[i]); !place || (*place)->kind == PlaceKind::unit) {
        faults.push_back({path, "baseline.place-kind", "figures of a part of a house are told to nobody above it"});
      } else if (covered[places[i].value] > 1) {
        faults.push_back({path, "baseline.place-within", "it lies within another place that is named"});
      }
    }
  };
  look(c.taking_part, "taking_part");
  look(c.not_yet, "not_yet");
}

/// A directive of the same line: from this place, from above it or from below.
void check_directive(Transaction& tx, const KeepBaseline& c, LocalDate today, FieldFaults& faults) {
  if (!c.directive) return;
  const auto directive = tx.find(*c.directive);
  const auto lies_below = [&](Id<Place> above, Id<Place> place) {
    const auto below = access::list_places_below(tx.sql(), above, today);
    return std::ranges::find(below, place.value) != below.end();
  };
  if (!directive || !(lies_below((*directive)->issued_by, c.home) || lies_below(c.home, (*directive)->issued_by)))
    faults.push_back({"directive", "baseline.directive-elsewhere", "no directive of this place or of one above it"});
}

/// Each union of houses has its own rounding: whoever kept very many could average it away.
bool too_many(Transaction& tx, Id<Place> home, LocalDate today) {
  const Datum since[] = {home.value, std::int64_t{today.days - 365}};
  return tx.sql().find_integer("SELECT count(*) FROM baseline WHERE home = $1 AND kept_on > $2", since).value_or(0) >=
         k_most_a_year;
}

std::string hash(const std::string& text) {
  const vault::Hash bytes = vault::sha256(text);
  return vault::to_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<BaselineLot> lot_of(const KeepBaseline& c) {
  if (!c.at_once) return std::nullopt;
  return BaselineLot{Text<64>::trusted(vault::new_token()), *c.at_once, c.months_between};
}

}  // namespace

Result<journal::Changed> keep(Transaction& tx, const access::Viewer& who, const KeepBaseline& c,
                              const Indicators& packs, const std::shared_ptr<const cohort::Snapshot>& snapshot) {
  HW_TRY_VOID(access::require_place(tx, who, "baseline.keep", c.home));
  HW_TRY(auto home, tx.get(c.home));
  const LocalDate today = access::today_at(tx, c.home);
  const auto period = whole_period(c.before.str(), today);
  FieldFaults faults = check_request(c, period ? std::optional(period->last) : std::nullopt, today);
  if (!directives::may_issue(home->kind))
    faults.push_back({"home", "baseline.keeper-kind", "the nation or a region keeps a baseline"});
  const auto watched = check_indicators(c, packs, faults);
  check_tree(tx, c, today, faults);
  check_directive(tx, c, today, faults);
  if (!faults.empty()) return reject_fields(std::move(faults));
  if (too_many(tx, c.home, today))
    return reject(ErrorKind::conflict, "baseline.too-many", "a place keeps at most 12 baselines a year");

  Baseline b;
  b.id = c.id;
  b.home = c.home;
  b.name = c.name;
  b.directive = c.directive;
  b.starts_on = c.starts_on;
  b.before = c.before;
  b.first = period->first;
  b.last = period->last;
  b.lot = lot_of(c);
  b.places = in_order(c, b.lot, hash);
  b.kept_on = today;
  std::map<std::int32_t, Places> by_step;
  for (const BaselinePlace& p : b.places) by_step[p.step].push_back(p.place);
  std::vector<Places> groups;
  for (const auto& [step, places] : by_step) {
    b.steps.push_back({step, {}});
    groups.push_back(places);
  }
  Watched counting(tx.sql(), tx.vault(), packs, snapshot, c.home, today);
  b.position = counting.position();
  for (const Indicator* indicator : watched) {
    const indicators::Definition& d = indicator->definition();
    b.watched.push_back({Text<60>::trusted(std::string(d.id)), d.version});
    HW_TRY(const auto figures, counting.figures(*indicator, groups, *period));
    for (std::size_t i = 0; i < groups.size(); ++i) b.steps[i].figures.push_back(indicators::kept(figures[i]));
  }
  return tx.insert(b);
}

}  // namespace homeward::baseline
