#include "platform/http/server.hpp"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

// The transport over real sockets. A client of a dozen lines instead of a library: it must send what no library would.
namespace homeward::http {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto k_patience = 10s;  // for what should come at once; only a failing test waits it out

class Client {
 public:
  explicit Client(unsigned short port, int receive_buffer = 0) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer > 0) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const int one = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("connect");
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { close(); }

  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  /// Closes with a reset, as a phone that lost its line does.
  void reset() {
    const linger now{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }
  int fd() const { return fd_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  /// Reads on until `enough(received)`; false at the end of the connection or of patience.
  template <class Enough>
  bool read_until(Enough enough, std::chrono::milliseconds patience = k_patience) {
    const auto end = Clock::now() + patience;
    while (!enough(received_)) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
      pollfd p{fd_, POLLIN, 0};
      if (left <= 0 || ::poll(&p, 1, static_cast<int>(left)) <= 0) return false;
      std::array<char, 16384> piece;
      const auto n = ::recv(fd_, piece.data(), piece.size(), 0);
      if (n <= 0) {
        ended_ = true;
        return false;
      }
      received_.append(piece.data(), static_cast<std::size_t>(n));
    }
    return true;
  }
  /// The next answer whole, by its Content-Length; empty when none came. Answers to HEAD have no body.
  std::string answer(bool to_head = false) {
    const bool head = read_until([](const std::string& s) { return s.find("\r\n\r\n") != std::string::npos; });
    if (!head) return {};
    std::size_t size = received_.find("\r\n\r\n") + 4;
    const auto at = received_.find("Content-Length: ");
    if (!to_head && at < size) size += std::stoul(received_.substr(at + 16));
    if (!read_until([&](const std::string& s) { return s.size() >= size; })) return {};
    const std::string out = received_.substr(0, size);
    received_.erase(0, size);
    return out;
  }
  std::string all_until_closed() {
    read_until([](const std::string&) { return false; });
    return std::exchange(received_, {});
  }
  bool closed_by_server() {
    read_until([](const std::string&) { return false; });
    return ended_;
  }
  const std::string& received() const { return received_; }

 private:
  int fd_;
  std::string received_;
  bool ended_ = false;
};

int status_of(const std::string& answer) { return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0; }
std::string body_of_answer(const std::string& answer) {
  const auto at = answer.find("\r\n\r\n");
  return at == std::string::npos ? "" : answer.substr(at + 4);
}

/// Waits for what another thread does.
template <class Condition>
bool soon(Condition condition, std::chrono::milliseconds patience = k_patience) {
  const auto end = Clock::now() + patience;
  while (!condition()) {
    if (Clock::now() > end) return false;
    std::this_thread::sleep_for(2ms);
  }
  return true;
}

std::uint64_t rejected(const Server& server, std::string_view reason) {
  for (const auto& [name, count] : server.figures().rejected) {
    if (name == reason) return count;
  }
  return 0;
}

/// A server whose handler tells what it got, or does what the path says.
class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    options_.port = 0;
    options_.fault = [this](std::string_view, std::string_view what) {
      const std::lock_guard lock(mutex_);
      faults_.emplace_back(what);
    };
  }
  ~ServerTest() override {
    if (server_) server_->stop(0ms);
    for (auto& thread : threads_) thread.join();
  }

  Server& start() {
    server_ =
        std::make_unique<Server>(options_, [this](Request&& r, Respond respond) { handle(std::move(r), respond); });
    server_->start();
    return *server_;
  }
  unsigned short port() const { return server_->port(); }

  void later(std::chrono::milliseconds wait, std::function<void()> then) {
    const std::lock_guard lock(mutex_);
    threads_.emplace_back([wait, then = std::move(then)] {
      std::this_thread::sleep_for(wait);
      then();
    });
  }

  void handle(Request&& request, const Respond& respond) {
    if (request.path == "/throws") throw std::runtime_error("handler says no");
    if (request.path == "/drops") return;
    if (request.path == "/splits") return respond({.headers = {{"X-A", "b\r\nSet-Cookie: c"}}, .body = "never"});
    if (request.path == "/twice") {
      respond({.body = "first"});
      return respond({.body = "second"});
    }
    if (request.path == "/keeps") {
      const std::lock_guard lock(mutex_);
      kept_.push_back(respond);
      return;
    }
    if (request.path == "/later") {
      const auto wait = std::chrono::milliseconds(std::stoi(*request.query_value("ms")));
      return later(wait, [respond, body = request.query_value("say") ? *request.query_value("say") : "late"] {
        respond({.body = body});
      });
    }
    if (request.path == "/big") return respond({.body = std::string(8u << 20, 'b')});
    if (request.path == "/static") return respond({.body = "not this", .static_body = "this"});
    if (request.path == "/status") return respond({.status = std::stoi(request.query.at(0).first), .body = "unseen"});
    if (request.path == "/bye") return respond({.body = "bye", .close = true});
    if (request.path == "/events") {
      Response response{.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}}};
      response.stream = [this](std::shared_ptr<EventSink> sink) {
        sink->on_close([this] { ++streams_closed_; });
        const std::lock_guard lock(mutex_);
        sinks_.push_back(std::move(sink));
      };
      return respond(std::move(response));
    }
    std::string told = request.method_text + ' ' + request.path + ' ' + request.body;
    if (request.query_value("who")) {
      told = request.peer + (request.loopback ? " loopback" : "") + (request.secure ? " secure" : "") + ' ' +
             request.request_id;
    }
    respond({.headers = {{"Content-Type", "text/plain"}}, .body = std::move(told)});
  }

  std::shared_ptr<EventSink> sink(std::size_t i = 0) {
    if (!soon([&] {
          const std::lock_guard lock(mutex_);
          return sinks_.size() > i;
        })) {
      throw std::runtime_error("no stream was opened");
    }
    const std::lock_guard lock(mutex_);
    return sinks_[i];
  }
  std::vector<std::string> faults() {
    const std::lock_guard lock(mutex_);
    return faults_;
  }

  ServerOptions options_;
  std::unique_ptr<Server> server_;
  std::mutex mutex_;
  std::vector<std::thread> threads_;
  std::vector<Respond> kept_;
  std::vector<std::shared_ptr<EventSink>> sinks_;
  std::vector<std::string> faults_;
  std::atomic<int> streams_closed_{0};
};

