#pragma once
#include "support/json_value.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A small blocking HTTP/1.1 client over a loopback socket, with its own reading of answers.
namespace homeward::testing {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
  int status = 0;
  Headers headers;  ///< names in lower case
  std::string head, body;

  /// The first header of that name, or nothing.
  const std::string* header(std::string_view lower_name) const;
  std::string header_text(std::string_view lower_name) const;
  /// The cookie that it sets, without attributes; empty where it sets none of that name.
  std::string cookie(std::string_view name) const;
  Json json() const { return Json::parse(body); }
  std::string reason() const { return json()["reason"].text(); }
  /// The body without the part that differs from request to request.
  std::string body_without_request_id() const;
};
void PrintTo(const HttpAnswer& answer, std::ostream* out);

/// The other end is gone, or silent for too long.
class Disconnected : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One kept connection, opened anew when the other end closed it between two requests. A request is never sent twice.
class HttpClient {
 public:
  explicit HttpClient(unsigned short port) : port_(port) {}
  ~HttpClient() { close(); }
  HttpClient(HttpClient&& other) noexcept;
  HttpClient& operator=(HttpClient&& other) noexcept;

  /// Throws Disconnected. Host and Content-Length are added.
  HttpAnswer send(std::string_view method, std::string_view target, const Headers& headers = {},
                  std::string_view body = {});
  /// Bytes as they are; then reads one answer.
  HttpAnswer send_raw(std::string_view bytes);
  void close();
  void set_timeout(std::chrono::milliseconds timeout) { timeout_ = timeout; }

  // For streams: the head of the answer is read, the rest piece by piece.
  HttpAnswer open_stream(std::string_view target, const Headers& headers);
  /// What arrives within this time; empty when nothing did. `ended` says that the other end closed.
  std::string read_stream(std::chrono::milliseconds at_most, bool* ended = nullptr);

 private:
  void connect();
  void write_all(std::string_view bytes);
  bool read_more();
  HttpAnswer read_head();
  HttpAnswer read_answer(bool without_body);

  unsigned short port_;
  int socket_ = -1;
  std::string buffer_;
  std::chrono::milliseconds timeout_{60'000};
};

}  // namespace homeward::testing
