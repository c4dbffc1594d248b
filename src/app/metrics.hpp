#pragma once
#include "platform/http/dispatcher.hpp"
#include "platform/http/server.hpp"
#include "platform/jobs/runner.hpp"
#include "platform/journal/checkpoint.hpp"

#include <optional>
#include <string>
#include <string_view>

/// /metrics: figures of the program itself, never of persons.
namespace homeward::app {

/// What is known at one moment; parts that this process does not run are absent.
struct Metrics {
  std::string_view version;
  Instant started, now;
  http::Dispatcher::Figures dispatcher;
  http::ServerFigures server;
  std::optional<std::int64_t> journal_position, access_log_position, figures_position;
  std::optional<std::size_t> figures_bytes;
  std::optional<journal::CheckpointWriter::Figures> checkpoints;
  std::optional<jobs::Runner::Counts> jobs;
  std::int64_t resident_bytes = 0;
};

/// Prometheus text format 0.0.4.
std::string prometheus_text(const Metrics& metrics);

/// Whether this request may read them: from this machine and not through a proxy where no token is
/// set, else with the token (`Authorization: Bearer ...`).
bool may_read_metrics(const http::Request& request, std::string_view token);

/// Memory of this process that is in use, from /proc; 0 where it cannot be read.
std::int64_t resident_bytes();

}  // namespace homeward::app
