#pragma once
#include "platform/http/sign_in_routes.hpp"

namespace homeward::http {

/// A change that brings a secret of which only the Argon2id hash is kept: hashed before the write and off the readers'
/// threads, then answered like any action. `act` gets the hash, or nothing where no secret was given.
void write_hashed(
    const SignInServices& s, std::shared_ptr<Request> request, const access::Viewer& viewer, Respond respond,
    const std::optional<std::string>& secret,
    std::function<Result<journal::Changed>(journal::Transaction&, const std::optional<std::string>& hash)> act);

}  // namespace homeward::http
