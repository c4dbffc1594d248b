#pragma once
#include "platform/access/viewer.hpp"
#include "platform/vault/vault.hpp"

/// Cursors of lists: sealed, and good only for the account and the list that they were made for.
namespace homeward::access {

std::string seal_cursor(const vault::Vault& vault, const Viewer& viewer, std::string_view list,
                        std::string_view position);
/// Reasons: cursor.malformed.
Result<std::string> open_cursor(const vault::Vault& vault, const Viewer& viewer, std::string_view list,
                                std::string_view cursor);

}  // namespace homeward::access
