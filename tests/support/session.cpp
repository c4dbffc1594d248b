#include "support/session.hpp"

#include "base/uuid.hpp"

#include <liboath/oath.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace homeward::testing {
namespace {

constexpr std::int64_t k_step = 30;

std::int64_t system_micros() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

}  // namespace

Instant TestClock::now() const { return {system_micros() + offset_ * 1'000'000}; }

std::string new_id() {
  thread_local std::mt19937_64 random{std::random_device{}()};
  std::array<std::uint8_t, 10> bytes;
  for (auto& b : bytes) b = static_cast<std::uint8_t>(random());
  return Uuid::v7(system_micros() / 1000, bytes).to_string();
}

std::string one_time_code(const std::string& secret, std::int64_t step) {
  char* raw = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(secret.data(), secret.size(), &raw, &length) != OATH_OK) throw std::runtime_error("no secret");
  std::array<char, 16> code{};
  oath_totp_generate(raw, length, step * k_step, k_step, 0, 6, code.data());
  std::free(raw);
  return code.data();
}

Session::Session(unsigned short port, const TestClock& clock, Credentials who)
    : client_(port), clock_(clock), who_(std::move(who)) {}

std::string Session::next_code() {
  // The server takes one step of drift and no step twice. It may read the code some seconds later than it is made: a
  // step that would be too old by then is left out, and where none is left, the next step is close enough to wait for.
  constexpr std::int64_t k_read_within = 5;
  for (;;) {
    const std::int64_t seconds = clock_.now().micros / 1'000'000;
    const std::int64_t now = seconds / k_step;
    const bool ends_soon = seconds % k_step >= k_step - k_read_within;
    const std::int64_t step = std::max(ends_soon ? now : now - 1, who_.last_step + 1);
    if (step <= now + 1) {
      who_.last_step = step;
      return one_time_code(who_.secret, step);
    }
    if (!ends_soon) throw std::runtime_error("too many codes in half a minute; move the clock");
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

HttpAnswer Session::give_password() {
  token_.clear();
  return post("/api/v1/sign-ins", object({{"login", who_.login}, {"password", who_.password}}));
}

HttpAnswer Session::give_code(const std::string& code) {
  return post("/api/v1/sign-ins/current/second-factor", object({{"code", code}}));
}

void Session::sign_in() {
  must(give_password());
  refresh();
  const std::string state = me_["second_factor"].text();
  if (state == "to_enrol") {
    who_.secret = must(post("/api/v1/me/second-factor"))["secret"].text();
    who_.last_step = 0;
    must(post("/api/v1/me/second-factor/confirm", object({{"code", next_code()}})), 200);
  } else if (state == "needed") {
    must(give_code(next_code()), 200);
  }
  refresh();
}

void Session::refresh() {
  me_ = must(get("/api/v1/me"), 200);
  csrf_ = me_["csrf"].text();
}

Headers Session::cookie_header() const {
  Headers out;
  if (!token_.empty()) out.emplace_back("Cookie", "homeward=" + token_);
  if (!link_.empty()) out.emplace_back("X-Form-Link", link_);
  return out;
}

HttpAnswer Session::take_cookie(HttpAnswer answer) {
  if (answer.header("set-cookie")) token_ = answer.cookie("homeward");
  return answer;
}

HttpAnswer Session::get(const std::string& target, const Headers& more) {
  Headers headers = cookie_header();
  headers.insert(headers.end(), more.begin(), more.end());
  return client_.send("GET", target, headers);
}

HttpAnswer Session::post(const std::string& target, const Json& body, const Headers& more) {
  return post_text(target, body.dump(), more);
}

HttpAnswer Session::post_text(const std::string& target, const std::string& body, const Headers& more) {
  Headers headers = cookie_header();
  headers.emplace_back("Content-Type", "application/json");
  headers.emplace_back("X-CSRF-Token", csrf_.empty() ? "none" : csrf_);
  headers.emplace_back("Idempotency-Key", new_id());
  for (const auto& [name, value] : more) {
    std::erase_if(headers, [&, n = name](const auto& h) { return h.first == n; });
    if (!value.empty()) headers.emplace_back(name, value);
  }
  return take_cookie(client_.send("POST", target, headers, body));
}

Json must(const HttpAnswer& answer, int status) {
  if (answer.status == status) return answer.json();
  std::ostringstream text;
  PrintTo(answer, &text);
  throw std::runtime_error("expected " + std::to_string(status) + ", got:\n" + text.str());
}

}  // namespace homeward::testing
