#include "support/http_client.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace homeward::testing {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool readable(int socket, std::chrono::milliseconds at_most) {
  pollfd wait{socket, POLLIN, 0};
  return ::poll(&wait, 1, static_cast<int>(at_most.count())) > 0;
}

}  // namespace

const std::string* HttpAnswer::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return &value;
  return nullptr;
}

std::string HttpAnswer::header_text(std::string_view name) const {
  const std::string* found = header(name);
  return found ? *found : std::string();
}

std::string HttpAnswer::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "set-cookie" || !value.starts_with(std::string(name) + "=")) continue;
    return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  }
  return {};
}

std::string HttpAnswer::body_without_request_id() const {
  const Json whole = json();
  return whole.has("request_id") ? whole.without("request_id").dump() : body;
}

void PrintTo(const HttpAnswer& answer, std::ostream* out) { *out << answer.head << answer.body; }

HttpClient::HttpClient(HttpClient&& other) noexcept
    : port_(other.port_),
      socket_(std::exchange(other.socket_, -1)),
      buffer_(std::move(other.buffer_)),
      timeout_(other.timeout_) {}

HttpClient& HttpClient::operator=(HttpClient&& other) noexcept {
  close();
  port_ = other.port_;
  socket_ = std::exchange(other.socket_, -1);
  buffer_ = std::move(other.buffer_);
  timeout_ = other.timeout_;
  return *this;
}

void HttpClient::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  buffer_.clear();
}

void HttpClient::connect() {
  if (socket_ >= 0) {
    // Closed by the other end since the last answer?
    char byte = 0;
    const ssize_t seen = ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (seen < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    close();
  }
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket_ < 0) throw Disconnected("no socket");
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port_);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    close();
    throw Disconnected("nobody listens");
  }
}

void HttpClient::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) throw Disconnected("cut while sending");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool HttpClient::read_more() {
  if (!readable(socket_, timeout_)) throw Disconnected("no answer in time");
  std::array<char, 16384> piece;
  const ssize_t got = ::recv(socket_, piece.data(), piece.size(), 0);
  if (got < 0) throw Disconnected("cut while reading");
  buffer_.append(piece.data(), static_cast<std::size_t>(got));
  return got > 0;
}

HttpAnswer HttpClient::read_head() {
  std::size_t end;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) {
      close();
      throw Disconnected("closed without an answer");
    }
  }
  HttpAnswer answer;
  answer.head = buffer_.substr(0, end + 4);
  buffer_.erase(0, end + 4);
  if (answer.head.size() > 12) answer.status = std::atoi(answer.head.c_str() + 9);
  std::size_t at = answer.head.find("\r\n") + 2;
  while (at + 2 < answer.head.size()) {
    const std::size_t stop = answer.head.find("\r\n", at);
    const std::string_view line = std::string_view(answer.head).substr(at, stop - at);
    const std::size_t colon = line.find(": ");
    if (colon != std::string_view::npos) {
      answer.headers.emplace_back(lower(line.substr(0, colon)), line.substr(colon + 2));
    }
    at = stop + 2;
  }
  return answer;
}

HttpAnswer HttpClient::read_answer(bool without_body) {
  HttpAnswer answer = read_head();
  const std::string* length = answer.header("content-length");
  if (length && !without_body) {
    const std::size_t size = std::stoul(*length);
    while (buffer_.size() < size) {
      if (!read_more()) throw Disconnected("closed inside an answer");
    }
    answer.body = buffer_.substr(0, size);
    buffer_.erase(0, size);
  }
  if (lower(answer.header_text("connection")) == "close") close();
  return answer;
}

HttpAnswer HttpClient::send(std::string_view method, std::string_view target, const Headers& headers,
                            std::string_view body) {
  std::string bytes(method);
  bytes.append(" ").append(target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
  for (const auto& [name, value] : headers) bytes.append(name).append(": ").append(value).append("\r\n");
  if (!body.empty() || method == "POST") bytes.append("Content-Length: " + std::to_string(body.size()) + "\r\n");
  bytes.append("\r\n").append(body);
  connect();
  write_all(bytes);
  return read_answer(method == "HEAD");
}

HttpAnswer HttpClient::send_raw(std::string_view bytes) {
  connect();
  write_all(bytes);
  return read_answer(false);
}

HttpAnswer HttpClient::open_stream(std::string_view target, const Headers& headers) {
  std::string bytes = "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  for (const auto& [name, value] : headers) bytes.append(name).append(": ").append(value).append("\r\n");
  connect();
  write_all(bytes + "\r\n");
  HttpAnswer answer = read_head();
  if (answer.header("content-length")) {
    const std::size_t size = std::stoul(answer.header_text("content-length"));
    while (buffer_.size() < size && read_more()) continue;
    answer.body = std::exchange(buffer_, {});
  }
  return answer;
}

std::string HttpClient::read_stream(std::chrono::milliseconds at_most, bool* ended) {
  if (buffer_.empty() && socket_ >= 0 && readable(socket_, at_most)) {
    const bool more = read_more();
    if (ended) *ended = !more;
  }
  return std::exchange(buffer_, {});
}

}  // namespace homeward::testing
