#pragma once
#include "base/result.hpp"

#include <cstdint>
#include <string_view>

/// The PIN of one handing over: a worker types it before the device goes into other hands, and takes it back with it.
namespace homeward::access {

/// Tries at one PIN. Source: 5 of the 9 900 that `check_pin` leaves of four digits are a chance of 1 in 1 980.
constexpr int k_pin_tries = 5;

/// Pure. Four to eight digits that do not all follow each other by the same step, as in 1111, 1234, 9630 or 8901.
/// Source: NIST SP 800-63B, 5.1.1.2 (repetitive and sequential characters are refused). Reasons: pin.digits,
/// pin.too-simple.
Result<void> check_pin(std::string_view pin);

/// Pure. How many of the tries are left after `used`.
int pin_tries_left(std::int64_t used);

}  // namespace homeward::access
