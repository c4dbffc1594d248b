// Reading a person's page at the real server on a country of 10,000 people, 64 connections, against two floors: a bare
// Beast server that says hello, and the same rows read, opened and written as JSON behind our transport, but without
// sign-in, guard and access log. In turns and in one run. Then how long an answer takes at a pace that a busy country
// would keep.
#include "app/house.hpp"
#include "bench/support/beast_hello.hpp"
#include "bench/support/country.hpp"
#include "bench/support/load.hpp"
#include "bench/support/process.hpp"
#include "bench/support/table.hpp"
#include "care/pathway/records.hpp"
#include "care/tasks/records.hpp"
#include "platform/access/view.hpp"
#include "platform/http/dispatcher.hpp"
#include "platform/http/server.hpp"

#include <cstdio>
#include <unistd.h>

namespace {

using namespace homeward;
using namespace homeward::bench;
using namespace homeward::testing;

constexpr int k_connections = 64, k_rounds = 5;
constexpr double k_pace = 300;  ///< pages a second: some 3,000 workers who open one every ten seconds

/// The rows of a page as the page's view asks for them, but without anybody who looks.
class Unguarded {
 public:
  explicit Unguarded(app::House& house) : house_(house) {}
  std::string page(const Uuid& person) {
    const auto tx = house_.store().read();
    json::Writer out;
    out.begin_object();
    write<Person>(out, *tx, "id", person);
    write<Identifier>(out, *tx, "person", person);
    write<Address>(out, *tx, "person", person);
    write<SafeContact>(out, *tx, "person", person);
    write<Journey>(out, *tx, "person", person);
    write<Episode>(out, *tx, "person", person);
    write<Stay>(out, *tx, "person", person);
    write<StageMark>(out, *tx, "person", person);
    write<SubstanceUse>(out, *tx, "person", person);
    write<Handover>(out, *tx, "person", person);
    write<FollowUp>(out, *tx, "person", person);
    write<Attempt>(out, *tx, "person", person);
    write<Task>(out, *tx, "person", person);
    write<Consent>(out, *tx, "subject", person);
    write<PersonLink>(out, *tx, "person", person);
    write<Relation>(out, *tx, "subject", person);
    return out.end_object().take();
  }

 private:
  template <class T>
  void write(json::Writer& out, db::ReadTransaction& tx, std::string_view column, const Uuid& person) {
    const Meta& meta = meta_of<T>();
    const Datum wanted[] = {person};
    const auto ids = tx.list_uuids(
        "SELECT id FROM " + std::string(meta.name) + " WHERE " + std::string(column) + " = $1 ORDER BY id LIMIT 200",
        wanted);
    out.key(meta.name).begin_array();
    for (const db::StoredRow& row : db::load_rows(tx, meta, ids)) {
      T value{};
      journal::unpack(meta, row, &value, house_.vault());
      access::write_disclosed(out, meta, &value, ~std::uint64_t{0}, row.version, access::Notice::none);
    }
    out.end_array();
  }
  app::House& house_;
};

/// Those pages behind our transport and its pool of readers, for everybody who asks.
class UnguardedServer {
 public:
  explicit UnguardedServer(const Country& country)
      :  // Twice as many connections as threads: the dispatcher holds one while the page reads on its own.
        house_({.db = country.url(), .open = db::Options::Open::reader, .readers = 8}),
        pages_(house_),
        services_{house_.store(),      house_.vault(), house_.journal(),
                  house_.access_log(), house_.roles(), house_.clock()} {
    const http::RouteInfo open{http::Audience::anonymous, "", Category::place, "administration", "The floor."};
    routes_.custom(http::Method::get, "/api/v1/people/{id}", open,
                   [this](std::shared_ptr<http::Request> request, auto, const http::Respond& respond) {
                     const auto id = Uuid::parse(request->path.substr(request->path.rfind('/') + 1));
                     respond({200, {{"Content-Type", "application/json"}}, pages_.page(*id)});
                   });
    dispatcher_.emplace(services_, routes_, [](const http::Request&) { return http::Response{404, {}, ""}; });
    server_.emplace(http::ServerOptions{.port = 0}, [this](http::Request&& request, http::Respond respond) {
      dispatcher_->handle(std::move(request), std::move(respond));
    });
    server_->start();
  }
  ~UnguardedServer() {
    server_->stop(std::chrono::milliseconds(100));
    dispatcher_->stop();
  }
  UnguardedServer(const UnguardedServer&) = delete;
  UnguardedServer& operator=(const UnguardedServer&) = delete;
  unsigned short port() const { return server_->port(); }

