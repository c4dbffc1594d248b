#include "exchange/scoring/score_file.hpp"

#include "base/csv_writer.hpp"
#include "exchange/scoring/score_rows.hpp"

#include <algorithm>
#include <cstring>

namespace homeward::scoring {
namespace {

using tables::BlockOutcome, tables::CsvBlock, tables::CsvBlocks, tables::CsvReader, tables::FileFault,
    tables::FileResult;

constexpr int k_ignored = -1, k_id = -2;

/// What each column of the file is: an item's position, the id, or nothing to us.
struct Layout {
  std::vector<int> use;
  std::size_t id = 0;
};

/// `q12` or `q12a`, as items are called.
bool looks_like_item(std::string_view name) {
  if (!name.starts_with('q') || name.size() < 2) return false;
  std::size_t at = 1;
  while (at < name.size() && name[at] >= '0' && name[at] <= '9') ++at;
  if (at == 1) return false;
  return at == name.size() || (at + 1 == name.size() && name[at] >= 'a' && name[at] <= 'z');
}

FileFault header_fault(const CsvBlocks& file, std::size_t column, std::string_view reason, std::string detail) {
  return {file.name(), 1, static_cast<std::uint32_t>(column), std::string(reason), std::move(detail)};
}

FileResult<Layout> layout_of(const Instrument& instrument, const CsvBlocks& file, const ScoreFile& what) {
  Layout out;
  const std::size_t behind = file.header().size() + 1;  // where what is lacking would stand
  out.use.assign(file.header().size(), k_ignored);
  for (const auto& [item, column] : what.columns) {
    if (instrument.find_item(item)) continue;
    return tables::reject_file(
        header_fault(file, behind, "instrument.unknown-item", instrument.id + " has no item " + item));
  }
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    const Item& item = instrument.items[i];
    const auto given = what.columns.find(item.id);
    const std::string& name = given == what.columns.end() ? item.id : given->second;
    const auto column = file.find_column(name);
    if (column && out.use[*column] != k_ignored)
      return tables::reject_file(
          header_fault(file, *column + 1, "instrument.unknown-item", "the column stands for two items"));
    if (column) out.use[*column] = static_cast<int>(i);
    if (!column && (given != what.columns.end() || !item.optional))
      return tables::reject_file(header_fault(file, behind, "csv.column-missing", "there is no column " + name));
  }
  for (std::size_t i = 0; i < out.use.size() && what.columns.empty(); ++i) {
    if (out.use[i] == k_ignored && file.header()[i] != what.id && looks_like_item(file.header()[i]))
      return tables::reject_file(
          header_fault(file, i + 1, "instrument.unknown-item", instrument.id + " has no item " + file.header()[i]));
  }
  const auto id = file.find_column(what.id);
  if (!id)
    return tables::reject_file(header_fault(file, behind, "csv.column-missing", "there is no column " + what.id));
  if (out.use[*id] != k_ignored)
    return tables::reject_file(header_fault(file, *id + 1, "csv.column-missing", "the id cannot be an answer as well"));
  out.use[*id] = k_id;
  out.id = *id;
  return out;
}

class BlockScoring {
 public:
  BlockScoring(const Scorer& scorer, const CsvBlocks& file, const Layout& layout, const CsvBlock& block)
      : scorer_(scorer), file_(file), layout_(layout), block_(block) {}

  BlockOutcome run() {
    if (block_.is_plain() && plain()) return std::move(out_);
    out_ = {.lines = block_.lines()};
    strict();
    return std::move(out_);
  }

 private:
  void judge(Cell cell, std::size_t item, std::uint64_t line, std::size_t column) {
    if (cell < Cell::not_a_number) return;
    ++out_.bad;
    if (out_.faults.size() >= tables::k_most_faults) return;
    const std::string& id = scorer_.instrument().items[item].id;
    const bool range = cell == Cell::out_of_range;
    out_.faults.push_back(
        {file_.name(), line, static_cast<std::uint32_t>(column + 1),
         range ? "answer.out-of-range" : "answer.not-a-number",
         range ? "item " + id + " does not take this answer" : "a number is expected for item " + id});
  }

