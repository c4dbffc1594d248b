#include "engine/cohort/chunk.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace homeward::cohort {
namespace {

std::uint32_t width_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::code: return 1;
    case ColumnKind::word:
    case ColumnKind::integer: return 2;
    case ColumnKind::day:
    case ColumnKind::reference:
    case ColumnKind::number: return 4;
  }
  throw InternalError("a kind of column without a width");
}

}  // namespace

TableLayout::TableLayout(const TableSpec& spec) {
  columns.resize(spec.columns.size());
  row_bytes = sizeof(Uuid);
  for (const std::uint32_t width : {4u, 2u, 1u}) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (width_of(spec.columns[i].kind) != width) continue;
      columns[i] = {spec.columns[i].kind, row_bytes};
      row_bytes += width;
    }
  }
}

Chunk::Chunk(const TableLayout& layout, std::uint32_t rows, const Chunk* from)
    : room_(std::clamp(std::bit_ceil(rows), k_least_room, k_rows)), row_bytes_(layout.row_bytes) {
  HW_CHECK(rows <= k_rows && (!from || from->room_ <= room_), "a chunk grows, up to its size");
  bytes_ = std::make_unique<std::byte[]>(std::size_t{layout.row_bytes} * room_);
  present_.assign(room_ / 64, 0);
  if (!from) return;
  present_rows_ = from->present_rows_;
  std::ranges::copy(from->present_, present_.begin());
  std::memcpy(bytes_.get(), from->bytes_.get(), sizeof(Uuid) * from->room_);
  for (const ColumnLayout& c : layout.columns) {
    std::memcpy(column<std::byte>(c), from->column<std::byte>(c), std::size_t{width_of(c.kind)} * from->room_);
  }
}

void Chunk::set_present(std::uint32_t row, bool on) {
  const std::uint64_t bit = std::uint64_t{1} << row % 64;
  if (((present_[row / 64] & bit) != 0) == on) return;
  present_[row / 64] ^= bit;
  present_rows_ += on ? 1u : ~0u;
}

void Chunk::clear(const TableLayout& layout, std::uint32_t row) {
  for (const ColumnLayout& c : layout.columns) {
    switch (c.kind) {
      case ColumnKind::code: column<std::uint8_t>(c)[row] = k_no_code; break;
      case ColumnKind::word: column<std::uint16_t>(c)[row] = k_no_word; break;
      case ColumnKind::integer: column<std::int16_t>(c)[row] = k_no_integer; break;
      case ColumnKind::day:
      case ColumnKind::reference: column<std::int32_t>(c)[row] = k_missing; break;
      case ColumnKind::number: column<float>(c)[row] = std::numeric_limits<float>::quiet_NaN(); break;
    }
  }
}

}  // namespace homeward::cohort
