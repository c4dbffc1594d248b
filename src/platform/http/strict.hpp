#pragma once
#include "platform/http/message.hpp"

#include <tl/expected.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The strict filter. The HTTP library takes folded lines, unknown transfer codings, two Host headers or none; between
/// it and a proxy that reads the same bytes otherwise, a request can be smuggled past what the proxy checks. So each
/// head must pass here first, and here there is one way to read it. Pure functions over bytes.
namespace homeward::http {

/// Why the transport refuses by itself. `reason` is one of the ids below.
struct Refusal {
  int status = 400;
  std::string_view reason;
  bool operator==(const Refusal&) const = default;
};

namespace refusal {
inline constexpr Refusal bad_line_ending{400, "http.bad-line-ending"};  ///< a bare CR or LF, or an empty first line
inline constexpr Refusal bad_request_line{400, "http.bad-request-line"};
inline constexpr Refusal bad_header{400,
                                    "http.bad-header"};   ///< folded line, invalid name, control character, not UTF-8
inline constexpr Refusal bad_host{400, "http.bad-host"};  ///< none, two, or not a host
inline constexpr Refusal bad_framing{400, "http.bad-framing"};  ///< Content-Length and Transfer-Encoding, bad chunks
inline constexpr Refusal bad_target{400, "http.bad-target"};    ///< path or query that has no plain reading
inline constexpr Refusal other_authority{400,
                                         "http.other-authority"};  ///< full address in the request line, not Host's
inline constexpr Refusal timeout{408, "http.timeout"};
inline constexpr Refusal body_too_large{413, "http.body-too-large"};
inline constexpr Refusal target_too_long{414, "http.target-too-long"};
inline constexpr Refusal expectation{417, "http.unknown-expectation"};
inline constexpr Refusal header_too_large{431, "http.header-too-large"};
inline constexpr Refusal internal{500, "http.internal"};
inline constexpr Refusal unknown_method{501, "http.unknown-method"};
inline constexpr Refusal too_many_connections{503, "http.too-many-connections"};
inline constexpr Refusal version{505, "http.unknown-version"};
}  // namespace refusal

template <class T>
using Checked = tl::expected<T, Refusal>;

struct HeadLimits {
  std::size_t head = 8192;  ///< request line and headers with all line ends
  std::size_t target = 4096;
  std::size_t headers = 100;
};

/// What is in the buffer so far: `whole` when a head ends at `size`.
struct HeadEnd {
  enum class State { more, whole, refused } state = State::more;
  std::size_t size = 0;
  Refusal why{};
};
/// Looks on from `seen`, the size of the buffer at the last look. Refuses early what can never become a good head.
HeadEnd find_head_end(std::string_view received, std::size_t seen, const HeadLimits& limits = {});

/// What the filter read; views point into the head.
struct CheckedHead {
  Method method = Method::other;
  std::string_view target;
  std::string path;  ///< as Request::path
  Pairs query;       ///< as Request::query
  bool expects_continue = false;
};
/// Takes a whole head, its empty line included.
Checked<CheckedHead> check_head(std::string_view head, const HeadLimits& limits = {});

struct Target {
  std::string authority;  ///< empty but for a full address
  std::string path;
  Pairs query;
};
/// Reads `/path?query`, a full `http://host/path?query`, or `*` (as "/", for OPTIONS only).
Checked<Target> decode_target(std::string_view target, Method method = Method::get);

/// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);
/// A token of RFC 9110: what a header's name and a method may be.
bool is_token(std::string_view text);
/// Visible characters, blanks, tabs and bytes above 0x7f: what a header's value may hold.
bool is_field_value(std::string_view text);
/// ASCII letters compare without case.
bool same_word(std::string_view a, std::string_view b);

}  // namespace homeward::http
