#include "platform/http/server.hpp"

#include "base/check.hpp"
#include "platform/http/connection.hpp"
#include "platform/http/core.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <openssl/ssl.h>

#include <algorithm>
#include <csignal>
#include <new>
#include <poll.h>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace homeward::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using std::chrono::milliseconds;

namespace {

/// Above the limit so many are told that they are too many; the rest is just closed.
constexpr std::size_t k_told_too_many = 64;
constexpr milliseconds k_sweep{250};
constexpr unsigned k_sweeps_between_polls = 4;
constexpr milliseconds k_end_of_cut{500};

milliseconds monotonic() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

/// The server speaks HTTP/1.1 only, and says so instead of letting a client guess.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size, const unsigned char* in,
                    unsigned int in_size, void*) {
  static constexpr unsigned char k_ours[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  if (SSL_select_next_proto(&chosen, out_size, k_ours, sizeof k_ours - 1, in, in_size) != OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

}  // namespace

Core::Core(ServerOptions options, Server::Handler handler)
    : options_(std::move(options)), handler_(std::move(handler)) {
  HW_CHECK(handler_ != nullptr, "a server needs a handler");
  options_.threads = std::max(1, options_.threads);
  const auto shortest =
      std::min({options_.header_deadline, options_.body_deadline, options_.idle_deadline, options_.write_deadline});
  period_ = std::clamp(shortest / 4, milliseconds(10), k_sweep);
  now_ = monotonic().count();
}

void Core::start() {
  HW_CHECK(!io_, "a server is started once");
  io_.emplace(options_.threads);
  try {
    open_tls();
    open_acceptor();
  } catch (...) {
    controls_.reset();
    io_.reset();
    throw;
  }
  asio::co_spawn(controls_->strand, accept(), asio::detached);
  asio::co_spawn(controls_->strand, sweep(), asio::detached);

  // Signals are for main; a thread started here inherits what is blocked.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  try {
    for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { io_->run(); });
  } catch (const std::system_error& e) {
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    io_->stop();
    join();
    throw std::runtime_error(std::string("cannot start the threads of the server: ") + e.what());
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Core::join() {
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

void Core::open_tls() {
  if (options_.tls_certificate.empty() && options_.tls_key.empty()) return;
  if (options_.tls_certificate.empty() || options_.tls_key.empty()) {
    throw std::runtime_error("TLS needs both a certificate and a key");
  }
  boost::system::error_code ec;
  tls_.emplace(asio::ssl::context::tls_server);
  tls_->use_certificate_chain_file(options_.tls_certificate, ec);
  if (ec) throw std::runtime_error("cannot read the TLS certificate " + options_.tls_certificate + ": " + ec.message());
  tls_->use_private_key_file(options_.tls_key, asio::ssl::context::pem, ec);
  if (ec) throw std::runtime_error("cannot read the TLS key " + options_.tls_key + ": " + ec.message());
  SSL_CTX* native = tls_->native_handle();
  if (SSL_CTX_check_private_key(native) != 1) throw std::runtime_error("the TLS key does not fit the certificate");
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");  // for 1.2; those of 1.3 are all good
  // No tickets: their key would open every recorded connection of this process. Resumption goes by the cache.
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET |
                                  SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  static constexpr unsigned char k_resumption_context[] = "homeward";
  SSL_CTX_set_session_id_context(native, k_resumption_context, sizeof k_resumption_context - 1);
  SSL_CTX_sess_set_cache_size(native, static_cast<long>(options_.max_connections));
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
}

void Core::open_acceptor() {
  boost::system::error_code ec;
  const std::string where = options_.address + " port " + std::to_string(options_.port);
  const auto address = asio::ip::make_address(options_.address, ec);
  if (ec) throw std::runtime_error("cannot listen on " + where + ": the address is not one of IPv4 or IPv6");
  const tcp::endpoint endpoint(address, options_.port);
  controls_.emplace(io_->get_executor());
  auto& acceptor = controls_->acceptor;
  acceptor.open(endpoint.protocol(), ec);
  if (!ec) acceptor.set_option(asio::socket_base::reuse_address(true), ec);
  if (!ec) acceptor.bind(endpoint, ec);
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (ec) {
    throw std::runtime_error("cannot listen on " + where + ": " + ec.message() +
                             "; stop the other program or choose another port");
  }
  port_ = acceptor.local_endpoint().port();
}

Core::Control<void> Core::accept() {
  constexpr asio::use_awaitable_t<Strand> token;
  while (!stopping_) {
    boost::system::error_code ec;
    Socket socket = co_await controls_->acceptor.async_accept(*io_, asio::redirect_error(token, ec));
    if (stopping_ || ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor) co_return;
    if (!ec) {
      try {
        take(std::move(socket));
      } catch (const std::exception&) {
        count_rejected("http.cannot-accept");  // no memory for this one: listening goes on
      }
    } else if (ec != asio::error::connection_aborted) {
      // Out of descriptors or memory: what is open goes on, and in a moment there may be some again.
      count_rejected("http.cannot-accept");
      asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Strand> pause(
          controls_->strand, milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(token, ec));
    }
  }
}

void Core::take(Socket socket) {
  boost::system::error_code ec;
  const auto peer = socket.remote_endpoint(ec);
  if (ec) return;  // gone already
  std::shared_ptr<Connection> connection;
  {
    const std::lock_guard lock(connections_mutex_);
    if (connections_.size() < options_.max_connections + k_told_too_many && !stopping_) {
      const auto admission = connections_.size() < options_.max_connections ? Connection::Admission::served
                                                                            : Connection::Admission::one_too_many;
      connection = std::make_shared<Connection>(*this, std::move(socket), peer, admission);
      connections_.insert(connection.get());
    }
  }
  if (!connection) return count_rejected(refusal::too_many_connections.reason);
  asio::co_spawn(*io_, Connection::run(std::move(connection)), asio::detached);
}

/// One clock for all connections. Going over the list costs some nanoseconds for each, four times a second, and makes
/// moving a deadline one store; a wheel would be moved in with every request.
Core::Control<void> Core::sweep() {
  constexpr asio::use_awaitable_t<Strand> token;
  for (;;) {  // until the context is stopped: deadlines hold during the grace, too
    boost::system::error_code ec;
    controls_->timer.expires_after(period_);
    co_await controls_->timer.async_wait(asio::redirect_error(token, ec));
    try {
      look_over();
    } catch (const std::bad_alloc&) {
      // Deadlines were kept; who hung up is asked again in a second.
    }
  }
}

void Core::look_over() {
  now_.store(monotonic().count(), std::memory_order_relaxed);
  const std::lock_guard lock(connections_mutex_);
  for (Connection* connection : connections_) connection->look_over(now());
  if (++sweeps_ % k_sweeps_between_polls == 0) cut_hung_up();
}

/// A stream only writes, so nobody reads that its other end has left. One system call asks for all of them.
void Core::cut_hung_up() {
  std::vector<pollfd> asked;
  std::vector<Connection*> streams;
  for (Connection* connection : connections_) {
    const int number = connection->stream_socket();
    if (number < 0) continue;
    asked.push_back({number, POLLRDHUP, 0});
    streams.push_back(connection);
  }
  if (asked.empty() || ::poll(asked.data(), asked.size(), 0) <= 0) return;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if ((asked[i].revents & (POLLRDHUP | POLLHUP | POLLERR)) == 0) continue;
    streams[i]->cut();
    streams[i]->end_if_idle();
  }
}

void Core::remove(Connection& connection) {
  const std::lock_guard lock(connections_mutex_);
  connections_.erase(&connection);
  if (stopping_) connections_changed_.notify_all();
}

template <class Condition>
bool Core::wait_until(milliseconds at_most, Condition condition) {
  std::unique_lock lock(connections_mutex_);
  return connections_changed_.wait_for(lock, at_most, condition);
}

void Core::stop(milliseconds grace) {
  if (!io_ || stopping_.exchange(true)) return;
  asio::post(controls_->strand, [this] {
    boost::system::error_code ignored;
    controls_->acceptor.close(ignored);
  });
  {
    const std::lock_guard lock(connections_mutex_);
    for (Connection* connection : connections_) connection->end_if_idle();
  }
  if (!wait_until(grace, [this] { return connections_.empty(); })) {
    {
      const std::lock_guard lock(connections_mutex_);
      for (Connection* connection : connections_) connection->cut();
    }
    // What was cut ends by itself, all but those that still wait for a handler.
    wait_until(k_end_of_cut, [this] {
      return std::all_of(connections_.begin(), connections_.end(),
                         [](const Connection* connection) { return connection->waits_for_handler(); });
    });
  }
  io_->stop();
  join();

  std::vector<std::shared_ptr<Connection>> left;
  {
    const std::lock_guard lock(connections_mutex_);
    for (Connection* connection : connections_) left.push_back(connection->shared_from_this());
  }
  for (const auto& connection : left) connection->abandon();
  left.clear();  // so that they go with their coroutines, while there is a context
  controls_.reset();
  io_.reset();  // ends the coroutines that are left; from here on an answer goes nowhere
}

void Core::count_rejected(std::string_view reason) {
  const std::lock_guard lock(rejected_mutex_);
  const auto it = rejected_.find(reason);
  if (it == rejected_.end()) {
    rejected_.emplace(std::string(reason), 1);
  } else {
    ++it->second;
  }
}

ServerFigures Core::figures() const {
  ServerFigures out;
  out.requests = requests_;
  {
    const std::lock_guard lock(connections_mutex_);
    out.open_connections = connections_.size();
    out.open_streams = static_cast<std::size_t>(
        std::count_if(connections_.begin(), connections_.end(),
                      [](const Connection* connection) { return connection->stream_socket() >= 0; }));
  }
  const std::lock_guard lock(rejected_mutex_);
  out.rejected.assign(rejected_.begin(), rejected_.end());
  return out;
}

Server::Server(ServerOptions options, Handler handler)
    : core_(std::make_unique<Core>(std::move(options), std::move(handler))) {}
Server::~Server() { stop(milliseconds(0)); }
void Server::start() { core_->start(); }
unsigned short Server::port() const { return core_->port(); }
void Server::stop(milliseconds grace) { core_->stop(grace); }
ServerFigures Server::figures() const { return core_->figures(); }

}  // namespace homeward::http
