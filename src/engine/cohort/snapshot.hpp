#pragma once
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "engine/cohort/chunk.hpp"
#include "engine/cohort/place_tree.hpp"
#include "engine/cohort/schema.hpp"

#include <memory>
#include <span>

namespace homeward::cohort {

/// A row's place in its table. Holds for one snapshot only; what outlives it is `Snapshot::id`.
using Slot = std::uint32_t;

/// One table as it stood.
struct TableState {
  std::vector<std::shared_ptr<const Chunk>> chunks;
  std::uint32_t slots = 0;  ///< places, whether a row is there or not
  std::uint32_t rows = 0;
};

/// Everything as it stood at one position of the journal. Immutable; lives as long as somebody holds it, whatever the
/// store does meanwhile. Any thread.
class Snapshot {
 public:
  /// Everything up to and including this position of the journal is counted.
  std::int64_t position() const { return position_; }
  const Schema& schema() const { return *schema_; }

  std::uint32_t slots(Table t) const { return table(t).slots; }
  std::uint32_t rows(Table t) const { return table(t).rows; }
  bool present(Table t, Slot slot) const;
  /// Code, day, whole number, or the slot a reference leads to; k_missing where there is none. Not for kind number.
  std::int32_t code(Column c, Slot slot) const;
  /// NaN where there is none.
  double number(Column c, Slot slot) const;
  Uuid id(Table t, Slot slot) const;
  /// Walks the table: for one person, not for many.
  std::optional<Slot> find(Table t, const Uuid& id) const;

  /// Words of a column of kind code or word, by code.
  std::span<const std::string> words(Column c) const;
  /// The record that stands for all records of the same person; the record itself where it is linked to none.
  Slot one_of(Slot person) const { return person < one_of_->size() ? (*one_of_)[person] : person; }
  bool any_linked() const { return !one_of_->empty(); }
  const PlaceTree& places() const { return *places_; }

  const TableState& table(Table t) const { return *tables_[t.number]; }
  const TableLayout& layout(Table t) const { return (*layouts_)[t.number]; }

 private:
  friend class Store;
  std::int64_t position_ = 0;
  std::shared_ptr<const Schema> schema_;
  std::shared_ptr<const std::vector<TableLayout>> layouts_;
  std::vector<std::shared_ptr<const TableState>> tables_;
  std::vector<std::vector<std::shared_ptr<const std::vector<std::string>>>> words_;  ///< by table and column
  std::shared_ptr<const std::vector<Slot>> one_of_;  ///< shorter than the table where nobody behind is linked
  std::shared_ptr<const PlaceTree> places_;
};

}  // namespace homeward::cohort
