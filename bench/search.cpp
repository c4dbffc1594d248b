// Finding people by name over HTTP among 100,000: for an officer who may see all of them, and for the reception of one
// house, against asking the same name index without HTTP, sign-in, guard and log. In one run, one question at a time.
#include "app/house.hpp"
#include "bench/support/country.hpp"
#include "bench/support/table.hpp"
#include "care/people/name_search.hpp"

#include <cstdio>

namespace {

using namespace homeward;
using namespace homeward::bench;
using namespace homeward::testing;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds k_length{8};
constexpr const char* k_queries[] = {"Muhamad",        "Dmitri Karimov",     "Дмитрий",           "mu",    "dm ka",
                                     "Yusup Sharipov", "Nursultan Rahmanov", "Gulnara Abdulaeva", "karim", "Zulfiya"};

double millis_of(const auto& run) {
  const auto start = Clock::now();
  run();
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Times {
  std::vector<double> find, list;  ///< milliseconds of each answer
  std::int64_t people = 0;
  int refused = 0;  ///< answers that the storage is busy: reading had taken more than 5 s
};

Times ask(Session& worker) {
  Times out;
  const auto timed = [&](const Json& question) {
    return millis_of([&] {
      const HttpAnswer answer = worker.post("/api/v1/people/search", question);
      if (answer.status == 503) return void(++out.refused);
      out.people = std::max(out.people, must(answer, 200)["total"].number());
    });
  };
  for (const auto end = Clock::now() + k_length; Clock::now() < end;) {
    out.list.push_back(timed(object({})));
    for (const char* query : k_queries) out.find.push_back(timed(object({{"text", query}})));
  }
  return out;
}

}  // namespace

int main() try {
  const Country country = large_country();
  const TemporaryFolder folder(disk());
  Times officer, reception;
  {
    ServerProcess server(folder.path(), country.server_options());
    server.start();
    HttpClient client(server.port());
    while (!client.send("GET", "/healthz").json()["names_ready"].truth()) ::usleep(10'000);
    const TestClock clock;
    Session privacy = signed_in(server.port(), clock, "privacy"), clerk = signed_in(server.port(), clock, "reception");
    officer = ask(privacy);
    reception = ask(clerk);
  }
  app::House house({.db = country.url(), .open = db::Options::Open::reader});
  people::NameSearch names(house.journal());
  names.start();
  while (!names.ready()) ::usleep(10'000);
  const auto all = house.store().read()->list_uuids("SELECT id FROM person ORDER BY id");
  std::vector<double> floor, order;
  for (const auto end = Clock::now() + k_length; Clock::now() < end;) {
    for (const char* query : k_queries)
      floor.push_back(millis_of([&] { (void)names.index().find(query, linkage::Filter::all(), 200); }));
    order.push_back(millis_of([&] { (void)names.index().order(all); }));
  }

  std::printf("Finding people by name, one question at a time; %zu and %zu questions, %d and %d refused as busy\n",
              officer.find.size(), reception.find.size(), officer.refused, reception.refused);
  Table table("index alone");
  const auto line = [&](const Times& times, double part, const char* name, std::optional<double> alone) {
    table.add("find among " + rounded(static_cast<double>(times.people)) + " people, " + name, "ms",
              percentile(times.find, part), alone, below(20));
  };
  line(officer, 0.5, "p50", percentile(floor, 0.5));
  line(officer, 0.99, "p99", percentile(floor, 0.99));
  line(reception, 0.5, "p50", std::nullopt);
  line(reception, 0.99, "p99", std::nullopt);
  table.add("sorted list of all, first page, p50", "ms", median(officer.list), median(order));
  table.print();
} catch (const std::exception& e) {  // so that folders and servers go away by unwinding
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
