#pragma once
#include "base/period.hpp"
#include "base/record.hpp"
#include "engine/cohort/derive.hpp"
#include "oversight/indicators/definition.hpp"

#include <functional>
#include <mutex>

namespace homeward::indicators {

/// Columns worked out beside the tables, kept as long as nothing new is counted: indicators share them. Any thread.
class BesideCache {
 public:
  using Made = std::pair<cohort::Derived, std::optional<cohort::Derived>>;
  Made find(const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& key,
            const std::function<Made()>& make);

 private:
  std::mutex mutex_;  // guards all; held while a column is made, so that nobody makes it twice
  std::shared_ptr<const cohort::Snapshot> of_;
  std::map<std::string, Made> made_;
};

/// What to count where and when.
struct Asked {
  std::optional<cohort::Slot> place;  ///< with all below it; without one everything counts
  std::optional<std::string> by = {};
  Period period;
  LocalDate today;
  std::vector<cohort::Slot> among = {};   ///< and, where there are any, at one of these with all below them
  std::vector<cohort::Slot> not_at = {};  ///< and at none of these
};

/// An indicator over one snapshot: what the store is asked.
struct Bound {
  cohort::Question units;  ///< meant, in the place and the period; grouped where it was asked
  /// Why units are left out, each unit for the first reason that holds.
  std::vector<std::pair<std::string, Condition>> left_out;
  Condition counted;
  Condition numerator;
  std::optional<cohort::Value> value;
  cohort::Value person, place, day;
  std::optional<Column> group_words;      ///< of a breakdown by a column's words
  std::vector<std::string> group_labels;  ///< by code, where bands were asked for
};

/// The reason of units whose time is not over yet.
inline constexpr std::string_view k_not_elapsed = "not_elapsed";

/// A definition, checked. Immutable; thread-safe.
class Indicator {
 public:
  /// Reason: indicator.malformed (what is wrong, with line and column).
  static Result<Indicator> create(const json::Value& pack);

  const Definition& definition() const { return definition_; }
  /// What it can be taken apart by.
  const std::vector<std::string>& breakdowns() const { return breakdowns_; }
  /// Tables and columns it reads: whoever asks about one person must be allowed to see each.
  const std::set<std::uint16_t>& tables() const { return tables_; }
  const std::set<Column>& columns() const { return columns_; }
  /// Whether it looks at other rows of a person than the one that counts: they may have been written at other houses.
  bool reads_beside() const { return reads_beside_; }
  /// The categories of all that it reads about people; empty where it counts none, but staff or places.
  std::set<Category> categories() const;
  /// Whether it looks at what a person did next, which may be at another house.
  bool looks_ahead() const;
  /// Reasons: indicator.unknown-breakdown, of the field `?by`.
  Result<Bound> bind(const std::shared_ptr<const cohort::Snapshot>& snapshot, const Asked& asked,
                     BesideCache& cache) const;
  /// What the row says that the definition reads, by the name it has there.
  std::vector<std::pair<std::string, Term>> facts(const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                                  const Asked& asked, BesideCache& cache) const;

 private:
  friend class Binding;
  Definition definition_;
  std::vector<std::string> breakdowns_;
  std::set<std::uint16_t> tables_;
  std::set<Column> columns_;
  bool reads_beside_ = false;
};

}  // namespace homeward::indicators
