#pragma once
#include "platform/http/server.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

/// The transport over real sockets. A client of a dozen lines instead of a library: it must send what no library would.
namespace homeward::http {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto k_patience = 10s;  // for what should come at once; only a failing test waits it out

class Client {
 public:
  explicit Client(unsigned short port, int receive_buffer = 0) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const int one = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("connect");
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { close(); }

  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  /// Closes with a reset, as a phone that lost its line does.
  void reset() {
    const linger now{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }
  int fd() const { return fd_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  /// Reads on until `enough(received)`; false at the end of the connection or of patience.
  template <class Enough>
  bool read_until(Enough enough, std::chrono::milliseconds patience = k_patience) {
    const auto end = Clock::now() + patience;
    while (!enough(received_)) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
      pollfd p{fd_, POLLIN, 0};
      if (left <= 0 || ::poll(&p, 1, static_cast<int>(left)) <= 0) return false;
      std::array<char, 16384> piece;
      const auto n = ::recv(fd_, piece.data(), piece.size(), 0);
      if (n <= 0) {
        ended_ = true;
        return false;
      }
      received_.append(piece.data(), static_cast<std::size_t>(n));
    }
    return true;
  }
  /// The next answer whole, by its Content-Length; empty when none came. Answers to HEAD have no body.
  std::string answer(bool to_head = false) {
    const bool head = read_until([](const std::string& s) { return s.find("\r\n\r\n") != std::string::npos; });
    if (!head) return {};
    std::size_t size = received_.find("\r\n\r\n") + 4;
    const auto at = received_.find("Content-Length: ");
    if (!to_head && at < size) size += std::stoul(received_.substr(at + 16));
    if (!read_until([&](const std::string& s) { return s.size() >= size; })) return {};
    const std::string out = received_.substr(0, size);
    received_.erase(0, size);
    return out;
  }
  std::string all_until_closed() {
    read_until([](const std::string&) { return false; });
    return std::exchange(received_, {});
  }
  bool closed_by_server() {
    read_until([](const std::string&) { return false; });
    return ended_;
  }
  const std::string& received() const { return received_; }

 private:
  int fd_;
  std::string received_;
  bool ended_ = false;
};

inline int status_of(const std::string& answer) { return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0; }
inline std::string body_of_answer(const std::string& answer) {
  const auto at = answer.find("\r\n\r\n");
  return at == std::string::npos ? "" : answer.substr(at + 4);
}

/// Waits for what another thread does.
template <class Condition>
bool soon(Condition condition, std::chrono::milliseconds patience = k_patience) {
  const auto end = Clock::now() + patience;
  while (!condition()) {
    if (Clock::now() > end) return false;
    std::this_thread::sleep_for(2ms);
  }
  return true;
}

inline std::uint64_t rejected(const Server& server, std::string_view reason) {
  for (const auto& [name, count] : server.figures().rejected) {
    if (name == reason) return count;
  }
  return 0;
}

/// A server whose handler tells what it got, or does what the path says.
class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    options_.port = 0;
    options_.fault = [this](std::string_view, std::string_view what) {
      const std::lock_guard lock(mutex_);
      faults_.emplace_back(what);
    };
  }
  ~ServerTest() override {
    if (server_) server_->stop(0ms);
    for (auto& thread : threads_) thread.join();
  }

  Server& start() {
    server_ =
        std::make_unique<Server>(options_, [this](Request&& r, Respond respond) { handle(std::move(r), respond); });
    server_->start();
    return *server_;
  }
  unsigned short port() const { return server_->port(); }

  void later(std::chrono::milliseconds wait, std::function<void()> then) {
    const std::lock_guard lock(mutex_);
    threads_.emplace_back([wait, then = std::move(then)] {
      std::this_thread::sleep_for(wait);
      then();
    });
  }

  void handle(Request&& request, const Respond& respond) {
    if (request.path == "/throws") throw std::runtime_error("handler says no");
    if (request.path == "/drops") return;
    if (request.path == "/splits") return respond({.headers = {{"X-A", "b\r\nSet-Cookie: c"}}, .body = "never"});
    if (request.path == "/twice") {
      respond({.body = "first"});
      return respond({.body = "second"});
    }
    if (request.path == "/keeps") {
      const std::lock_guard lock(mutex_);
      kept_.push_back(respond);
      return;
    }
    if (request.path == "/later") {
      const auto wait = std::chrono::milliseconds(std::stoi(*request.query_value("ms")));
      return later(wait, [respond, body = request.query_value("say") ? *request.query_value("say") : "late"] {
        respond({.body = body});
      });
    }
    if (request.path == "/big") return respond({.body = std::string(8u << 20, 'b')});
    if (request.path == "/static") return respond({.body = "not this", .static_body = "this"});
    if (request.path == "/status") return respond({.status = std::stoi(request.query.at(0).first), .body = "unseen"});
    if (request.path == "/bye") return respond({.body = "bye", .close = true});
    if (request.path == "/events") {
      Response response{.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}}};
      response.stream = [this](std::shared_ptr<EventSink> sink) {
        sink->on_close([this] { ++streams_closed_; });
        const std::lock_guard lock(mutex_);
        sinks_.push_back(std::move(sink));
      };
      return respond(std::move(response));
    }
    std::string told = request.method_text + ' ' + request.path + ' ' + request.body;
    if (request.query_value("who")) {
      told = request.peer + (request.loopback ? " loopback" : "") + (request.secure ? " secure" : "") + ' ' +
             request.request_id;
    }
    respond({.headers = {{"Content-Type", "text/plain"}}, .body = std::move(told)});
  }

  std::shared_ptr<EventSink> sink(std::size_t i = 0) {
    if (!soon([&] {
          const std::lock_guard lock(mutex_);
          return sinks_.size() > i;
        })) {
      throw std::runtime_error("no stream was opened");
    }
    const std::lock_guard lock(mutex_);
    return sinks_[i];
  }
  std::vector<std::string> faults() {
    const std::lock_guard lock(mutex_);
    return faults_;
  }

  ServerOptions options_;
  std::unique_ptr<Server> server_;
  std::mutex mutex_;
  std::vector<std::thread> threads_;
  std::vector<Respond> kept_;
  std::vector<std::shared_ptr<EventSink>> sinks_;
  std::vector<std::string> faults_;
  std::atomic<int> streams_closed_{0};
};

inline std::string get(std::string_view target, std::string_view headers = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}
inline std::string post(std::string_view target, std::string_view body) {
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

}  // namespace homeward::http
