#pragma once
#include "platform/http/server.hpp"
#include "platform/http/strict.hpp"
#include "platform/http/wake.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <vector>

namespace homeward::http {

class Connection;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

/// The server behind `Server`: accepts, keeps the list of connections and looks over it a few times a second. The list
/// has one lock; a connection is in it exactly as long as its socket is open.
class Core {
 public:
  Core(ServerOptions options, Server::Handler handler);

  void start();
  void stop(std::chrono::milliseconds grace);
  unsigned short port() const { return port_; }
  ServerFigures figures() const;

  // For connections.
  const ServerOptions& options() const { return options_; }
  const Server::Handler& handler() const { return handler_; }
  boost::asio::ssl::context* tls() { return tls_ ? &*tls_ : nullptr; }
  bool stopping() const { return stopping_; }
  /// The coarse clock that deadlines are kept by.
  std::chrono::milliseconds now() const { return std::chrono::milliseconds(now_.load(std::memory_order_relaxed)); }
  /// When something allowed to last `d` from now is late. Never early for the clock's coarseness.
  std::chrono::milliseconds in(std::chrono::milliseconds d) const { return now() + d + period_; }
  void count_request() { requests_.fetch_add(1, std::memory_order_relaxed); }
  void count_rejected(std::string_view reason);
  void remove(Connection& connection);

 private:
  using Strand = boost::asio::strand<Executor>;
  template <class T>
  using Control = boost::asio::awaitable<T, Strand>;

  void open_acceptor();
  void open_tls();
  void take(Socket socket);
  Control<void> accept();
  Control<void> sweep();
  void look_over();
  void cut_hung_up();
  void join();
  template <class Condition>
  bool wait_until(std::chrono::milliseconds at_most, Condition condition);

  ServerOptions options_;
  Server::Handler handler_;
  std::optional<boost::asio::ssl::context> tls_;
  unsigned short port_ = 0;
  std::chrono::milliseconds period_{250};

  std::atomic<std::int64_t> now_{0};
  std::atomic<bool> stopping_{false};
  std::atomic<std::uint64_t> requests_{0};
  mutable std::mutex rejected_mutex_;
  std::map<std::string, std::uint64_t, std::less<>> rejected_;

  mutable std::mutex connections_mutex_;
  std::condition_variable connections_changed_;
  std::unordered_set<Connection*> connections_;
  unsigned sweeps_ = 0;

  // Last, so that what is left in the context at the end may still use all of the above.
  std::optional<boost::asio::io_context> io_;
  struct Controls {
    explicit Controls(Executor executor) : strand(executor), acceptor(strand), timer(strand) {}
    Strand strand;
    boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Strand> acceptor;
    boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                      Strand>
        timer;
  };
  std::optional<Controls> controls_;
  std::vector<std::thread> threads_;
};

}  // namespace homeward::http
