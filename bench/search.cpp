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
  std::vector<double> whole, first_page;
  std::int64_t people = 0;
};

Times ask(Session& worker) {
  Times out;
  out.people = must(worker.post("/api/v1/people/search", object({})), 200)["total"].number();
  for (const auto end = Clock::now() + k_length; Clock::now() < end;) {
    for (const char* query : k_queries) {
      out.whole.push_back(millis_of([&] {
        must(worker.post("/api/v1/people/search", object({{"text", query}})), 200);
      }));
    }
    out.first_page.push_back(millis_of([&] { must(worker.post("/api/v1/people/search", object({})), 200); }));
  }
  return out;
}

}  // namespace

int main() {
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
      floor.push_back(millis_of([&] { (void)names.index().find(query, linkage::Filter::only(all), 200); }));
    order.push_back(millis_of([&] { (void)names.index().order(all); }));
  }

  std::printf("Finding people by name; %zu and %zu questions, one at a time\n", officer.whole.size(),
              reception.whole.size());
  Table table("index alone");
  const std::string whole = rounded(static_cast<double>(officer.people)) + " people";
  const std::string own = rounded(static_cast<double>(reception.people)) + " people";
  table.add("find among " + whole + ", p50", "ms", percentile(officer.whole, 0.5), percentile(floor, 0.5), below(20));
  table.add("find among " + whole + ", p99", "ms", percentile(officer.whole, 0.99), percentile(floor, 0.99), below(20));
  table.add("list of " + whole + ", first page, p50", "ms", percentile(officer.first_page, 0.5), median(order));
  table.add("find among " + own + ", p50", "ms", percentile(reception.whole, 0.5), std::nullopt, below(20));
  table.add("find among " + own + ", p99", "ms", percentile(reception.whole, 0.99), std::nullopt, below(20));
  table.add("list of " + own + ", first page, p50", "ms", percentile(reception.first_page, 0.5), std::nullopt);
  table.print();
}
