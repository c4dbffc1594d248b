#pragma once
#include <string>
#include <string_view>

namespace homeward::db {

/// Throws what a fault with this SQLSTATE means: Conflict, DuplicateKey, ConnectionLost, StorageFailure, or
/// FaultySql (broken constraints and our own bugs).
[[noreturn]] void throw_fault(std::string_view state, const std::string& text);

}  // namespace homeward::db
