#pragma once
#include "platform/http/message.hpp"

namespace homeward::http {

/// Whether the client takes this coding by its Accept-Encoding (RFC 9110, 12.5.3): named and not with q=0.
bool accepts_coding(const Request& request, std::string_view coding);

/// Packs a JSON answer of some size for who takes gzip: a working day is 58 kB plain and 10 kB packed, and lines are
/// thin. Answers that carry a token are left as they are: their length would tell of it bit by bit (BREACH).
void pack_json(const Request& request, Response& response);

}  // namespace homeward::http
