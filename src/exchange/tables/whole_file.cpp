#include "exchange/tables/whole_file.hpp"

#include "platform/db/durable.hpp"

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
  return take_name();
}

FileResult<void> WholeFile::take_name() {
  std::error_code failed;
  std::filesystem::rename(beside_, path_, failed);
  if (failed) {
    return reject_file({path_.filename().string(), 0, 0, "file.unwritable", "the finished file cannot be renamed"});
  }
  beside_.clear();
  return {};
}

FileResult<void> WholeFile::commit_durably() {
  const auto not_kept = [&] {
    return reject_file({path_.filename().string(), 0, 0, "file.unwritable", "the disk does not keep it"});
  };
  HW_TRY_VOID(sink_->close());
  if (!db::flush_to_disk(beside_)) return not_kept();
  HW_TRY_VOID(take_name());
  // The name is in the folder, and only then is the rename itself kept.
  const auto folder = path_.parent_path();
  if (!db::flush_to_disk(folder.empty() ? std::filesystem::path(".") : folder)) return not_kept();
  return {};
}

FileResult<void> refuse_same_file(const std::filesystem::path& in, const std::filesystem::path& out) {
  std::error_code absent;  // what is not there yet is no other file
  if (!std::filesystem::equivalent(in, out, absent) || absent) return {};
  return reject_file(
      {out.filename().string(), 0, 0, "file.same", "the result would be written over the file that is read"});
}

WholeFile::~WholeFile() {
  if (beside_.empty()) return;
  std::error_code ignored;  // what stays behind is a hidden file that nobody reads
  std::filesystem::remove(beside_, ignored);
}

}  // namespace homeward::tables
