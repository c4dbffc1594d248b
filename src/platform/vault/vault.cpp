#include "platform/vault/vault.hpp"

#include "base/check.hpp"
#include "platform/vault/master_key.hpp"

namespace homeward::vault {
namespace {

constexpr std::size_t k_cached_keys = 50'000;  // some 6 MB
constexpr char k_format = 1;

std::string_view view(const Uuid& id) { return {reinterpret_cast<const char*>(id.bytes.data()), 16}; }
std::string_view view(const Key& key) { return {reinterpret_cast<const char*>(key.data()), key.size()}; }

}  // namespace

Vault::Vault(const VaultOptions& options, Uuid store_id) : store_id_(store_id), stock_size_(options.stock) {
  init();
  db::Options keys;
  keys.url = options.keys_url;
  keys.readers = 2;
  keys.writers = 1;
  keys.open = options.open;
  keys_ = db::open_store(keys);
  const bool owner = options.open == db::Options::Open::owner;
  if (owner) make_tables();
  const bool unused = owner && !keys_->read()->find_uuid("SELECT id FROM subject_keys LIMIT 1");
  if (unused && !master_key_exists(options.master_file)) {
    random_bytes(master_);
    write_master_key(options.master_file, master_);
  } else {
    // Where keys were locked with it, one that is missing is never replaced by another.
    master_ = read_master_key(options.master_file);
  }
  wrap_key_ = derive(master_, "wrap");
  look_up_key_ = derive(master_, "look-up");
  if (owner) refill();
}

void Vault::make_tables() {
  const bool pg = keys_->engine() == db::Engine::postgresql;
  const std::string id = pg ? "uuid" : "BLOB", bytes = pg ? "bytea" : "BLOB", number = pg ? "bigint" : "INTEGER";
  keys_->write_and_wait([&](db::WriteTransaction& tx) {
    tx.execute("CREATE TABLE IF NOT EXISTS subject_keys (id " + id + " PRIMARY KEY, wrapped " + bytes + " NOT NULL)");
    tx.execute("CREATE TABLE IF NOT EXISTS erasure (key " + id + " PRIMARY KEY, subject " + id + " NOT NULL, at " +
               number + " NOT NULL)");
    return db::Verdict::keep;
  });
}

Vault::~Vault() {
  if (keys_) keys_->close();
}

std::vector<std::string> Vault::schema(db::Engine engine) {
  const std::string id = engine == db::Engine::postgresql ? "uuid" : "BLOB";
  return {"CREATE TABLE IF NOT EXISTS subject_key (subject " + id + " PRIMARY KEY, key " + id + " NOT NULL UNIQUE)"};
}

void Vault::refill() {
  std::size_t wanted = 0;
  {
    const std::lock_guard lock(mutex_);
    if (refilling_ || stock_.size() > stock_size_ / 2) return;
    refilling_ = true;
    wanted = stock_size_ - stock_.size();
  }
  std::vector<SubjectKey> fresh(wanted);
  for (SubjectKey& k : fresh) {
    random_bytes(k.key);
    k.id.bytes = {};
    random_bytes(k.id.bytes);
  }
  try {
    keys_->write_and_wait([&](db::WriteTransaction& tx) {
      for (const SubjectKey& k : fresh) {
        const Datum row[] = {k.id, Blob{encrypt(wrap_key_, view(k.key), view(k.id))}};
        tx.enqueue("INSERT INTO subject_keys (id, wrapped) VALUES ($1, $2)", row);
      }
      return db::Verdict::keep;
    });
  } catch (...) {
    const std::lock_guard lock(mutex_);
    refilling_ = false;
    throw;
  }
  const std::lock_guard lock(mutex_);
  refilling_ = false;
  stock_.insert(stock_.end(), fresh.begin(), fresh.end());
}

SubjectKey Vault::key_for(db::WriteTransaction& tx, const Uuid& subject) {
  const Datum wanted[] = {subject};
  if (const auto id = tx.find_uuid("SELECT key FROM subject_key WHERE subject = $1", wanted)) {
    const auto key = find_key(*id);
    if (!key) throw StorageFailure(StorageFailure::Kind::damaged, "the key of a subject is not in the key store");
    return {*id, *key};
  }
  SubjectKey taken;
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (!stock_.empty()) {
        taken = stock_.back();
        stock_.pop_back();
        break;
      }
    }
    refill();  // rare: the background filling fell behind; a key must be durable before its first use
  }
  const Datum row[] = {subject, taken.id};
  tx.execute("INSERT INTO subject_key (subject, key) VALUES ($1, $2)", row);
  const std::lock_guard lock(mutex_);
  keep(taken.id, taken.key);
  return taken;
}

