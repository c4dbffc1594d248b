#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>

namespace homeward::disclosure {
namespace {

constexpr std::int64_t k_any = std::int64_t{1} << 40;  ///< no table counts as many

/// Between which numbers a reader knows a count to lie.
struct Bounds {
  std::int64_t least = 0, most = k_any;

  bool tighten(std::int64_t from, std::int64_t until) {
    const Bounds before = *this;
    least = std::max(least, from);
    most = std::min(most, until);
    return least != before.least || most != before.most;
  }
  std::int64_t possible() const { return most - least + 1; }
};

class Control {
 public:
  Control(std::span<const Cell> cells, std::span<const Sum> sums, const Rule& rule)
      : cells_(cells), sums_(sums), rule_(rule), is_total_(cells.size(), false) {
    for (const Cell& cell : cells) shown_.push_back(access::masked(cell.persons, cell.noise, rule.mask));
    for (const Sum& sum : sums) is_total_[sum.total] = true;
  }

  std::vector<Shown> run() {
    while (withhold_one_more()) {
    }
    return std::move(shown_);
  }

 private:
  bool small(std::size_t cell) const { return cells_[cell].persons > 0 && is_small(cells_[cell].persons); }
  bool is_small(std::int64_t persons) const { return persons < rule_.mask.smallest_shown; }

  /// What the table says of one cell by itself. The reader is thought to know which withheld counts are the small ones,
  /// though all look alike; of a withheld total nobody can.
  Bounds alone(std::size_t cell) const {
    if (!shown_[cell]) return {1, small(cell) && !is_total_[cell] ? rule_.mask.smallest_shown - 1 : k_any};
    if (*shown_[cell] == 0) return {0, 0};
    const std::int64_t off = rule_.mask.round_to - 1;
    return {std::max(rule_.mask.smallest_shown, *shown_[cell] - off), *shown_[cell] + off};
  }

  /// Somebody who was at two places counts at both and once in the total. Then parts only bound their total.
  bool adds_up(const Sum& sum) const {
    std::int64_t all = 0;
    for (const std::size_t part : sum.parts) all += cells_[part].persons;
    return all == cells_[sum.total].persons;
  }

  bool reckon(const Sum& sum, std::vector<Bounds>& known) const {
    std::int64_t least = 0, most = 0, largest = 0;
    for (const std::size_t part : sum.parts) {
      least += known[part].least;
      most += known[part].most;
      largest = std::max(largest, known[part].least);
    }
    const bool exact = adds_up(sum);
    Bounds& total = known[sum.total];
    bool changed = total.tighten(exact ? least : largest, most);
    for (const std::size_t part : sum.parts) {
      const Bounds before = known[part];
      const std::int64_t from = total.least - (most - before.most);
      const std::int64_t until = exact ? total.most - (least - before.least) : total.most;
      changed = known[part].tighten(from, until) || changed;
      least += known[part].least - before.least;
      most += known[part].most - before.most;
    }
    return changed;
  }

  std::vector<Bounds> what_can_be_reckoned() const {
    std::vector<Bounds> known;
    for (std::size_t i = 0; i < cells_.size(); ++i) known.push_back(alone(i));
    bool changed = true;
    for (int round = 0; changed && round < 100; ++round) {
      changed = false;
      for (const Sum& sum : sums_) changed = reckon(sum, known) || changed;
    }
    return known;
  }

  /// The smallest shown count beside it, so that least is lost; the total where nothing else is left.
  bool withhold_beside(std::size_t cell, const Sum& sum) {
    std::optional<std::size_t> best;
    for (const std::size_t part : sum.parts) {
      if (part == cell || !shown_[part] || cells_[part].persons == 0) continue;
      if (!best || cells_[part].persons < cells_[*best].persons) best = part;
    }
    if (!best && sum.total != cell && shown_[sum.total]) best = sum.total;
    if (best) shown_[*best].reset();
    return best.has_value();
  }

  bool withhold_one_more() {
    const std::vector<Bounds> known = what_can_be_reckoned();
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
      if (shown_[cell] || !small(cell) || known[cell].possible() >= rule_.least_possible) continue;
      bool any = false;
      for (const Sum& sum : sums_) {
        const bool part = std::ranges::find(sum.parts, cell) != sum.parts.end();
        if (part || sum.total == cell) any = withhold_beside(cell, sum) || any;
      }
      if (any) return true;
    }
    return false;
  }

  std::span<const Cell> cells_;
  std::span<const Sum> sums_;
  const Rule& rule_;
  std::vector<bool> is_total_;
  std::vector<Shown> shown_;
};

}  // namespace

void add_up(std::vector<Sum>& sums, std::size_t total, std::span<const std::size_t> parts, std::size_t cells) {
  for (std::size_t i = 0; i < cells; ++i) {
    Sum sum{total + i, {}};
    for (const std::size_t part : parts) sum.parts.push_back(part + i);
    sums.push_back(std::move(sum));
  }
}

std::vector<Shown> control(std::span<const Cell> cells, std::span<const Sum> sums, const Rule& rule) {
  return Control(cells, sums, rule).run();
}

std::size_t Table::add(const access::RawCount& raw) {
  cells_.push_back({raw.persons, counting_.noise(raw)});
  return cells_.size() - 1;
}

std::vector<access::ShownCount> Table::show() const {
  const std::vector<Shown> shown = control(cells_, sums_);
  std::vector<access::ShownCount> out;
  // What protects another looks like one person.
  for (std::size_t i = 0; i < cells_.size(); ++i)
    out.push_back(shown[i] ? access::mask_count(cells_[i].persons, cells_[i].noise) : access::mask_count(1, 0));
  return out;
}

}  // namespace homeward::disclosure
