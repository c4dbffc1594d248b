#pragma once
#include "platform/vault/crypto.hpp"

#include <string>
#include <string_view>

/// The file of the master key and its recovery copy. Without the key nothing that was sealed opens again, and it is in
/// no backup of the data: a copy on paper, in a safe, is what is left when the disk is gone (security.md 14).
/// Failures of the file are StorageFailure with a sentence for the operator.
namespace homeward::vault {

/// 32 bytes from a file that nobody else may read (mode 0600).
Key read_master_key(const std::string& file);
/// Made durable before this returns; an existing file is never overwritten.
void write_master_key(const std::string& file, const Key& key);
bool master_key_exists(const std::string& file);

/// Four numbered lines of hexadecimal digits, each with a check of its own, so that typing it in again finds the line
/// with the mistake.
std::string copy_as_text(const Key& key);
/// The key of such a text; other lines, spaces and hyphens do not count. Reason recovery-copy.damaged, with one field
/// fault (`line 2`) for each line that is missing or does not fit its check.
Result<Key> key_of_copy(std::string_view text);

/// That a copy of this very key was made stands in a small file beside it, which says nothing about the key.
void note_copy_made(const std::string& file, const Key& key);
bool copy_was_made(const std::string& file, const Key& key);

}  // namespace homeward::vault
