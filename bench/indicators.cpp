// Every indicator of the catalogue by place, period, sex and age over a million episodes with twenty million events:
// from the snapshot to the figures, the first time (columns beside the tables are worked out) and again while nothing
// is new. After each the slowest, by half the processor's time.
// Each question is asked five times, the least counts: a host that is shared takes from a run, it never gives.
//   bench_indicators [EPISODES, default 1000000] [QUESTION, as "k3-engagement by house": this one alone]
#include "app/content.hpp"
#include "base/check.hpp"
#include "bench/support/cohort_country.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/count.hpp"
#include "oversight/indicators/packs.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace {

using namespace homeward;
using Clock = std::chrono::steady_clock;
constexpr int k_rounds = 5;

/// By the clock, and half the processor's time: what two processors that do nothing else need at least.
struct Times {
  std::vector<std::pair<double, std::string>> clock, half;

  void add(const std::string& what, const std::function<void()>& run) {
    const auto begin = Clock::now();
    const std::clock_t used = std::clock();
    run();
    note(half, 500.0 * static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC, what);
    note(clock, std::chrono::duration<double, std::milli>(Clock::now() - begin).count(), what);
  }
  static void note(std::vector<std::pair<double, std::string>>& all, double took, const std::string& what) {
    if (all.empty() || all.back().second != what) return void(all.emplace_back(took, what));
    all.back().first = std::min(all.back().first, took);
  }
  void print(const char* name) {
    for (auto* all : {&clock, &half}) {
      std::ranges::sort(*all);
      const auto at = [&](double p) {
        return (*all)[static_cast<std::size_t>(p * static_cast<double>(all->size() - 1))];
      };
      std::printf("%-6s %-20s %zu questions: median %.0f ms, p95 %.0f ms, slowest %.0f ms (%s)\n", name,
                  all == &clock ? "by the clock" : "half the processor's", all->size(), at(0.5).first, at(0.95).first,
                  at(1).first, at(1).second.c_str());
    }
    for (std::size_t i = half.size(); i-- > half.size() - std::min<std::size_t>(half.size(), 8);)
      std::printf("         %5.0f ms  %s\n", half[i].first, half[i].second.c_str());
  }
};

/// One number of all that was answered: as long as it stays, a change of the store has changed no answer.
class Answers {
 public:
  void add(const Result<indicators::Counted>& counted) {
    HW_CHECK(counted.has_value(), "every question of the catalogue is answered");
    add(counted->total);
    for (const auto& group : counted->groups) add(group);
    for (const auto& left : counted->left_out) add(left.n, left.persons, left.who);
  }
  std::uint64_t sum() const { return sum_; }

 private:
  void add(const indicators::Group& g) {
    add(g.key.value_or(-1), g.n, g.events, std::bit_cast<std::uint64_t>(g.days), g.unknown);
    add(g.persons, g.persons_with_event, g.who, g.who_with_event);
    for (const auto& [value, n] : g.values) add(value, n);
  }
  template <class... Numbers>
  void add(Numbers... numbers) {
    ((sum_ = (sum_ ^ static_cast<std::uint64_t>(numbers)) * 0x100000001b3ULL), ...);  // FNV-1a, number by number
  }
  std::uint64_t sum_ = 0xcbf29ce484222325ULL;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t episodes = argc > 1 ? std::stoull(argv[1]) : 1'000'000;
  const std::string only = argc > 2 ? argv[2] : "";
  const auto catalogue = app::load_catalogue("", {"indicators"});
  const indicators::Indicators all(catalogue);
  cohort::Store store(figures::schema());
  bench::CohortCountry::invent(episodes, 20).put_into(store);
  store.publish(1);
  const auto snapshot = store.snapshot();
  const LocalDate today{bench::CohortCountry::k_last_day};
  Times first, again;
  Answers answers;
  for (const catalogue::Pack* pack : catalogue.list("indicators")) {
    const auto indicator = all.find(pack->id);
    if (!indicator) continue;
    for (const char* by : {"region", "house", "month", "sex", "age"}) {
      if (std::ranges::find((*indicator)->breakdowns(), by) == (*indicator)->breakdowns().end()) continue;
      const std::string question = pack->id + " by " + by;
      if (!only.empty() && question != only) continue;
      const indicators::Asked asked{std::nullopt, by, {today - Days{730}, today}, today};
      for (int round = 0; round < k_rounds; ++round) {
        indicators::BesideCache cache;
        std::optional<Result<indicators::Counted>> counted;
        const auto ask = [&] { counted = indicators::count(**indicator, snapshot, asked, cache); };
        first.add(question, ask);
        again.add(question, ask);
        if (round == 0) answers.add(*counted);
      }
    }
  }
  first.print("first");
  again.print("again");
  std::printf("sum of all answers: %016llx\n", static_cast<unsigned long long>(answers.sum()));
}
