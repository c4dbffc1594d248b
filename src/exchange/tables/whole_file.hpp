#pragma once
#include "exchange/tables/bytes.hpp"

namespace homeward::tables {

/// A file that appears under its name only when it is whole: written beside it, then renamed. What is not committed
/// is removed. Packed where the name ends in `.gz`.
class WholeFile {
 public:
  /// Reason: file.unwritable.
  static FileResult<WholeFile> create(const std::filesystem::path& path);
  WholeFile(WholeFile&& other) noexcept;
  WholeFile& operator=(WholeFile&&) = delete;
  ~WholeFile();

  FileResult<void> write(std::string_view bytes) { return sink_->write(bytes); }
  FileResult<void> commit();
  /// The same, and when it returns the file is still there after the power was cut.
  FileResult<void> commit_durably();

 private:
  WholeFile(std::filesystem::path path, std::filesystem::path beside, std::unique_ptr<ByteSink> sink);
  FileResult<void> take_name();

  std::filesystem::path path_, beside_;
  std::unique_ptr<ByteSink> sink_;
};

/// Before anything is read: a result is not written over what it was made from, however the two are spelled or linked.
/// Reason: file.same.
FileResult<void> refuse_same_file(const std::filesystem::path& in, const std::filesystem::path& out);

}  // namespace homeward::tables
