#include "engine/cohort/distinct.hpp"

#include "engine/cohort/scan.hpp"

#include <numeric>

namespace homeward::cohort {
namespace {

using Bits = std::vector<std::uint64_t>;

#if defined(__x86_64__)
/// What ships is built for every such processor; those of the last fifteen years count the ones of a word at once.
[[gnu::target("popcnt")]] std::int64_t ones_at_once(const Bits& bits) {
  std::int64_t out = 0;
  for (const std::uint64_t word : bits) out += __builtin_popcountll(word);
  return out;
}
#endif

std::int64_t ones(const Bits& bits) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("popcnt")) return ones_at_once(bits);
#endif
  std::int64_t out = 0;
  for (const std::uint64_t word : bits) out += std::popcount(word);
  return out;
}

}  // namespace

/// One half of the rows: what is distinct in the halves adds up.
class Distinct {
 public:
  Distinct(const std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place, unsigned half)
      : parts_(parts), place_(place), half_(half) {
    const std::size_t words = parts.front().words_;
    first_ = half == 0 ? 0 : words / 2;
    words_ = half == 0 ? words / 2 : words - words / 2;
  }

  DistinctCounts count(const std::vector<std::uint32_t>& set_of, std::size_t sets) {
    const std::size_t groups = set_of.size();
    sort_further(groups);
    DistinctCounts out{std::vector<std::int64_t>(groups), std::vector<std::int64_t>(sets)};
    std::vector<Bits> in_set(sets);
    Bits scratch(words_, 0);
    // Where a group is a set of its own, its number is the set's.
    const bool apart = sets == groups;
    for (std::size_t g = 0; g < groups; ++g) {
      const std::span further(slots_.data() + starts_[g], starts_[g + 1] - starts_[g]);
      Bits* const together = apart ? nullptr : &in_set[set_of[g]];
      if (together && together->empty()) together->assign(words_, 0);
      const bool listed = join_bits(g, scratch);
      for (const std::int32_t slot : further) {
        std::uint64_t& word = scratch[word_of(slot)];
        const std::uint64_t bit = std::uint64_t{1} << slot % 64;
        out.groups[g] += (word & bit) == 0 ? 1 : 0;
        word |= bit;
        if (together) (*together)[word_of(slot)] |= bit;
      }
      if (listed) {
        out.groups[g] = ones(scratch);
        for (std::size_t w = 0; together && w < words_; ++w) (*together)[w] |= scratch[w];
        std::ranges::fill(scratch, 0);
      } else {
        for (const std::int32_t slot : further) scratch[word_of(slot)] = 0;
      }
    }
    if (apart) {
      for (std::size_t g = 0; g < groups; ++g) out.sets[set_of[g]] = out.groups[g];
    } else {
      for (std::size_t s = 0; s < sets; ++s) out.sets[s] = ones(in_set[s]);
    }
    return out;
  }

 private:
  std::size_t word_of(std::int32_t slot) const { return static_cast<std::uint32_t>(slot) / 64 - first_; }

  /// By group, so that one list of bits after the other is used and stays near the processor.
  void sort_further(std::size_t groups) {
    starts_.assign(groups + 1, 0);
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (const auto& pair : parts_[p].further_[half_]) ++starts_[place_[p][pair.group] + 1];
    std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
    slots_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (const auto& pair : parts_[p].further_[half_]) slots_[next[place_[p][pair.group]]++] = pair.slot;
    bits_of_.assign(groups, {});
    for (std::size_t p = 0; p < parts_.size(); ++p)
      for (std::size_t g = 0; g < std::min(parts_[p].width_, place_[p].size()); ++g)
        bits_of_[place_[p][g]].push_back({parts_[p].bits_.data() + first_ * parts_[p].width_ + g, parts_[p].width_});
  }

  /// Adds what the parts keep as bits; false where they keep none.
  bool join_bits(std::size_t group, Bits& to) const {
    for (const auto& [from, width] : bits_of_[group])
      for (std::size_t w = 0; w < words_; ++w) to[w] |= from[w * width];
    return !bits_of_[group].empty();
  }

  const std::vector<Seen>& parts_;
  const std::vector<std::vector<std::uint32_t>>& place_;
  unsigned half_;
  std::size_t first_ = 0, words_ = 0;
  std::vector<std::size_t> starts_;
  std::vector<std::int32_t> slots_;
  struct OfPart {
    const std::uint64_t* first = nullptr;
    std::size_t width = 0;  ///< from one word of a group to its next
  };
  std::vector<std::vector<OfPart>> bits_of_;
};

DistinctCounts count_distinct(const std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place,
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
