#pragma once
#include "base/record.hpp"
#include "base/time.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// The few primitives that the house uses, over libsodium (and OpenSSL for SHA-256). Thread-safe.
/// Sources and measurements: docs/decisions (stack: libsodium 1.0.18, XChaCha20-Poly1305, Argon2id, BLAKE2b).
namespace homeward::vault {

using Key = std::array<std::uint8_t, 32>;
using Hash = std::array<std::uint8_t, 32>;

/// Once per program, before anything else here. Throws InternalError when libsodium cannot start.
void init();

void random_bytes(std::span<std::uint8_t> out);
/// A UUIDv7 of this instant. The time inside is for locality of storage only: nothing is ordered by it.
Uuid new_uuid(Instant now);
template <class R>
Id<R> new_id(Instant now) {
  return {new_uuid(now)};
}
/// 32 random bytes, base64url without padding: sign-in tokens, CSRF tokens, set-up links.
std::string new_token();

Hash sha256(std::string_view bytes);
/// SHA-256 over several pieces without joining them.
Hash sha256(std::initializer_list<std::string_view> pieces);

std::string to_hex(std::string_view bytes);
std::string to_base64(std::string_view bytes);   ///< URL-safe, no padding
std::string from_base64(std::string_view text);  ///< empty when it is not base64url

/// XChaCha20-Poly1305 with a random nonce in front. `context` is authenticated, not stored.
std::string encrypt(const Key& key, std::string_view plain, std::string_view context);
/// False when the bytes were changed, or key or context is another.
bool decrypt(const Key& key, std::string_view sealed, std::string_view context, std::string& plain);

/// BLAKE2b-256 with a key.
std::string keyed_hash(const Key& key, std::string_view bytes);
/// A key for one purpose, derived from another (BLAKE2b KDF). `purpose` has at most 8 characters.
Key derive(const Key& master, std::string_view purpose);

/// `full`: Argon2id with 64 MiB and 3 passes, some 170 ms of one core. `test`: the least that Argon2id knows, for
/// databases marked as test only, whose hundreds of sign-ins would else be most of what their tests do.
enum class PasswordCost { full, test };
/// Callers run it on a bounded pool. Throws InternalError without the memory for it.
std::string hash_password(std::string_view password, PasswordCost cost);
/// At the cost that the hash itself names.
bool verify_password(const std::string& hash, std::string_view password);
/// Same time whatever the content.
bool equal_constant_time(std::string_view a, std::string_view b);

/// Ed25519 over a key pair derived from a seed.
std::string sign(const Key& seed, std::string_view bytes);
std::string public_key(const Key& seed);
bool verify_signature(std::string_view public_key, std::string_view bytes, std::string_view signature);

}  // namespace homeward::vault
