// Live figures: indicators over a million episodes with twenty million events, from data to answer, nothing worked out
// before; the same questions to SQLite, PostgreSQL and DuckDB over the same rows, and curves to R's survival, in one
// run. Cumulative incidence of ten million stays by region and age; loading from a Homeward store; memory.
//   bench_cohort [EPISODES, default 1000000] [only|load|stays|one INDICATOR]
// `only`: without other databases and without the loading; `load`: the loading alone; `stays`: ten million stays alone;
// `one`: the indicators whose name contains the word, grouping by grouping.
#include "app/house.hpp"
#include "bench/support/cohort_country.hpp"
#include "bench/support/country.hpp"
#include "bench/support/databases.hpp"
#include "bench/support/table.hpp"
#include "engine/cohort/cascade.hpp"
#include "engine/cohort/curves.hpp"
#include "engine/cohort/occupancy.hpp"
#include "engine/cohort/retention.hpp"
#include "engine/cohort/spread.hpp"
#include "oversight/figures/live_figures.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>

namespace {

using namespace homeward;
using namespace homeward::bench;
using namespace homeward::cohort;
namespace f = homeward::figures;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t k_events = 20;
const LocalDate k_as_of{CohortCountry::k_last_day};

double millis_of(const std::function<void()>& run) {
  const auto begin = Clock::now();
  run();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}
double best_millis(int runs, const std::function<void()>& run) {
  double best = 1e12;
  for (int i = 0; i < runs; ++i) best = std::min(best, millis_of(run));
  return best;
}

Value region_of(Column place, Column day) { return place_at(column(place), column(day), f::code(PlaceKind::region)); }
Value age_at(Column day, Column person) {
  return band(difference(year_of(column(day)), through(person, column(f::person::birth_year))), {18, 25, 35, 45, 55});
}
const Condition k_came = equals(column(f::contact::attendance), f::code(Attendance::came));

/// An indicator: everything from the snapshot to its figures, by these groups.
struct Indicator {
  const char* name;
  enum class Of { contact, episode, stay } of;
  std::function<void(const Snapshot&, const std::vector<Value>&)> run;
};

Derived first_contact(const Snapshot& s) {
  const Value wait = difference(column(f::contact::on), through(f::contact::episode, column(f::episode::opened)));
  return earliest(s, f::episode::table, column(f::contact::episode),
                  {f::contact::table, all_of({k_came, at_least(wait, 0)})}, wait);
}

std::vector<Indicator> indicators() {
  using Of = Indicator::Of;
  constexpr static double k_asked[] = {0.5, 0.9};
  const Value length = plus(difference(column(f::stay::ended), column(f::stay::started)), 1);
  const auto ended = between(column(f::stay::ended), 20'000, 20'364);
  return {
      {"contacts that took place, and people", Of::contact,
       [](const Snapshot& s, const std::vector<Value>& by) {
         (void)tally(s, {f::contact::table, k_came, by}, {rows(), distinct(column(f::contact::person))});
       }},
      {"K1 waiting, median and p90", Of::episode,
       [](const Snapshot& s, const std::vector<Value>& by) {
         (void)spread(s, {f::episode::table, {}, by}, derived(first_contact(s)), k_asked);
       }},
      {"K2 initiation in 14 days", Of::episode,
       [](const Snapshot& s, const std::vector<Value>& by) {
         (void)tally(s, {f::episode::table, {}, by}, {rows(), rows(between(derived(first_contact(s)), 0, 13))});
       }},
      {"K3 engagement", Of::episode,
       [](const Snapshot& s, const std::vector<Value>& by) {
         const Value first = through(f::contact::episode, derived(first_contact(s)));
         const Value day = difference(column(f::contact::on), through(f::contact::episode, column(f::episode::opened)));
         const Value after = difference(day, first);
         const Derived more = how_many(s, f::episode::table, column(f::contact::episode),
                                       {f::contact::table, all_of({k_came, between(after, 1, 34)})});
         (void)tally(s, {f::episode::table, {}, by}, {rows(), rows(at_least(derived(more), 2))});
       }},
      {"K4, K5 drop-out and retention at 84 days", Of::stay,
       [length](const Snapshot& s, const std::vector<Value>& by) {
         const Value how = column(f::stay::end_type);
         (void)tally(
             s, {f::stay::table, at_most(column(f::stay::started), k_as_of.days - 84), by},
             {rows(), rows(all_of({at_most(length, 83), one_of(how, {f::code(EndType::left_early)})})),
              rows(any_of({is_missing(length), at_least(length, 84), equals(how, f::code(EndType::as_planned))}))});
       }},
      {"K6 planned completion", Of::stay,
       [ended](const Snapshot& s, const std::vector<Value>& by) {
         (void)tally(s, {f::stay::table, ended, by},
                     {rows(), rows(equals(column(f::stay::end_type), f::code(EndType::as_planned)))});
       }},
      {"K9 next stage within 14 days", Of::stay,
       [ended](const Snapshot& s, const std::vector<Value>& by) {
         const Next next = next_interval(
             s, {{f::stay::table}, column(f::stay::person), column(f::stay::started), column(f::stay::ended)});
         const Value step = difference(through(derived(next.interval), column(f::stay::stage)), column(f::stay::stage));
         (void)tally(s, {f::stay::table, ended, by},
                     {distinct(column(f::stay::person)),
                      distinct(column(f::stay::person), all_of({between(derived(next.gap), 0, 13), equals(step, 1)}))});
       }},
      {"K17 completeness of the end", Of::stay,
       [ended](const Snapshot& s, const std::vector<Value>& by) {
         (void)tally(s, {f::stay::table, ended, by}, {rows(), rows(is_known(column(f::stay::end_reason)))});
       }},
      {"curve of leaving early", Of::stay,
       [](const Snapshot& s, const std::vector<Value>& by) {
         (void)kaplan_meier(
             s, {f::stay::table, {}, by},
             {column(f::stay::started), column(f::stay::ended),
              choose({{equals(column(f::stay::end_type), f::code(EndType::left_early)), 1}}, 0), k_as_of});
       }},
      {"occupancy of a year", Of::stay,
       [](const Snapshot& s, const std::vector<Value>& by) {
         (void)occupancy(s, {f::stay::table, {}, by}, column(f::stay::started), column(f::stay::ended), {20'000},
                         {20'364});
       }},
      {"cascade of the five stages", Of::stay,
       [](const Snapshot& s, const std::vector<Value>& by) {
         (void)cascade(s, {.intervals = {{f::stay::table},
                                         column(f::stay::person),
                                         column(f::stay::started),
                                         column(f::stay::ended)},
                           .stage = column(f::stay::stage),
                           .entering = between(column(f::stay::started), 19'000, 19'999),
                           .ended_how = column(f::stay::end_type),
                           .as_of = k_as_of,
                           .by = by});
       }},
  };
}

std::vector<std::pair<const char*, std::vector<Value>>> groupings(Indicator::Of of) {
  const bool contact = of == Indicator::Of::contact, episode = of == Indicator::Of::episode;
  const Column person = contact ? f::contact::person : episode ? f::episode::person : f::stay::person;
  const Column place = contact ? f::contact::place : episode ? f::episode::place : f::stay::place;
  const Column day = contact ? f::contact::on : episode ? f::episode::opened : f::stay::started;
  const Value sex = through(person, column(f::person::sex));
  std::vector<std::pair<const char*, std::vector<Value>>> out = {
      {"all", {}},
      {"sex and age", {sex, age_at(day, person)}},
      {"region", {region_of(place, day)}},
      {"centre", {column(place)}},
      {"year and region", {year_of(column(day)), region_of(place, day)}}};
  if (contact) out.push_back({"kind", {column(f::contact::kind)}});
  if (episode) out.push_back({"referral", {column(f::episode::referral_source)}});
  if (of == Indicator::Of::stay)
    out.push_back({"stage and setting", {column(f::stay::stage), column(f::stay::setting)}});
  return out;
}

/// Every indicator by every grouping, in turns. Beside the clock the processor's time by half: what two processors that
/// do nothing else need at least.
void measure_indicators(bench::Table& table, const Snapshot& s, std::string_view word) {
  constexpr int k_rounds = 3;
  std::vector<double> all, all_halves;
  for (const Indicator& i : indicators()) {
    if (std::string_view(i.name).find(word) == std::string_view::npos) continue;
    std::vector<double> own, halves;
    for (const auto& [name, by] : groupings(i.of)) {
      for (int round = 0; round < k_rounds; ++round) {
        const std::clock_t used = std::clock();
        own.push_back(millis_of([&] { i.run(s, by); }));
        halves.push_back(500.0 * static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC);
      }
      if (word.empty()) continue;
      const auto median_of = [&](const std::vector<double>& v) { return median({v.end() - k_rounds, v.end()}); };
      table.add(std::string(i.name) + " by " + name, "ms", median_of(own), median_of(halves));
    }
    table.add(std::string(i.name) + ", p95", "ms", percentile(own, 0.95), percentile(halves, 0.95));
    all.insert(all.end(), own.begin(), own.end());
    all_halves.insert(all_halves.end(), halves.begin(), halves.end());
  }
  table.add("all of them by all groupings, p50", "ms", median(all), median(all_halves));
  table.add("all of them by all groupings, p95", "ms", percentile(all, 0.95), percentile(all_halves, 0.95), below(100));
}

/// A question to everybody: SQL, and ours with the same rows as an answer.
struct Shared {
  const char* name;
  std::string sql;
  std::function<std::vector<std::string>(const Snapshot&)> ours;
};

/// The number of a centre or region behind a place's slot: numbers were put into the ids.
std::int32_t number_of(const Snapshot& s, std::int32_t slot) {
  const Uuid id = s.id(f::place::table, static_cast<Slot>(slot));
  std::int32_t out = 0;
  for (std::size_t i = 1; i <= 4; ++i) out = out << 8 | id.bytes[i];
  return out >= CohortCountry::k_centres ? out - CohortCountry::k_centres : out;
}

std::vector<std::string> rows_of(const Snapshot& s, const Tally& t) {
  std::vector<std::string> out;
  for (std::size_t g = 0; g < t.keys.size(); ++g) {
    std::string row = std::to_string(number_of(s, t.keys[g][0]));
    for (std::size_t k = 1; k < t.keys[g].size(); ++k) row += "|" + std::to_string(t.keys[g][k]);
    for (const Figure& figure : t.figures[g]) row += "|" + std::to_string(figure.n);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Shared> shared_questions() {
  return {
      {"contacts and people by region and kind",
       "SELECT p.region, c.kind, count(*), count(DISTINCT c.person) FROM contact c JOIN place p ON p.id = c.place "
       "WHERE "
       "c.attendance = 1 GROUP BY p.region, c.kind",
       [](const Snapshot& s) {
         return rows_of(s, tally(s,
                                 {f::contact::table,
                                  k_came,
                                  {region_of(f::contact::place, f::contact::on), column(f::contact::kind)}},
                                 {rows(), distinct(column(f::contact::person))}));
       }},
      {"initiation in 14 days by region",
       "SELECT p.region, count(*), count(CASE WHEN w.first <= 13 THEN 1 END) FROM episode e JOIN place p ON p.id = "
       "e.place LEFT JOIN (SELECT c.episode, min(c.on_day - o.opened) AS first FROM contact c JOIN episode o ON o.id = "
       "c.episode WHERE c.attendance = 1 AND c.on_day >= o.opened GROUP BY c.episode) w ON w.episode = e.id GROUP BY "
       "p.region",
       [](const Snapshot& s) {
         return rows_of(s, tally(s, {f::episode::table, {}, {region_of(f::episode::place, f::episode::opened)}},
                                 {rows(), rows(between(derived(first_contact(s)), 0, 13))}));
       }},
      {"planned completion by region, stage and age",
       "SELECT p.region, s.stage, CASE WHEN q.age < 18 THEN 0 WHEN q.age < 25 THEN 1 WHEN q.age < 35 THEN 2 WHEN q.age "
       "< "
       "45 THEN 3 WHEN q.age < 55 THEN 4 ELSE 5 END AS band, count(*), count(CASE WHEN s.end_type = 0 THEN 1 END) FROM "
       "(SELECT t.*, 2024 - n.birth_year AS age FROM stay t JOIN person n ON n.id = t.person) q JOIN stay s ON s.id = "
       "q.id JOIN place p ON p.id = s.place WHERE s.ended BETWEEN 19723 AND 20088 GROUP BY p.region, s.stage, band",
       [](const Snapshot& s) {
         const Value age = band(difference(constant(2024), through(f::stay::person, column(f::person::birth_year))),
                                {18, 25, 35, 45, 55});
         return rows_of(s, tally(s,
                                 {f::stay::table,
                                  between(column(f::stay::ended), 19'723, 20'088),
                                  {region_of(f::stay::place, f::stay::started), column(f::stay::stage), age}},
                                 {rows(), rows(equals(column(f::stay::end_type), 0))}));
       }},
      {"went on within 14 days by region and stage",
       "SELECT p.region, s.stage, count(*), count(CASE WHEN EXISTS (SELECT 1 FROM stay n WHERE n.person = s.person AND "
       "n.id <> s.id AND n.started BETWEEN s.ended AND s.ended + 13) THEN 1 END) FROM stay s JOIN place p ON p.id = "
       "s.place WHERE s.ended IS NOT NULL GROUP BY p.region, s.stage",
       [](const Snapshot& s) {
         const Next next = next_interval(
             s, {{f::stay::table}, column(f::stay::person), column(f::stay::started), column(f::stay::ended)});
         return rows_of(s, tally(s,
                                 {f::stay::table,
                                  is_known(column(f::stay::ended)),
                                  {region_of(f::stay::place, f::stay::started), column(f::stay::stage)}},
                                 {rows(), rows(between(derived(next.gap), 0, 13))}));
       }},
  };
}

bool compare_databases(const Snapshot& s, const CohortCountry& country, const fs::path& folder) {
  country.write_csv(folder);
  const auto questions = shared_questions();
  std::vector<std::string> sql;
  std::vector<DatabaseAnswer> ours;
  for (const Shared& q : questions) {
    sql.push_back(q.sql);
    DatabaseAnswer& answer = ours.emplace_back();
    answer.millis = best_millis(3, [&] { answer.rows = q.ours(s); });
    std::ranges::sort(answer.rows);
  }
  bool same = true;
  const auto compare = [&](const char* name, DatabaseAnswers theirs) {
    std::printf("\n");
    if (!theirs.absent.empty()) return std::printf("%s is left out: %s\n", name, theirs.absent.c_str()), void();
    bench::Table table(name);
    for (std::size_t q = 0; q < questions.size(); ++q) {
      std::ranges::sort(theirs.answers[q].rows);
      if (theirs.answers[q].rows != ours[q].rows) {
        same = false;
        std::printf("%s answers otherwise: %s\n", name, questions[q].name);
      }
      table.add(questions[q].name, "ms", ours[q].millis, theirs.answers[q].millis);
    }
    table.print();
  };
  compare("DuckDB", ask_duckdb(folder, sql));
  compare("PostgreSQL", ask_postgres(folder, sql));
  compare("SQLite", ask_sqlite(folder, sql));
  return same;
}

TimeToEvent until_the_end(std::vector<Case> causes) {
  return {column(f::stay::started), column(f::stay::ended), choose(std::move(causes), 0), k_as_of};
}
TimeToEvent by_causes() {
  const Value how = column(f::stay::end_type);
  return until_the_end({{equals(how, f::code(EndType::as_planned)), 1},
                        {one_of(how, {f::code(EndType::died), f::code(EndType::imprisoned)}), 3},
                        {is_known(how), 2}});
}
Question by_region_and_age() {
  return {f::stay::table, {}, {region_of(f::stay::place, f::stay::started), age_at(f::stay::started, f::stay::person)}};
}

/// Curves of the country's stays, against R over the same rows from memory to curve.
bool compare_curves(const Snapshot& s, const CohortCountry& country, const fs::path& folder) {
  const fs::path csv = folder / "curves.csv";
  {
    std::ofstream out(csv);
    out << "time,status,group\n";
    for (const auto& stay : country.stays) {
      const bool ended = stay.ended != k_missing;
      const int cause = !ended ? 0 : stay.end_type == 0 ? 1 : stay.end_type == 4 || stay.end_type == 5 ? 3 : 2;
      out << (ended ? stay.ended : k_as_of.days) - stay.started << ',' << cause << ','
          << CohortCountry::region_of(country.episodes[stay.episode].centre) + 100 << '\n';
    }
  }
  const std::vector<Value> by{region_of(f::stay::place, f::stay::started)};
  Curves curves;
  Incidences incidences;
  const double km = best_millis(3, [&] {
    curves = kaplan_meier(s, {f::stay::table, {}, by},
                          until_the_end({{equals(column(f::stay::end_type), f::code(EndType::as_planned)), 1}}));
  });
  const double cif = best_millis(3, [&] {
    incidences = cumulative_incidence(s, {f::stay::table, {}, by}, by_causes(), 3);
  });
  const RAnswer r_km = ask_r(csv, false), r_cif = ask_r(csv, true);
  std::printf("\n");
  if (!r_km.absent.empty()) return std::printf("R is left out: %s\n", r_km.absent.c_str()), true;
  bench::Table table("R survival");
  table.add("Kaplan-Meier by region", "ms", km, r_km.millis);
  table.add("cumulative incidence of 3 causes by region", "ms", cif, r_cif.millis);
  table.print();
  // R's first group is region 0; ours is the one whose id says so.
  for (std::size_t g = 0; g < curves.keys.size(); ++g) {
    if (number_of(s, curves.keys[g][0]) != 0) continue;
    const double last = curves.curves[g].survival.back(), cause = incidences.causes[g][0].incidence.back();
    if (std::abs(last - r_km.last) < 1e-6 && std::abs(cause - r_cif.last) < 1e-6) return true;
    std::printf("R answers otherwise: %.9f %.9f, ours %.9f %.9f\n", r_km.last, r_cif.last, last, cause);
  }
  return false;
}

void measure_loading(bench::Table& table, const CohortCountry& country) {
  const fs::path file = country.homeward_store();
  app::House house({.db = "sqlite:" + file.string(), .create_as = app::StoreKind::test});
  double loaded = 0, used = 0, rows = 0;
  for (int run = 0; run < 2; ++run) {
    f::LiveFigures live(house.journal());
    const std::clock_t before = std::clock();
    loaded = millis_of([&] { live.load(); }) / 1000;
    used = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    rows = 0;
    for (std::uint16_t t = 0; t < f::schema().tables.size(); ++t) rows += live.snapshot()->rows({t});
  }
  table.add("load of the episodes with their people, journeys and stays from SQLite", "s", loaded, used, below(5));
  table.add("rows loaded", "/s", rows / loaded, std::nullopt);
}

void measure_ten_million_stays(bench::Table& table) {
  Store store(f::schema());
  {
    const CohortCountry country = CohortCountry::invent(6'700'000, 0);
    country.put_into(store);
  }
  store.publish(1);
  const auto s = store.snapshot();
  Incidences found;
  const double millis = best_millis(3, [&] { found = cumulative_incidence(*s, by_region_and_age(), by_causes(), 3); });
  table.add("cumulative incidence by region and age, " + rounded(s->rows(f::stay::table)) + " stays", "s",
            millis / 1000, std::nullopt, below(1));
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // some parts take minutes
  const std::size_t episodes = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  const std::string part = argc > 2 ? argv[2] : "";
  if (part == "load" || part == "stays") {
    bench::Table alone("processor's");
    if (part == "load") measure_loading(alone, CohortCountry::invent(episodes, 0));
    if (part == "stays") measure_ten_million_stays(alone);
    alone.print();
    return 0;
  }
  const CohortCountry country = CohortCountry::invent(episodes, k_events);
  Store store(f::schema());
  const double filling = millis_of([&] { country.put_into(store); }) / 1000;
  store.publish(1);
  const auto now = store.snapshot();
  const double events = static_cast<double>(country.contacts.size() + country.observations.size());

  std::printf("Figures of %zu episodes with %.0f events\n", episodes, events);
  bench::Table table("half the processor's");
  measure_indicators(table, *now, part == "one" && argc > 3 ? argv[3] : "");
  if (part == "one") return table.print(), 0;
  const auto retained = [&] {
    (void)retention(*now, {f::stay::table}, column(f::stay::started), column(f::stay::ended), k_as_of, 24);
  };
  table.add("retention heat map", "ms", best_millis(3, retained), std::nullopt, below(100));
  table.add("memory an event, everything counted", "B", static_cast<double>(store.memory_bytes()) / events,
            std::nullopt, below(100));
  table.add("rows put into the store", "/s", (events + static_cast<double>(episodes) * 3.2) / filling, std::nullopt);
  table.add(
      "one row changed and published", "ms",
      best_millis(
          20,
          [&] {
            store.put(f::person::table, CohortCountry::id(f::person::table.number, 7)).set(f::person::sex.number, 1);
            store.publish(2);
          }),
      std::nullopt);
  table.print();
  if (part == "only") return 0;

  const fs::path folder = disk() / "cohort-questions";
  fs::create_directories(folder);
  const bool curves = compare_curves(*now, country, folder);
  const bool answers = compare_databases(*now, country, folder);
  fs::remove_all(folder);
  std::printf("\n");
  bench::Table large("processor's");
  measure_ten_million_stays(large);
  measure_loading(large, country);
  large.print();
  return curves && answers ? 0 : 1;
}
