#include "platform/access/counting.hpp"

#include <charconv>
#include <cstring>

namespace homeward::access {

std::optional<std::int64_t> masked(std::int64_t true_count, std::uint64_t noise, const MaskRule& rule) {
  if (true_count >= 1 && true_count < rule.smallest_shown) return std::nullopt;
  const std::int64_t low = true_count / rule.round_to * rule.round_to;
  const auto rest = static_cast<std::uint64_t>(true_count - low);
  // Unbiased: a rest of r goes up with probability r/5, always the same way for the same set of persons.
  return noise % static_cast<std::uint64_t>(rule.round_to) < rest ? low + rule.round_to : low;
}

ShownCount mask_count(std::int64_t true_count, std::uint64_t noise) {
  const auto shown = masked(true_count, noise);
  return ShownCount(shown ? std::to_string(*shown) : "*");
}

std::optional<double> number_of(const ShownCount& count) {
  double n = 0;
  const std::string& text = count.text();
  if (std::from_chars(text.data(), text.data() + text.size(), n).ec != std::errc()) return std::nullopt;
  return n;
}

namespace {
Sql scope_of(Id<Place> place, LocalDate day) {
  Sql sql("SELECT place FROM place_scope WHERE ancestor = ");
  sql.bind(place).add(" AND since <= ").bind(day).add(" AND (until IS NULL OR until >= ").bind(day);
  return sql.add(")");
}
}  // namespace

Sql places_below(Id<Place> place, LocalDate day) { return Sql("(").add(scope_of(place, day)).add(")"); }

std::vector<Uuid> list_places_below(db::ReadTransaction& tx, Id<Place> place, LocalDate day) {
  const Sql sql = scope_of(place, day);
  return tx.list_uuids(sql.text(), sql.params());
}

void Tally::add(const Uuid& person) {
  if (!seen_.insert(person).second) return;
  ++raw_.persons;
  raw_.contributors ^= UuidHash{}(person);
}

RawCount Counting::count_persons(const Sql& sql) {
  Tally tally;
  tx_.query(sql.text(), sql.params(), [&](const db::Row& row) {
    tally.add(one_of(row.uuid(0)));
    return true;
  });
  return tally.raw();
}

std::unordered_map<Uuid, RawCount> Counting::count_persons_by(const Sql& sql) {
  std::unordered_map<Uuid, Tally> tallies;
  tx_.query(sql.text(), sql.params(), [&](const db::Row& row) {
    tallies[row.uuid(0)].add(one_of(row.uuid(1)));
    return true;
  });
  std::unordered_map<Uuid, RawCount> out;
  for (const auto& [group, tally] : tallies) out.emplace(group, tally.raw());
  return out;
}

std::optional<std::int64_t> Counting::own(const RawCount& raw, Reader& reader, Id<Place> place) {
  if (!reader.viewer().may("board.read") || !reader.within(place)) return std::nullopt;
  return raw.persons;
}

std::uint64_t Counting::noise(const RawCount& raw) const {
  std::string bytes(16, '\0');
  std::memcpy(bytes.data(), &raw.persons, 8);
  std::memcpy(bytes.data() + 8, &raw.contributors, 8);
  const std::string hash = vault::keyed_hash(key_, bytes);
  std::uint64_t noise = 0;
  std::memcpy(&noise, hash.data(), 8);
  return noise;
}

ShownCount Counting::show(const RawCount& raw) const { return mask_count(raw.persons, noise(raw)); }

}  // namespace homeward::access
