#include "support/transport_client.hpp"

// Time and streams: who is slow, who leaves, who stays when the server stops.
namespace homeward::http {
namespace {

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

}  // namespace
}  // namespace homeward::http
