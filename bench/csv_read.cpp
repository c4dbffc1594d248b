// Reading CSV: plain and packed, against only counting line breaks in the same bytes, in one run. By the
// processor's time, so that other work on the machine matters less.
#include "base/csv_writer.hpp"
#include "bench/support/table.hpp"
#include "exchange/tables/csv.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <string>

namespace {

using namespace homeward::tables;
constexpr int k_rows = 4'000'000;

std::string invent(bool with_text) {
  homeward::CsvWriter csv;
  csv.row({"who", "what", "when", "note"});
  for (int i = 0; i < k_rows; ++i) {
    csv.integer(i / 300).field(i % 3 ? "Opioid" : "Benzodiazepine").integer(i % 200 - 30);
    csv.field(!with_text ? "" : i % 2 ? "said \"well\", and went" : "Хорошо").end_row();
  }
  return csv.take();
}

double best_of(int times, std::size_t bytes, const auto& run) {
  double best = 0;
  for (int i = 0; i < times; ++i) {
    const std::clock_t start = std::clock();
    run();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::max(best, static_cast<double>(bytes) / 1e6 / seconds);
  }
  return best;
}

bool read_all(FileResult<CsvReader> reader) {
  if (!reader) return false;
  std::size_t fields = 0;
  for (;;) {
    const auto found = reader->next();
    if (!found) return false;
    if (!*found) return fields == 4u * k_rows;
    fields += reader->row().size();
  }
}

}  // namespace

int main() {
  std::printf("Reading CSV, by the processor's time\n");
  homeward::bench::Table table("line breaks alone");
  for (const bool with_text : {false, true}) {
    const std::string text = invent(with_text);
    const auto packed = std::filesystem::temp_directory_path() / "hw_bench_csv_read.csv.gz";
    auto sink = create_bytes(packed);
    if (!sink || !(*sink)->write(text) || !(*sink)->close()) return 1;

    bool whole = true;
    const double plain =
        best_of(5, text.size(), [&] { whole = whole && read_all(CsvReader::over(bytes_of(text), "bench.csv")); });
    const double gzip = best_of(3, text.size(), [&] { whole = whole && read_all(CsvReader::open(packed)); });
    const double floor = best_of(5, text.size(), [&] {
      const char* at = text.data();
      int lines = 0;
      while ((at = static_cast<const char*>(
                  std::memchr(at, '\n', text.size() - static_cast<std::size_t>(at - text.data()))))) {
        ++lines;
        if (static_cast<std::size_t>(++at - text.data()) == text.size()) break;
      }
      whole = whole && lines == k_rows + 1;
    });
    std::filesystem::remove(packed);
    if (!whole) return 1;
    const std::string what = with_text ? "quotes and Cyrillic text" : "short plain fields";
    table.add(what, "MB/s", plain, floor);
    table.add(what + ", gzip, unpacked", "MB/s", gzip, floor);
  }
  table.print();
}
