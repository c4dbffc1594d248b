#pragma once
#include "care/assessment/records.hpp"
#include "engine/scoring/scorer.hpp"

/// Pure decisions about links to one form on a person's own phone.
namespace homeward::assessment {

/// A form asks about the last one or two weeks (recall windows of domain reference 2.4): an answer that comes later
/// than a week after it was asked for says something else. A link that lies around opens a form of somebody in care.
constexpr Seconds k_link_lives{7 * 24 * 3600};

/// How long after the last answer the link still shows what the form says: to read it, and to ask again where the
/// answer was lost on a bad line. Nothing can be changed any more.
constexpr Seconds k_result_shown{15 * 60};

/// `gone`: used, revoked or over; whoever holds the token cannot tell which.
enum class LinkStanding { open, result_only, gone };
LinkStanding standing_of(const FormLink& link, Instant now);

/// Whether a form may be sent to a phone: its text is here, and it is meant to be filled in alone.
/// Reasons: form.mode-not-allowed, instrument.no-text.
FieldFaults check_link(const scoring::Instrument& instrument);

/// Reasons: form-link.closed.
Result<void> decide_revoke(const FormLink& link, Instant now);

}  // namespace homeward::assessment
