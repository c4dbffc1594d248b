#pragma once
#include "app/config.hpp"
#include "app/house.hpp"
#include "platform/http/routes.hpp"

#include <memory>

namespace homeward::app {

struct ServeOptions {
  Config config;
  StoreKind create_as = StoreKind::production;  ///< what a new database is for
  bool settable_clock = false;
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
