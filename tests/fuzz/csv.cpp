// CSV from anywhere. Besides not crashing: pieces of any size give the same records and faults, a fault lies inside the
// file, and accepted records read back equal after the writer wrote them. The first byte chooses piece and limits.
#include "exchange/tables/csv.hpp"

#include "base/csv_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace homeward::tables;

void expect(bool holds) {
  if (!holds) std::abort();
}

class Pieces final : public ByteSource {
 public:
  Pieces(std::string_view text, std::size_t size) : inner_(bytes_of(text)), size_(size) {}
  FileResult<std::size_t> read(std::span<char> into) override {
    return inner_->read(into.first(std::min(into.size(), size_)));
  }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::size_t size_;
};

struct Outcome {
  std::vector<std::vector<std::string>> rows;
  std::vector<FileFault> faults;
  bool operator==(const Outcome&) const = default;
};

Outcome read(std::unique_ptr<ByteSource> source, CsvLimits limits) {
  Outcome out;
  auto reader = CsvReader::over(std::move(source), "fuzz.csv", limits);
  if (!reader) return {{}, {reader.error()}};
  out.rows.push_back(reader->header());
  for (;;) {
    const auto found = reader->next();
    if (found && !*found) return out;
    if (found) {
      expect(reader->row().size() == reader->header().size());
      out.rows.emplace_back(reader->row().begin(), reader->row().end());
    } else if (!out.faults.empty() && out.faults.back() == found.error()) {
      return out;  // it repeats what ended the file
    } else {
      out.faults.push_back(found.error());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t choice = data[0];
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  const CsvLimits limits = choice & 1 ? CsvLimits{} : CsvLimits{.line_bytes = 64, .columns = 5};

  const Outcome whole = read(bytes_of(text), limits);
  expect(whole == read(std::make_unique<Pieces>(text, 1 + (choice >> 1) % 7), limits));
  const auto lines = 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
  for (const FileFault& fault : whole.faults) expect(fault.line <= lines && !fault.reason.empty());
  for (const auto& row : whole.rows)
    for (const auto& field : row) expect(field.size() <= limits.line_bytes);

  homeward::CsvWriter csv;
  for (const auto& row : whole.rows) {
    for (const auto& field : row) csv.field(field);
    csv.end_row();
  }
  if (!whole.rows.empty()) {
    const Outcome again = read(bytes_of(csv.str()), {});
    // A byte order mark that was text inside quotes would be skipped as one at the front of what we wrote.
    const bool mark = whole.rows[0][0].starts_with("\xef\xbb\xbf");
    expect(mark || (again.faults.empty() && again.rows == whole.rows));
  }
  (void)read(unpacked_bytes_of(text, "fuzz.csv.gz"), limits);
  return 0;
}
