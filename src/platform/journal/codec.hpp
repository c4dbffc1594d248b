#pragma once
#include "base/describe.hpp"
#include "platform/db/store.hpp"
#include "platform/vault/vault.hpp"

#include <span>
#include <vector>

/// Between described records and stored rows: sealing and opening by description.
namespace homeward::journal {

/// A record as loaded, with what it was, so that a save knows what changed. No renderer takes it: this is what rules
/// and jobs work on. What leaves the house goes through `access::Reader`.
template <class T>
struct Stored {
  T value;
  T before;
  db::StoredRow row;

  const Uuid& version() const { return row.version; }
  const T* operator->() const { return &value; }
  T* operator->() { return &value; }
};

constexpr std::uint64_t k_all_members = ~std::uint64_t{0};

/// Fills `record` from a stored row; sealed members whose key was destroyed stay at their default, and so do members
/// whose bit (by position in the description) is not in `open`: what is masked is never unsealed.
void unpack(const Meta& meta, const db::StoredRow& row, void* record, vault::Vault& vault,
            std::uint64_t open = k_all_members);

/// Text form of a datum before sealing, and back.
std::string plain_bytes(const Datum& datum);
Datum from_plain_bytes(Kind kind, std::string bytes);

/// Loads in the order of `ids`; absent ones are left out.
template <class T>
std::vector<Stored<T>> load(db::ReadTransaction& tx, vault::Vault& vault, std::span<const Uuid> ids) {
  const Meta& meta = meta_of<T>();
  std::vector<Stored<T>> out;
  for (db::StoredRow& row : db::load_rows(tx, meta, ids)) {
    T value{};
    unpack(meta, row, &value, vault);
    T before = value;
    out.push_back({std::move(value), std::move(before), std::move(row)});
  }
  return out;
}

/// The id column of a row of this description.
Uuid row_id(const Meta& meta, const db::StoredRow& row);
/// The member as an id; nothing where it is null or the record has no such member.
std::optional<Uuid> id_member(const FieldMeta* field, const void* record);

}  // namespace homeward::journal
