#pragma once
#include "exchange/tables/file_fault.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

/// Bytes in and out, piece by piece; gzip where the file's name ends in `.gz`. One thread at a time.
namespace homeward::tables {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the front of `into` (not empty) and says how much; 0 at the end.
  /// Reasons: file.unreadable, gzip.damaged (also cut off, also bytes behind the end that are no gzip).
  virtual FileResult<std::size_t> read(std::span<char> into) = 0;
};

/// `name` is what faults call the file; the file's own name where it is empty. Reason: file.unreadable.
FileResult<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path, std::string name = {});
/// `bytes` must live as long as the source.
std::unique_ptr<ByteSource> bytes_of(std::string_view bytes);
/// The same, unpacked.
std::unique_ptr<ByteSource> unpacked_bytes_of(std::string_view gzip, std::string name);

/// A new or emptied file. What was written is whole only after `close` said so.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  /// Reason: file.unwritable.
  virtual FileResult<void> write(std::string_view bytes) = 0;
  virtual FileResult<void> close() = 0;
};
FileResult<std::unique_ptr<ByteSink>> create_bytes(const std::filesystem::path& path);

}  // namespace homeward::tables
