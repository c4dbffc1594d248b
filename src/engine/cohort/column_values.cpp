#include "base/check.hpp"
#include "engine/cohort/evaluate.hpp"

#include <algorithm>

namespace homeward::cohort {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

/// Stored cells of one column, wherever its chunks are.
template <class Cell>
class Cells {
 public:
  Cells(const TableState& table, const ColumnLayout& column) : slots_(table.slots) {
    for (const auto& chunk : table.chunks) bases_.push_back(chunk->column<Cell>(column));
  }
  const Cell* run(Rows rows) const {
    const auto first = static_cast<std::uint32_t>(rows.first);
    return bases_[Chunk::of(first)] + Chunk::at(first);
  }
  /// `use(i, cell)` for each row; `none(i)` where the slot leads nowhere.
  template <class Use, class None>
  void each(Rows rows, Use use, None none) const {
    if (rows.count == 0) return;
    if (rows.run) {
      const Cell* cells = run(rows);
      for (std::uint32_t i = 0; i < rows.count; ++i) use(i, cells[i]);
      return;
    }
    if (rows.near) {
      const Cell* cells = bases_[Chunk::of(static_cast<std::uint32_t>(rows.slots[0]))];
      for (std::uint32_t i = 0; i < rows.count; ++i)
        use(i, cells[Chunk::at(static_cast<std::uint32_t>(rows.slots[i]))]);
      return;
    }
    const std::uint32_t behind = slots_;
    const Cell* const* const bases = bases_.data();
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const auto slot = static_cast<std::uint32_t>(rows.slots[i]);  // k_missing lies behind every slot
      if (slot < behind) {
        use(i, bases[Chunk::of(slot)][Chunk::at(slot)]);
      } else {
        none(i);
      }
    }
  }

 private:
  std::uint32_t slots_;
  std::vector<const Cell*> bases_;
};

template <class Cell, Cell k_none>
class CodeColumn final : public Evaluator {
 public:
  CodeColumn(const TableState& table, const ColumnLayout& column, Range range) : cells_(table, column), range_(range) {}
  void codes(Rows rows, std::int32_t* out) const override {
    cells_.each(
        rows,
        [&](std::uint32_t i, Cell cell) {
          if constexpr (sizeof(Cell) == 4) {
            out[i] = cell;
          } else {
            out[i] = cell == k_none ? k_missing : std::int32_t{cell};
          }
        },
        [&](std::uint32_t i) { out[i] = k_missing; });
  }
  Range range() const override { return range_; }
  bool mark(Rows rows, std::span<const std::int32_t> codes, std::uint8_t* marks) const override {
    if constexpr (sizeof(Cell) == 1) {
      std::array<std::uint8_t, 256> wanted{};
      std::fill_n(marks, rows.count, std::uint8_t{0});
      for (const std::int32_t code : codes) {
        if (code < 0 || code >= std::int32_t{k_no_code}) continue;
        wanted[static_cast<std::size_t>(code)] = 1;
        if (!rows.run) continue;
        const Cell *cells = cells_.run(rows), one = static_cast<Cell>(code);
        for (std::uint32_t i = 0; i < rows.count; ++i) marks[i] |= cells[i] == one ? 1 : 0;
      }
      if (!rows.run) {
        cells_.each(
            rows, [&](std::uint32_t i, Cell cell) { marks[i] = wanted[cell]; }, [](std::uint32_t) {});
      }
      return true;
    }
    return false;
  }

 private:
  Cells<Cell> cells_;
  Range range_;
};

class NumberColumn final : public Evaluator {
 public:
  NumberColumn(const TableState& table, const ColumnLayout& column) : cells_(table, column) {}
  void codes(Rows, std::int32_t*) const override { throw InternalError("an amount is no code; band it"); }
  void numbers(Rows rows, double* out) const override {
    cells_.each(
        rows, [&](std::uint32_t i, float cell) { out[i] = cell; }, [&](std::uint32_t i) { out[i] = k_nan; });
  }
  bool whole() const override { return false; }

 private:
  Cells<float> cells_;
};

}  // namespace

std::shared_ptr<const Evaluator> bind_column(const Snapshot& s, Column c) {
  const TableState& table = s.table(c.table);
  const ColumnLayout& layout = s.layout(c.table).columns[c.number];
  const auto up_to = [](std::size_t count) { return Range{true, 0, static_cast<std::int32_t>(count) - 1}; };
  switch (layout.kind) {
    case ColumnKind::code:
      return std::make_shared<CodeColumn<std::uint8_t, k_no_code>>(table, layout, up_to(s.words(c).size()));
    case ColumnKind::word:
      return std::make_shared<CodeColumn<std::uint16_t, k_no_word>>(table, layout, up_to(s.words(c).size()));
    case ColumnKind::integer:
      return std::make_shared<CodeColumn<std::int16_t, k_no_integer>>(table, layout, Range{true, -32767, 32767});
    case ColumnKind::day: return std::make_shared<CodeColumn<std::int32_t, k_missing>>(table, layout, Range{});
    case ColumnKind::reference:
      return std::make_shared<CodeColumn<std::int32_t, k_missing>>(table, layout,
                                                                   up_to(s.slots(*s.schema().spec(c).refers_to)));
    case ColumnKind::number: return std::make_shared<NumberColumn>(table, layout);
  }
  throw InternalError("a kind of column without a value");
}

}  // namespace homeward::cohort
