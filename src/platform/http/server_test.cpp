#include "support/transport_client.hpp"

namespace homeward::http {
namespace {

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

}  // namespace
}  // namespace homeward::http
