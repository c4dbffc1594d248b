#pragma once
#include "base/time.hpp"
#include "base/uuid.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace homeward::app::demo {

/// Chance that is the same on every machine: one stream per seed, entity and purpose, so that a change of one purpose
/// leaves all others as they were. SplitMix64 (Steele, Lea, Flood 2014); the standard distributions differ by library.
class Dice {
 public:
  Dice(std::uint64_t seed, std::uint64_t entity, std::string_view purpose);

  std::uint64_t next();
  /// Both ends included.
  int between(int low, int high);
  bool chance(double probability);
  /// An index into `weights`, each as likely as its weight says.
  template <std::size_t N>
  std::size_t weighted(const std::array<int, N>& weights) {
    return weighted(weights.data(), N);
  }
  template <class C>
  decltype(auto) pick(C&& all) {
    return all[static_cast<std::size_t>(next() % std::size(all))];
  }
  /// A UUIDv7 of this day.
  Uuid id(LocalDate day);

 private:
  std::size_t weighted(const int* weights, std::size_t count);

  std::uint64_t state_;
};

}  // namespace homeward::app::demo
