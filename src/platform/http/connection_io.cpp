#include "platform/http/connection.hpp"

#include <boost/asio/as_tuple.hpp>

#include <algorithm>
#include <sys/socket.h>

// GCC sees Asio's own allocation of coroutine frames half inlined and takes its delete for another one's.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

// Bytes in and out of one connection, in the clear or under TLS.
namespace homeward::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto k_tuple = asio::as_tuple(k_task);
constexpr std::size_t k_max_lingering = 1 << 20;
constexpr std::chrono::milliseconds k_linger{2000};

}  // namespace

Task<Connection::Go> Connection::handshake() {
  tls_.emplace(*socket_, *core_.tls());
  const auto [ec] = co_await tls_->async_handshake(asio::ssl::stream_base::server, k_tuple);
  if (!ec) co_return Go::on;
  core_.count_rejected("http.tls-handshake-failed");
  co_return Go::end;
}

/// Says that nothing more comes and waits a moment for the other end to close. Closing with bytes unread would make
/// the kernel send a reset, which can overtake our last answer: a refused upload would never learn why.
Task<void> Connection::linger() {
  deadline_.set(core_.in(k_linger), Deadline::Cuts::everything);
  phase_ = Phase::lingering;
  if (tls_) co_await tls_->async_shutdown(k_tuple);
  boost::system::error_code ignored;
  socket_->shutdown(tcp::socket::shutdown_send, ignored);
  std::array<char, 4096> scratch;
  for (std::size_t total = 0; total < k_max_lingering;) {
    const auto [ec, n] = co_await socket_->async_read_some(asio::buffer(scratch), k_tuple);
    if (ec || n == 0) break;
    total += n;
  }
}

/// Zero when the connection has ended.
Task<std::size_t> Connection::read_some(std::size_t room) {
  const auto [data, size] = in_.room(room);
  const auto buffer = asio::buffer(data, size);
  if (tls_) {
    const auto [ec, n] = co_await tls_->async_read_some(buffer, k_tuple);
    if (ec) co_return 0;
    in_.commit(n);
    co_return n;
  }
  const auto [ec, n] = co_await socket_->async_read_some(buffer, k_tuple);
  if (ec) co_return 0;
  in_.commit(n);
  co_return n;
}

/// Most answers fit the socket's buffer. Trying first saves a way through the event loop for each of them.
Connection::Sent Connection::write_at_once(Parts& parts) {
  while (asio::buffer_size(parts) > 0) {
    boost::system::error_code ec;
    std::size_t n = socket_->write_some(parts, ec);
    if (ec == asio::error::would_block || ec == asio::error::try_again) return Sent::some;
    if (ec) return Sent::failed;
    for (auto& part : parts) {
      const std::size_t taken = std::min(n, part.size());
      part += taken;
      n -= taken;
    }
  }
  return Sent::all;
}

Task<bool> Connection::write(Parts parts) {
  const Phase before = phase_;
  if (before != Phase::streaming) phase_ = Phase::writing;
  Sent sent = tls_ ? Sent::some : write_at_once(parts);
  while (sent == Sent::some && asio::buffer_size(parts) > 0) {
    deadline_.set(core_.in(core_.options().write_deadline), Deadline::Cuts::everything);
    if (tls_) {
      auto& part = parts[0].size() > 0 ? parts[0] : parts[1];
      const auto [ec, n] = co_await tls_->async_write_some(part, k_tuple);
      if (ec) sent = Sent::failed;
      part += n;
    } else {
      const auto [ec] = co_await socket_->async_wait(tcp::socket::wait_write, k_tuple);
      sent = ec ? Sent::failed : write_at_once(parts);
    }
    if (deadline_.passed()) sent = Sent::failed;
  }
  if (sent == Sent::failed && deadline_.passed()) core_.count_rejected("http.write-timeout");
  deadline_.clear();
  phase_ = before;
  co_return sent != Sent::failed;
}

}  // namespace homeward::http
