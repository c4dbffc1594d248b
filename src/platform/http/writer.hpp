#pragma once
#include "platform/http/message.hpp"

#include <cstddef>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

/// Our own response writer: one string for the head, and no header that a handler did not mean.
namespace homeward::http {

enum class KeepOpen { yes, no };
enum class Version { http_1_0, http_1_1 };

/// Appends status line, headers and the empty line. `length` is the Content-Length; without it there is none.
/// Throws InternalError when the response has a status outside 200 to 599, a header of the transport's own, or a
/// control character, so that no handler can be talked into splitting a response; `out` is then as it was.
void write_head(std::string& out, const Response& response, std::optional<std::size_t> length, KeepOpen keep,
                Version version);

/// What the body of this response counts as: nothing for 204 and 304.
std::string_view body_of(const Response& response);
/// RFC 9110, 8.6: a 204 has no Content-Length; in a 304 it would be that of the other answer, so it is left out.
bool has_length(const Response& response);

/// RFC 9110's date: Sun, 06 Nov 1994 08:49:37 GMT.
std::string http_date(std::time_t at);
/// The current date, rendered once a second and thread.
const std::string& http_date_now();

std::string_view reason_phrase(int status);

/// What is answered where the upper layer renders nothing: one plain line.
Response plain_refusal(int status, std::string_view reason);

}  // namespace homeward::http
