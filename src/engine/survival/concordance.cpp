#include "engine/survival/concordance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace homeward::survival {
namespace {

/// Weights by rank, with sums below a rank in logarithmic time (Fenwick).
class Ranked {
 public:
  explicit Ranked(std::size_t ranks) : tree_(ranks + 1), own_(ranks) {}
  void add(std::uint32_t rank, double weight) {
    own_[rank] += weight;
    total_ += weight;
    for (std::size_t i = rank + 1u; i < tree_.size(); i += i & (~i + 1)) tree_[i] += weight;
  }
  double below(std::uint32_t rank) const {
    double sum = 0;
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) sum += tree_[i];
    return sum;
  }
  double at(std::uint32_t rank) const { return own_[rank]; }
  double above(std::uint32_t rank) const { return total_ - below(rank) - own_[rank]; }

 private:
  std::vector<double> tree_, own_;
  double total_ = 0;
};

/// Weighted pairs that one row is part of.
struct Pairs {
  double concordant = 0, discordant = 0, tied = 0;
};

struct Walk {
  const Spells& spells;
  const Ordered& times;
  const std::vector<std::uint32_t>& rank;
  std::size_t ranks;
  std::vector<Pairs>& pairs;
};

/// As the one with the event: against those still at risk, from the last time backwards.
void as_earlier(const Walk& w, std::span<const std::uint32_t> by_exit, std::span<const std::uint32_t> by_entry) {
  Ranked later(w.ranks);
  std::size_t entries = by_entry.size();
  for (std::size_t i = by_exit.size(); i > 0;) {
    const std::size_t end = i;
    const double t = w.times.exit[by_exit[i - 1]];
    while (i > 0 && w.times.exit[by_exit[i - 1]] == t) --i;
    for (std::size_t k = i; k < end; ++k) {
      const auto row = by_exit[k];
      if (w.spells.event[row] == 0) later.add(w.rank[row], w.spells.weight_of(row));
    }
    // Whoever is not yet there is taken out, but is not in before their own exit: that lies later than t.
    for (; entries > 0 && w.times.entry[by_entry[entries - 1]] >= t; --entries) {
      const auto row = by_entry[entries - 1];
      later.add(w.rank[row], -w.spells.weight_of(row));
    }
    for (std::size_t k = i; k < end; ++k) {
      const auto row = by_exit[k];
      if (w.spells.event[row] == 0) continue;
      w.pairs[row].concordant += later.below(w.rank[row]);
      w.pairs[row].discordant += later.above(w.rank[row]);
      w.pairs[row].tied += later.at(w.rank[row]);
    }
    for (std::size_t k = i; k < end; ++k) {
      const auto row = by_exit[k];
      if (w.spells.event[row] != 0) later.add(w.rank[row], w.spells.weight_of(row));
    }
  }
}

/// As the one who goes on: against the events before, but those before their entry.
void as_later(const Walk& w, std::span<const std::uint32_t> by_exit, std::span<const std::uint32_t> by_entry) {
  Ranked earlier(w.ranks);
  std::size_t entries = 0;
  const auto count = [&](std::uint32_t row, double sign) {
    w.pairs[row].concordant += sign * earlier.above(w.rank[row]);
    w.pairs[row].discordant += sign * earlier.below(w.rank[row]);
    w.pairs[row].tied += sign * earlier.at(w.rank[row]);
  };
  for (std::size_t i = 0; i < by_exit.size();) {
    const std::size_t begin = i;
    const double t = w.times.exit[by_exit[i]];
    // Events up to their entry, that is before this time, are not theirs.
    for (; entries < by_entry.size() && w.times.entry[by_entry[entries]] < t; ++entries) count(by_entry[entries], -1);
    while (i < by_exit.size() && w.times.exit[by_exit[i]] == t) ++i;
    for (std::size_t k = begin; k < i; ++k) {
      if (w.spells.event[by_exit[k]] != 0) count(by_exit[k], 1);
    }
    for (std::size_t k = begin; k < i; ++k) {
      if (w.spells.event[by_exit[k]] != 0) earlier.add(w.rank[by_exit[k]], w.spells.weight_of(by_exit[k]));
    }
    for (std::size_t k = begin; k < i; ++k) {
      if (w.spells.event[by_exit[k]] == 0) count(by_exit[k], 1);
    }
  }
}

}  // namespace

Concordance concordance(const Spells& spells, const Ordered& times, std::span<const double> risk,
                        std::span<const std::uint32_t> cluster, std::uint32_t clusters) {
  std::vector<double> distinct(risk.begin(), risk.end());
  std::ranges::sort(distinct);
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  std::vector<std::uint32_t> rank;
  for (double r : risk)
    rank.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(distinct, r) - distinct.begin()));

  std::vector<Pairs> pairs(risk.size());
  const Walk walk{spells, times, rank, distinct.size(), pairs};
  const Grouped exits = by_group(times.by_exit, spells.group, spells.groups);
  const Grouped entries = by_group(times.by_entry, spells.group, spells.groups);
  for (std::uint32_t g = 0; g < spells.groups; ++g) {
    if (exits.of(g).empty()) continue;
    as_earlier(walk, exits.of(g), entries.of(g));
    as_later(walk, exits.of(g), entries.of(g));
  }

  Concordance out;
  for (std::size_t i = 0; i < pairs.size(); ++i) {  // every pair was seen from both sides
    const double half = spells.weight_of(i) / 2;
    out.concordant += half * pairs[i].concordant;
    out.discordant += half * pairs[i].discordant;
    out.tied_risk += half * pairs[i].tied;
  }
  const double all = out.concordant + out.discordant + out.tied_risk;
  if (!(all > 0)) {
    out.value = out.se = std::numeric_limits<double>::quiet_NaN();
    return out;
  }
  out.value = (out.concordant + out.tied_risk / 2) / all;
  std::vector<double> influence(cluster.empty() ? pairs.size() : clusters);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const double own = pairs[i].concordant + pairs[i].discordant + pairs[i].tied;
    influence[cluster.empty() ? i : cluster[i]] +=
        spells.weight_of(i) * (pairs[i].concordant + pairs[i].tied / 2 - out.value * own) / all;
  }
  out.se = std::sqrt(std::inner_product(influence.begin(), influence.end(), influence.begin(), 0.0));
  return out;
}

}  // namespace homeward::survival
