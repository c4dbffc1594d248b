#pragma once
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

/// Counting distinct rows by group. Only for this engine.
namespace homeward::cohort {

/// What one part of a scan has seen: a bit for each row in the first groups, pairs in the others.
class Seen {
 public:
  explicit Seen(std::uint32_t slots) : words_(slots / 64 + 1), most_(k_most_bytes / (words_ * 8) + 1) {}

  /// A block of rows: the group of each and its slot; a slot below 0 leads nowhere.
  void add(const std::uint32_t* groups, const std::int32_t* slots, std::uint32_t count) {
    const std::size_t words = words_, most = most_;  // of its own: what is written could else be part of it
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i + k_ahead < count) expect(groups[i + k_ahead], slots[i + k_ahead]);
      if (slots[i] < 0) continue;
      // Rows of one person often follow each other, and a bit that was set just now is waited for.
      if (i > 0 && slots[i] == slots[i - 1] && groups[i] == groups[i - 1]) continue;
      const auto slot = static_cast<std::uint32_t>(slots[i]);
      const std::uint32_t group = groups[i], word = slot / 64;
      if (group >= most) {
        if (last_.empty()) last_.assign(words * 64, 0);
        if (last_[slot] == group) continue;
        last_[slot] = group;
        further_[word >= words / 2 ? 1 : 0].push_back({group, slots[i]});
        continue;
      }
      if (group >= bits_.size()) bits_.resize(group + 1);
      auto& bits = bits_[group];
      if (bits.empty()) bits.assign(words, 0);
      bits[word] |= std::uint64_t{1} << slot % 64;
    }
  }

 private:
  friend class Distinct;
  /// What stays near the processor: more is slower than pairs.
  static constexpr std::size_t k_most_bytes = std::size_t{4} << 20;
  /// So many rows ahead a word of bits is fetched: persons lie anywhere, and together they outgrow the cache.
  static constexpr std::uint32_t k_ahead = 16;
  [[gnu::always_inline]] void expect(std::uint32_t group, std::int32_t slot) const {  // else left out as without effect
    if (slot >= 0 && group < bits_.size() && !bits_[group].empty())
      __builtin_prefetch(&bits_[group][static_cast<std::uint32_t>(slot) / 64], 1);
  }
  struct Pair {
    std::uint32_t group;
    std::int32_t slot;
  };
  std::size_t words_, most_;
  std::vector<std::vector<std::uint64_t>> bits_;
  std::array<std::vector<Pair>, 2> further_;  ///< of the rows in the first half, and of the others
  /// By slot, the group of its last pair (0 has bits): most people come to one house again and again.
  std::vector<std::uint32_t> last_;
};

/// How many distinct rows each group of all parts together has, and each set of groups.
struct DistinctCounts {
  std::vector<std::int64_t> groups, sets;
};
/// `place`: [part][group of the part]; `set_of`: by group.
DistinctCounts count_distinct(const std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place,
                              const std::vector<std::uint32_t>& set_of, std::size_t sets);

}  // namespace homeward::cohort
