#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the transport hands up and takes back. No library shows here: a file of routes compiles in a moment.
namespace homeward::http {

enum class Method { get, head, post, put, patch, del, options, other };

/// The method of a request line's first word; methods are case-sensitive (RFC 9110, 9.1).
Method method_from(std::string_view word);

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A request that passed the strict filter, with its whole body. All text in it is valid UTF-8, but for the body.
struct Request {
  Method method = Method::get;
  std::string method_text;
  std::string target;  ///< as sent
  std::string path;    ///< percent-decoded; starts with '/'; no "..", "//", backslash or control character in it
  Pairs query;         ///< decoded, in order; '+' is a space
  Pairs headers;       ///< names in lower case, values without surrounding white space, in order
  std::string body;
  std::string peer;  ///< address of the other end, without port
  bool loopback = false;
  bool secure = false;     ///< came over our own TLS
  std::string request_id;  ///< made by the server, 16 random hexadecimal digits

  /// The first header of that name, or nothing.
  const std::string* header(std::string_view lower_name) const;
  /// The first cookie of that name (RFC 6265; surrounding quotes are taken off).
  std::optional<std::string> cookie(std::string_view name) const;
  /// The first query parameter of that name, or nothing.
  const std::string* query_value(std::string_view name) const;
};

/// One open event stream. All functions may be called from any thread.
class EventSink {
 public:
  virtual ~EventSink() = default;
  /// Queues bytes for the other end. False when it is closed, or when its queue of 64 KiB would overflow: then it
  /// closes, because a client that missed an event must ask anew.
  virtual bool send(std::string bytes) = 0;
  virtual void close() = 0;
  virtual bool closed() const = 0;
  /// Called once, from any thread and under no lock, when the stream ends for whatever reason; at once when it already
  /// has. `then` must not throw.
  virtual void on_close(std::function<void()> then) = 0;
};

/// An answer. The transport adds Date, Content-Length and Connection; it is our own bug, and answered with 500, to set
/// one of them, Transfer-Encoding or Server here, or to have a control character in a name or value.
struct Response {
  int status = 200;
  Pairs headers;
  std::string body;
  std::string_view static_body = {};  ///< sent instead of `body` when not empty; must outlive the server
  /// When set, only the headers are sent and the connection stays open for what the sink is given. A comment is sent
  /// after 15 s of silence. Called on an io thread, must not block. Not called for HEAD.
  std::function<void(std::shared_ptr<EventSink>)> stream = nullptr;
  bool close = false;  ///< end the connection after this answer
};

/// Gives the answer: from any thread, also after the other end is gone or the server has stopped. The first call
/// counts. When every copy is destroyed uncalled, the other end gets a 500.
using Respond = std::function<void(Response)>;

/// Sixteen hexadecimal digits that nobody can guess; one system call for some hundred of them. Thread-safe.
std::string make_request_id();

}  // namespace homeward::http
