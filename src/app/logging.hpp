#pragma once
#include "app/config.hpp"
#include "base/describe.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

/// The log: event ids with ids, numbers and reason ids. A name, a note or any other text of unknown origin cannot be
/// logged, because there is no value type that takes it. docs/operations/events.md says what each event means and what
/// to do about it; a test compares.
namespace homeward::app {

enum class Event {
  server_started,
  server_stopping,
  server_stopped,
  request_failed,
  write_failed,
  transport_fault,
  checkpoint_failed,
  figures_stopped,
  job_asked,
  job_cancel_asked,
  job_done,
  job_cancelled,
  job_failed,
  store_differs
};
BOOST_DESCRIBE_ENUM(Event, server_started, server_stopping, server_stopped, request_failed, write_failed,
                    transport_fault, checkpoint_failed, figures_stopped, job_asked, job_cancel_asked, job_done,
                    job_cancelled, job_failed, store_differs)

LogLevel level_of(Event event);

/// A word of our own code: only literals become one.
class LogWord {
 public:
  template <std::size_t N>
  consteval LogWord(const char (&literal)[N]) : text_(literal, N - 1) {}  // NOLINT: made to be implicit
  std::string_view str() const { return text_; }

 private:
  std::string_view text_;
};

/// An id of docs/reasons.md. What does not look like one becomes `reason.not-an-id`.
class ReasonId {
 public:
  static ReasonId of(const Error& error) { return ReasonId(error.reason); }
  /// For reasons that come through a callback of a lower tier. The text is kept by the caller until the call is over.
  static ReasonId of(std::string_view reason) { return ReasonId(reason); }
  std::string_view str() const { return text_; }

 private:
  explicit ReasonId(std::string_view text);
  std::string_view text_;
};

/// The id of a request: the sixteen hexadecimal digits that the transport made; anything else becomes zeros.
class RequestId {
 public:
  explicit RequestId(std::string_view digits);
  std::string str() const;

 private:
  std::uint64_t value_ = 0;
};

class LogValue {
 public:
  template <class N>
    requires(std::is_integral_v<N> && !std::is_same_v<N, bool> && !std::is_same_v<N, char>)
  LogValue(N number) : value_(static_cast<std::int64_t>(number)) {}  // NOLINT: all of these are made to be implicit
  LogValue(Uuid id) : value_(id) {}                                  // NOLINT
  template <class R>
  LogValue(Id<R> id) : value_(id.value) {}             // NOLINT
  LogValue(ReasonId reason) : value_(reason.str()) {}  // NOLINT
  LogValue(RequestId request) : value_(request) {}     // NOLINT
  LogValue(LogWord word) : value_(word.str()) {}       // NOLINT
  std::string text() const;
  const std::int64_t* number() const { return std::get_if<std::int64_t>(&value_); }

 private:
  std::variant<std::int64_t, Uuid, RequestId, std::string_view> value_;
};

struct LogField {
  LogWord name;
  LogValue value;
};

/// `log(Event::request_failed, {{"request", RequestId(id)}, {"reason", ReasonId::of(error)}})`. Thread-safe; before
/// `start_logging` nothing is written. Never throws.
void log(Event event, std::initializer_list<LogField> fields = {});

struct LogOptions {
  LogLevel level = LogLevel::info;
  LogFormat format = LogFormat::json;
  std::function<void(std::string_view line)> write = nullptr;  ///< instead of standard error; one call at a time
};
/// Once at the start; a later call replaces what was set.
void start_logging(LogOptions options);

}  // namespace homeward::app
