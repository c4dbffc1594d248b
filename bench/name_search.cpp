// Finding people by name among 100,000 invented ones: the index against a plain scan over the same folded words,
// in one run.
#include "bench/support/table.hpp"
#include "engine/linkage/name_index.hpp"
#include "engine/linkage/name_key.hpp"
#include "engine/linkage/similarity.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace {

using namespace homeward;
using namespace homeward::linkage;
using Clock = std::chrono::steady_clock;

double millis_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Invented {
  Uuid id;
  std::vector<std::string> names;
  int birth_year;
};

constexpr const char* k_given[] = {
    "Muhammad", "Dmitriy", "Yusuf",  "Jamshid",  "Nursultan", "Aleksandr",  "Ivan",    "Bakhtiyor",
    "Farrukh",  "Timur",   "Sergey", "Budi",     "Wahyu",     "Agus",       "Azamat",  "Ruslan",
    "Ulugbek",  "Shamil",  "Gayrat", "Otabek",   "Aigerim",   "Yelena",     "Natalya", "Dilnoza",
    "Feruza",   "Siti",    "Dewi",   "Mukhayyo", "Zulfiya",   "Anastasiya", "Gulnara", "Kseniya"};
constexpr const char* k_syllables[] = {"ka",  "ri",  "mu",  "sha", "ro", "be", "nur", "tal", "gan", "is", "mo",  "zhu",
                                       "dav", "lat", "sul", "tan", "ab", "du", "rah", "man", "ol",  "im", "kho", "ja"};
constexpr const char* k_endings[] = {"ov", "ova", "ev", "eva", "bekov", "zoda", "yev", "in", "uulu", "wati"};
constexpr const char* k_cyrillic[] = {"Дмитрий Каримов", "Мухаммад Рахимов", "Гульнара Абдуллаева", "Юсуф Шарипов"};

std::vector<Invented> invent(std::size_t count) {
  std::mt19937_64 random(20261121);
  const auto pick = [&](const auto& list) { return std::string(list[random() % std::size(list)]); };
  std::vector<Invented> out(count);
  for (Invented& p : out) {
    for (auto& b : p.id.bytes) b = static_cast<std::uint8_t>(random());
    std::string family =
        pick(k_syllables) + pick(k_syllables) + (random() % 2 ? pick(k_syllables) : "") + pick(k_endings);
    family[0] = static_cast<char>(family[0] - 'a' + 'A');
    p.names.push_back(pick(k_given) + " " + (random() % 2 ? pick(k_given) + "ovich " : "") + family);
    if (random() % 4 == 0) p.names.push_back(pick(k_cyrillic));
    p.birth_year = static_cast<int>(1950 + random() % 60);
  }
  return out;
}

/// The floor: every folded word of every person is compared with every word of the query.
std::size_t scan(const std::vector<std::vector<std::string>>& people, const std::vector<std::string>& query) {
  std::size_t hits = 0;
  for (const auto& words : people) {
    double sum = 0;
    for (const std::string& q : query) {
      double best = 0;
      for (const std::string& w : words) {
        const double tolerated = tolerated_distance(std::max(q.size(), w.size()));
        const double d = edit_distance(q, w, tolerated);
        if (d <= tolerated) best = std::max(best, 1 - d / static_cast<double>(std::max(q.size(), w.size())));
        if (w.starts_with(q)) best = std::max(best, 0.9);
      }
      sum += best;
    }
    hits += sum / static_cast<double>(query.size()) > 0.6;
  }
  return hits;
}

struct Times {
  double p50, p99;
};
Times summary(std::vector<double> millis) {
  std::sort(millis.begin(), millis.end());
  return {millis[millis.size() / 2], millis[millis.size() * 99 / 100]};
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const std::vector<Invented> people = invent(count);

  NameIndex index;
  const auto start = Clock::now();
  for (const Invented& p : people) index.put(p.id, p.names, p.birth_year, p.names.front());
  const double build = millis_since(start);

  std::vector<std::vector<std::string>> folded;
  std::vector<Uuid> centre, half;
  for (const Invented& p : people) {
    folded.emplace_back();
    for (const std::string& name : p.names) {
      const std::string key = name_key(name);
      for (auto word : words_of(key)) folded.back().emplace_back(word);
    }
    if (p.id.bytes[0] == 7) centre.push_back(p.id);
    if (p.id.bytes[0] % 2 == 0) half.push_back(p.id);
  }
  std::sort(centre.begin(), centre.end());
  std::sort(half.begin(), half.end());

  const char* queries[] = {
      "Muhamad",        "Dmitri Karimov",     "Дмитрий",           "mu",    "dm ka",
      "Yusup Sharipov", "Nursultan Rahmanov", "Gulnara Abdulaeva", "karim", "Muhamad Dmitrievich Sultanbekov"};
  const auto measure = [&](const Filter& filter) {
    std::vector<double> all;
    for (const char* query : queries) {
      std::vector<double> times;
      for (int i = 0; i < 40; ++i) {
        const auto t = Clock::now();
        const auto found = index.find(query, filter, 20);
        times.push_back(millis_since(t));
        if (found.size() > 20) return Times{0, 0};
      }
      all.insert(all.end(), times.begin(), times.end());
    }
    return summary(all);
  };
  const Times in_all = measure(Filter::all());
  const Times in_half = measure(Filter::only(half));
  const Times in_centre = measure(Filter::only(centre));

  std::vector<double> scans;
  for (int i = 0; i < 2; ++i) {
    for (const char* query : queries) {
      const auto t = Clock::now();
      std::vector<std::string> words;
      const std::string key = name_key(query);
      for (auto w : words_of(key)) words.emplace_back(w);
      if (scan(folded, words) > folded.size()) return 1;
      scans.push_back(millis_since(t));
    }
  }
  const Times plain = summary(scans);

  std::vector<double> twins;
  for (std::size_t i = 0; i < 100; ++i) {
    const auto t = Clock::now();
    (void)index.possible_duplicates(people[i * 7].names, people[i * 7].birth_year, Filter::all());
    twins.push_back(millis_since(t));
  }
  auto t = Clock::now();
  (void)index.order(half);
  const double ordering = millis_since(t);
  std::printf("The name index of %zu people; built in %.0f ms, %.0f bytes a person\n", count, build,
              static_cast<double>(index.memory_bytes()) / static_cast<double>(count));
  bench::Table table("plain scan");
  table.add("find among all, p50", "ms", in_all.p50, plain.p50, bench::below(20));
  table.add("find among all, p99", "ms", in_all.p99, plain.p99, bench::below(20));
  table.add("find among every second, p99", "ms", in_half.p99, plain.p99, bench::below(20));
  table.add("find in one centre, p99", "ms", in_centre.p99, plain.p99, bench::below(20));
  table.add("possible duplicates, p99", "ms", summary(twins).p99, std::nullopt);
  table.add("sort every second", "ms", ordering, std::nullopt);
  table.print();
}
