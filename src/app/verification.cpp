#include "app/verification.hpp"

#include "platform/access/verify.hpp"

namespace homeward::app {

Result<journal::VerifyOptions> verification_of(House& house, const journal::Chain& chain,
                                               const std::string& checkpoint_file) {
  journal::VerifyOptions out;
  if (chain.name() == house.journal().entries().name()) {
    out.records = registered_records();
    out.inspect = journal::inspect_entries();
  } else {
    out.inspect = access::inspect_disclosures();
  }
  if (checkpoint_file.empty()) return out;
  const auto key = vault::public_key(house.vault().purpose_key("checkpt"));
  HW_TRY(out.checkpoint,
         journal::read_last_checkpoint(checkpoint_file, house.journal().installation(), chain.name(), key));
  return out;
}

}  // namespace homeward::app
