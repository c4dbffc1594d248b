#include "app/logging.hpp"

#include "base/json.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <memory>
#include <mutex>

namespace homeward::app {
namespace {

class CallSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit CallSink(std::function<void(std::string_view)> write) : write_(std::move(write)) {}

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    write_({message.payload.data(), message.payload.size()});
  }
  void flush_() override {}
  std::function<void(std::string_view)> write_;
};

struct Log {
  spdlog::logger logger;
  LogLevel level;
  LogFormat format;
};

std::atomic<std::shared_ptr<Log>>& current() {
  static std::atomic<std::shared_ptr<Log>> log;
  return log;
}

Instant now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::string json_line(Event event, std::initializer_list<LogField> fields) {
  json::Writer out;
  out.begin_object().key("at").string(now().to_string()).key("level").string(to_word(level_of(event)));
  out.key("event").string(to_word(event));
  for (const LogField& field : fields) {
    out.key(field.name.str());
    if (const std::int64_t* number = field.value.number()) {
      out.integer(*number);
    } else {
      out.string(field.value.text());
    }
  }
  return out.end_object().take();
}

std::string text_line(Event event, std::initializer_list<LogField> fields) {
  std::string out = now().to_string() + " " + std::string(to_word(level_of(event))) + " " + std::string(to_word(event));
  for (const LogField& field : fields) out += " " + std::string(field.name.str()) + "=" + field.value.text();
  return out;
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug: return spdlog::level::debug;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::warning: return spdlog::level::warn;
    case LogLevel::error: return spdlog::level::err;
  }
  return spdlog::level::info;
}

}  // namespace

LogLevel level_of(Event event) {
  switch (event) {
    case Event::server_started:
    case Event::server_stopping:
    case Event::server_stopped:
    case Event::job_asked:
    case Event::job_cancel_asked:
    case Event::job_done:
    case Event::job_cancelled: return LogLevel::info;
    case Event::transport_fault: return LogLevel::warning;
    case Event::request_failed:
    case Event::write_failed:
    case Event::checkpoint_failed:
    case Event::figures_stopped:
    case Event::job_failed:
    case Event::store_differs: return LogLevel::error;
  }
  return LogLevel::error;
}

ReasonId::ReasonId(std::string_view text) : text_(text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; };
  if (text.empty() || text.size() > 60 || !std::ranges::all_of(text, fits)) text_ = "reason.not-an-id";
}

RequestId::RequestId(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (digits.size() == 16 && failed == std::errc() && end == digits.data() + digits.size()) value_ = value;
}

std::string RequestId::str() const {
  constexpr char k_digits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[15 - i] = k_digits[value_ >> (4 * i) & 15];
  return out;
}

std::string LogValue::text() const {
  struct Visit {
    std::string operator()(std::int64_t n) const { return std::to_string(n); }
    std::string operator()(const Uuid& id) const { return id.to_string(); }
    std::string operator()(const RequestId& id) const { return id.str(); }
    std::string operator()(std::string_view word) const { return std::string(word); }
  };
  return std::visit(Visit{}, value_);
}

void log(Event event, std::initializer_list<LogField> fields) {
  const std::shared_ptr<Log> to = current().load();
  if (!to || level_of(event) < to->level) return;
  try {
    to->logger.log(
        spdlog_level(level_of(event)),
        spdlog::string_view_t(to->format == LogFormat::json ? json_line(event, fields) : text_line(event, fields)));
  } catch (...) {
    // A log that cannot be written ends nothing: the disk may be full, and care goes on.
  }
}

void start_logging(LogOptions options) {
  std::shared_ptr<spdlog::sinks::sink> sink;
  if (options.write) {
    sink = std::make_shared<CallSink>(std::move(options.write));
  } else {
    sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  }
  auto fresh = std::make_shared<Log>(Log{spdlog::logger("homeward", std::move(sink)), options.level, options.format});
  fresh->logger.set_pattern("%v");
  fresh->logger.set_error_handler([](const std::string&) {});  // it would only be written to the same place
  fresh->logger.set_level(spdlog::level::debug);
  fresh->logger.flush_on(spdlog::level::info);
  current().store(std::move(fresh));
}

}  // namespace homeward::app
