#pragma once
#include "exchange/tables/csv.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace homeward::tables {

/// A piece of a CSV file that holds whole records, so that pieces can be read side by side.
struct CsvBlock {
  std::string text;  ///< ends with a line break
  /// Nothing comes behind it: the file ends, or cannot be read on because a line is too long.
  bool last = false;

  /// No quotes and nothing but ASCII: a field is what stands between commas and the ends of lines. A block that is not
  /// plain is read by `CsvReader` (see `CsvBlocks::reader`).
  bool is_plain() const;
  std::uint64_t lines() const;
};

/// Cuts a CSV file into blocks without reading its fields, but for the header.
/// One thread at a time; blocks belong to whoever takes them.
class CsvBlocks {
 public:
  /// Reasons: as `CsvReader::open`.
  static FileResult<CsvBlocks> open(const std::filesystem::path& path, CsvLimits limits = {});
  static FileResult<CsvBlocks> over(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits = {});

  const std::string& name() const { return name_; }
  const std::vector<std::string>& header() const { return header_; }
  std::optional<std::size_t> find_column(std::string_view name) const;
  const CsvLimits& limits() const { return limits_; }

  /// The next block, or nothing behind the last one. Reasons: file.unreadable, gzip.damaged.
  FileResult<std::optional<CsvBlock>> next();

  /// Physical lines of the header, and so before the first block. Lines are counted by whoever reads a block.
  std::uint64_t header_lines() const { return header_lines_; }
  /// Reads a block strictly, as the whole file would be read; it counts lines as if only the header stood before it.
  FileResult<CsvReader> reader(const CsvBlock& block) const;

 private:
  CsvBlocks(std::unique_ptr<ByteSource> source, std::string name, CsvLimits limits);
  FileResult<void> read_header();
  FileResult<bool> fetch();

  std::unique_ptr<ByteSource> source_;
  std::string name_;
  CsvLimits limits_;
  std::vector<std::string> header_;
  std::string header_text_;
  std::uint64_t header_lines_ = 0;
  std::string pending_;
  bool at_end_ = false, done_ = false;
};

}  // namespace homeward::tables
