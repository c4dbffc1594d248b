#include "bench/support/beast_hello.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <optional>
#include <thread>
#include <vector>

namespace homeward::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

class Session : public std::enable_shared_from_this<Session> {
 public:
  explicit Session(tcp::socket&& socket) : stream_(std::move(socket)) {}
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

}  // namespace

class BeastHello::Parts {
 public:
  explicit Parts(int threads)
      : io_(threads), acceptor_(asio::make_strand(io_), tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
    accept();
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { io_.run(); });
  }
  ~Parts() {
    io_.stop();
    for (auto& thread : threads_) thread.join();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  unsigned short port() const { return acceptor_.local_endpoint().port(); }

 private:
  void accept() {
    acceptor_.async_accept(asio::make_strand(io_), [this](beast::error_code ec, tcp::socket socket) {
      if (!ec) std::make_shared<Session>(std::move(socket))->run();
      accept();
    });
  }
  asio::io_context io_;
  tcp::acceptor acceptor_;
  std::vector<std::thread> threads_;
};

BeastHello::BeastHello(int threads) : parts_(std::make_unique<Parts>(threads)) {}
BeastHello::~BeastHello() = default;
unsigned short BeastHello::port() const { return parts_->port(); }

}  // namespace homeward::bench
