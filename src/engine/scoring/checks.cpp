#include "engine/scoring/checks.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace homeward::scoring {
namespace {

class Check {
 public:
  Check(const Instrument& instrument, FieldFaults& faults) : in_(instrument), faults_(faults) {}

  void run() {
    items();
    scores();
    if (in_.form) names(in_.form->items, "/form/items");
    for (std::size_t i = 0; i < in_.bands.size(); ++i) bands(in_.bands[i], "/bands/" + std::to_string(i));
    if (!in_.primary.empty() && !in_.find_score(in_.primary)) fault("/primary", "there is no such score");
    for (std::size_t i = 0; i < in_.changes.size(); ++i)
      if (!in_.find_score(in_.changes[i].score))
        fault("/reliable_change/" + std::to_string(i) + "/score", "there is no such score");
    if (in_.rounds) rounds();
    if (in_.tier != Tier::a && !in_.text_accepted) no_text();
    own_page();
  }

 private:
  void fault(std::string pointer, std::string detail) {
    faults_.push_back({std::move(pointer), "instrument.malformed", std::move(detail)});
  }

  void rounds() {
    const Bands* bands = in_.primary.empty() ? nullptr : in_.bands_of(in_.primary);
    if (!bands) return fault("/rounds", "the bands of a primary score say how soon it is repeated");
    std::multiset<std::string_view> wanted, given;
    for (const Level& level : bands->levels) wanted.insert(level.id);
    for (const Rounds::After& after : in_.rounds->after) given.insert(after.level);
    if (wanted != given) fault("/rounds/after", "each level of the primary score once is expected");
  }

  void items() {
    std::set<std::string_view> seen;
    if (in_.items.empty()) fault("/items", "an instrument asks something");
    for (std::size_t i = 0; i < in_.items.size(); ++i) {
      const Item& item = in_.items[i];
      const std::string at = "/items/" + std::to_string(i);
      if (item.id.empty() || !seen.insert(item.id).second)
        fault(at + "/id", "an id that no other item has is expected");
      if (item.is_text && (item.reverse || !item.asked_if.empty())) fault(at, "free words are not scored");
      if (item.when_skipped && item.asked_if.empty()) fault(at + "/when_skipped", "the item is always asked");
      std::set<double> values;
      bool recoded = false;
      for (const Option& o : item.options) {
        if (!values.insert(o.value).second) fault(at + "/options", "two options have the same value");
        recoded = recoded || o.counts;
      }
      if (recoded && (!item.whole || item.highest() - item.lowest() > 1000)) {
        fault(at + "/options", "options that count something else have whole values close together");
      }
    }
  }

