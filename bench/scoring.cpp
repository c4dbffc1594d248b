// Scoring: forms from memory on one core against loops written by hand for the same answers and the same results; the
// CSV command against only reading the file; the 62 published outcomes of 100,000 people. Forms by the processor's
// time, files by the clock, because they use all cores; the best of some runs.
#include "app/content.hpp"
#include "base/csv_writer.hpp"
#include "bench/support/table.hpp"
#include "care/assessment/instrument_packs.hpp"
#include "care/assessment/outcome_packs.hpp"
#include "exchange/outcomes/outcome_file.hpp"
#include "exchange/scoring/score_file.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <random>
#include <thread>

namespace {

using namespace homeward;
namespace fs = std::filesystem;

constexpr std::size_t k_forms = 400'000;
constexpr std::int8_t k_none = -1;

/// Answers row by row, one byte each; one in a hundred is missing.
std::vector<std::int8_t> invent(std::size_t items, int lowest, int highest) {
  std::mt19937_64 random(3);
  std::vector<std::int8_t> out(k_forms * items);
  for (auto& a : out) {
    a = static_cast<std::int8_t>(lowest + static_cast<int>(random() % static_cast<unsigned>(highest - lowest + 1)));
    if (random() % 100 == 0) a = k_none;
  }
  return out;
}

/// What all forms come to, so that nothing is left out: engine and loop must agree.
struct Result {
  double scores = 0;
  std::uint64_t complete = 0, levels = 0, alerts = 0;
  bool operator==(const Result&) const = default;
};

Result phq9_by_hand(const std::vector<std::int8_t>& answers) {
  Result out;
  for (std::size_t form = 0; form < k_forms; ++form) {
    const std::int8_t* q = answers.data() + form * 9;
    int total = 0, high = 0;
    bool complete = true;
    for (int i = 0; i < 9; ++i) {
      complete = complete && q[i] != k_none;
      total += q[i];
      high += q[i] >= (i == 8 ? 1 : 2) ? 1 : 0;
    }
    if (q[8] >= 1) ++out.alerts;
    if (!complete) continue;
    ++out.complete;
    const bool core = q[0] >= 2 || q[1] >= 2;
    const int syndrome = core && high >= 5 ? 2 : core && high >= 2 ? 1 : 0;
    const int band = total <= 4 ? 1 : total <= 9 ? 2 : total <= 14 ? 3 : total <= 19 ? 4 : 5;
    out.scores += total + syndrome;
    out.levels += static_cast<unsigned>(band + syndrome + 1);
  }
  return out;
}

constexpr std::array<std::array<int, 8>, 4> k_domains = {{{3, 4, 10, 15, 16, 17, 18, 0},
                                                          {5, 6, 7, 11, 19, 26, 0, 0},
                                                          {20, 21, 22, 0, 0, 0, 0, 0},
                                                          {8, 9, 12, 13, 14, 23, 24, 25}}};

Result whoqol_by_hand(const std::vector<std::int8_t>& answers) {
  Result out;
  for (std::size_t form = 0; form < k_forms; ++form) {
    const std::int8_t* q = answers.data() + form * 26;
    int missing = 0;
    for (int i = 0; i < 26; ++i) missing += q[i] == k_none ? 1 : 0;
    if (missing > 5) continue;
    bool complete = true;
    for (std::size_t d = 0; d < k_domains.size(); ++d) {
      int sum = 0, known = 0, items = 0;
      for (int id : k_domains[d]) {
        if (id == 0) break;
        ++items;
        const int a = q[id - 1];
        if (a == k_none) continue;
        ++known;
        sum += id == 3 || id == 4 || id == 26 ? 6 - a : a;
      }
      if (items - known > (d == 2 ? 1 : 2)) {
        complete = false;
        continue;
      }
      out.scores += static_cast<double>(sum) / known * 25 - 25;
    }
    out.complete += complete ? 1 : 0;
  }
  return out;
}

Result by_engine(scoring::Batch& batch, const scoring::Instrument& instrument, std::size_t items,
                 const std::vector<std::int8_t>& answers) {
  Result out;
  for (std::size_t begin = 0; begin < k_forms; begin += expression::k_batch) {
    const std::size_t rows = std::min(expression::k_batch, k_forms - begin);
    const std::int8_t* const first = answers.data() + begin * items;
    for (std::size_t i = 0; i < items; ++i) {
      double* const column = batch.answers(i).data();
      for (std::size_t row = 0; row < rows; ++row) {
        const std::int8_t a = first[row * items + i];
        column[row] = a == k_none ? expression::k_missing : a;
      }
    }
    batch.run(rows);
    for (std::size_t s = 0; s < instrument.scores.size(); ++s) {
      const auto scores = batch.scores(s);
      const bool banded = instrument.bands_of(instrument.scores[s].name) != nullptr;
      for (std::size_t row = 0; row < rows; ++row) {
        if (expression::is_missing(scores[row])) continue;
        out.scores += scores[row];
        if (banded) out.levels += static_cast<unsigned>(batch.position(s, row));
      }
    }
    for (std::size_t row = 0; row < rows; ++row) {
      out.complete += batch.complete(row) ? 1 : 0;
      for (std::size_t a = 0; a < instrument.alerts.size(); ++a) out.alerts += batch.alert(a, row) ? 1 : 0;
    }
  }
  return out;
}

double seconds_of(const auto& run) {
  const std::clock_t start = std::clock();
  run();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}
double wall_of(const auto& run) {
  const auto start = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}
double best(int times, const auto& measured) {
  double out = 1e9;
  for (int i = 0; i < times; ++i) out = std::min(out, measured());
  return out;
}

bool same(const Result& a, const Result& b) {
  return std::abs(a.scores - b.scores) < 1e-6 * b.scores && a.complete == b.complete && a.levels == b.levels &&
         a.alerts == b.alerts;
}

bool forms(bench::Table& table, const catalogue::Catalogue& packs, const char* id, std::size_t items, int lowest,
           int highest, Result (*by_hand)(const std::vector<std::int8_t>&)) {
  const auto answers = invent(items, lowest, highest);
  const auto scorer = scoring::Scorer::create(assessment::find_instrument(packs, id).value()).value();
  scoring::Batch batch(scorer);
  Result engine, hand;
  const double ours =
      best(7, [&] { return seconds_of([&] { engine = by_engine(batch, scorer.instrument(), items, answers); }); });
  const double loop = best(7, [&] { return seconds_of([&] { hand = by_hand(answers); }); });
  if (!same(engine, hand)) {
    std::fprintf(stderr, "%s: engine and loop disagree\n", id);
    return false;
  }
  const double forms = static_cast<double>(k_forms);
  table.add(std::string(id) + " forms from memory, one core", "/s", forms / ours, forms / loop, bench::above(2e6));
  return true;
}

std::size_t read_whole(const fs::path& path) {
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
  std::vector<char> piece(1 << 20);
  std::size_t size = 0, got = 0;
  while ((got = std::fread(piece.data(), 1, piece.size(), file.get())) > 0) size += got;
  return size;
}

bool file_of_forms(bench::Table& table, const catalogue::Catalogue& packs, const fs::path& folder) {
  const auto answers = invent(9, 0, 3);
  CsvWriter csv;
  csv.row({"id", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9"});
  for (int repeat = 0; repeat < 5; ++repeat) {
    for (std::size_t form = 0; form < k_forms; ++form) {
      csv.integer(static_cast<std::int64_t>(form + 100'000));
      for (std::size_t i = 0; i < 9; ++i) {
        if (answers[form * 9 + i] == k_none) {
          csv.missing();
        } else {
          csv.integer(answers[form * 9 + i]);
        }
      }
      csv.end_row();
    }
  }
  const fs::path in = folder / "phq.csv";
  std::string text = csv.take();
  std::erase(text, '\r');
  auto sink = tables::create_bytes(in);
  if (!sink || !(*sink)->write(text) || !(*sink)->close()) return false;
  const double megabytes = static_cast<double>(text.size()) / 1e6;

  const auto scorer = scoring::Scorer::create(assessment::find_instrument(packs, "phq-9").value()).value();
  const scoring::ScoreFile what{
      .in = in, .out = folder / "out.csv", .id = "id", .threads = std::thread::hardware_concurrency()};
  bool whole = true;
  const double ours = best(5, [&] {
    return wall_of([&] { whole = whole && scoring::write_scores(scorer, what).value().rows == 5 * k_forms; });
  });
  const double floor = best(5, [&] { return wall_of([&] { whole = whole && read_whole(in) == text.size(); }); });
  table.add("phq-9, CSV file to CSV file, all cores", "MB/s", megabytes / ours, megabytes / floor, bench::above(200));
  return whole;
}

bool file_of_patterns(bench::Table& table, const catalogue::Catalogue& packs, const fs::path& folder) {
  std::mt19937_64 random(5);
  CsvWriter csv;
  csv.row({"who", "pattern"});
  for (int i = 0; i < 100'000; ++i) {
    std::string pattern(15 + random() % 25, '-');
    for (char& c : pattern) c = "+-o*+-oo-+-o"[random() % 12];
    csv.integer(i).field(pattern).end_row();
  }
  auto sink = tables::create_bytes(folder / "patterns.csv");
  if (!sink || !(*sink)->write(csv.str()) || !(*sink)->close()) return false;
  const auto set = assessment::outcome_set(packs, "ctnote").value();
  const outcomes::OutcomeFile what{.in = folder / "patterns.csv",
                                   .out = folder / "outcomes.csv",
                                   .id = "who",
                                   .pattern = "pattern",
                                   .threads = std::thread::hardware_concurrency()};
  bool whole = true;
  const double ours = best(5, [&] {
    return wall_of([&] { whole = whole && outcomes::write_outcomes(set, what).value().rows == 100'000; });
  });
  table.add("62 outcomes of 100,000 people, file to file", "s", ours, std::nullopt, bench::below(1));
  return whole;
}

}  // namespace

int main() {
  const auto packs = app::load_catalogue("");
  const fs::path folder = fs::temp_directory_path() / "hw_bench_scoring";
  fs::create_directories(folder);
  bench::Table table("by hand, or reading alone");
  const bool whole = forms(table, packs, "phq-9", 9, 0, 3, phq9_by_hand) &&
                     forms(table, packs, "whoqol-bref", 26, 1, 5, whoqol_by_hand) &&
                     file_of_forms(table, packs, folder) && file_of_patterns(table, packs, folder);
  fs::remove_all(folder);
  std::printf("Scoring\n");
  table.print();
  return whole ? 0 : 1;
}
