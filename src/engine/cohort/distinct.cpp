#include "engine/cohort/distinct.hpp"

#include <numeric>
#include <span>

namespace homeward::cohort {
namespace {

std::int64_t ones(const std::vector<std::uint64_t>& bits) {
  std::int64_t out = 0;
  for (const std::uint64_t word : bits) out += std::popcount(word);
  return out;
}

}  // namespace

std::vector<std::int64_t> count_distinct(std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place,
                                         std::size_t groups) {
  std::vector<std::vector<std::uint64_t>> bits(groups);
  std::vector<std::size_t> starts(groups + 1, 0);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t g = 0; g < parts[p].bits_.size(); ++g) {
      auto& from = parts[p].bits_[g];
      if (from.empty()) continue;
      auto& to = bits[place[p][g]];
      if (to.empty()) {
        to = std::move(from);
      } else {
        for (std::size_t w = 0; w < to.size(); ++w) to[w] |= from[w];
      }
    }
    for (const auto& pair : parts[p].further_) ++starts[place[p][pair.group] + 1];
  }
  std::partial_sum(starts.begin(), starts.end(), starts.begin());
  // By group, so that one list of bits after the other is used and stays near the processor.
  std::vector<std::int32_t> slots(starts.back());
  std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
  for (std::size_t p = 0; p < parts.size(); ++p)
    for (const auto& pair : parts[p].further_) slots[next[place[p][pair.group]]++] = pair.slot;

  std::vector<std::int64_t> out(groups, 0);
  std::vector<std::uint64_t> scratch(parts.empty() ? 0 : parts.front().words_, 0);
  for (std::size_t g = 0; g < groups; ++g) {
    const std::span further(slots.data() + starts[g], starts[g + 1] - starts[g]);
    auto& seen = bits[g].empty() ? scratch : bits[g];
    std::int64_t more = 0;
    for (const std::int32_t slot : further) {
      std::uint64_t& word = seen[static_cast<std::uint32_t>(slot) / 64];
      const std::uint64_t bit = std::uint64_t{1} << slot % 64;
      more += (word & bit) == 0 ? 1 : 0;
      word |= bit;
    }
    if (!bits[g].empty()) {
      out[g] = ones(bits[g]);
      continue;
    }
    out[g] = more;
    for (const std::int32_t slot : further) scratch[static_cast<std::uint32_t>(slot) / 64] = 0;
  }
  return out;
}

}  // namespace homeward::cohort