std::string get(std::string_view target, std::string_view headers = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}
std::string post(std::string_view target, std::string_view body) {
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + std::string(body);
}

TEST_F(ServerTest, KeepsTheConnectionForTheNextRequest) {
  start();
  Client client(port());
  for (int i = 0; i < 3; ++i) {
    client.send(get("/a" + std::to_string(i)));
    const auto answer = client.answer();
    EXPECT_EQ(status_of(answer), 200);
    EXPECT_EQ(body_of_answer(answer), "GET /a" + std::to_string(i) + ' ');
    EXPECT_EQ(answer.find("Connection"), std::string::npos);
    EXPECT_EQ(answer.find("Server"), std::string::npos);
    EXPECT_NE(answer.find("\r\nDate: "), std::string::npos);
  }
  EXPECT_EQ(server_->figures().requests, 3u);
}

TEST_F(ServerTest, SaysWhoAsks) {
  start();
  Client client(port());
  client.send(get("/?who"));
  const std::string first = body_of_answer(client.answer());
  client.send(get("/?who"));
  const std::string second = body_of_answer(client.answer());

  EXPECT_EQ(first.substr(0, 19), "127.0.0.1 loopback ");
  EXPECT_EQ(first.size(), 19u + 16u);
  EXPECT_EQ(first.substr(19).find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_NE(first, second);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  start();
  Client client(port());
  client.send(get("/later?ms=50&say=one") + post("/b", "two") + get("/later?ms=1&say=three") + get("/d"));

  EXPECT_EQ(body_of_answer(client.answer()), "one");
  EXPECT_EQ(body_of_answer(client.answer()), "POST /b two");
  EXPECT_EQ(body_of_answer(client.answer()), "three");
  EXPECT_EQ(body_of_answer(client.answer()), "GET /d ");
}

TEST_F(ServerTest, TakesRequestsByteByByte) {
  start();
  Client client(port());
  const std::string all = "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
  for (const char c : all) client.send(std::string_view(&c, 1));

  EXPECT_EQ(body_of_answer(client.answer()), "POST /a hello");
}

TEST_F(ServerTest, AnswersHeadWithTheLengthButNoBody) {
  start();
  Client client(port());
  client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + get("/b"));

  const auto head = client.answer(true);
  EXPECT_NE(head.find("Content-Length: 8\r\n"), std::string::npos) << head;
  EXPECT_EQ(body_of_answer(client.answer()), "GET /b ");
}

