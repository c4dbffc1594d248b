#pragma once
#include "platform/db/store.hpp"
#include "platform/vault/crypto.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Sealing of sensitive members under a key per subject, and the key store that keeps those keys apart from the data.
namespace homeward::vault {

struct VaultOptions {
  std::string master_file;  ///< 32 bytes, mode 0600; made where absent
  std::string keys_url;     ///< "sqlite:FILE" or "postgresql://...", never the data store
  db::Options::Open open = db::Options::Open::owner;
  std::size_t stock = 1024;  ///< unused keys kept durable in advance
};

/// Where a sealed value belongs. It is authenticated with the value, so a sealed value moved to another row, record
/// or field cannot be opened. Numbers are permanent, so a migration of names changes nothing.
struct SealedPlace {
  Uuid row;
  std::uint16_t record = 0;
  std::uint16_t field = 0;
};

/// A key with its id, valid for one subject.
struct SubjectKey {
  Uuid id;
  Key key{};
};

/// Thread-safe. Sealed bytes are: 1 (format), key id (16), nonce (24), cipher text, tag (16).
class Vault {
 public:
  Vault(const VaultOptions& options, Uuid store_id);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  /// Statements that make the table `subject_key` in the data store.
  static std::vector<std::string> schema(db::Engine engine);

  /// The subject's key, taken from the durable stock on first use. Part of `tx`: undone with it.
  SubjectKey key_for(db::WriteTransaction& tx, const Uuid& subject);

  Blob seal(const SubjectKey& key, const SealedPlace& place, std::string_view plain) const;
  /// Nothing when the key was destroyed. Throws StorageFailure::damaged when the bytes were changed or moved.
  std::optional<std::string> open(const Blob& sealed, const SealedPlace& place);

  /// For look-ups by equality: BLAKE2b under a key of this installation. `domain` keeps uses apart.
  Blob look_up_key(std::string_view domain, std::string_view value) const;
  /// A key for one purpose of this installation (cursors, checkpoints, disclosure noise). At most 8 characters.
  Key purpose_key(std::string_view purpose) const;

  /// Destroys the subject's key for good and enters it in the list of erasures. Durable on return; done again it
  /// changes nothing. The rows are the caller's to delete (journal/erase.hpp does all of it).
  void destroy(const Uuid& key, const Uuid& subject, Instant now);
  std::optional<Uuid> key_id_of(db::ReadTransaction& tx, const Uuid& subject);
  /// Every restore applies this list before it opens.
  std::vector<Uuid> list_erased();

  /// Fills the stock; called in the background and at start.
  void make_tables();
  void refill();

 private:
  std::optional<Key> find_key(const Uuid& id);
  void keep(const Uuid& id, const Key& key);  ///< under mutex_
  std::string context_of(const Uuid& key, const SealedPlace& place) const;

  Uuid store_id_;
  Key wrap_key_{};
  Key look_up_key_{};
  Key master_{};
  std::size_t stock_size_;
  std::unique_ptr<db::Store> keys_;

  std::mutex mutex_;  // guards what follows; never held over I/O
  std::vector<SubjectKey> stock_;
  std::unordered_map<Uuid, Key> cache_;
  bool refilling_ = false;
  std::uint64_t destroyed_ = 0;
};

}  // namespace homeward::vault
