#pragma once
#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

/// Many kept connections from one thread: what asks the servers that are measured.
namespace homeward::bench {

struct Load {
  unsigned short port = 0;
  int connections = 64;
  std::chrono::milliseconds length{2000};
  /// Requests a second on all connections together; 0: each connection asks again as soon as it has its answer.
  /// With a pace the time counts from the moment the request was due, so that waiting behind a slow answer shows.
  double per_second = 0;
};

/// The whole next request, head and body. Valid until the next call.
using NextRequest = std::function<std::string_view()>;

struct Answers {
  std::vector<double> millis;  ///< of each answer
  double seconds = 0;
  double bytes = 0;  ///< of all answers, with their heads
  double per_second() const { return static_cast<double>(millis.size()) / seconds; }
  double bytes_each() const { return bytes / static_cast<double>(millis.size()); }
};

/// Throws std::runtime_error with the answer where one has another status than 200 or 201, or the other end is gone.
Answers drive(const Load& load, const NextRequest& next);

}  // namespace homeward::bench
