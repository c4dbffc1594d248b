#include "exchange/tables/csv.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <set>
#include <utility>

namespace homeward::tables {
namespace {

constexpr std::size_t k_piece = 1 << 18;

/// What ends the plain run of an unquoted field.
constexpr auto k_special = [] {
  std::array<bool, 256> out{};
  for (char c : {',', '\n', '\r', '"'}) out[static_cast<unsigned char>(c)] = true;
  return out;
}();

bool is_ascii(const char* begin, const char* end) {
  unsigned char all = 0;
  for (const char* p = begin; p < end; ++p) all = static_cast<unsigned char>(all | static_cast<unsigned char>(*p));
  return all < 0x80;
}

bool is_utf8(std::string_view text) {
  return is_ascii(text.data(), text.data() + text.size()) || simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits)
    : source_(std::move(source)), name_(std::move(name)), limits_(limits) {}

FileResult<CsvReader> CsvReader::open(const std::filesystem::path& path, CsvLimits limits) {
  HW_TRY(auto source, open_bytes(path));
  return over(std::move(source), path.filename().string(), limits);
}

FileResult<CsvReader> CsvReader::over(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits) {
  CsvReader reader(std::move(source), std::move(name), limits);
  HW_TRY_VOID(reader.read_header());
  return reader;
}

FileResult<void> CsvReader::read_header() {
  do {
    if (!fetch()) return reject_file(*broken_);
  } while (end_ - begin_ < 3 && !at_end_);
  if (end_ - begin_ >= 3 && std::memcmp(begin_, "\xef\xbb\xbf", 3) == 0) begin_ += 3;
  switch (read_record()) {
    case Step::broken: return reject_file(*broken_);
    case Step::end:
      return reject_file({name_, 1, 1, "csv.no-header", "the file is empty; a line of column names is expected"});
    default: break;
  }
  if (count_ > limits_.columns) {
    return reject_file({name_, line_, static_cast<std::uint32_t>(limits_.columns + 1), "csv.too-many-columns",
                        "at most " + std::to_string(limits_.columns) + " columns are read"});
  }
  HW_TRY_VOID(check_utf8());
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < row_.size(); ++i) {
    if (!seen.insert(row_[i]).second) {
      return reject_file(fault(i, "csv.duplicate-column", "an earlier column has the same name"));
    }
  }
  header_.assign(row_.begin(), row_.end());
  return {};
}

std::optional<std::size_t> CsvReader::find_column(std::string_view name) const {
  const auto at = std::find(header_.begin(), header_.end(), name);
  if (at == header_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - header_.begin());
}

FileResult<bool> CsvReader::next() {
  if (broken_) return reject_file(*broken_);
  const Step step = read_record();
  if (step == Step::broken) return reject_file(*broken_);
  if (step == Step::end) return false;
  if (count_ != header_.size()) {
    // The first that is lacking, or the first too many.
    const auto column = static_cast<std::uint32_t>(std::min(count_, header_.size()) + 1);
    return reject_file(
        {name_, line_, column, "csv.wrong-number-of-columns",
         "the header has " + std::to_string(header_.size()) + " columns, this line has " + std::to_string(count_)});
  }
  if (!plain_) return check_utf8().map([] { return true; });
  return true;
}

CsvReader::Step CsvReader::read_record() {
  line_ = next_line_;
  for (;;) {
    row_.clear();
    doubled_.clear();
    count_ = breaks_ = 0;
    const Step step = scan();
    if (step == Step::record) break;
    if (step != Step::more) return step;
    if (!fetch()) return Step::broken;
  }
  if (size_ > limits_.line_bytes) return too_long();
  next_line_ = line_ + breaks_ + 1;
  if (!doubled_.empty()) undouble();
  begin_ += size_;
  return Step::record;
}

/// "" becomes ", in the buffer: the record is not read again.
void CsvReader::undouble() {
  for (std::size_t column : doubled_) {
    char* const from = begin_ + (row_[column].data() - begin_);
    char* to = from;
    for (std::size_t i = 0; i < row_[column].size(); ++i) {
      *to++ = from[i];
      if (from[i] == '"') ++i;
    }
    row_[column] = {from, static_cast<std::size_t>(to - from)};
  }
}

/// Reads one record from `begin_`, or says that more bytes are needed first.
CsvReader::Step CsvReader::scan() {
  if (begin_ == end_) return at_end_ ? Step::end : Step::more;
  for (char* at = begin_;;) {
    char* const field = at;
    const std::size_t breaks_before = breaks_;
    if (at != end_ && *at == '"') {
      bool doubled = false;
      const Step step = scan_quoted(at, doubled);
      if (step != Step::record) return step;
      add_field(field + 1, at - 1, doubled);
    } else {
      while (!k_special[static_cast<unsigned char>(*at)]) ++at;  // the byte behind the last one is a quote
      if (at != end_ && *at == '"') {
        return broken(at, count_ + 1, "csv.quote-misplaced",
                      "a quote stands inside a field that does not begin with one");
      }
      add_field(field, at, false);
    }
    if (at == end_) return at_end_ ? ended(at) : Step::more;
    if (*at == '\n') return ended(at + 1);
    if (*at == ',') {
      ++at;
      continue;
    }
    if (*at != '\r') {
      breaks_ = breaks_before;
      return broken(at, count_, "csv.quote-misplaced", "a closing quote is followed by more text");
    }
    if (at + 1 == end_ && !at_end_) return Step::more;
    if (at + 1 == end_ || at[1] != '\n')
      return broken(at + 1, count_, "csv.line-break", "a carriage return stands alone");
    return ended(at + 2);
  }
}

/// From the opening quote to behind the closing one.
CsvReader::Step CsvReader::scan_quoted(char*& at, bool& doubled) {
  const std::size_t breaks_before = breaks_;
  for (++at;; ++at) {
    while (*at != '"') breaks_ += *at++ == '\n';
    if (at == end_) {
      if (!at_end_) return Step::more;
      breaks_ = breaks_before;
      return broken(end_, count_ + 1, "csv.quote-unclosed", "the quote that opens this field is never closed");
    }
    ++at;
    if (at == end_) return at_end_ ? Step::record : Step::more;
    if (*at != '"') return Step::record;
    doubled = true;
  }
}

CsvReader::Step CsvReader::ended(const char* next) {
  size_ = static_cast<std::size_t>(next - begin_);
  return Step::record;
}

void CsvReader::add_field(const char* begin, const char* end, bool doubled) {
  if (count_++ > limits_.columns) return;  // counted, so that the fault can say how many
  if (doubled) doubled_.push_back(row_.size());
  row_.emplace_back(begin, static_cast<std::size_t>(end - begin));
}

/// Keeps the record begun and reads on behind it.
bool CsvReader::fetch() {
  const auto kept = static_cast<std::size_t>(end_ - begin_);
  if (kept > limits_.line_bytes) {
    too_long();
    return false;
  }
  if (kept > 0 && begin_ != buffer_.data()) std::memmove(buffer_.data(), begin_, kept);
  if (buffer_.size() < kept + k_piece + 1) buffer_.resize(kept * 2 + k_piece + 1);
  begin_ = buffer_.data();
  end_ = begin_ + kept;
  const auto got = source_->read({end_, buffer_.size() - kept - 1});
  if (!got) {
    broken_ = got.error();
    return false;
  }
  end_ += *got;
  *end_ = '"';
  at_end_ = *got == 0;
  plain_ = is_ascii(begin_, end_);
  return true;
}

FileResult<void> CsvReader::check_utf8() const {
  for (std::size_t i = 0; i < row_.size(); ++i)
    if (!is_utf8(row_[i])) return reject_file(fault(i, "csv.not-utf8", "the field is not valid UTF-8"));
  return {};
}

CsvReader::Step CsvReader::too_long() {
  // In which field the longest line would have ended, by the bytes alone, however they came.
  std::uint32_t column = 1;
  bool quoted = false;
  for (const char* at = begin_; at != begin_ + limits_.line_bytes; ++at) {
    quoted = quoted != (*at == '"');
    if (*at == ',' && !quoted) ++column;
  }
  broken_ = FileFault{name_, line_, column, "csv.line-too-long",
                      "a line has at most " + std::to_string(limits_.line_bytes) + " bytes"};
  return Step::broken;
}

/// `at` is the last byte that had to be looked at: behind the longest line it would not have been, had the bytes come
/// one by one, and what is wrong with a file must not depend on how it comes.
CsvReader::Step CsvReader::broken(const char* at, std::size_t column, std::string_view reason, std::string detail) {
  if (static_cast<std::size_t>(at - begin_) > limits_.line_bytes) return too_long();
  broken_ =
      FileFault{name_, line_ + breaks_, static_cast<std::uint32_t>(column), std::string(reason), std::move(detail)};
  return Step::broken;
}

FileFault CsvReader::fault(std::size_t column, std::string_view reason, std::string detail) const {
  // Fields before it may hold line breaks.
  std::uint64_t line = line_;
  if (breaks_ > 0)
    for (std::size_t i = 0; i < column && i < row_.size(); ++i)
      line += static_cast<std::uint64_t>(std::count(row_[i].begin(), row_[i].end(), '\n'));
  return {name_, line, static_cast<std::uint32_t>(column + 1), std::string(reason), std::move(detail)};
}

}  // namespace homeward::tables
