#pragma once
#include <bit>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

/// Counting distinct rows by group. Only for this engine.
namespace homeward::cohort {

/// What one part of a scan has seen: a bit for each row in the first groups, pairs in the others.
class Seen {
 public:
  explicit Seen(std::uint32_t slots) : words_(slots / 64 + 1), most_(k_most_bytes / (words_ * 8) + 1) {}

  void add(std::uint32_t group, std::int32_t slot) {
    if (group >= most_) {
      further_.push_back({group, slot});
      return;
    }
    if (group >= bits_.size()) bits_.resize(group + 1);
    auto& bits = bits_[group];
    if (bits.empty()) bits.assign(words_, 0);
    bits[static_cast<std::uint32_t>(slot) / 64] |= std::uint64_t{1} << slot % 64;
  }

 private:
  friend std::vector<std::int64_t> count_distinct(std::vector<Seen>& parts,
                                                  const std::vector<std::vector<std::uint32_t>>& place,
                                                  std::size_t groups);
  static constexpr std::size_t k_most_bytes = std::size_t{32} << 20;
  struct Pair {
    std::uint32_t group;
    std::int32_t slot;
  };
  std::size_t words_, most_;
  std::vector<std::vector<std::uint64_t>> bits_;
  std::vector<Pair> further_;
};

/// How many distinct rows each group of all parts together has. `place`: [part][group of the part].
std::vector<std::int64_t> count_distinct(std::vector<Seen>& parts, const std::vector<std::vector<std::uint32_t>>& place,
                                         std::size_t groups);

}  // namespace homeward::cohort
