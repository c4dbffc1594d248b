#pragma once
#include "app/house.hpp"
#include "platform/journal/verify.hpp"

#include <string>

/// What is looked at in each chain of a house: the same for `homeward verify` and for the running server.
namespace homeward::app {

/// `checkpoint_file`: empty, and the chain is held against none. Reasons: those of `journal::read_last_checkpoint`.
Result<journal::VerifyOptions> verification_of(House& house, const journal::Chain& chain,
                                               const std::string& checkpoint_file);

}  // namespace homeward::app
