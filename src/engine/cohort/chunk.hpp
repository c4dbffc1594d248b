#pragma once
#include "base/uuid.hpp"
#include "engine/cohort/schema.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

/// How rows lie in memory. Only for this engine.
namespace homeward::cohort {

/// What a column's cell takes, and where the column begins in a chunk (times the chunk's room).
struct ColumnLayout {
  ColumnKind kind = ColumnKind::code;
  std::uint32_t before = 0;  ///< bytes of one row in the columns before it
};

/// Columns side by side, the widest first so that each lies aligned; the id is the first.
struct TableLayout {
  explicit TableLayout(const TableSpec& spec);
  std::vector<ColumnLayout> columns;
  std::uint32_t row_bytes = 0;  ///< with the id
};

/// Rows of a table, column by column. Shared between snapshots while nobody writes to it, so the first change after a
/// snapshot copies it: a megabyte or so at most.
class Chunk {
 public:
  static constexpr std::uint32_t k_bits = 15;
  static constexpr std::uint32_t k_rows = 1u << k_bits;
  static constexpr std::uint32_t k_least_room = 64;
  static constexpr std::uint32_t at(std::uint32_t slot) { return slot & (k_rows - 1); }
  static constexpr std::uint32_t of(std::uint32_t slot) { return slot >> k_bits; }

  /// The content of `from` (or nothing), with room for at least `rows`.
  Chunk(const TableLayout& layout, std::uint32_t rows, const Chunk* from = nullptr);

  std::uint32_t room() const { return room_; }
  std::uint32_t present_rows() const { return present_rows_; }
  bool present(std::uint32_t row) const { return row < room_ && (present_[row / 64] >> row % 64 & 1) != 0; }
  void set_present(std::uint32_t row, bool on);
  const std::uint64_t* presence() const { return present_.data(); }

  Uuid id(std::uint32_t row) const { return reinterpret_cast<const Uuid*>(bytes_.get())[row]; }
  /// That the id of the row will be read soon.
  void expect(std::uint32_t row) const { __builtin_prefetch(reinterpret_cast<const Uuid*>(bytes_.get()) + row); }
  void set_id(std::uint32_t row, const Uuid& id) { reinterpret_cast<Uuid*>(bytes_.get())[row] = id; }
  template <class T>
  const T* column(const ColumnLayout& c) const {
    return reinterpret_cast<const T*>(bytes_.get() + std::size_t{c.before} * room_);
  }
  template <class T>
  T* column(const ColumnLayout& c) {
    return reinterpret_cast<T*>(bytes_.get() + std::size_t{c.before} * room_);
  }
  /// Every cell of the row becomes missing; the id stays.
  void clear(const TableLayout& layout, std::uint32_t row);
  std::size_t memory_bytes() const { return row_bytes_ * room_ + present_.size() * 8 + sizeof *this; }

 private:
  std::uint32_t room_ = 0, present_rows_ = 0;
  std::size_t row_bytes_ = 0;
  std::unique_ptr<std::byte[]> bytes_;
  std::vector<std::uint64_t> present_;
};

/// The stored form of each kind; the value for "missing" is reserved in each.
constexpr std::uint8_t k_no_code = 0xff;
constexpr std::uint16_t k_no_word = 0xffff;
constexpr std::int16_t k_no_integer = std::numeric_limits<std::int16_t>::min();

}  // namespace homeward::cohort
