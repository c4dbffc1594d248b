#pragma once
#include "base/time.hpp"
#include "engine/cohort/schema.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace homeward::cohort {

/// Above which place of a level each place lay, day by day: a re-drawn district leaves last year's figures alone. Days
/// before the first that is known of a place count where it was entered first.
class PlaceTree {
 public:
  struct Scope {
    std::int32_t place = 0, ancestor = 0, level = 0;  ///< slots; the level is the ancestor's
    std::int32_t since = 0, until = k_missing;        ///< days, both included; k_missing: still
  };
  PlaceTree() = default;
  PlaceTree(std::vector<Scope> scopes, std::uint32_t places, std::uint32_t levels);

  /// The place of `level` at or above `place` on `day`; k_missing where there is none.
  std::int32_t at(std::int32_t place, std::int32_t day, std::int32_t level) const {
    if (place < 0 || level < 0 || static_cast<std::uint32_t>(place) >= places_ ||
        static_cast<std::uint32_t>(level) >= levels_)
      return k_missing;
    const std::int32_t only = only_[static_cast<std::uint32_t>(level) * places_ + static_cast<std::uint32_t>(place)];
    return only != k_several ? only : look_up(place, day, level);
  }
  /// Whether what lies above some place at this level hangs on the day.
  bool moves(std::int32_t level) const {
    return level >= 0 && static_cast<std::uint32_t>(level) < levels_ && moves_[static_cast<std::uint32_t>(level)] != 0;
  }
  /// By place, what lies at or above it at a level that does not move; as long as the tree, or empty.
  std::span<const std::int32_t> only(std::int32_t level) const {
    if (level < 0 || static_cast<std::uint32_t>(level) >= levels_) return {};
    return std::span(only_).subspan(static_cast<std::uint32_t>(level) * places_, places_);
  }
  /// Every place that lay at or below `ancestor` on some day, ascending.
  std::vector<std::int32_t> below(std::int32_t ancestor) const;

 private:
  static constexpr std::int32_t k_several = -1;
  std::int32_t look_up(std::int32_t place, std::int32_t day, std::int32_t level) const;

  std::uint32_t places_ = 0, levels_ = 0;
  std::vector<Scope> scopes_;        ///< by level, place, since
  std::vector<std::int32_t> only_;   ///< [level][place]: the one ancestor there ever was, or k_several
  std::vector<std::uint8_t> moves_;  ///< [level]: 1 where any is k_several
};

}  // namespace homeward::cohort
