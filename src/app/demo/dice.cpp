#include "app/demo/dice.hpp"

#include <cstring>
#include <span>

namespace homeward::app::demo {
namespace {

constexpr std::uint64_t k_golden = 0x9e3779b97f4a7c15ULL;

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

}  // namespace

Dice::Dice(std::uint64_t seed, std::uint64_t entity, std::string_view purpose) {
  std::uint64_t h = 0xcbf29ce484222325ULL;  // FNV-1a of the purpose
  for (const char c : purpose) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  state_ = mixed(mixed(seed + k_golden) ^ mixed(entity * k_golden + 1) ^ h);
}

std::uint64_t Dice::next() { return mixed(state_ += k_golden); }

int Dice::between(int low, int high) {
  if (high <= low) return low;
  return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
}

bool Dice::chance(double probability) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < probability; }

std::size_t Dice::weighted(const int* weights, std::size_t count) {
  int total = 0;
  for (std::size_t i = 0; i < count; ++i) total += weights[i];
  int at = between(1, total);
  for (std::size_t i = 0; i + 1 < count; ++i) {
    at -= weights[i];
    if (at <= 0) return i;
  }
  return count - 1;
}

Uuid Dice::id(LocalDate day) {
  std::array<std::uint8_t, 10> random;
  const std::uint64_t one = next(), two = next();
  std::memcpy(random.data(), &one, 8);
  std::memcpy(random.data() + 8, &two, 2);
  return Uuid::v7(static_cast<std::int64_t>(day.days) * 86'400'000, random);
}

}  // namespace homeward::app::demo
