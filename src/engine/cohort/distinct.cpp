#include "engine/cohort/distinct.hpp"

#include "engine/cohort/scan.hpp"

#include <numeric>
#include <span>

namespace homeward::cohort {
namespace {

using Bits = std::vector<std::uint64_t>;

/// One word in so many is a group's, in what a part keeps as bits.
struct BitColumn {
  std::uint64_t* first = nullptr;
  std::size_t width = 0;
};

/// How many bits the columns have together in the words from `from` to `to`; `together`, where it is given, gets them
/// too.
[[gnu::always_inline]] inline std::int64_t join_words(std::span<const BitColumn> columns, std::size_t from,
                                                      std::size_t to, std::uint64_t* together) {
  std::int64_t out = 0;
  for (std::size_t w = from; w < to; ++w) {
    std::uint64_t word = 0;
    for (const BitColumn& column : columns) word |= column.first[w * column.width];
    out += std::popcount(word);
    if (together) together[w] |= word;
  }
  return out;
}

#if defined(__x86_64__)
/// What ships is built for every such processor; those of the last fifteen years count the ones of a word at once.
[[gnu::target("popcnt")]] std::int64_t join_at_once(std::span<const BitColumn> columns, std::size_t from,
                                                    std::size_t to, std::uint64_t* together) {
  return join_words(columns, from, to, together);
}
#endif

std::int64_t join(std::span<const BitColumn> columns, std::size_t from, std::size_t to, std::uint64_t* together) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return join_at_once(columns, from, to, together);
#endif
  return join_words(columns, from, to, together);
}

}  // namespace

/// One half of the rows: what is distinct in the halves adds up.
class Distinct {
 public:
  Distinct(std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place, unsigned half)
      : parts_(parts), place_(place), half_(half) {
    const std::size_t words = parts.front().words_;
    first_ = half == 0 ? 0 : words / 2;
    words_ = half == 0 ? words / 2 : words - words / 2;
  }

  DistinctCounts count(const std::vector<std::uint32_t>& set_of, std::size_t sets) {
    const std::size_t groups = set_of.size();
    DistinctCounts out{std::vector<std::int64_t>(groups), std::vector<std::int64_t>(sets)};
    // Where a group is a set of its own, its number is the set's.
    const bool apart = sets == groups;
    std::vector<Bits> in_set(sets);
    for (std::size_t s = 0; !apart && s < sets; ++s) in_set[s].assign(words_, 0);
    const auto set = [&](std::size_t g) { return apart ? nullptr : in_set[set_of[g]].data(); };
    find_columns(groups);
    sort_further(groups);
    count_columns(out, set);
    count_further(out, set);
    for (std::size_t g = 0; apart && g < groups; ++g) out.sets[set_of[g]] = out.groups[g];
    for (std::size_t s = 0; !apart && s < sets; ++s) {
      const BitColumn all{in_set[s].data(), 1};
      out.sets[s] = join(std::span(&all, 1), 0, words_, nullptr);
    }
    return out;
  }

 private:
  /// So many words are joined for all groups before the next: those of one lie side by side in all of them.
  static constexpr std::size_t k_words = 64;

  void find_columns(std::size_t groups) {
    columns_.assign(groups, {});
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (std::size_t g = 0; g < std::min(parts_[p].width_, place_[p].size()); ++g)
        columns_[place_[p][g]].push_back({parts_[p].bits_.data() + first_ * parts_[p].width_ + g, parts_[p].width_});
  }

  template <class Set>
  void count_columns(DistinctCounts& out, const Set& set) const {
    for (std::size_t from = 0; from < words_; from += k_words) {
      const std::size_t to = std::min(from + k_words, words_);
      for (std::size_t g = 0; g < columns_.size(); ++g)
        if (!columns_[g].empty()) out.groups[g] += join(columns_[g], from, to, set(g));
    }
  }

  template <class Set>
  void count_further(DistinctCounts& out, const Set& set) const {
    Bits scratch(words_, 0);
    for (std::size_t g = 0; g < columns_.size(); ++g) {
      const std::span further(slots_.data() + starts_[g], starts_[g + 1] - starts_[g]);
      std::uint64_t* const together = set(g);
      for (const std::int32_t slot : further) {
        std::uint64_t& word = scratch[word_of(slot)];
        out.groups[g] += (word & bit_of(slot)) == 0 ? 1 : 0;
        word |= bit_of(slot);
        if (together) together[word_of(slot)] |= bit_of(slot);
      }
      for (const std::int32_t slot : further) scratch[word_of(slot)] = 0;
    }
  }

  std::size_t word_of(std::int32_t slot) const { return static_cast<std::uint32_t>(slot) / 64 - first_; }

  static std::uint64_t bit_of(std::int32_t slot) { return std::uint64_t{1} << slot % 64; }

  /// By group, so that one list of bits after the other is used and stays near the processor. What another part keeps
  /// as bits becomes a bit there.
  void sort_further(std::size_t groups) {
    starts_.assign(groups + 1, 0);
    each_further([&](std::uint32_t group, std::int32_t) { ++starts_[group + 1]; });
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    slots_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    each_further([&](std::uint32_t group, std::int32_t slot) { slots_[next[group]++] = slot; });
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      for (const auto& pair : parts_[p].further_[half_]) {
        const auto& columns = columns_[place_[p][pair.group]];
        if (!columns.empty()) columns.front().first[word_of(pair.slot) * columns.front().width] |= bit_of(pair.slot);
      }
    }
  }
  template <class Use>
  void each_further(const Use& use) const {
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      for (const auto& pair : parts_[p].further_[half_]) {
        const std::uint32_t group = place_[p][pair.group];
        if (columns_[group].empty()) use(group, pair.slot);
      }
    }
  }

  std::vector<Seen>& parts_;
  const std::vector<std::vector<std::uint32_t>>& place_;
  unsigned half_;
  std::size_t first_ = 0, words_ = 0;
  std::vector<std::size_t> starts_;
  std::vector<std::int32_t> slots_;
  std::vector<std::vector<BitColumn>> columns_;  ///< by group, of each part that keeps it as bits
};

DistinctCounts count_distinct(std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place,
                              const std::vector<std::uint32_t>& set_of, std::size_t sets) {
  std::array<DistinctCounts, 2> halves;
  const auto count = [&](unsigned half) { halves[half] = Distinct(parts, place, half).count(set_of, sets); };
  if (parts.size() > 1) {
    parallel_for(2, count);
  } else {
    count(0);
    count(1);
  }
  for (std::size_t g = 0; g < set_of.size(); ++g) halves[0].groups[g] += halves[1].groups[g];
  for (std::size_t s = 0; s < sets; ++s) halves[0].sets[s] += halves[1].sets[s];
  return std::move(halves[0]);
}

}  // namespace homeward::cohort
