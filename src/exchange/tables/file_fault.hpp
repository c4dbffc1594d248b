#pragma once
#include "base/result.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>

namespace homeward::tables {

/// What is wrong with a file, and where, so that it can be put right with an editor or a spreadsheet.
struct FileFault {
  std::string file;          ///< the name the reader was given, usually without folders
  std::uint64_t line = 0;    ///< physical line from 1; 0: the file as a whole
  std::uint32_t column = 0;  ///< number of the field in its line from 1; 0: the line as a whole
  std::string reason;        ///< id of docs/reasons.md
  std::string detail;        ///< one lower-case sentence; never the content of the file

  /// `uds.csv.gz:12:3: csv.not-utf8: the field is not valid UTF-8`; line and column only where they are known.
  std::string to_string() const;
  /// For callers that speak the common error: kind invalid, the whole text as detail.
  Error to_error() const { return {ErrorKind::invalid, reason, to_string(), {}}; }
  bool operator==(const FileFault&) const = default;
};

template <class T>
using FileResult = tl::expected<T, FileFault>;

inline tl::unexpected<FileFault> reject_file(FileFault fault) { return tl::unexpected<FileFault>(std::move(fault)); }

}  // namespace homeward::tables