TEST_F(ServerTest, SendsNoBodyWhereNoneIsAllowed) {
  start();
  Client client(port());
  client.send(get("/status?204") + get("/status?304") + get("/static"));

  EXPECT_EQ(client.answer(true).find("Content-Length"), std::string::npos);
  EXPECT_EQ(client.answer(true).find("Content-Length"), std::string::npos);
  EXPECT_EQ(body_of_answer(client.answer()), "this");
}

TEST_F(ServerTest, SpeaksHttp10) {
  start();
  Client closing(port());
  closing.send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_NE(closing.all_until_closed().find("Connection: close\r\n"), std::string::npos);

  Client keeping(port());
  keeping.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_NE(keeping.answer().find("Connection: keep-alive\r\n"), std::string::npos);
  keeping.send("GET /b HTTP/1.0\r\n\r\n");
  EXPECT_EQ(body_of_answer(keeping.answer()), "GET /b ");
}

TEST_F(ServerTest, ClosesWhenEitherSideWantsIt) {
  start();
  Client asked(port());
  asked.send(get("/a", "Connection: close\r\n") + get("/never"));
  const auto answers = asked.all_until_closed();
  EXPECT_NE(answers.find("Connection: close\r\n"), std::string::npos);
  EXPECT_EQ(answers.find("never"), std::string::npos);

  Client told(port());
  told.send(get("/bye"));
  EXPECT_NE(told.all_until_closed().find("Connection: close\r\n"), std::string::npos);
}

TEST_F(ServerTest, SendsLargeAnswersToSlowReaders) {
  start();
  Client client(port(), 16 * 1024);
  client.send(get("/big") + get("/a"));
  std::this_thread::sleep_for(50ms);

  EXPECT_EQ(body_of_answer(client.answer()), std::string(8u << 20, 'b'));
  EXPECT_EQ(body_of_answer(client.answer()), "GET /a ");
}

TEST_F(ServerTest, AsksForTheBodyWhenTheClientWaitsForThat) {
  start();
  Client client(port());
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.answer(true), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello");
  EXPECT_EQ(body_of_answer(client.answer()), "POST /a hello");

  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");
  EXPECT_EQ(status_of(client.answer()), 200);
}

TEST_F(ServerTest, RefusesATooLargeBodyBeforeAskingForIt) {
  options_.max_body = 4;
  start();
  Client client(port());
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

  EXPECT_EQ(status_of(client.all_until_closed()), 413);
}

TEST_F(ServerTest, RefusesATooLargeBodyWhileReadingIt) {
  options_.max_body = 1000;
  start();
  Client client(port());
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 2000; ++i) {
    if (!client.send("2\r\nab\r\n")) break;
  }

  EXPECT_EQ(status_of(client.all_until_closed()), 413);
}

TEST_F(ServerTest, TellsTheRefusalToAClientThatSendsTheWholeBodyFirst) {
  start();
  Client client(port());
  EXPECT_TRUE(client.send(post("/a", std::string((1 << 20) + 1, 'x'))));

  EXPECT_EQ(status_of(client.all_until_closed()), 413);
}

TEST_F(ServerTest, AllowsLargerBodiesWhereTheRouteDoes) {
  options_.max_body = 4;
  options_.body_limit = [](Method method, std::string_view path) -> std::size_t {
    return method == Method::post && path == "/import" ? 100 : 4;
  };
  start();
  Client client(port());
  client.send(post("/import", "hello"));
  EXPECT_EQ(status_of(client.answer()), 200);
  client.send(post("/other", "hello"));
  EXPECT_EQ(status_of(client.answer()), 413);
}

