#include "exchange/outcomes/outcome_file.hpp"

#include "exchange/tables/csv_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace homeward::outcomes {
namespace {

using expression::Type;
using tables::CsvBlock, tables::CsvBlocks, tables::CsvReader, tables::FileFault, tables::FileResult;

/// Rows of a block on their way to the result, a batch at a time.
class Rows {
 public:
  explicit Rows(const OutcomeSet& set) : set_(set), evaluator_(set.evaluator()) {}

  void add(std::string_view id, std::string_view pattern) {
    ids_[count_] = id;
    letters_[count_] = pattern;
    const bool missing = pattern.empty();
    evaluator_.texts(0)[count_] = missing ? std::string_view{} : std::string_view(letters_[count_]);
    if (++count_ == expression::k_batch) flush();
  }

  void flush() {
    evaluator_.run(count_);
    for (std::size_t row = 0; row < count_; ++row) {
      csv_.field(ids_[row]);
      for (std::size_t i = 0; i < set_.columns().size(); ++i)
        cell(set_.columns()[i].type, evaluator_.numbers_of(set_.step(i))[row]);
      csv_.end_row();
    }
    count_ = 0;
  }

  std::string take() { return csv_.take(); }

 private:
  void cell(Type type, double n) {
    if (expression::is_missing(n)) {
      csv_.missing();
    } else if (type == Type::boolean) {
      csv_.field(n == 1 ? "TRUE" : "FALSE");
    } else if (n == std::floor(n) && std::abs(n) < 1e15) {
      csv_.integer(static_cast<std::int64_t>(n));
    } else {
      std::array<char, 40> text;
      const auto end = std::to_chars(text.data(), text.data() + text.size(), n, std::chars_format::general, 15).ptr;
      csv_.field({text.data(), static_cast<std::size_t>(end - text.data())});
    }
  }

  const OutcomeSet& set_;
  expression::Evaluator evaluator_;
  tables::CsvWriter csv_;
  std::array<std::string, expression::k_batch> ids_, letters_;
  std::size_t count_ = 0;
};

struct Columns {
  std::size_t id = 0, pattern = 0;
};

std::optional<FileFault> fault_of(const CsvReader& reader, std::size_t column, std::string_view pattern) {
  if (pattern.size() > expression::k_longest_pattern) {
    return reader.fault(column, "pattern.too-long", "a pattern has at most 1,040 weeks");
  }
  if (const auto at = expression::find_foreign(pattern)) {
    return reader.fault(column, "pattern.malformed", "sign " + std::to_string(*at + 1) + " is none of + - o * _");
  }
  return std::nullopt;
}

tables::BlockOutcome compute(const OutcomeSet& set, const CsvBlocks& file, const CsvBlock& block, Columns columns) {
  tables::BlockOutcome out;
  const std::uint64_t offset = file.offset_of(block);
  const auto placed = [&](FileFault fault) {
    fault.line += fault.line > 0 ? offset : 0;
    return fault;
  };
  auto reader = file.reader(block);
  if (!reader) return {.fatal = placed(reader.error())};
  Rows rows(set);
  for (;;) {
    const auto found = reader->next();
    if (!found) return {.fatal = placed(found.error())};
    if (!*found) break;
    std::string_view pattern = (*reader)[columns.pattern];
    if (auto fault = fault_of(*reader, columns.pattern, pattern)) {
      ++out.bad;
      if (out.faults.size() < tables::k_most_faults) out.faults.push_back(placed(std::move(*fault)));
      pattern = {};
    }
    rows.add((*reader)[columns.id], pattern);
    ++out.rows;
  }
  rows.flush();
  out.csv = rows.take();
  return out;
}

FileResult<std::size_t> column_of(const CsvBlocks& file, const std::string& name) {
  if (const auto at = file.find_column(name)) return *at;
  return tables::reject_file({file.name(), 1, 0, "csv.column-missing", "there is no column " + name});
}

}  // namespace

FileResult<tables::BlockRun> write_outcomes(const OutcomeSet& set, const OutcomeFile& what) {
  HW_TRY(auto file, CsvBlocks::open(what.in));
  Columns columns;
  HW_TRY(columns.id, column_of(file, what.id));
  HW_TRY(columns.pattern, column_of(file, what.pattern));
  HW_TRY(auto out, tables::WholeFile::create(what.out));
  tables::CsvWriter header;
  header.field(what.id);
  for (const Column& column : set.columns()) header.field(column.name);
  HW_TRY_VOID(out.write(header.end_row().take()));
  HW_TRY(auto run, tables::run_blocks(file, out, what.threads,
                                      [&](const CsvBlock& block) { return compute(set, file, block, columns); }));
  if (run.bad > 0 && what.strict) return run;  // and `out` is dropped
  HW_TRY_VOID(out.commit());
  return run;
}

}  // namespace homeward::outcomes
