#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

/// Counting distinct rows by group. Only for this engine.
namespace homeward::cohort {

/// What one part of a scan has seen: a bit for each row in the first groups, pairs in the others. The bits of 64 rows
/// in all those groups lie side by side: one person's contacts are in many months, but near each other in memory.
class Seen {
 public:
  explicit Seen(std::uint32_t slots) : words_(slots / 64 + 1), most_(k_most_bytes / (words_ * 8) + 1) {}

  /// A block of rows: the group of each and its slot; a slot below 0 leads nowhere.
  void add(const std::uint32_t* groups, const std::int32_t* slots, std::uint32_t count) {
    const std::size_t words = words_, most = most_;  // of its own: what is written could else be part of it
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i + k_ahead < count) expect(groups[i + k_ahead], slots[i + k_ahead]);
      if (slots[i] < 0) continue;
      const auto slot = static_cast<std::uint32_t>(slots[i]);
      const std::uint32_t group = groups[i], word = slot / 64;
      if (group >= most) {
        if (last_.empty()) last_.assign(words * 64, 0);
        if (last_[slot] == group) continue;
        last_[slot] = group;
        further_[word >= words / 2 ? 1 : 0].push_back({group, slots[i]});
        continue;
      }
      if (group >= width_) widen(group);
      bits_[std::size_t{word} * width_ + group] |= std::uint64_t{1} << slot % 64;
    }
  }

 private:
  friend class Distinct;
  /// What stays near the processor: more is slower than pairs.
  static constexpr std::size_t k_most_bytes = std::size_t{4} << 20;
  /// So many rows ahead a word of bits is fetched: persons lie anywhere, and together they outgrow the cache.
  static constexpr std::uint32_t k_ahead = 16;
  [[gnu::always_inline]] void expect(std::uint32_t group, std::int32_t slot) const {  // else left out as without effect
    if (slot < 0) return;
    const auto at = static_cast<std::uint32_t>(slot);
    if (group < width_) {
      __builtin_prefetch(&bits_[std::size_t{at / 64} * width_ + group], 1);
    } else if (!last_.empty()) {
      __builtin_prefetch(&last_[at], 1);
    }
  }
  void widen(std::uint32_t group) {
    std::size_t width = std::max<std::size_t>(width_, 1);
    while (width <= group) width *= 4;
    width = std::min(width, most_);
    std::vector<std::uint64_t> wider(words_ * width, 0);
    for (std::size_t word = 0; word < words_; ++word)
      std::copy_n(bits_.data() + word * width_, width_, wider.data() + word * width);
    bits_ = std::move(wider);
    width_ = width;
  }
  struct Pair {
    std::uint32_t group;
    std::int32_t slot;
  };
  std::size_t words_, most_;
  std::size_t width_ = 0;                     ///< groups with bits
  std::vector<std::uint64_t> bits_;           ///< [64 rows][group]
  std::array<std::vector<Pair>, 2> further_;  ///< of the rows in the first half, and of the others
  /// By slot, the group of its last pair (0 has bits): most people come to one house again and again.
  std::vector<std::uint32_t> last_;
};

/// How many distinct rows each group of all parts together has, and each set of groups.
struct DistinctCounts {
  std::vector<std::int64_t> groups, sets;
};
/// `place`: [part][group of the part]; `set_of`: by group. The parts are used up.
DistinctCounts count_distinct(std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place,
                              const std::vector<std::uint32_t>& set_of, std::size_t sets);

}  // namespace homeward::cohort
