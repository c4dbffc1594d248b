// Our transport against the asynchronous server of Beast's own documentation, both answering "hello" to what a browser
// sends, in one run and in turns. The load comes from this program started a second time, so that the processor time
// counted here is the servers' alone. Prints requests a second and processor time a request, and the two ratios.
#include "platform/http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

constexpr int k_threads = 2;
constexpr int k_connections = 32;
constexpr int k_rounds = 5;
constexpr std::string_view k_hello = "hello, world";
constexpr std::string_view k_request =
    "GET /api/v1/hello?lang=uz HTTP/1.1\r\nHost: 127.0.0.1:8484\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; "
    "rv:128.0) "
    "Gecko/20100101 Firefox/128.0\r\nAccept: application/json\r\nAccept-Language: uz,ru;q=0.7,en;q=0.3\r\n"
    "Accept-Encoding: gzip, deflate, br\r\nReferer: http://127.0.0.1:8484/people\r\nConnection: keep-alive\r\n"
    "Cookie: id=0123456789abcdef0123456789abcdef\r\nSec-Fetch-Dest: empty\r\nSec-Fetch-Mode: cors\r\n"
    "Sec-Fetch-Site: same-origin\r\n\r\n";

// The peer: classes, strands, timer and all as in Beast's example "HTTP server, asynchronous".
class BeastSession : public std::enable_shared_from_this<BeastSession> {
 public:
  explicit BeastSession(tcp::socket&& socket) : stream_(std::move(socket)) {}
  void run() {
    asio::dispatch(stream_.get_executor(), [self = shared_from_this()] { self->read(); });
  }

 private:
  void read() {
    request_ = {};
    stream_.expires_after(std::chrono::seconds(30));
    beast::http::async_read(stream_, buffer_, request_,
                            [self = shared_from_this()](beast::error_code ec, std::size_t) { self->on_read(ec); });
  }
  void on_read(beast::error_code ec) {
    if (ec) {
      stream_.socket().shutdown(tcp::socket::shutdown_send, ec);
      return;
    }
    response_.emplace(beast::http::status::ok, request_.version());
    response_->set(beast::http::field::content_type, "text/plain");
    response_->keep_alive(request_.keep_alive());
    response_->body() = k_hello;
    response_->prepare_payload();
    beast::http::async_write(stream_, *response_,
                             [self = shared_from_this()](beast::error_code e, std::size_t) { self->on_write(e); });
  }
  void on_write(beast::error_code ec) {
    if (!ec && response_->keep_alive()) read();
  }

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  beast::http::request<beast::http::string_body> request_;
  std::optional<beast::http::response<beast::http::string_body>> response_;
};

class BeastServer {
 public:
  BeastServer()
      : io_(k_threads), acceptor_(asio::make_strand(io_), tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    accept();
    for (int i = 0; i < k_threads; ++i) threads_.emplace_back([this] { io_.run(); });
  }
  BeastServer(const BeastServer&) = delete;
  BeastServer& operator=(const BeastServer&) = delete;
  ~BeastServer() {
    io_.stop();
    for (auto& thread : threads_) thread.join();
  }
  unsigned short port() { return acceptor_.local_endpoint().port(); }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(io_), [this](beast::error_code ec, tcp::socket socket) {
      if (!ec) std::make_shared<BeastSession>(std::move(socket))->run();
      accept();
    });
  }
  asio::io_context io_;
  tcp::acceptor acceptor_;
  std::vector<std::thread> threads_;
};

// The load: one thread, many connections, the next request when the answer has come.
int run_client(unsigned short port, std::chrono::milliseconds length) {
  const int loop = ::epoll_create1(0);
  for (int i = 0; i < k_connections; ++i) {
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) return 1;
    epoll_event event{.events = EPOLLIN, .data = {.fd = fd}};
    ::epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
    if (::send(fd, k_request.data(), k_request.size(), 0) < 0) return 1;
  }
  long answers = 0;
  std::array<char, 4096> in;
  std::array<epoll_event, k_connections> events;
  const auto end = Clock::now() + length;
  while (Clock::now() < end) {
    const int n = ::epoll_wait(loop, events.data(), static_cast<int>(events.size()), 1000);
    for (int i = 0; i < n; ++i) {
      const int fd = events[static_cast<std::size_t>(i)].data.fd;
      const auto size = ::recv(fd, in.data(), in.size(), 0);
      if (size <= 0) return 1;
      if (!std::string_view(in.data(), static_cast<std::size_t>(size)).ends_with(k_hello)) return 1;
      ++answers;
      if (::send(fd, k_request.data(), k_request.size(), 0) < 0) return 1;
    }
  }
  std::printf("%ld\n", answers);
  return 0;
}

struct Measured {
  double per_second = 0;
  double micros_each = 0;
};

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

Measured load(unsigned short port, int millis) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::string name = "client", to = std::to_string(port), length = std::to_string(millis);
  char* arguments[] = {name.data(), to.data(), length.data(), nullptr};
  const double before = processor_seconds();
  pid_t child = 0;
  if (::posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments, environ) != 0) {
    throw std::runtime_error("cannot start the client");
  }
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::array<char, 32> text{};
  const auto size = ::read(ends[0], text.data(), text.size() - 1);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (size <= 0 || status != 0) throw std::runtime_error("the client failed");
  const double count = static_cast<double>(std::atol(text.data()));
  return {count * 1000 / millis, (processor_seconds() - before) * 1e6 / count};
}

Measured median(std::vector<Measured> all) {
  const auto middle = [&](double Measured::*member) {
    std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) { return a.*member < b.*member; });
    return all[all.size() / 2].*member;
  };
  return {middle(&Measured::per_second), middle(&Measured::micros_each)};
}

}  // namespace

int main(int count, char** arguments) {
  if (count == 3) {
    return run_client(static_cast<unsigned short>(std::atoi(arguments[1])),
                      std::chrono::milliseconds(std::atol(arguments[2])));
  }
  using namespace homeward::http;
  Server ours({.port = 0, .threads = k_threads}, [](Request&&, const Respond& respond) {
    respond({.headers = {{"Content-Type", "text/plain"}}, .static_body = k_hello});
  });
  ours.start();
  BeastServer beasts;

  load(ours.port(), 300);
  load(beasts.port(), 300);
  std::vector<Measured> us, them;
  for (int round = 0; round < k_rounds; ++round) {
    us.push_back(load(ours.port(), 1500));
    them.push_back(load(beasts.port(), 1500));
    std::printf("round %d: ours %.0f/s, %.2f us each; Beast's example %.0f/s, %.2f us each\n", round + 1,
                us.back().per_second, us.back().micros_each, them.back().per_second, them.back().micros_each);
  }
  const Measured a = median(us), b = median(them);
  std::printf("hello, %d connections, %d threads, medians of %d: %.2f times the requests, %.2f of the processor time\n",
              k_connections, k_threads, k_rounds, a.per_second / b.per_second, a.micros_each / b.micros_each);
  ours.stop(std::chrono::milliseconds(100));
}
