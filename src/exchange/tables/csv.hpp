#pragma once
#include "exchange/tables/bytes.hpp"
#include "exchange/tables/file_fault.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace homeward::tables {

struct CsvLimits {
  std::size_t line_bytes = 1 << 20;  ///< of one record, line breaks inside quotes included
  std::size_t columns = 4096;
};

/// Reads CSV strictly as RFC 4180 says, in UTF-8: fields parted by commas, quotes doubled inside quotes, records ended
/// by LF or CRLF (the last one may end with the file), the first record the header. A byte order mark is skipped. The
/// file is read in pieces, so its size does not matter; only one record is held.
///
/// Faults carry file, line, column (number of the field) and reason:
/// - of one record, behind which `next` goes on: csv.wrong-number-of-columns, csv.not-utf8;
/// - of the rest of the file, which `next` then repeats: csv.quote-unclosed and csv.quote-misplaced (both
///   where the field begins), csv.line-break (a CR alone), csv.line-too-long, file.unreadable, gzip.damaged;
/// - of the header, at opening: csv.no-header, csv.duplicate-column, csv.too-many-columns, and all of the above.
///
/// One thread at a time. Deterministic.
class CsvReader {
 public:
  static FileResult<CsvReader> open(const std::filesystem::path& path, CsvLimits limits = {});
  static FileResult<CsvReader> over(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits = {});

  const std::string& name() const { return name_; }
  const std::vector<std::string>& header() const { return header_; }
  std::optional<std::size_t> find_column(std::string_view name) const;

  /// Goes to the next record; false at the end.
  FileResult<bool> next();
  /// The fields of the record, as many as the header has. The views last until the next call of `next`.
  std::span<const std::string_view> row() const { return row_; }
  std::string_view operator[](std::size_t column) const { return row_[column]; }
  /// The physical line in which the record begins; the header begins in line 1.
  std::uint64_t line() const { return line_; }

  /// A fault in a field of the record just read, for callers that check what fields say.
  FileFault fault(std::size_t column, std::string_view reason, std::string detail) const;

 private:
  // more: the piece at hand ends before the record does; broken: `broken_` says why nothing more can be read.
  enum class Step { record, end, more, broken };

  CsvReader(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits);
  FileResult<void> read_header();
  Step read_record();
  Step scan();
  Step scan_quoted(char*& at, bool& doubled);
  Step ended(const char* next);
  bool fetch();
  void undouble();
  FileResult<void> check_utf8() const;
  void add_field(const char* begin, const char* end, bool doubled);
  Step broken(const char* at, std::size_t column, std::string_view reason, std::string detail);
  Step too_long();

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  CsvLimits limits_;
  std::vector<std::string> header_;

  std::vector<char> buffer_;  // one byte longer than what may be read into it: a quote stands behind the bytes
  char* begin_ = nullptr;     // first byte of the record that is being read
  char* end_ = nullptr;       // behind the last byte read
  bool at_end_ = false;       // the source has no more
  bool plain_ = false;        // nothing between begin_ and end_ but ASCII

  std::vector<std::string_view> row_;
  std::vector<std::size_t> doubled_;  // columns in which quotes are doubled
  std::size_t count_ = 0;             // fields seen of the record
  std::size_t breaks_ = 0;            // line breaks inside its quotes
  std::size_t size_ = 0;              // bytes of the record, its end included
  std::uint64_t line_ = 0, next_line_ = 1;
  std::optional<FileFault> broken_;
};

}  // namespace homeward::tables