  void names(const std::vector<std::string>& ids, const std::string& at) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const Item* item = in_.find_item(ids[i]);
      if (!item || item->is_text) fault(at + "/" + std::to_string(i), "there is no such item to be scored");
      if (!seen.insert(ids[i]).second) fault(at + "/" + std::to_string(i), "the item stands here twice");
    }
  }

  void scores() {
    std::set<std::string_view> seen;
    for (const Item& item : in_.items) seen.insert(item.id);
    for (std::string_view taken : {"status", "band"}) seen.insert(taken);
    for (std::size_t i = 0; i < in_.scores.size(); ++i) {
      const Score& score = in_.scores[i];
      const std::string at = "/scores/" + std::to_string(i);
      names(score.items, at + "/items");
      const bool joins = score.method <= Method::count;
      if (joins && score.items.empty()) fault(at + "/items", "the method joins items");
      if (score.method == Method::weighted && score.weights.size() != score.items.size())
        fault(at + "/weights", "each item needs its weight");
      if (score.method == Method::weighted && score.missing.kind != MissingRule::Kind::all)
        fault(at + "/missing", "a weighted sum needs every answer");
      if (score.method == Method::nearest && (score.profiles.empty() || !earlier(score.of, i)))
        fault(at, "the nearest of some profiles to an earlier score is expected");
      if (score.missing.most >= static_cast<int>(std::max<std::size_t>(score.items.size(), 1)))
        fault(at + "/missing/most", "one answer is needed at least");
      if (!(score.from < score.to)) fault(at + "/range", "from is below to");
      const auto possible = joins && score.items.size() > 0 ? possible_range(in_, score) : std::nullopt;
      if (possible && (std::abs(possible->first - score.from) > 1e-9 || std::abs(possible->second - score.to) > 1e-9)) {
        fault(at + "/range", "the items give " + text(possible->first) + " to " + text(possible->second));
      }
      if (score.name.empty() || !seen.insert(score.name).second)
        fault(at + "/name", "a name that nothing else has is expected");
    }
  }

  bool earlier(const std::string& name, std::size_t before) const {
    for (std::size_t i = 0; i < before; ++i)
      if (in_.scores[i].name == name) return true;
    return false;
  }

  static std::string text(double n) {
    std::string out = std::to_string(n);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.ends_with('.')) out.pop_back();
    return out;
  }

  /// Without gap or overlap from one end of the range to the other.
  void bands(const Bands& set, const std::string& at) {
    const Score* score = in_.find_score(set.score);
    if (!score) return fault(at + "/score", "there is no such score");
    if (set.levels.empty()) return fault(at + "/levels", "at least one level is expected");
    for (const Bands& other : in_.bands)
      if (&other != &set && other.id == set.id && other.score == set.score)
        fault(at + "/id", "two readings have this id");
    const double step = score->whole ? 1 : 0;
    double next = score->from;
    for (std::size_t i = 0; i < set.levels.size(); ++i) {
      const Level& level = set.levels[i];
      const std::string here = at + "/levels/" + std::to_string(i);
      if (level.from != next) fault(here + "/from", text(next) + " is expected: bands leave no gap and do not overlap");
      if (level.to < level.from) fault(here + "/to", "to is below from");
      next = level.to + step;
    }
    if (set.levels.back().to != score->to) fault(at + "/levels", "the last band ends where the range does");
  }

  void no_text() {
    if (!in_.intro.empty()) fault("/intro", "an instrument of tier B or C comes without its text");
    for (std::size_t i = 0; i < in_.items.size(); ++i) {
      const Item& item = in_.items[i];
      bool any = !item.text.empty();
      for (const Option& o : item.options) any = any || !o.text.empty();
      if (any) fault("/items/" + std::to_string(i), "an instrument of tier B or C comes without its text");
    }
  }

  /// A score on the own page may tell an answer to whoever else holds the phone: where that answer would be about
  /// dying or about violence, the one that it is about may be the one who reads.
  void own_page() {
    for (const Alert& alert : in_.alerts) {
      if (in_.own_page.empty() || (alert.opens != "safety" && alert.opens != "child_protection")) continue;
      fault("/own_page", "an instrument that opens a " + alert.opens + " task is never shown there");
    }
  }

  const Instrument& in_;
  FieldFaults& faults_;
};

/// What an item can count at least and at most.
std::pair<double, double> counts_of(const Item& item) {
  double low = item.lowest(), high = item.highest();
  bool any = false;
  std::set<double> all;
  for (const Option& o : item.options) {
    all.insert(o.counts ? *o.counts : o.value);
    any = any || o.counts;
  }
  if (any) return {*all.begin(), *all.rbegin()};
  return {low, high};
}

}  // namespace

std::optional<std::pair<double, double>> possible_range(const Instrument& instrument, const Score& score) {
  double low = 0, high = 0;
  bool first = true;
  for (std::size_t i = 0; i < score.items.size(); ++i) {
    const Item* item = instrument.find_item(score.items[i]);
    if (!item) return std::nullopt;
    auto [least, most] = counts_of(*item);
    switch (score.method) {
      case Method::weighted: {
        if (i >= score.weights.size()) return std::nullopt;
        const double w = score.weights[i];
        low += std::min(w * least, w * most);
        high += std::max(w * least, w * most);
        break;
      }
      case Method::count:
        low = 0;
        high += 1;
        break;
      case Method::max:
        low = first ? least : std::max(low, least);
        high = first ? most : std::max(high, most);
        break;
      case Method::sum:
      case Method::mean:
        low += least;
        high += most;
        break;
      default: return std::nullopt;
    }
    first = false;
  }
  if (score.method == Method::mean) {
    low /= static_cast<double>(score.items.size());
    high /= static_cast<double>(score.items.size());
  }
  low = low * score.multiply + score.add;
  high = high * score.multiply + score.add;
  return std::minmax(low, high);
}

void check(const Instrument& instrument, FieldFaults& faults) { Check(instrument, faults).run(); }

}  // namespace homeward::scoring
