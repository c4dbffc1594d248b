#include "bench/support/load.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace homeward::bench {
namespace {

using Clock = std::chrono::steady_clock;

double millis_between(Clock::time_point from, Clock::time_point until) {
  return std::chrono::duration<double, std::milli>(until - from).count();
}

struct Connection {
  int socket = -1;
  Clock::time_point asked;
  std::string in;
};

/// Size of the whole answer at the beginning of `in`, once its head is there. Only what our servers send: a
/// Content-Length spelt as ours or Beast's.
std::optional<std::size_t> size_of_answer(std::string_view in) {
  const std::size_t end = in.find("\r\n\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  if (!in.starts_with("HTTP/1.1 20")) throw std::runtime_error("unexpected answer: " + std::string(in.substr(0, 1000)));
  constexpr std::string_view k_length = "\r\nContent-Length: ";
  const std::size_t at = in.find(k_length);
  if (at == std::string_view::npos || at > end) throw std::runtime_error("an answer without length");
  std::size_t body = 0;
  std::from_chars(in.data() + at + k_length.size(), in.data() + end, body);
  return end + 4 + body;
}

class Driver {
 public:
  Driver(const Load& load, const NextRequest& next) : load_(load), next_(next), loop_(::epoll_create1(EPOLL_CLOEXEC)) {
    connections_.resize(static_cast<std::size_t>(load.connections));
    for (Connection& c : connections_) connect(c);
  }
  ~Driver() {
    for (const Connection& c : connections_) ::close(c.socket);
    ::close(loop_);
  }
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;

  Answers run() {
    const auto start = Clock::now();
    const auto end = start + load_.length;
    begin_ = due_ = start;
    for (Connection& c : connections_) rest(c);
    while (Clock::now() < end) {
      ask_what_is_due();
      wait();
    }
    answers_.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return std::move(answers_);
  }

 private:
  void connect(Connection& c) {
    c.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(c.socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(load_.port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(c.socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
      throw std::runtime_error("cannot connect");
    }
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &c}};
    ::epoll_ctl(loop_, EPOLL_CTL_ADD, c.socket, &event);
  }

  void ask(Connection& c, Clock::time_point since) {
    c.asked = since;
    const std::string_view request = next_();
    if (::send(c.socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("the other end is gone");
    }
  }

  /// Nothing is asked on it now: without a pace it asks at once.
  void rest(Connection& c) {
    if (load_.per_second == 0) return ask(c, Clock::now());
    idle_.push_back(&c);
  }

  void ask_what_is_due() {
    while (load_.per_second > 0 && !idle_.empty() && due_ <= Clock::now()) {
      Connection& c = *idle_.back();
      idle_.pop_back();
      ask(c, due_);
      const std::chrono::duration<double> offset(static_cast<double>(++asked_) / load_.per_second);
      due_ = begin_ + std::chrono::duration_cast<Clock::duration>(offset);
    }
  }

  void wait() {
    std::array<epoll_event, 64> events;
    // Rounded down to whole milliseconds: the rest is spun away, or the pace would be a millisecond late.
    const double left = load_.per_second > 0 && !idle_.empty() ? millis_between(Clock::now(), due_) : 1000;
    const int n =
        ::epoll_wait(loop_, events.data(), static_cast<int>(events.size()), std::max(0, static_cast<int>(left)));
    for (int i = 0; i < n; ++i) read(*static_cast<Connection*>(events[static_cast<std::size_t>(i)].data.ptr));
  }

  void read(Connection& c) {
    const auto size = ::recv(c.socket, buffer_.data(), buffer_.size(), 0);
    if (size <= 0) throw std::runtime_error("the other end is gone");
    c.in.append(buffer_.data(), static_cast<std::size_t>(size));
    const auto whole = size_of_answer(c.in);
    if (!whole || c.in.size() < *whole) return;
    answers_.millis.push_back(millis_between(c.asked, Clock::now()));
    answers_.bytes += static_cast<double>(*whole);
    c.in.clear();
    rest(c);
  }

  const Load& load_;
  const NextRequest& next_;
  int loop_;
  std::vector<Connection> connections_;
  std::vector<Connection*> idle_;
  Clock::time_point begin_, due_;
  long asked_ = 0;
  std::array<char, 65536> buffer_;
  Answers answers_;
};

}  // namespace

Answers drive(const Load& load, const NextRequest& next) { return Driver(load, next).run(); }

}  // namespace homeward::bench
