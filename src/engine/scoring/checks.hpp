#pragma once
#include "engine/scoring/instrument.hpp"

namespace homeward::scoring {

/// What a schema cannot say about an instrument; see `read_instrument`.
void check(const Instrument& instrument, FieldFaults& faults);

/// The lowest and highest that a sum, mean or count of items can come to, or nothing for other methods.
std::optional<std::pair<double, double>> possible_range(const Instrument& instrument, const Score& score);

}  // namespace homeward::scoring