 private:
  app::House house_;
  Unguarded pages_;
  http::Services services_;
  http::Routes routes_;
  std::optional<http::Dispatcher> dispatcher_;
  std::optional<http::Server> server_;
};

/// Requests for the page of everybody whom this worker finds.
std::vector<std::string> page_requests(Session& worker) {
  std::string cookie;
  for (const auto& [name, value] : worker.cookie_header()) cookie += name + ": " + value + "\r\n";
  std::vector<std::string> out;
  for (std::string next; out.empty() || !next.empty();) {
    const Json asked = next.empty() ? object({}) : object({{"page", next}});
    const Json found = must(worker.post("/api/v1/people/search", asked), 200);
    for (const Json& line : found["items"].items()) {
      out.push_back("GET /api/v1/people/" + line["person"]["id"].text() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookie +
                    "\r\n");
    }
    next = found["next"].text();
    if (found["items"].size() == 0) break;
  }
  return out;
}

struct Measured {
  std::vector<double> per_second, micros, millis, bytes;
};

void turn(Measured& into, unsigned short port, pid_t process, const NextRequest& next) {
  const double used = processor_seconds(process);
  const Answers answers = drive({.port = port, .connections = k_connections}, next);
  into.per_second.push_back(answers.per_second());
  into.micros.push_back((processor_seconds(process) - used) * 1e6 / static_cast<double>(answers.millis.size()));
  into.bytes.push_back(answers.bytes_each());
  into.millis.insert(into.millis.end(), answers.millis.begin(), answers.millis.end());
}

}  // namespace

int main() try {
  const TemporaryFolder folder(disk());
  const Country country = copy_of(demo_country(), folder.path(), "house.db");  // each look leaves an entry in it
  ServerProcess server(folder.path(), country.server_options());
  server.start();
  const TestClock clock;
  Session worker = signed_in(server.port(), clock, "manager");
  const std::vector<std::string> pages = page_requests(worker);
  std::size_t at = 0;
  const NextRequest next_page = [&] { return std::string_view(pages[at++ % pages.size()]); };
  const NextRequest hello = [] { return std::string_view("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"); };
  const NextRequest health = [] { return std::string_view("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"); };

  UnguardedServer unguarded(country);
  BeastHello beast;
  Measured page, floor, hellos, healths;
  for (int round = 0; round < k_rounds; ++round) {
    turn(page, server.port(), server.pid(), next_page);
    turn(floor, unguarded.port(), ::getpid(), next_page);
    turn(hellos, beast.port(), ::getpid(), hello);
    turn(healths, server.port(), server.pid(), health);
  }
  const auto paced = [&](unsigned short port, const NextRequest& next) {
    return drive({port, k_connections, std::chrono::seconds(10), k_pace}, next).millis;
  };
  const auto page_paced = paced(server.port(), next_page), floor_paced = paced(unguarded.port(), next_page);

  std::printf("A person's page: %zu people, %d connections, medians of %d turns\n", pages.size(), k_connections,
              k_rounds);
  Table query("no guard, no log");
  query.add("pages", "/s", median(page.per_second), median(floor.per_second));
  query.add("bytes each", "B", median(page.bytes), median(floor.bytes));
  query.add("p99, each connection asks on at once", "ms", percentile(page.millis, 0.99), percentile(floor.millis, 0.99),
            below(5));
  query.add("p50 at " + rounded(k_pace) + " pages a second", "ms", percentile(page_paced, 0.5),
            percentile(floor_paced, 0.5));
  query.add("p99 at " + rounded(k_pace) + " pages a second", "ms", percentile(page_paced, 0.99),
            percentile(floor_paced, 0.99), below(5));
  query.print();
  std::printf("\n");
  Table hello_table("Beast hello");
  hello_table.add("pages", "/s", median(page.per_second), median(hellos.per_second));
  hello_table.add("health, from the same server", "/s", median(healths.per_second), median(hellos.per_second));
  hello_table.add("p99 of health", "ms", percentile(healths.millis, 0.99), percentile(hellos.millis, 0.99), below(5));
  hello_table.add("processor time of a page", "us", median(page.micros), std::nullopt);
  hello_table.print();
} catch (const std::exception& e) {  // so that folders and servers go away by unwinding
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