  /// Reads without looking for quotes. False where a line is not as the header says: then the strict reader finds the
  /// words for it.
  bool plain() {
    ScoreRows rows(scorer_);
    const char* at = block_.text.data();
    const char* const end = at + block_.text.size();
    for (std::uint64_t line = file_.header_lines() + 1; at != end; ++line) {
      const char* const begin = at;
      std::string_view id;
      at = plain_line(rows, at, line, id);
      if (!at || static_cast<std::size_t>(at - begin) > file_.limits().line_bytes) return false;
      rows.end_row(id);
      ++out_.rows;
    }
    rows.flush();
    out_.lines = out_.rows;
    out_.csv = rows.take();
    return true;
  }

  static bool ends_field(char c) { return c == ',' || c == '\n' || c == '\r'; }

  /// Reads one line and says where the next begins, or nothing. The text ends with a line break, so the sign behind any
  /// other can be looked at.
  const char* plain_line(ScoreRows& rows, const char* at, std::uint64_t line, std::string_view& id) {
    const std::size_t columns = layout_.use.size();
    for (std::size_t column = 0; column < columns; ++column) {
      if (column > 0 && *at++ != ',') return nullptr;
      const int use = layout_.use[column];
      const char* const field = at;
      const auto digit = static_cast<unsigned>(*at - '0');
      if (use >= 0 && digit < 10 && ends_field(at[1]) && rows.digit(static_cast<std::size_t>(use), digit)) {
        ++at;
        continue;
      }
      while (!ends_field(*at)) ++at;
      const std::string_view text(field, static_cast<std::size_t>(at - field));
      if (use == k_id) id = text;
      if (use < 0) continue;
      const auto item = static_cast<std::size_t>(use);
      judge(rows.cell(item, text), item, line, column);
    }
    if (*at == '\r') ++at;
    return *at == '\n' ? at + 1 : nullptr;
  }

  void strict() {
    auto reader = file_.reader(block_);
    if (!reader) return fatal(reader.error());
    ScoreRows rows(scorer_);
    for (;;) {
      const auto found = reader->next();
      if (!found) return fatal(found.error());
      if (!*found) break;
      for (std::size_t column = 0; column < layout_.use.size(); ++column) {
        if (layout_.use[column] < 0) continue;
        const auto item = static_cast<std::size_t>(layout_.use[column]);
        const Cell cell = rows.cell(item, (*reader)[column]);
        if (cell >= Cell::not_a_number) judge(cell, item, reader->fault(column, "", "").line, column);
      }
      rows.end_row_copying((*reader)[layout_.id]);
      ++out_.rows;
    }
    rows.flush();
    out_.csv = rows.take();
  }

  void fatal(const FileFault& fault) { out_.fatal = fault; }

  const Scorer& scorer_;
  const CsvBlocks& file_;
  const Layout& layout_;
  const CsvBlock& block_;
  BlockOutcome out_;
};

}  // namespace

FileResult<tables::BlockRun> write_scores(const Scorer& scorer, const ScoreFile& what) {
  HW_TRY_VOID(tables::refuse_same_file(what.in, what.out));
  HW_TRY(auto file, CsvBlocks::open(what.in));
  HW_TRY(const Layout layout, layout_of(scorer.instrument(), file, what));
  HW_TRY(auto out, tables::WholeFile::create(what.out));
  CsvWriter header;
  header.field(what.id);
  for (const Score& score : scorer.instrument().scores) header.field(score.name);
  HW_TRY_VOID(out.write(header.field("status").field("band").end_row().take()));
  HW_TRY(auto run, tables::run_blocks(file, out, what.threads, [&](const CsvBlock& block) {
           return BlockScoring(scorer, file, layout, block).run();
         }));
  if (run.bad > 0 && what.strict) return run;  // and `out` is dropped
  HW_TRY_VOID(out.commit());
  return run;
}

}  // namespace homeward::scoring
