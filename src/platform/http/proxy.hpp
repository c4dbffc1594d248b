#pragma once
#include "platform/http/message.hpp"

#include <string>
#include <vector>

/// A reverse proxy in front of the server, where the operator has named it. Without that its headers mean nothing:
/// anybody can send them.
namespace homeward::http {

/// Says who asks and how, as the proxy reports it: `peer` becomes the last address of X-Forwarded-For that is no
/// trusted proxy, `secure` what X-Forwarded-Proto says, `loopback` false. Leaves requests of others as they are.
/// `trusted` are addresses as `Request::peer` writes them. Where the proxy names nobody, or no address, the request
/// counts as the proxy's own but not as one from this machine.
void see_through_proxy(Request& request, const std::vector<std::string>& trusted);

/// The address as `Request::peer` writes it, or nothing where it is none.
std::optional<std::string> canonical_address(const std::string& text);

}  // namespace homeward::http