std::optional<Uuid> Vault::key_id_of(db::ReadTransaction& tx, const Uuid& subject) {
  const Datum wanted[] = {subject};
  return tx.find_uuid("SELECT key FROM subject_key WHERE subject = $1", wanted);
}

std::optional<Key> Vault::find_key(const Uuid& id) {
  std::uint64_t destroyed_before = 0;
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = cache_.find(id); it != cache_.end()) return it->second;
    destroyed_before = destroyed_;
  }
  std::optional<std::string> wrapped;
  const Datum wanted[] = {id};
  keys_->read()->query("SELECT wrapped FROM subject_keys WHERE id = $1", wanted, [&](const db::Row& row) {
    wrapped = std::string(row.blob(0));
    return false;
  });
  if (!wrapped) return std::nullopt;
  std::string plain;
  if (!decrypt(wrap_key_, *wrapped, view(id), plain) || plain.size() != 32) {
    throw StorageFailure(StorageFailure::Kind::damaged, "a key does not open under this master key");
  }
  Key key;
  std::memcpy(key.data(), plain.data(), 32);
  const std::lock_guard lock(mutex_);
  // A key that was destroyed while it was being read must not live on in memory.
  if (destroyed_ == destroyed_before) keep(id, key);
  return key;
}

void Vault::keep(const Uuid& id, const Key& key) {
  if (cache_.size() >= k_cached_keys) cache_.clear();  // simple and rare; the next reads fill it again
  cache_.emplace(id, key);
}

std::string Vault::context_of(const Uuid& key, const SealedPlace& place) const {
  std::string out;
  out.reserve(52);
  out.append(view(store_id_)).append(view(place.row)).append(view(key));
  for (std::uint16_t n : {place.record, place.field}) {
    out += static_cast<char>(n & 0xff);
    out += static_cast<char>(n >> 8);
  }
  return out;
}

Blob Vault::seal(const SubjectKey& key, const SealedPlace& place, std::string_view plain) const {
  Blob out;
  out.bytes += k_format;
  out.bytes += view(key.id);
  out.bytes += encrypt(key.key, plain, context_of(key.id, place));
  return out;
}

std::optional<std::string> Vault::open(const Blob& sealed, const SealedPlace& place) {
  if (sealed.bytes.size() < 17 || sealed.bytes[0] != k_format) {
    throw StorageFailure(StorageFailure::Kind::damaged, "a sealed value has an unknown form");
  }
  Uuid id;
  std::memcpy(id.bytes.data(), sealed.bytes.data() + 1, 16);
  const auto key = find_key(id);
  if (!key) return std::nullopt;
  std::string plain;
  if (!decrypt(*key, std::string_view(sealed.bytes).substr(17), context_of(id, place), plain)) {
    throw StorageFailure(StorageFailure::Kind::damaged, "a sealed value was changed or moved");
  }
  return plain;
}

Blob Vault::look_up_key(std::string_view domain, std::string_view value) const {
  std::string bytes(domain);
  bytes += '\0';
  bytes += value;
  return {keyed_hash(look_up_key_, bytes)};
}

Key Vault::purpose_key(std::string_view purpose) const { return derive(master_, purpose); }

void Vault::destroy(const Uuid& key, const Uuid& subject, Instant now) {
  keys_->write_and_wait([&](db::WriteTransaction& tx) {
    const Datum gone[] = {key};
    tx.execute("DELETE FROM subject_keys WHERE id = $1", gone);
    const Datum entry[] = {key, subject, now.micros};
    tx.execute("INSERT INTO erasure (key, subject, at) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING", entry);
    return db::Verdict::keep;
  });
  {
    const std::lock_guard lock(mutex_);
    ++destroyed_;
    cache_.erase(key);
  }
  keys_->checkpoint();  // so that the bytes leave the write-ahead file as well
}

std::vector<Uuid> Vault::list_erased() { return keys_->read()->list_uuids("SELECT subject FROM erasure"); }

}  // namespace homeward::vault
