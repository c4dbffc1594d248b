#pragma once
#include <algorithm>
#include <cstddef>

namespace homeward::linkage {

/// What an allocation of so many bytes takes from the heap with glibc on 64 bits: 8 bytes more, in steps of 16, at
/// least 32. Small lists are mostly that.
constexpr std::size_t allocated(std::size_t bytes) {
  return bytes == 0 ? 0 : std::max<std::size_t>(32, (bytes + 8 + 15) / 16 * 16);
}

}  // namespace homeward::linkage
