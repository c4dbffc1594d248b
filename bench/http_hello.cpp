// Our transport against the asynchronous server of Beast's own documentation, both answering "hello" to what a browser
// sends, in one run and in turns. The load comes from this program started a second time, so that the processor time
// counted here is the servers' alone. Prints requests a second and processor time a request, and the two ratios.
#include "bench/support/beast_hello.hpp"
#include "bench/support/load.hpp"
#include "bench/support/process.hpp"
#include "bench/support/table.hpp"
#include "platform/http/server.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace {

using namespace homeward::bench;

constexpr int k_threads = 2;
constexpr int k_connections = 32;
constexpr int k_rounds = 5;
constexpr std::string_view k_request =
    "GET /api/v1/hello?lang=uz HTTP/1.1\r\nHost: 127.0.0.1:8484\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; "
    "rv:128.0) "
    "Gecko/20100101 Firefox/128.0\r\nAccept: application/json\r\nAccept-Language: uz,ru;q=0.7,en;q=0.3\r\n"
    "Accept-Encoding: gzip, deflate, br\r\nReferer: http://127.0.0.1:8484/people\r\nConnection: keep-alive\r\n"
    "Cookie: id=0123456789abcdef0123456789abcdef\r\nSec-Fetch-Dest: empty\r\nSec-Fetch-Mode: cors\r\n"
    "Sec-Fetch-Site: same-origin\r\n\r\n";

/// The program when it is started as the client: prints answers a second and the 99th percentile in milliseconds.
int run_client(const char* port, const char* millis) {
  const Answers answers = drive({.port = static_cast<unsigned short>(std::atoi(port)),
                                 .connections = k_connections,
                                 .length = std::chrono::milliseconds(std::atol(millis))},
                                [] { return k_request; });
  std::printf("%f %f\n", answers.per_second(), percentile(answers.millis, 0.99));
  return 0;
}

struct Measured {
  std::vector<double> per_second, micros_each, p99;
};

void load(Measured& into, unsigned short port, int millis) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string name = "client", to = std::to_string(port), length = std::to_string(millis);
  char* arguments[] = {name.data(), to.data(), length.data(), nullptr};
  const double before = processor_seconds(::getpid());
  pid_t child = 0;
  if (::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments, environ) != 0) {
    throw std::runtime_error("cannot start the client");
  }
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::array<char, 64> text{};
  const auto size = ::read(ends[0], text.data(), text.size() - 1);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  double per_second = 0, p99 = 0;
  if (size <= 0 || status != 0 || std::sscanf(text.data(), "%lf %lf", &per_second, &p99) != 2) {
    throw std::runtime_error("the client failed");
  }
  into.per_second.push_back(per_second);
  into.p99.push_back(p99);
  into.micros_each.push_back((processor_seconds(::getpid()) - before) * 1e9 / (per_second * millis));
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 3) return run_client(arguments[1], arguments[2]);
  using namespace homeward::http;
  Server ours({.port = 0, .threads = k_threads}, [](Request&&, const Respond& respond) {
    respond({.headers = {{"Content-Type", "text/plain"}}, .static_body = k_hello});
  });
  ours.start();
  const BeastHello beasts(k_threads);

  Measured warm, us, them;
  load(warm, ours.port(), 300);
  load(warm, beasts.port(), 300);
  for (int round = 0; round < k_rounds; ++round) {
    load(us, ours.port(), 1500);
    load(them, beasts.port(), 1500);
  }
  std::printf("Hello, %d connections, %d threads, medians of %d turns\n", k_connections, k_threads, k_rounds);
  Table table("Beast's example");
  table.add("requests", "/s", median(us.per_second), median(them.per_second));
  table.add("processor time each", "us", median(us.micros_each), median(them.micros_each));
  table.add("p99", "ms", median(us.p99), median(them.p99), below(5));
  table.print();
  ours.stop(std::chrono::milliseconds(100));
}
