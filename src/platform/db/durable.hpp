#pragma once
#include <filesystem>

namespace homeward::db {

/// Waits until what the file or folder holds is on the disk; a name that a rename gave is kept once its folder is.
/// False where it cannot be opened or the disk does not take it. Thread-safe.
bool flush_to_disk(const std::filesystem::path& path);

}  // namespace homeward::db
