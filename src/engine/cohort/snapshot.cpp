#include "engine/cohort/snapshot.hpp"

#include "base/check.hpp"

#include <limits>

namespace homeward::cohort {

bool Snapshot::present(Table t, Slot slot) const {
  return slot < slots(t) && table(t).chunks[Chunk::of(slot)]->present(Chunk::at(slot));
}

std::int32_t Snapshot::code(Column c, Slot slot) const {
  if (slot >= slots(c.table)) return k_missing;
  const Chunk& chunk = *table(c.table).chunks[Chunk::of(slot)];
  const ColumnLayout& column = layout(c.table).columns[c.number];
  const std::uint32_t row = Chunk::at(slot);
  switch (column.kind) {
    case ColumnKind::code: {
      const auto v = chunk.column<std::uint8_t>(column)[row];
      return v == k_no_code ? k_missing : v;
    }
    case ColumnKind::word: {
      const auto v = chunk.column<std::uint16_t>(column)[row];
      return v == k_no_word ? k_missing : v;
    }
    case ColumnKind::integer: {
      const auto v = chunk.column<std::int16_t>(column)[row];
      return v == k_no_integer ? k_missing : v;
    }
    case ColumnKind::day:
    case ColumnKind::reference: return chunk.column<std::int32_t>(column)[row];
    case ColumnKind::number: break;
  }
  throw InternalError("an amount is no code");
}

double Snapshot::number(Column c, Slot slot) const {
  const ColumnLayout& column = layout(c.table).columns[c.number];
  if (column.kind == ColumnKind::number) {
    if (slot >= slots(c.table)) return std::numeric_limits<double>::quiet_NaN();
    return table(c.table).chunks[Chunk::of(slot)]->column<float>(column)[Chunk::at(slot)];
  }
  const std::int32_t v = code(c, slot);
  return v == k_missing ? std::numeric_limits<double>::quiet_NaN() : v;
}

Uuid Snapshot::id(Table t, Slot slot) const {
  HW_CHECK(slot < slots(t), "no such place in " + schema_->tables[t.number].name);
  return table(t).chunks[Chunk::of(slot)]->id(Chunk::at(slot));
}

std::optional<Slot> Snapshot::find(Table t, const Uuid& id) const {
  for (Slot slot = 0; slot < slots(t); ++slot)
    if (this->id(t, slot) == id) return slot;
  return std::nullopt;
}

std::span<const std::string> Snapshot::words(Column c) const {
  if (const auto& met = words_[c.table.number][c.number]) return *met;
  return schema_->spec(c).words;
}

}  // namespace homeward::cohort
