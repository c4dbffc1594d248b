#pragma once
#include "platform/access/counting.hpp"

#include <span>

/// The one disclosure control for tables of counts of persons above a centre: what a table shows must not give away,
/// total minus the rest, what is withheld. Pure; the same counts of the same persons always show the same.
/// Source: shared guide security.md, "Figures about people".
namespace homeward::disclosure {

struct Rule {
  access::MaskRule mask;
  /// A withheld count stays safe while at least this many numbers remain possible for it.
  std::int64_t least_possible = 3;
};

/// A true count; `noise` is the keyed hash of who contributes, so that a question asked again tells nothing new.
struct Cell {
  std::int64_t persons = 0;
  std::uint64_t noise = 0;
};

/// That one cell counts whom the others count: a row, a column, or a place with the places below it. A table may have
/// any number of them, on several levels and by several groupings of the same persons.
struct Sum {
  std::size_t total;
  std::vector<std::size_t> parts;
};

/// Each of `cells` cells from `total` on counts whom the same cells of the parts count.
void add_up(std::vector<Sum>& sums, std::size_t total, std::span<const std::size_t> parts, std::size_t cells);

/// What is shown of a cell; nothing where it is withheld. A reader cannot tell whether a withheld count is small or
/// only protects another.
using Shown = std::optional<std::int64_t>;

/// All cells are shown by one rule: rounded counts never stand beside an exact total.
std::vector<Shown> control(std::span<const Cell> cells, std::span<const Sum> sums, const Rule& rule = {});

/// A table while it is put together by a view.
class Table {
 public:
  explicit Table(const access::Counting& counting) : counting_(counting) {}

  /// The number of the new cell.
  std::size_t add(const access::RawCount& raw);
  void add_sum(std::size_t total, std::vector<std::size_t> parts) { sums_.push_back({total, std::move(parts)}); }
  /// By number of cell.
  std::vector<access::ShownCount> show() const;

 private:
  const access::Counting& counting_;
  std::vector<Cell> cells_;
  std::vector<Sum> sums_;
};

}  // namespace homeward::disclosure
