#include "support/db_samples.hpp"

namespace homeward::sample {

Uuid uuid(std::uint32_t high, std::uint32_t low) {
  Uuid id;
  for (std::size_t i = 0; i < 4; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>(high >> (24 - 8 * i));
    id.bytes[12 + i] = static_cast<std::uint8_t>(low >> (24 - 8 * i));
  }
  id.bytes[6] = 0x70;
  return id;
}

Everything full_sample(std::uint32_t number) {
  using T = Text<200>;
  const Part part{Text<40>::trusted("it's \"quoted\""), LocalDate{-3}};
  return {.id = {uuid(1, number)},
          .person = {uuid(2, number)},
          .place = Id<Everything>{uuid(3, number)},
          .open = true,
          .count = std::numeric_limits<std::int64_t>::min() + number,
          .end = -7,
          .when = 0.1 + number,
          .order = -1e300,
          .text = T::trusted("Ҳайит 治 'x' \\ $1 ?"),
          .group = T::trusted("group " + std::to_string(number)),
          .mood = Mood::very_busy,
          .at = {1'700'000'000'123'456},
          .day = LocalDate{20'000},
          .part = part,
          .parts = {part, Part{}},
          .bytes = {std::string("\0\xff\x27\\x00", 7)},
          .more_bytes = Blob{std::string(3000, '\x80')},
          .name = Protected<T>(T::trusted("invented")),
          .note = Protected<T>(T::trusted("invented too"))};
}

}  // namespace homeward::sample
