#pragma once
#include "platform/access/disclosed.hpp"
#include "platform/access/sql.hpp"
#include "platform/access/viewer.hpp"
#include "platform/db/store.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>

/// The one policy: who may see what. Everything that reads for somebody goes through here.
/// A record with a member `only_for` opens only to the role that it names.
/// Sources: shared guide security.md "Always" 1-5; consent elements: domain reference 8.6 (42 CFR 2.31, 2.32).
namespace homeward::access {

/// What a viewer may see of one subject, and through what.
struct Reach {
  Categories open;
  bool through_consent_only = false;
  bool passing = false;  ///< through consent or an emergency only: to be read, never to be changed
  bool break_glass = false;
  bool barred = false;
};

/// Evaluates a viewer within one read transaction, so relations and consents are as old as the data and never older.
/// Not thread-safe.
class Guard {
 public:
  Guard(db::ReadTransaction& tx, const Viewer& viewer, Instant now, LocalDate today);

  /// The condition under which rows of this record (alias `t`) may be seen: lists, counts, sort and pages all use it.
  /// A record whose category no scope grants gets a condition that is never true.
  /// `Rows::few`: something else, an id or a person, already says which rows are meant, and each is looked up by its
  /// subject; `many`: the condition itself says where to look.
  enum class Rows { few, many };
  Sql condition(const Meta& meta, Rows rows) { return condition(meta, rows, nullptr); }
  /// The same for rows of this one subject alone: how the viewer stands to them is looked up once, not in each
  /// question.
  Sql condition_about(const Meta& meta, const Uuid& subject) { return condition(meta, Rows::few, &standing(subject)); }
  /// Everybody whom `condition` opens of the record of people, ascending, without looking at their rows one by one: who
  /// sees thousands is answered several times sooner. Nothing for other records, for a viewer bound to some rows, and
  /// during an import.
  std::optional<std::vector<Uuid>> all_subjects(const Meta& meta);

  /// What is open of rows with this subject and these homes.
  Reach reach(const Meta& meta, const std::optional<Uuid>& subject, const std::optional<Uuid>& home,
              const std::optional<Uuid>& other_home);
  /// Loads relations and consents of many subjects at once; `reach` then asks nothing more.
  void prepare(std::span<const Uuid> subjects);

  /// Whether a place lies at or below the role's place today.
  bool within(const Uuid& place);
  /// Whether a place belongs to the house (centre or NGO) of the role's place.
  bool of_own_house(const Uuid& place);
  /// Runs what follows WHERE for those of `ids` that may be seen (alias `t`), some hundred at a time.
  void for_batches(const Meta& meta, std::span<const Uuid> ids, const std::function<void(const Sql&)>& run);
  /// Which of these rows may be seen; many are asked for at once.
  std::unordered_set<Uuid> seen_among(const Meta& meta, std::span<const Uuid> ids);
  bool sees(const Meta& meta, const Uuid& id) { return !seen_among(meta, std::span(&id, 1)).empty(); }

  const Viewer& viewer() const { return viewer_; }
  Instant now() const { return now_; }
  LocalDate today() const { return today_; }

 private:
  struct Standing {
    bool mine = false, in_care = false, break_glass = false, barred = false;
    Categories by_consent;
  };
  const Standing& standing(const Uuid& subject);
  /// `known`: of the one subject that all rows have.
  Sql condition(const Meta& meta, Rows rows, const Standing* known);
  Sql places_below(std::span<const Uuid> ancestors);
  Sql scope_places();
  bool lies_below(const Uuid& place, std::span<const Uuid> ancestors);
  /// The role's place and the house (centre or NGO) that it is a unit of.
  const std::vector<Uuid>& own_roots();
  Sql recipients();
  /// What follows WHERE for relations (alias `r`) of these kinds that stand now, where `column` is the holder's.
  Sql standing_now(std::string_view column, const Sql& holder, std::string_view kinds);
  Sql this_worker();
  Sql these_places();
  /// What follows WHERE for consents (alias `c`) that open this class to the viewer; which days they cover is not in
  /// it.
  Sql consents_to_viewer(ConsentClass cls);
  /// The ways in which this category of rows of a record is open, joined by OR; empty where there is none.
  Sql openings(const Meta& meta, Category category, Rows rows, const Standing* known);
  void add_own_rows(Sql& sql, const Meta& meta);
  const std::vector<Uuid>& open_imports();
  void add_import_condition(Sql& sql);

  db::ReadTransaction& tx_;
  const Viewer& viewer_;
  Instant now_;
  LocalDate today_;
  std::unordered_map<Uuid, Standing> standings_;
  std::unordered_map<Uuid, bool> within_, own_;
  std::optional<std::vector<Uuid>> own_roots_;
  std::optional<std::vector<Uuid>> open_imports_;
};

}  // namespace homeward::access
