#include "app/metrics.hpp"

#include "platform/vault/crypto.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <unistd.h>

namespace homeward::app {
namespace {

/// One family after another: name, help and type once, then its samples.
class Text {
 public:
  Text& counter(std::string_view name, std::string_view help) { return family(name, "counter", help); }
  Text& gauge(std::string_view name, std::string_view help) { return family(name, "gauge", help); }
  template <class N>
  Text& sample(N value) {
    out_ += fmt::format("{} {}\n", name_, value);
    return *this;
  }
  /// Label values are words of our own code (letters, digits, dots, hyphens), which need no escaping.
  template <class N>
  Text& sample(std::string_view label, std::string_view value_of_label, N value) {
    out_ += fmt::format("{}{{{}=\"{}\"}} {}\n", name_, label, value_of_label, value);
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  Text& family(std::string_view name, std::string_view type, std::string_view help) {
    name_ = "homeward_" + std::string(name);
    out_ += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name_, help, type);
    return *this;
  }
  std::string out_, name_;
};

double seconds(Instant at) { return static_cast<double>(at.micros) / 1e6; }

}  // namespace

std::string prometheus_text(const Metrics& m) {
  Text out;
  out.gauge("info", "Which release this is.").sample("version", m.version, 1);
  out.gauge("start_time_seconds", "When the process started, since 1970.").sample(seconds(m.started));
  out.gauge("uptime_seconds", "How long it has been running.").sample(seconds(m.now) - seconds(m.started));
  out.gauge("resident_bytes", "Memory in use.").sample(m.resident_bytes);

  out.counter("requests_total", "Requests by what became of them.");
  out.sample("kind", "all", m.dispatcher.requests).sample("kind", "view", m.dispatcher.views);
  out.sample("kind", "action", m.dispatcher.actions).sample("kind", "refused", m.dispatcher.refused);
  out.sample("kind", "failed", m.dispatcher.failed);
  out.gauge("connections", "Open connections.").sample(m.server.open_connections);
  out.gauge("streams", "Open event streams.").sample(m.server.open_streams);
  out.counter("rejected_total", "What the transport refused before it was a request, by reason.");
  for (const auto& [reason, count] : m.server.rejected) out.sample("reason", reason, count);

  out.gauge("chain_position", "Entries in the chain of the journal and of the access log.");
  if (m.journal_position) out.sample("chain", "entry", *m.journal_position);
  if (m.access_log_position) out.sample("chain", "disclosure", *m.access_log_position);
  if (m.figures_position) {
    out.gauge("figures_position", "Up to which entry of the journal figures count.").sample(*m.figures_position);
  }
  if (m.figures_bytes) out.gauge("figures_bytes", "Memory of the figures.").sample(*m.figures_bytes);
  if (m.checkpoints) {
    out.counter("checkpoints_total", "Signed checkpoints by what became of them.");
    out.sample("kind", "written", m.checkpoints->written).sample("kind", "failed", m.checkpoints->failed);
    out.gauge("checkpoint_time_seconds", "When the last one was written, since 1970; 0 before the first.");
    out.sample(seconds(m.checkpoints->last));
  }
  if (m.jobs) {
    out.gauge("jobs", "Jobs that wait or run.").sample("state", "waiting", m.jobs->waiting);
    out.sample("state", "running", m.jobs->running);
    out.counter("jobs_total", "Jobs that ended.").sample("state", "done", m.jobs->done);
    out.sample("state", "failed", m.jobs->failed).sample("state", "cancelled", m.jobs->cancelled);
  }
  return out.take();
}

bool may_read_metrics(const http::Request& request, std::string_view token) {
  // Through a proxy on this machine everybody comes from here.
  const bool forwarded = request.header("forwarded") || request.header("x-forwarded-for");
  if (token.empty()) return request.loopback && !forwarded;
  constexpr std::string_view k_bearer = "Bearer ";
  const std::string* header = request.header("authorization");
  return header && header->starts_with(k_bearer) &&
         vault::equal_constant_time(std::string_view(*header).substr(k_bearer.size()), token);
}

std::int64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::int64_t size = 0, resident = 0;
  if (!(in >> size >> resident)) return 0;
  return resident * ::sysconf(_SC_PAGESIZE);
}

}  // namespace homeward::app
