#include "exchange/outcomes/outcome_file.hpp"

#include "base/csv_writer.hpp"
#include "exchange/tables/row_text.hpp"

#include <array>
#include <cstring>

namespace homeward::outcomes {
namespace {

using expression::Type;
using tables::CsvBlock, tables::CsvBlocks, tables::CsvReader, tables::FileFault, tables::FileResult;

/// Rows of a block on their way to the result, a batch at a time.
class Rows {
 public:
  explicit Rows(const OutcomeSet& set) : evaluator_(set.evaluator()) {
    for (std::size_t i = 0; i < set.columns().size(); ++i) {
      columns_.push_back(evaluator_.numbers_of(set.step(i)).data());
      truths_.push_back(set.columns()[i].type == Type::boolean);
    }
  }

  void add(std::string_view id, std::string_view pattern) {
    ids_[count_] = id;
    letters_[count_] = pattern;
    evaluator_.texts(0)[count_] = letters_[count_];
    if (++count_ == expression::k_batch) flush();
  }

  void flush() {
    evaluator_.run(count_);
    const std::size_t longest = (columns_.size() + 2) * (tables::k_longest_number + 1);
    for (std::size_t row = 0; row < count_; ++row) {
      char* to = tables::write_field(csv_.room(longest + 2 * ids_[row].size()), ids_[row]);
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        *to++ = ',';
        const double n = columns_[i][row];
        // Of nobody's weeks nothing is known, also where a definition says what takes the place of what is missing.
        if (letters_[row].empty() || expression::is_missing(n)) continue;
        to = truths_[i] ? write_truth(to, n == 1) : numbers_.write(to, n);
      }
      *to++ = '\r';
      *to++ = '\n';
      csv_.used(to);
    }
    count_ = 0;
  }

  std::string take() { return csv_.take(); }

 private:
  static char* write_truth(char* to, bool holds) {
    std::memcpy(to, holds ? "TRUE " : "FALSE", 5);
    return to + (holds ? 4 : 5);
  }

  expression::Evaluator evaluator_;
  std::vector<const double*> columns_;
  std::vector<bool> truths_;
  std::array<std::string, expression::k_batch> ids_, letters_;
  std::size_t count_ = 0;
  tables::Numbers numbers_{15};  // as R writes them
  tables::RowBuffer csv_;
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
  tables::BlockOutcome out{.lines = block.lines()};
  auto reader = file.reader(block);
  if (!reader) return {.fatal = reader.error()};
  Rows rows(set);
  for (;;) {
    const auto found = reader->next();
    if (!found) return {.fatal = found.error()};
    if (!*found) break;
    std::string_view pattern = (*reader)[columns.pattern];
    if (auto fault = fault_of(*reader, columns.pattern, pattern)) {
      ++out.bad;
      if (out.faults.size() < tables::k_most_faults) out.faults.push_back(std::move(*fault));
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
  const auto behind = static_cast<std::uint32_t>(file.header().size() + 1);  // where it would stand
  return tables::reject_file({file.name(), 1, behind, "csv.column-missing", "there is no column " + name});
}

}  // namespace

FileResult<tables::BlockRun> write_outcomes(const OutcomeSet& set, const OutcomeFile& what) {
  HW_TRY_VOID(tables::refuse_same_file(what.in, what.out));
  HW_TRY(auto file, CsvBlocks::open(what.in));
  Columns columns;
  HW_TRY(columns.id, column_of(file, what.id));
  HW_TRY(columns.pattern, column_of(file, what.pattern));
  HW_TRY(auto out, tables::WholeFile::create(what.out));
  CsvWriter header;
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