TEST_F(ServerTest, RefusesLongTargetsAndHeaders) {
  start();
  Client target(port());
  target.send(get("/" + std::string(4096, 'a')));
  EXPECT_EQ(status_of(target.all_until_closed()), 414);

  Client endless(port());
  endless.send("GET /" + std::string(9000, 'a'));
  EXPECT_EQ(status_of(endless.all_until_closed()), 414);

  Client headers(port());
  headers.send(get("/", "A: " + std::string(9000, 'a') + "\r\n"));
  EXPECT_EQ(status_of(headers.all_until_closed()), 431);
}

TEST_F(ServerTest, RefusesWhatItCannotSpeak) {
  start();
  const std::pair<std::string, int> said[] = {{"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
                                              {"GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505},
                                              {"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
                                              {get("/", "Expect: cake\r\n"), 417},
                                              {"\x16\x03\x01\x02\n", 400}};
  for (const auto& [bytes, status] : said) {
    Client client(port());
    client.send(bytes);
    EXPECT_EQ(status_of(client.all_until_closed()), status) << bytes;
  }
  EXPECT_EQ(server_->figures().requests, 0u);
}

/// What a proxy in front might read otherwise. Each is sent with a second request behind it, which must never be seen.
TEST_F(ServerTest, LetsNoRequestBeSmuggled) {
  start();
  const std::string line = "POST / HTTP/1.1\r\n", host = "Host: a\r\n", head = line + host;
  const std::string attempts[] = {
      head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
      head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: cow\r\n\r\n0\r\n\r\n",
      head + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
      head + "Transfer-Encoding:\vchunked\r\n\r\n0\r\n\r\n",
      head + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      head + " Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      head + "X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      head + "X: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      head + std::string("X: \0\r\n", 6) + "Content-Length: 0\r\n\r\n",
      head + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
      head + "Content-Length: 0, 44\r\n\r\n",
      head + "Content-Length: +0\r\n\r\n",
      head + "Content-Length: 0x0\r\n\r\n",
      head + "Content-Length: \r\n\r\n",
      "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      line + "\r\n",
      line + host + host + "\r\n",
      "POST http://b/ HTTP/1.1\r\n" + host + "\r\n",
      "POST / HTTP/1.1\r\n\rHost: a\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n0;\n\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n0\r\nContent-Length: 3\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n1\nx\r\n0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n 0\r\n\r\n",
      head + "Transfer-Encoding: chunked\r\n\r\n100000000000000000\r\nx",
  };
  for (const auto& attempt : attempts) {
    Client client(port());
    client.send(attempt + get("/smuggled"));
    const auto answer = client.all_until_closed();
    EXPECT_EQ(status_of(answer) / 100, 4) << attempt;
    EXPECT_EQ(answer.find("HTTP/1.1", 1), std::string::npos) << attempt;
  }
  EXPECT_EQ(server_->figures().requests, 0u);
}

TEST_F(ServerTest, LetsTheUpperLayerRenderRefusals) {
  options_.refuse = [](int status, std::string_view reason) {
    return Response{.status = status,
                    .headers = {{"Content-Type", "application/problem+json"}},
                    .body = "{\"reason\":\"" + std::string(reason) + "\"}"};
  };
  start();
  Client client(port());
  client.send("GET /a HTTP/1.1\r\n\r\n");

  const auto answer = client.all_until_closed();
  EXPECT_NE(answer.find("application/problem+json"), std::string::npos);
  EXPECT_EQ(body_of_answer(answer), "{\"reason\":\"http.bad-host\"}");
  EXPECT_EQ(rejected(*server_, "http.bad-host"), 1u);
}

TEST_F(ServerTest, RefusesPlainlyWhenTheUpperLayerFails) {
  options_.refuse = [](int, std::string_view) -> Response { throw std::runtime_error("no"); };
  start();
  Client client(port());
  client.send("GET /a HTTP/1.1\r\n\r\n");

  EXPECT_EQ(body_of_answer(client.all_until_closed()), "http.bad-host\n");
}

TEST_F(ServerTest, AnswersOurOwnFaultsWith500AndGoesOn) {
  start();
  for (const char* path : {"/throws", "/drops", "/splits", "/status?99"}) {
    Client client(port());
    client.send(get(path));
    const auto answer = client.all_until_closed();
    EXPECT_EQ(status_of(answer), 500) << path;
    EXPECT_EQ(answer.find("Set-Cookie"), std::string::npos);
  }
  EXPECT_EQ(faults().size(), 4u);
  EXPECT_EQ(faults().at(0), "handler says no");

  Client client(port());
  client.send(get("/twice"));
  EXPECT_EQ(body_of_answer(client.answer()), "first");
}

TEST_F(ServerTest, CutsClientsThatSendTheirHeadSlowly) {
  options_.header_deadline = 200ms;
  start();
  Client slow(port());
  const auto begin = Clock::now();
  slow.send("GET / HTTP/1.1\r\n");
  while (Clock::now() - begin < 5s && slow.send("A: b\r\n") &&
         !slow.read_until([](const std::string& s) { return !s.empty(); }, 20ms)) {
  }

  EXPECT_EQ(status_of(slow.received()), 408);
  EXPECT_LT(Clock::now() - begin, 3s);
  EXPECT_TRUE(slow.closed_by_server());
}

TEST_F(ServerTest, DropsSilentConnectionsInSilence) {
  options_.header_deadline = 100ms;
  options_.idle_deadline = 100ms;
  start();
  Client never(port());
  EXPECT_EQ(never.all_until_closed(), "");
  EXPECT_TRUE(never.closed_by_server());

  Client once(port());
  once.send(get("/a"));
  EXPECT_EQ(status_of(once.answer()), 200);
  EXPECT_EQ(once.all_until_closed(), "");
  EXPECT_TRUE(once.closed_by_server());
}

TEST_F(ServerTest, CutsClientsThatSendTheirBodySlowly) {
  options_.body_deadline = 200ms;
  start();
  Client client(port());
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
  while (client.send("x") && !client.read_until([](const std::string& s) { return !s.empty(); }, 20ms)) {
  }

  EXPECT_EQ(status_of(client.received()), 408);
}

TEST_F(ServerTest, GivesALongBodyTimeAsLongAsItComes) {
  options_.body_deadline = 500ms;
  start();
  Client client(port());
  const std::string piece(20000, 'x');
  client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n");
  for (int i = 0; i < 10; ++i) {
    client.send(piece);
    std::this_thread::sleep_for(70ms);
  }

  EXPECT_EQ(status_of(client.answer()), 200);
}

TEST_F(ServerTest, CutsClientsThatDoNotRead) {
  options_.write_deadline = 200ms;
  start();
  Client client(port(), 4096);
  client.send(get("/big"));

  EXPECT_TRUE(soon([&] { return rejected(*server_, "http.write-timeout") == 1; }));
  EXPECT_TRUE(soon([&] { return server_->figures().open_connections == 0; }));
}

TEST_F(ServerTest, GivesAHandlerTheTimeItNeeds) {
  options_.header_deadline = options_.body_deadline = options_.idle_deadline = options_.write_deadline = 100ms;
  start();
  Client client(port());
  client.send(get("/later?ms=500"));

  EXPECT_EQ(body_of_answer(client.answer()), "late");
}

TEST_F(ServerTest, TellsWhoIsOneTooMany) {
  options_.max_connections = 2;
  start();
  Client first(port()), second(port());
  first.send(get("/a"));
  second.send(get("/a"));
  EXPECT_EQ(status_of(first.answer()) + status_of(second.answer()), 400);

  Client third(port());
  third.send(get("/a"));
  EXPECT_EQ(status_of(third.all_until_closed()), 503);
  third.close();

  first.close();
  EXPECT_TRUE(soon([&] { return server_->figures().open_connections == 1; }));
  Client fourth(port());
  fourth.send(get("/a"));
  EXPECT_EQ(status_of(fourth.answer()), 200);
}

TEST_F(ServerTest, SurvivesClientsThatLeaveWhileTheHandlerWorks) {
  start();
  for (int i = 0; i < 20; ++i) {
    Client client(port());
    client.send(get("/later?ms=30") + get("/later?ms=1"));
    std::this_thread::sleep_for(1ms);
    if (i % 2 == 0) client.reset();
  }
  EXPECT_TRUE(soon([&] { return server_->figures().open_connections == 0; }));

  Client client(port());
  client.send(get("/a"));
  EXPECT_EQ(status_of(client.answer()), 200);
}

TEST_F(ServerTest, SendsEventsAsTheyCome) {
  start();
  Client client(port());
  client.send(get("/events"));
  const auto head = client.answer(true);
  EXPECT_NE(head.find("text/event-stream"), std::string::npos);
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);

  EXPECT_TRUE(sink()->send("data: 1\n\n"));
  EXPECT_EQ(server_->figures().open_streams, 1u);
  EXPECT_TRUE(sink()->send("data: 2\n\n"));
  EXPECT_TRUE(client.read_until([](const std::string& s) { return s == "data: 1\n\ndata: 2\n\n"; }));

  EXPECT_TRUE(sink()->send("data: 3\n\n"));
  sink()->close();
  EXPECT_FALSE(sink()->send("data: 4\n\n"));
  EXPECT_EQ(client.all_until_closed(), "data: 1\n\ndata: 2\n\ndata: 3\n\n");
  client.close();
  EXPECT_TRUE(soon([&] { return streams_closed_ == 1; }));
  EXPECT_TRUE(soon([&] { return server_->figures().open_streams == 0; }));
}

TEST_F(ServerTest, NoticesWhenTheReaderOfAStreamLeaves) {
  start();
  Client client(port());
  client.send(get("/events"));
  client.answer(true);
  const auto stream = sink();
  std::atomic<bool> told{false};
  stream->on_close([&] { told = true; });

  client.close();

  EXPECT_TRUE(soon([&] { return streams_closed_ == 1; }));
  EXPECT_TRUE(soon([&] { return told.load(); }));
  EXPECT_TRUE(stream->closed());
  EXPECT_FALSE(stream->send("data: 1\n\n"));
  bool at_once = false;
  stream->on_close([&] { at_once = true; });
  EXPECT_TRUE(at_once);
}

TEST_F(ServerTest, EndsAStreamWhoseReaderFallsBehind) {
  start();
  Client client(port(), 4096);
  client.send(get("/events"));
  EXPECT_NE(client.answer(true), "");
  const auto stream = sink();
  const std::string event = "data: " + std::string(1000, 'x') + "\n\n";

  int taken = 0;
  while (taken < 100000 && stream->send(event)) {
    if (++taken % 16 == 0) std::this_thread::sleep_for(1ms);  // not faster than a connection that is read could send
  }

  EXPECT_TRUE(stream->closed());
  EXPECT_GT(taken, 64);
  EXPECT_LT(taken, 1000) << "some hundred kilobytes at most wait for a reader: ours and the kernel's";
  EXPECT_TRUE(soon([&] { return streams_closed_ == 1; }));
  client.all_until_closed();
}

TEST_F(ServerTest, SendsManyEventsFromManyThreads) {
  start();
  Client client(port());
  client.send(get("/events"));
  EXPECT_NE(client.answer(true), "");
  const auto stream = sink();
  constexpr std::size_t each = 250;
  std::vector<std::thread> senders;
  for (int t = 0; t < 4; ++t) {
    senders.emplace_back([&] {
      for (std::size_t i = 0; i < each; ++i) EXPECT_TRUE(stream->send("data: 1\n\n"));
    });
  }
  for (auto& thread : senders) thread.join();

  EXPECT_TRUE(client.read_until([](const std::string& s) { return s.size() == 4 * each * 9; }));
}

TEST_F(ServerTest, LetsRequestsFinishWithinTheGrace) {
  start();
  Client busy(port()), idle(port()), streaming(port());
  idle.send(get("/a"));
  idle.answer();
  streaming.send(get("/events"));
  streaming.answer(true);
  busy.send(get("/later?ms=300"));
  ASSERT_TRUE(soon([&] { return server_->figures().requests == 3; }));

  std::thread stopper([&] { server_->stop(5s); });
  EXPECT_TRUE(idle.closed_by_server());
  EXPECT_TRUE(streaming.closed_by_server());
  streaming.close();
  const auto answer = busy.answer();
  EXPECT_EQ(body_of_answer(answer), "late");
  EXPECT_NE(answer.find("Connection: close"), std::string::npos);
  busy.close();
  stopper.join();

  EXPECT_THROW(Client{port()}, std::runtime_error);
  EXPECT_EQ(streams_closed_, 1);
}

TEST_F(ServerTest, CutsWhatIsLeftAfterTheGrace) {
  start();
  Client client(port()), partial(port());
  client.send(get("/keeps"));
  partial.send("GET / HT");
  ASSERT_TRUE(soon([&] { return server_->figures().requests == 1 && server_->figures().open_connections == 2; }));

  const auto begin = Clock::now();
  server_->stop(100ms);

  EXPECT_LT(Clock::now() - begin, 5s);
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_TRUE(partial.closed_by_server());
  EXPECT_EQ(server_->figures().open_connections, 0u);
  kept_.at(0)({.body = "to nobody"});  // safe after the stop,
  server_.reset();
  kept_.clear();  // and after the server is gone
}

TEST_F(ServerTest, OutlivedByStreamsAndAnswers) {
  start();
  Client streaming(port()), waiting(port());
  streaming.send(get("/events"));
  streaming.answer(true);
  waiting.send(get("/keeps"));
  const auto stream = sink();
  ASSERT_TRUE(soon([&] { return server_->figures().requests == 2; }));

  server_.reset();

  EXPECT_TRUE(stream->closed());
  EXPECT_EQ(streams_closed_, 1);
  EXPECT_FALSE(stream->send("data: 1\n\n"));
  stream->close();
  kept_.at(0)({.body = "to nobody"});
}

TEST_F(ServerTest, StopsWhileClientsKeepAsking) {
  start();
  std::atomic<bool> done{false};
  std::vector<std::thread> clients;
  for (int t = 0; t < 4; ++t) {
    clients.emplace_back([&, to = port()] {
      while (!done) {
        try {
          Client client(to);
          while (client.send(get("/later?ms=1")) && !client.answer().empty()) {
          }
        } catch (const std::runtime_error&) {
          break;
        }
      }
    });
  }
  EXPECT_TRUE(soon([&] { return server_->figures().requests > 50; }));

  server_->stop(2s);
  done = true;

  for (auto& client : clients) client.join();
}

TEST_F(ServerTest, SaysWhyItCannotStart) {
  start();
  ServerOptions taken;
  taken.port = port();
  Server second(taken, [](Request&&, const Respond&) {});
  try {
    second.start();
    FAIL() << "two servers on one port";
  } catch (const std::runtime_error& e) {
    EXPECT_NE(std::string(e.what()).find("port " + std::to_string(port())), std::string::npos) << e.what();
  }
  ServerOptions wrong{.address = "nowhere", .port = 0};
  EXPECT_THROW(Server(wrong, [](Request&&, const Respond&) {}).start(), std::runtime_error);
  ServerOptions half{.port = 0, .tls_certificate = "/nonexistent"};
  EXPECT_THROW(Server(half, [](Request&&, const Respond&) {}).start(), std::runtime_error);
}

/// A key and a certificate for one hour, in files that go with the test.
class Certificate {
 public:
  Certificate() {
    std::string pattern = (std::filesystem::temp_directory_path() / "homeward-tls-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1, -1,
                               0);
    X509_set_issuer_name(certificate.get(), name);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const auto write = [](const std::string& path, auto how) {
      std::FILE* file = std::fopen(path.c_str(), "w");
      if (!file) throw std::runtime_error("cannot write " + path);
      how(file);
      std::fclose(file);
    };
    write(certificate_file(), [&](std::FILE* f) { PEM_write_X509(f, certificate.get()); });
    write(key_file(), [&](std::FILE* f) { PEM_write_PrivateKey(f, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
  }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  ~Certificate() { std::filesystem::remove_all(folder_); }
  std::string certificate_file() const { return folder_ + "/certificate.pem"; }
  std::string key_file() const { return folder_ + "/key.pem"; }

 private:
  std::string folder_;
};

/// TLS over a Client's socket; blocking.
class TlsClient {
 public:
  explicit TlsClient(unsigned short port, int max_version = TLS1_3_VERSION, std::string_view alpn = "")
      : socket_(port), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free), tls_(nullptr, SSL_free) {
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), max_version);
    if (!alpn.empty()) {
      SSL_CTX_set_alpn_protos(context_.get(), reinterpret_cast<const unsigned char*>(alpn.data()),
                              static_cast<unsigned>(alpn.size()));
    }
    tls_.reset(SSL_new(context_.get()));
    SSL_set_fd(tls_.get(), socket_.fd());
    connected = SSL_connect(tls_.get()) == 1;
  }
  void send(std::string_view bytes) {
    EXPECT_EQ(SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())), static_cast<int>(bytes.size()));
  }
  std::string receive(std::size_t size) {
    std::string out;
    std::array<char, 16384> piece;
    while (out.size() < size) {
      const int n = SSL_read(tls_.get(), piece.data(), static_cast<int>(std::min(piece.size(), size - out.size())));
      if (n <= 0) break;
      out.append(piece.data(), static_cast<std::size_t>(n));
    }
    return out;
  }
  /// One answer with a body of known length.
  std::string answer() {
    std::string head;
    while (!head.ends_with("\r\n\r\n")) {
      const auto next = receive(1);
      if (next.empty()) return {};
      head += next;
    }
    const auto at = head.find("Content-Length: ");
    return head + receive(at == std::string::npos ? 0 : std::stoul(head.substr(at + 16)));
  }
  std::string protocol() const {
    const unsigned char* name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(tls_.get(), &name, &size);
    return {reinterpret_cast<const char*>(name), size};
  }
  bool ended_properly() {
    char c = 0;
    return SSL_read(tls_.get(), &c, 1) <= 0 && (SSL_get_shutdown(tls_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
  }
  Client& socket() { return socket_; }
  bool connected = false;

 private:
  Client socket_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> tls_;
};

class TlsServerTest : public ServerTest {
 protected:
  TlsServerTest() {
    options_.tls_certificate = certificate_.certificate_file();
    options_.tls_key = certificate_.key_file();
  }
  Certificate certificate_;
};

TEST_F(TlsServerTest, ServesOverTls) {
  start();
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(port(), version, "\x08http/1.1");
    ASSERT_TRUE(client.connected) << version;
    EXPECT_EQ(client.protocol(), "http/1.1");
    client.send(get("/?who") + post("/b", "two"));
    EXPECT_EQ(body_of_answer(client.answer()).substr(0, 26), "127.0.0.1 loopback secure ");
    EXPECT_EQ(body_of_answer(client.answer()), "POST /b two");
    client.send(get("/big") + get("/bye"));
    EXPECT_EQ(body_of_answer(client.answer()), std::string(8u << 20, 'b'));
    EXPECT_EQ(body_of_answer(client.answer()), "bye");
    EXPECT_TRUE(client.ended_properly());
  }
}

TEST_F(TlsServerTest, RefusesOldVersionsAndOtherProtocols) {
  start();

  EXPECT_FALSE(TlsClient(port(), TLS1_1_VERSION).connected);
  EXPECT_FALSE(TlsClient(port(), TLS1_3_VERSION, "\x02h2").connected);
  Client plain(port());
  plain.send(get("/a"));
  EXPECT_EQ(plain.all_until_closed().find("HTTP"), std::string::npos);
  EXPECT_TRUE(soon([&] { return rejected(*server_, "http.tls-handshake-failed") == 3; }));
}

TEST_F(TlsServerTest, SendsEventsOverTls) {
  start();
  TlsClient client(port());
  client.send(get("/events"));
  client.answer();
  EXPECT_TRUE(sink()->send("data: 1\n\n"));
  EXPECT_EQ(client.receive(9), "data: 1\n\n");
  sink()->close();
  EXPECT_TRUE(client.ended_properly());
}

TEST_F(TlsServerTest, CutsHandshakesThatDoNotEnd) {
  options_.header_deadline = 100ms;
  start();
  Client silent(port());
  EXPECT_TRUE(silent.closed_by_server());

  TlsClient slow(port());
  slow.send("GET / HT");
  EXPECT_EQ(status_of(slow.answer()), 408);
}

TEST_F(TlsServerTest, StopsWithOpenConnections) {
  start();
  TlsClient idle(port()), streaming(port()), waiting(port());
  idle.send(get("/a"));
  idle.answer();
  streaming.send(get("/events"));
  streaming.answer();
  waiting.send(get("/keeps"));
  ASSERT_TRUE(soon([&] { return server_->figures().requests == 3; }));

  server_->stop(50ms);

  EXPECT_EQ(server_->figures().open_connections, 0u);
  EXPECT_EQ(streams_closed_, 1);
}

}  // namespace
}  // namespace homeward::http
