#pragma once
#include "platform/access/reader.hpp"
#include "platform/access/sql.hpp"
#include "platform/access/view.hpp"
#include "platform/db/store.hpp"
#include "platform/vault/vault.hpp"

#include <unordered_map>
#include <unordered_set>

/// Figures about persons. A raw count renders only after `mask_count`.
namespace homeward::access {

/// A true count with the records behind it, before disclosure control. No renderer takes it.
struct RawCount {
  std::int64_t persons = 0;
  std::uint64_t contributors = 0;  ///< order-free hash of who contributes: the same set gives the same noise
};

/// From which count on a number is shown, and to what it is rounded. 1 to 7 persons show as "*", other counts are
/// rounded to 5. Source: shared guide security.md, "Figures about people".
struct MaskRule {
  std::int64_t smallest_shown = 8;
  std::int64_t round_to = 5;
};
/// What is shown instead of a true count; nothing where it is too small. Whether a count in the middle goes up or down
/// is decided by `noise`, a keyed hash of the contributing records, so asking again or in other words tells nothing
/// new.
std::optional<std::int64_t> masked(std::int64_t true_count, std::uint64_t noise, const MaskRule& rule = {});
/// The same for renderers, by the rule of the house. A table of several figures goes through oversight/disclosure.
ShownCount mask_count(std::int64_t true_count, std::uint64_t noise);
/// What a shown count says; nothing where it is withheld.
std::optional<double> number_of(const ShownCount& count);

/// Rows (alias `t`) of unfinished imports are neither shown nor counted; continues a condition.
inline constexpr std::string_view k_complete_rows =
    " AND (t.import_id IS NULL OR t.import_id IN (SELECT id FROM import_run WHERE state = 'complete'))";

/// The places at or below one, as the tree stood on a day: what stands behind IN.
Sql places_below(Id<Place> place, LocalDate day);
std::vector<Uuid> list_places_below(db::ReadTransaction& tx, Id<Place> place, LocalDate day);

/// Persons that are counted once, whoever counts them.
class Tally {
 public:
  void add(const Uuid& person);
  const RawCount& raw() const { return raw_; }

 private:
  RawCount raw_;
  std::unordered_set<Uuid> seen_;
};

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
  /// The one that stands for the group of a record.
  Uuid one_of(const Uuid& person) const { return one_of_group_ ? one_of_group_(person) : person; }
  /// A keyed hash of who contributes.
  std::uint64_t noise(const RawCount& raw) const;
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
