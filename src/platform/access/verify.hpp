#pragma once
#include "platform/journal/verify.hpp"

/// The access log is a chain like the journal's; what stands beside its entries is known only here.
namespace homeward::access {

/// For `journal::verify` of the chain "disclosure": the columns beside an entry must say what the entry says, and each
/// person in it must be found by a look-up of who looked. Findings: entry.malformed, entry.columns-differ,
/// disclosure.hidden.
journal::VerifyOptions::Inspect inspect_disclosures();

}  // namespace homeward::access
