#pragma once
#include "engine/scoring/scorer.hpp"
#include "platform/catalogue/catalogue.hpp"

/// Instrument packs (catalogue/instruments) as the engine scores them.
namespace homeward::assessment {

/// Reasons: instrument.unknown, instrument.malformed.
Result<scoring::Instrument> find_instrument(const catalogue::Catalogue& catalogue, std::string_view id);

/// A case of an instrument: answers with the status, scores, bands and alerts they come to; decimals to nine digits.
void check_instrument_case(const catalogue::Pack& pack, const json::Value& test,
                           const catalogue::PackTests::Fault& fault);

}  // namespace homeward::assessment
