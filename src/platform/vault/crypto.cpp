#include "platform/vault/crypto.hpp"

#include "base/check.hpp"

#include <openssl/evp.h>
#include <sodium.h>

#include <cstring>
#include <memory>

namespace homeward::vault {
namespace {

const unsigned char* bytes_of(std::string_view s) { return reinterpret_cast<const unsigned char*>(s.data()); }
unsigned char* bytes_of(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }

constexpr std::size_t k_nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t k_tag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
// 64 MiB and 3 passes, as security.md 13 asks.
constexpr std::size_t k_argon_memory = 64u << 20;
constexpr unsigned long long k_argon_passes = 3;

struct KeyPair {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open;
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret;
};
KeyPair key_pair(const Key& seed) {
  KeyPair pair;
  crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
  return pair;
}

}  // namespace

void init() { HW_CHECK(sodium_init() >= 0, "libsodium cannot start"); }

void random_bytes(std::span<std::uint8_t> out) { randombytes_buf(out.data(), out.size()); }

Uuid new_uuid(Instant now) {
  std::array<std::uint8_t, 10> random;
  random_bytes(random);
  return Uuid::v7(now.micros / 1000, random);
}

std::string new_token() {
  std::string raw(32, '\0');
  randombytes_buf(raw.data(), raw.size());
  return to_base64(raw);
}

Hash sha256(std::string_view bytes) { return sha256({bytes}); }

Hash sha256(std::initializer_list<std::string_view> pieces) {
  // Fetching the algorithm costs more than hashing an entry: once a thread.
  thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> owned(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_MD_CTX* context = owned.get();
  static const EVP_MD* algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Hash out;
  EVP_DigestInit_ex(context, algorithm, nullptr);
  for (std::string_view piece : pieces) EVP_DigestUpdate(context, piece.data(), piece.size());
  EVP_DigestFinal_ex(context, out.data(), nullptr);
  return out;
}

std::string to_hex(std::string_view bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), bytes_of(bytes), bytes.size());
  out.pop_back();
  return out;
}

std::string to_base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(), variant);
  out.pop_back();
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t length = 0;
  if (sodium_base642bin(bytes_of(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return {};
  }
  out.resize(length);
  return out;
}

std::string encrypt(const Key& key, std::string_view plain, std::string_view context) {
  std::string out(k_nonce + plain.size() + k_tag, '\0');
  randombytes_buf(out.data(), k_nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + k_nonce, nullptr, bytes_of(plain), plain.size(),
                                             bytes_of(context), context.size(), nullptr, bytes_of(out), key.data());
  return out;
}

bool decrypt(const Key& key, std::string_view sealed, std::string_view context, std::string& plain) {
  if (sealed.size() < k_nonce + k_tag) return false;
  plain.resize(sealed.size() - k_nonce - k_tag);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(plain), nullptr, nullptr, bytes_of(sealed) + k_nonce,
                                                    sealed.size() - k_nonce, bytes_of(context), context.size(),
                                                    bytes_of(sealed), key.data()) == 0;
}

std::string keyed_hash(const Key& key, std::string_view bytes) {
  std::string out(32, '\0');
  crypto_generichash(bytes_of(out), out.size(), bytes_of(bytes), bytes.size(), key.data(), key.size());
  return out;
}

Key derive(const Key& master, std::string_view purpose) {
  static_assert(crypto_kdf_KEYBYTES == 32 && crypto_kdf_CONTEXTBYTES == 8);
  HW_CHECK(purpose.size() <= 8, "a purpose has at most 8 characters");
  char context[8] = {};
  std::memcpy(context, purpose.data(), purpose.size());
  Key out;
  crypto_kdf_derive_from_key(out.data(), out.size(), 1, context, master.data());
  return out;
}

std::string hash_password(std::string_view password, PasswordCost cost) {
  std::string out(crypto_pwhash_STRBYTES, '\0');
  const bool full = cost == PasswordCost::full;
  if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(),
                            full ? k_argon_passes : crypto_pwhash_OPSLIMIT_MIN,
                            full ? k_argon_memory : crypto_pwhash_MEMLIMIT_MIN, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw InternalError("not enough memory to hash a password");
  }
  out.resize(std::strlen(out.c_str()));
  return out;
}

bool verify_password(const std::string& hash, std::string_view password) {
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string sign(const Key& seed, std::string_view bytes) {
  const KeyPair pair = key_pair(seed);
  std::string out(crypto_sign_BYTES, '\0');
  crypto_sign_detached(bytes_of(out), nullptr, bytes_of(bytes), bytes.size(), pair.secret.data());
  return out;
}

std::string public_key(const Key& seed) {
  const KeyPair pair = key_pair(seed);
  return {reinterpret_cast<const char*>(pair.open.data()), pair.open.size()};
}

bool verify_signature(std::string_view open, std::string_view bytes, std::string_view signature) {
  return open.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(bytes_of(signature), bytes_of(bytes), bytes.size(), bytes_of(open)) == 0;
}

}  // namespace homeward::vault
