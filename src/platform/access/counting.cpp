#include "platform/access/counting.hpp"

#include <cstring>
#include <unordered_set>

namespace homeward::access {

ShownCount mask_count(std::int64_t true_count, std::uint64_t noise) {
  if (true_count >= 1 && true_count <= 7) return ShownCount("*");
  const std::int64_t low = true_count / 5 * 5;
  const auto rest = static_cast<std::uint64_t>(true_count - low);
  // Unbiased: a rest of r goes up with probability r/5, always the same way for the same set of persons.
  const std::int64_t shown = noise % 5 < rest ? low + 5 : low;
  return ShownCount(std::to_string(shown));
}

namespace {

/// Persons that were counted once.
struct Tally {
  RawCount raw;
  std::unordered_set<Uuid> seen;

  void add(const Uuid& person) {
    if (!seen.insert(person).second) return;
    ++raw.persons;
    raw.contributors ^= UuidHash{}(person);
  }
};

}  // namespace

RawCount Counting::count_persons(const Sql& sql) {
  Tally tally;
  tx_.query(sql.text(), sql.params(), [&](const db::Row& row) {
    tally.add(one_of_group_ ? one_of_group_(row.uuid(0)) : row.uuid(0));
    return true;
  });
  return tally.raw;
}

std::unordered_map<Uuid, RawCount> Counting::count_persons_by(const Sql& sql) {
  std::unordered_map<Uuid, Tally> tallies;
  tx_.query(sql.text(), sql.params(), [&](const db::Row& row) {
    tallies[row.uuid(0)].add(one_of_group_ ? one_of_group_(row.uuid(1)) : row.uuid(1));
    return true;
  });
  std::unordered_map<Uuid, RawCount> out;
  for (const auto& [group, tally] : tallies) out.emplace(group, tally.raw);
  return out;
}

std::optional<std::int64_t> Counting::own(const RawCount& raw, Reader& reader, Id<Place> place) {
  if (!reader.viewer().may("board.read") || !reader.within(place)) return std::nullopt;
  return raw.persons;
}

ShownCount Counting::show(const RawCount& raw) const {
  std::string bytes(16, '\0');
  std::memcpy(bytes.data(), &raw.persons, 8);
  std::memcpy(bytes.data() + 8, &raw.contributors, 8);
  const std::string hash = vault::keyed_hash(key_, bytes);
  std::uint64_t noise = 0;
  std::memcpy(&noise, hash.data(), 8);
  return mask_count(raw.persons, noise);
}

}  // namespace homeward::access
