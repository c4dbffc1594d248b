#pragma once
#include "care/assessment/records.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Scores of a form on their way into the column store. Scores are never stored: whoever holds the instruments works
/// them out from the answers.
namespace homeward::figures {

struct FormScore {
  std::string name;
  double value = 0;
  std::optional<double> reliable_change;  ///< the least change that is not chance, where the instrument says so
};
/// Nothing for a form that is not scored: begun, entered in error, of a version that is gone.
using ScoreForm = std::function<std::vector<FormScore>(const Assessment& form)>;

}  // namespace homeward::figures
