#pragma once
#include "engine/outcomes/outcomes.hpp"
#include "platform/catalogue/catalogue.hpp"

/// Outcome packs (catalogue/outcomes, catalogue/outcome_sets) as the engine computes them.
namespace homeward::assessment {

/// The set `id`, or the one outcome `id`. Reasons: outcome.unknown, outcome.malformed, outcome.column-twice.
Result<outcomes::OutcomeSet> outcome_set(const catalogue::Catalogue& catalogue, std::string_view id);

/// A case of a definition: what its columns give for a pattern; decimals to nine digits.
void check_outcome_case(const catalogue::Pack& pack, const json::Value& test, const catalogue::PackTests::Fault& fault);

}  // namespace homeward::assessment
