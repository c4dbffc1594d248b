#pragma once
#include "app/house.hpp"
#include "platform/http/routes.hpp"

#include <memory>

namespace homeward::app {

struct ServeOptions {
  HouseOptions house;
  std::string address = "127.0.0.1";
  unsigned short port = 8484;
  std::string tls_certificate, tls_key;
  std::string metrics_token;
  std::string checkpoint_file;  ///< outside the database; a signed line a minute
  int threads = 4;
};

/// A running server: the house, its followers, the routes and the transport. For `homeward serve` and for tests.
class Server {
 public:
  explicit Server(const ServeOptions& options);
  ~Server();
  void start();
  void stop();
  unsigned short port() const;
  House& house();
  const http::Routes& routes() const;
  /// One-time link part for the first administrator; empty when there is one already.
  const std::string& setup_token() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace homeward::app
