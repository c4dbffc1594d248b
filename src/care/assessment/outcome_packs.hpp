#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "platform/catalogue/catalogue.hpp"

#include <map>
#include <string>

/// Outcome packs (catalogue/outcomes, catalogue/outcome_sets) as the engine computes them.
namespace homeward::assessment {

/// The set `id`, or the one outcome `id`. Reasons: outcome.unknown, outcome.malformed, outcome.column-twice.
Result<outcomes::OutcomeSet> outcome_set(const catalogue::Catalogue& catalogue, std::string_view id);

/// Every definition of the catalogue, compiled once at start. Immutable; thread-safe.
class Outcomes {
 public:
  /// Packs were checked when the catalogue was loaded; one that does not compile throws InternalError.
  explicit Outcomes(const catalogue::Catalogue& catalogue);

  /// Reasons: outcome.unknown, of the field `definition`.
  Result<const outcomes::OutcomeSet*> find(std::string_view id) const;
  /// What the definitions say of themselves, without their tests; about nobody. JSON, in order of id.
  const std::string& described() const { return described_; }

 private:
  std::map<std::string, outcomes::OutcomeSet, std::less<>> all_;
  std::string described_;
};

/// A case of a definition: what its columns give for a pattern; decimals to nine digits.
void check_outcome_case(const catalogue::Pack& pack, const json::Value& test, const catalogue::PackTests::Fault& fault);

}  // namespace homeward::assessment
