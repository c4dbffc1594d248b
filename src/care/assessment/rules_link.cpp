#include "care/assessment/rules_link.hpp"

#include "care/assessment/rules.hpp"

namespace homeward::assessment {

LinkStanding standing_of(const FormLink& link, Instant now) {
  if (link.revoked) return LinkStanding::gone;
  if (link.used) return now < *link.used + k_result_shown ? LinkStanding::result_only : LinkStanding::gone;
  return now < link.expires ? LinkStanding::open : LinkStanding::gone;
}

FieldFaults check_link(const scoring::Instrument& instrument) {
  FieldFaults out;
  if (!takes_mode(instrument, FormMode::self_by_link)) {
    out.push_back({"instrument", "form.mode-not-allowed", "this instrument is not filled in that way"});
  }
  if (!may_show_text(instrument)) {
    out.push_back({"instrument", "instrument.no-text", "the text of this instrument is not here"});
  }
  return out;
}

Result<void> decide_revoke(const FormLink& link, Instant now) {
  if (standing_of(link, now) == LinkStanding::open) return {};
  return reject(ErrorKind::conflict, "form-link.closed", "this link opens nothing any more");
}

}  // namespace homeward::assessment
