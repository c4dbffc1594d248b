#pragma once
#include "base/time.hpp"
#include "support/http_client.hpp"

#include <optional>

/// Somebody at a browser: cookie, CSRF token, idempotency keys, one-time codes.
namespace homeward::testing {

/// What the server takes for now; moved together with its settable clock.
class TestClock {
 public:
  Instant now() const;
  void move(Seconds by) { offset_ = offset_ + by.count; }

 private:
  std::int64_t offset_ = 0;
};

/// A fresh UUIDv7, as a browser makes it.
std::string new_id();

struct Credentials {
  std::string login, password;
  std::string secret = {};     ///< of the second factor, once enrolled
  std::int64_t last_step = 0;  ///< time step of the last code given
};

/// The code of a time step (RFC 6238).
std::string one_time_code(const std::string& base32_secret, std::int64_t step);

class Session {
 public:
  Session(unsigned short port, const TestClock& clock, Credentials who);

  /// Password, then the one-time code; enrols a second factor where the role needs one and there is none.
  void sign_in();
  /// The parts of it, for tests about signing in.
  HttpAnswer give_password();
  HttpAnswer give_code(const std::string& code);
  std::string next_code();

  HttpAnswer get(const std::string& target, const Headers& more = {});
  /// With a fresh idempotency key, unless `more` brings one; a header given as empty is left out.
  HttpAnswer post(const std::string& target, const Json& body = Json(json::Value{json::Object{}}),
                  const Headers& more = {});
  HttpAnswer post_text(const std::string& target, const std::string& body, const Headers& more = {});
  /// What the cookie says, for streams and raw requests.
  Headers cookie_header() const;

  void set_port(unsigned short port) { client_ = HttpClient(port); }
  void refresh();  ///< asks who one is: CSRF token, role, day
  const Json& me() const { return me_; }
  std::string account() const { return me_["account"]["id"].text(); }
  std::string csrf() const { return csrf_; }
  const std::string& token() const { return token_; }
  void set_token(std::string token) { token_ = std::move(token); }
  /// From now on each request brings the token of a link to a form.
  void hold_link(std::string token) { link_ = std::move(token); }
  Credentials& who() { return who_; }
  HttpClient& client() { return client_; }

 private:
  HttpAnswer take_cookie(HttpAnswer answer);

  HttpClient client_;
  const TestClock& clock_;
  Credentials who_;
  std::string token_, csrf_, link_;
  Json me_;
};

/// The body of an answer that must have this status; throws with the whole answer otherwise.
Json must(const HttpAnswer& answer, int status = 201);

}  // namespace homeward::testing
