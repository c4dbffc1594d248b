#include "exchange/tables/whole_file.hpp"

#include <string>
#include <unistd.h>

namespace homeward::tables {

WholeFile::WholeFile(std::filesystem::path path, std::filesystem::path beside, std::unique_ptr<ByteSink> sink)
    : path_(std::move(path)), beside_(std::move(beside)), sink_(std::move(sink)) {}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : path_(std::move(other.path_)), beside_(std::move(other.beside_)), sink_(std::move(other.sink_)) {
  other.beside_.clear();
}

FileResult<WholeFile> WholeFile::create(const std::filesystem::path& path) {
  std::filesystem::path beside = path;
  // The ending stays last: it says whether to pack.
  beside.replace_filename("." + std::to_string(::getpid()) + "." + path.filename().string());
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return reject_file({path.filename().string(), 0, 0, "file.unwritable", "there is a folder of this name"});
  }
  auto sink = create_bytes(beside);
  if (!sink) {
    FileFault fault = sink.error();
    fault.file = path.filename().string();
    return reject_file(std::move(fault));
  }
  return WholeFile(path, std::move(beside), std::move(*sink));
}

FileResult<void> WholeFile::commit() {
  HW_TRY_VOID(sink_->close());
  std::error_code failed;
  std::filesystem::rename(beside_, path_, failed);
  if (failed) {
    return reject_file({path_.filename().string(), 0, 0, "file.unwritable", "the finished file cannot be renamed"});
  }
  beside_.clear();
  return {};
}

WholeFile::~WholeFile() {
  if (beside_.empty()) return;
  std::error_code ignored;  // what stays behind is a hidden file that nobody reads
  std::filesystem::remove(beside_, ignored);
}

}  // namespace homeward::tables
