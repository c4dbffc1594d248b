#include "platform/access/pin.hpp"

#include <algorithm>

namespace homeward::access {
namespace {

constexpr std::size_t k_fewest_digits = 4, k_most_digits = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// From one digit to the next, round from 9 to 0.
int step(char from, char to) { return (to - from + 10) % 10; }

}  // namespace

Result<void> check_pin(std::string_view pin) {
  if (pin.size() < k_fewest_digits || pin.size() > k_most_digits || !std::ranges::all_of(pin, is_digit)) {
    return reject(ErrorKind::invalid, "pin.digits", "4 to 8 digits are needed");
  }
  const bool uneven = std::ranges::adjacent_find(pin, [first = step(pin[0], pin[1])](char from, char to) {
                        return step(from, to) != first;
                      }) != pin.end();
  if (!uneven) return reject(ErrorKind::invalid, "pin.too-simple", "this PIN is too easy to guess");
  return {};
}

int pin_tries_left(std::int64_t used) {
  return static_cast<int>(std::clamp<std::int64_t>(k_pin_tries - used, 0, k_pin_tries));
}

}  // namespace homeward::access
