#pragma once
#include "engine/survival/cox.hpp"
#include "exchange/survival/analyses.hpp"

namespace homeward::survival {

/// The columns of a model: numbers as they are, a factor as one column for each level behind the first.
struct Design {
  std::vector<std::vector<double>> columns;
  std::vector<std::string> names;
  std::vector<std::uint32_t> term_of;

  std::vector<std::span<const double>> spans() const { return {columns.begin(), columns.end()}; }
};

/// Of the terms that were asked for. Reason: survival.one-level.
Result<Design> design_of(const Question& ask, const Rows& rows);

/// Names the terms that have no coefficient, and why.
Notes notes_about(const Design& design, std::span<const Coefficient> states);

}  // namespace homeward::survival
