#pragma once
#include "care/assessment/instrument_packs.hpp"

#include <map>
#include <memory>
#include <tuple>
#include <vector>

namespace homeward::assessment {

/// The instruments of this deployment with their keys compiled, once at start. Immutable; thread-safe.
class Instruments {
 public:
  /// The schema was checked when the catalogue was loaded. What else is wrong with a pack of a centre, all of it, comes
  /// as std::runtime_error for the operator.
  explicit Instruments(const catalogue::Catalogue& catalogue);

  const scoring::Scorer* find(std::string_view id) const;
  /// The version that a form was begun with, with the bands that were named where it has several; null when there is no
  /// such version any more, or no such bands.
  const scoring::Scorer* find(std::string_view id, std::int64_t version, std::string_view reading = {}) const;
  /// The newest of each, in order of id.
  const std::map<std::string, scoring::Scorer, std::less<>>& all() const { return all_; }

 private:
  using Reading = std::tuple<std::string, std::int64_t, std::string>;

  void add_readings(const scoring::Scorer& scorer);

  std::map<std::string, scoring::Scorer, std::less<>> all_;
  std::vector<scoring::Scorer> replaced_;  ///< ours that a pack of the centre stands in for
  std::map<Reading, scoring::Scorer> readings_;
};

}  // namespace homeward::assessment
