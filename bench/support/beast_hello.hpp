#pragma once
#include <memory>
#include <string_view>

/// The floor for HTTP: classes, strands, timer and all as in Beast's own example "HTTP server, asynchronous", answering
/// "hello, world" to everything.
namespace homeward::bench {

inline constexpr std::string_view k_hello = "hello, world";

class BeastHello {
 public:
  explicit BeastHello(int threads = 2);
  ~BeastHello();
  BeastHello(const BeastHello&) = delete;
  BeastHello& operator=(const BeastHello&) = delete;
  unsigned short port() const;

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace homeward::bench
