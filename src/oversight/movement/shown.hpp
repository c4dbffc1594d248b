#pragma once
#include "oversight/movement/counted.hpp"

#include <functional>
#include <span>

/// What may be shown of where people went: counts through the one disclosure control (security.md, "Figures about
/// people"), over the whole table and the places beside each other. Pure.
namespace homeward::movement {

using Number = std::optional<std::int64_t>;
struct ShownFlow {
  Number left;
  std::array<Number, k_ways> to;
};
struct ShownCensus {
  LocalDate day;
  Number all;
  std::array<Number, k_stages> stage;
};
struct ShownKept {
  LocalDate month;
  Number all;
  std::array<bool, k_kept_days.size()> due{};  ///< whether everybody had the time
  std::array<Number, k_kept_days.size()> kept;
};
struct Shown {
  std::array<ShownFlow, k_stages> flows;
  std::vector<ShownCensus> census;
  std::vector<ShownKept> kept;
};

/// As for indicators: a keyed hash of so many people with this fingerprint.
using Noise = std::function<std::uint64_t(std::int64_t persons, std::uint64_t who)>;

Shown show_true(const Counted& counted);
/// `which`: the key of a part; without one the whole. Nothing of a part that is not there is shown, but that nobody
/// was there where `alone` says so.
Shown show_masked(const Table& table, std::optional<std::int32_t> which, const Counted& alone, const Noise& noise);

}  // namespace homeward::movement
