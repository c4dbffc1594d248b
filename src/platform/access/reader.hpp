#pragma once
#include "platform/access/guard.hpp"
#include "platform/journal/codec.hpp"

#include <set>
#include <span>
#include <unordered_set>
#include <vector>

/// The way out: whatever leaves the house is read here. One reader a request, on one read transaction.
namespace homeward::access {

class History;

class Reader {
 public:
  Reader(db::ReadTransaction& tx, vault::Vault& vault, const Viewer& viewer, Instant now, LocalDate today)
      : tx_(tx), vault_(vault), guard_(tx, viewer, now, today) {}

  const Viewer& viewer() const { return guard_.viewer(); }
  Instant now() const { return guard_.now(); }
  LocalDate today() const { return guard_.today(); }
  bool within(Id<Place> place) { return guard_.within(place.value); }

  /// Those of `ids` that may be seen, in the order asked.
  template <class T>
  std::vector<Disclosed<T>> load(std::span<const Uuid> ids) {
    return disclose<T>(visible_rows(meta_of<T>(), ids));
  }
  template <class T>
  std::optional<Disclosed<T>> find(Id<T> id) {
    auto all = load<T>(std::span(&id.value, 1));
    if (all.empty()) return std::nullopt;
    return std::move(all.front());
  }
  /// Rows (alias `t`) that match and may be seen. `order` is a constant of our own code; at most 200 rows.
  template <class T>
  std::vector<Disclosed<T>> list(const Sql& where, std::string_view order = "t.id", int limit = 200) {
    const Sql condition = chosen(meta_of<T>(), where, order, limit);
    return disclose<T>(db::select_rows(tx_, meta_of<T>(), condition.text(), condition.params()));
  }
  /// Rows of one subject that may be seen, those that also match `also`; a page about somebody asks for many kinds.
  template <class T>
  std::vector<Disclosed<T>> list_about(const Uuid& subject, std::string_view order, const Sql& also = {}) {
    const Sql condition = chosen_about(meta_of<T>(), subject, order, also);
    return disclose<T>(db::select_rows(tx_, meta_of<T>(), condition.text(), condition.params()));
  }
  /// Ids alone, for joining and sorting within what may be seen.
  template <class T>
  std::vector<Uuid> ids(const Sql& where, std::string_view order = "t.id", int limit = 200) {
    return select(meta_of<T>(), where, order, limit);
  }
  /// Every id that may be seen, ascending: the set within which the name index is asked.
  template <class T>
  std::vector<Uuid> all_ids(const Sql& where) {
    return select_all(meta_of<T>(), where);
  }
  /// Which of these may be seen; many are asked for at once.
  template <class T>
  std::unordered_set<Uuid> seen_among(std::span<const Uuid> ids) {
    return guard_.seen_among(meta_of<T>(), ids);
  }
  /// A true count of what this viewer may see: for staff counting their own people. Other figures go through Counting.
  template <class T>
  std::int64_t count(const Sql& where) {
    return count_visible(meta_of<T>(), where);
  }
  /// How many there are, where the list that was read with this condition does not show all of them.
  template <class T>
  std::optional<std::int64_t> total_beyond(const std::vector<Disclosed<T>>& shown, const Sql& where, int limit = 200) {
    if (shown.size() < static_cast<std::size_t>(limit)) return std::nullopt;
    const std::int64_t total = count<T>(where);
    return total > limit ? std::optional(total) : std::nullopt;
  }
  /// The condition of the rows of this record (alias `t`) that may be seen, for a subquery.
  template <class T>
  Sql condition() {
    return guard_.condition(meta_of<T>(), Guard::Rows::many);
  }
  /// What is open of a person for this viewer, e.g. to say which actions may be offered.
  Reach reach_person(const Uuid& subject, const Meta& meta) {
    return guard_.reach(meta, subject, std::nullopt, std::nullopt);
  }

  /// Persons whose data was given out by this reader: for the access log.
  db::ReadTransaction& sql() { return tx_; }  ///< ids, sort keys and counts only
  vault::Vault& vault() { return vault_; }

  const std::set<Uuid>& subjects() const { return subjects_; }
  const std::set<Category>& categories() const { return categories_; }
  bool used_break_glass() const { return used_break_glass_; }

 private:
  friend class History;  // reads the journal under the same guard and notes what it gives out

  /// Those that may be seen, in the order asked.
  std::vector<db::StoredRow> visible_rows(const Meta& meta, std::span<const Uuid> ids);
  /// What follows WHERE for the rows that match and may be seen.
  Sql chosen(const Meta& meta, const Sql& where, std::string_view order, int limit);
  Sql chosen_about(const Meta& meta, const Uuid& subject, std::string_view order, const Sql& also);
  std::vector<Uuid> select(const Meta& meta, const Sql& where, std::string_view order, int limit);
  std::vector<Uuid> select_all(const Meta& meta, const Sql& where);
  std::int64_t count_visible(const Meta& meta, const Sql& where);
  /// Bits of the members that are open in this row; notes what is given out.
  std::uint64_t open_members(const Meta& meta, const db::StoredRow& row, Notice& notice);
  void prepare(const Meta& meta, const std::vector<db::StoredRow>& rows);
  void note_given_out(const Meta& meta, const std::optional<Uuid>& subject, const Reach& reach);

  template <class T>
  std::vector<Disclosed<T>> disclose(const std::vector<db::StoredRow>& rows) {
    const Meta& meta = meta_of<T>();
    std::vector<Disclosed<T>> out;
    prepare(meta, rows);
    for (const db::StoredRow& row : rows) {
      Notice notice = Notice::none;
      const std::uint64_t open = open_members(meta, row, notice);
      T value{};
      journal::unpack(meta, row, &value, vault_, open);
      out.push_back(Disclosed<T>(std::move(value), Id<T>{journal::row_id(meta, row)}, row.version, open, notice));
    }
    return out;
  }

  db::ReadTransaction& tx_;
  vault::Vault& vault_;
  Guard guard_;
  std::set<Uuid> subjects_;
  std::set<Category> categories_;
  bool used_break_glass_ = false;
};

}  // namespace homeward::access
