#pragma once
#include "platform/access/reader.hpp"
#include "platform/access/sql.hpp"
#include "platform/access/view.hpp"
#include "platform/db/store.hpp"
#include "platform/vault/vault.hpp"

#include <unordered_map>

/// Figures about persons. A raw count renders only after `mask_count`.
namespace homeward::access {

/// A true count with the records behind it, before disclosure control. No renderer takes it.
struct RawCount {
  std::int64_t persons = 0;
  std::uint64_t contributors = 0;  ///< order-free hash of who contributes: the same set gives the same noise
};

/// 1 to 7 persons show as "*", other counts are rounded to 5; whether a count in the middle goes up or down is decided
/// by `noise`, a keyed hash of the contributing records, so asking again or in other words tells nothing new.
/// Source: shared guide security.md, "Figures about people".
ShownCount mask_count(std::int64_t true_count, std::uint64_t noise);

/// Reads for figures alone: sees everything, answers only counts.
class Counting {
 public:
  /// Records of one person count once: each id is first replaced by the one that stands for its group.
  using Representative = std::function<Uuid(const Uuid&)>;
  Counting(db::ReadTransaction& tx, const vault::Vault& vault, Representative one_of_group = {})
      : tx_(tx), key_(vault.purpose_key("figures")), one_of_group_(std::move(one_of_group)) {}

  /// `sql` selects the distinct persons that count. Rows of unfinished imports must be left out by it.
  RawCount count_persons(const Sql& sql);
  /// The same for many groups at once: `sql` selects group and person.
  std::unordered_map<Uuid, RawCount> count_persons_by(const Sql& sql);
  ShownCount show(const RawCount& raw) const;
  /// The true count, for staff counting the people of their own house: only where the place lies within the viewer's
  /// role and the role may read its board; nothing otherwise.
  static std::optional<std::int64_t> own(const RawCount& raw, Reader& reader, Id<Place> place);

 private:
  db::ReadTransaction& tx_;
  vault::Key key_;
  Representative one_of_group_;
};

}  // namespace homeward::access
