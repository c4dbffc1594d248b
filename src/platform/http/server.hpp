#pragma once
#include "platform/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homeward::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  unsigned short port = 8484;  ///< 0: any free one, see `Server::port`
  int threads = 2;
  std::string tls_certificate, tls_key;  ///< files in PEM; TLS 1.2 and later when both are given

  std::size_t max_header = 8192;  ///< request line and headers together
  std::size_t max_body = 1 << 20;
  /// Body limit by route; asked on an io thread before a byte of the body is kept. Without it `max_body` holds.
  std::function<std::size_t(Method, std::string_view path)> body_limit = nullptr;
  std::size_t max_connections = 2000;

  /// Deadlines are kept by one coarse clock and may be late by half a second.
  std::chrono::milliseconds header_deadline = std::chrono::seconds(10);  ///< from the first byte; also for a handshake
  std::chrono::milliseconds body_deadline = std::chrono::seconds(30);    ///< starts anew with every 16 KiB received
  std::chrono::milliseconds idle_deadline = std::chrono::seconds(60);    ///< between two requests
  std::chrono::milliseconds write_deadline = std::chrono::seconds(30);   ///< starts anew whenever some bytes leave

  /// Renders what the transport refuses by itself; the connection ends after it. `reason` is one of strict.hpp's
  /// ids. Called on an io thread. Without it the answer is one plain line.
  std::function<Response(int status, std::string_view reason)> refuse = nullptr;
  /// Hears of what can only be our own bug: a handler that threw or never answered, a response that may not leave.
  /// Called on an io thread; `request_id` may be empty. For the log, never for the other end.
  std::function<void(std::string_view request_id, std::string_view what)> fault = nullptr;
};

class Core;  // server.cpp

struct ServerFigures {
  std::size_t open_connections = 0;
  std::size_t open_streams = 0;
  std::uint64_t requests = 0;                                   ///< given to the handler
  std::vector<std::pair<std::string, std::uint64_t>> rejected;  ///< by reason, in order of reason
};

/// HTTP/1.1 and 1.0 over TCP or TLS. Requests of one connection are handled one after another, in order.
class Server {
 public:
  /// Called on an io thread: must not block. What it throws becomes a 500.
  using Handler = std::function<void(Request&&, Respond)>;

  Server(ServerOptions options, Handler handler);
  ~Server();  ///< stops without grace
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Throws std::runtime_error with a sentence for the operator when the address or the certificate cannot be used.
  void start();
  unsigned short port() const;
  /// Takes no more connections, ends idle ones and streams at once, lets requests under way finish for `grace`, then
  /// cuts them. Not from an io thread (handler, sink or body_limit). A server is started once.
  void stop(std::chrono::milliseconds grace);
  ServerFigures figures() const;

 private:
  std::unique_ptr<Core> core_;
};

}  // namespace homeward::http
