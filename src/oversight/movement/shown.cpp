#include "oversight/movement/shown.hpp"

#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>

namespace homeward::movement {
namespace {

/// Walks every count in one order. `use(count)` gives what stands for it.
template <class Use>
Shown shape(const Counted& c, const Use& use) {
  Shown out;
  for (std::size_t from = 0; from < k_stages; ++from) {
    out.flows[from].left = use(c.flows.left[from]);
    for (std::size_t way = 0; way < k_ways; ++way) out.flows[from].to[way] = use(c.flows.to[from][way]);
  }
  for (const Census& day : c.census) {
    ShownCensus shown{day.day, use(day.all), {}};
    for (std::size_t s = 0; s < k_stages; ++s) shown.stage[s] = use(day.stage[s]);
    out.census.push_back(shown);
  }
  for (const Kept& month : c.kept) {
    ShownKept shown{month.month, use(month.all), {}, {}};
    for (std::size_t d = 0; d < k_kept_days.size(); ++d) {
      shown.due[d] = month.kept[d].has_value();
      shown.kept[d] = use(month.kept[d].value_or(Count{}));
      use(month.left[d]);
    }
    out.kept.push_back(shown);
  }
  return out;
}

class Control {
 public:
  explicit Control(const Noise& noise) : noise_(noise) {}

  /// The number of the first cell. A row of flows, a day and a month each add up.
  std::size_t add(const Counted& c) {
    const std::size_t first = cells_.size();
    shape(c, [&](const Count& count) -> Number {
      cells_.push_back({count.persons, noise_(count.persons, count.who)});
      rows_.push_back(count.n);
      return {};
    });
    std::size_t at = first;
    const auto sum = [&](std::size_t parts) {
      disclosure::Sum out{at, {}};
      for (std::size_t i = 1; i <= parts; ++i) out.parts.push_back(at + i);
      sums_.push_back(std::move(out));
      at += 1 + parts;
    };
    for (std::size_t from = 0; from < k_stages; ++from) sum(k_ways);
    for (std::size_t day = 0; day < c.census.size(); ++day) sum(k_stages);
    for (const Kept& month : c.kept) {
      std::size_t before = at++;
      for (std::size_t d = 0; d < k_kept_days.size(); ++d, at += 2) {
        if (!month.kept[d]) continue;
        sums_.push_back({before, {at, at + 1}});  // those still there, and those who left since
        before = at;
      }
    }
    return first;
  }
  void add_up(std::size_t total, const std::vector<std::size_t>& parts, std::size_t cells) {
    disclosure::add_up(sums_, total, parts, cells);
  }
  std::size_t size() const { return cells_.size(); }
  Shown show(const Counted& c, std::size_t first) const {
    const auto shown = disclosure::control(cells_, sums_);
    std::size_t at = first;
    return shape(c, [&](const Count&) -> Number {
      const std::size_t cell = at++;
      if (!shown[cell]) return std::nullopt;
      // People as the control has them; where rows are more than people, rounded likewise.
      if (rows_[cell] == cells_[cell].persons) return *shown[cell];
      return access::masked(rows_[cell], cells_[cell].noise);
    });
  }

 private:
  const Noise& noise_;
  std::vector<disclosure::Cell> cells_;
  std::vector<std::int64_t> rows_;
  std::vector<disclosure::Sum> sums_;
};

}  // namespace

Shown show_true(const Counted& c) {
  return shape(c, [](const Count& count) -> Number { return count.n; });
}

Shown show_masked(const Table& table, std::optional<std::int32_t> which, const Counted& alone, const Noise& noise) {
  Control control(noise);
  const std::size_t whole = control.add(table.whole), cells = control.size();
  std::vector<std::size_t> parts;
  for (const auto& [key, counted] : table.parts) parts.push_back(control.add(counted));
  if (!parts.empty()) control.add_up(whole, parts, cells);
  if (!which) return control.show(table.whole, whole);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (table.parts[i].first == *which) return control.show(table.parts[i].second, parts[i]);
  return shape(alone, [](const Count& count) -> Number { return count.n == 0 ? Number{0} : std::nullopt; });
}

}  // namespace homeward::movement
