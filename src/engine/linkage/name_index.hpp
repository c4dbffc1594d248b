#pragma once
#include "base/uuid.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace homeward::linkage {

/// A person found. `score` is 0 to 1 and depends on the query and on this person's names alone: that others match
/// better or worse, or exist at all, does not show in it.
struct Match {
  Uuid person;
  double score = 0;
  bool operator==(const Match&) const = default;
};

/// Within whom a search looks. People outside leave no trace in the answer: not in scores, order or number.
class Filter {
 public:
  /// One answer for each of these, in their order; an empty answer ends the search with nothing.
  using Allows = std::function<std::vector<bool>(std::span<const Uuid>)>;

  static Filter all() { return {}; }
  /// `ascending` must be sorted, hold each id once, and live as long as the search.
  static Filter only(std::span<const Uuid> ascending) {
    Filter f;
    f.ids_ = ascending;
    return f;
  }
  /// Asked without any lock held about some dozens at a time, best matches first, until enough were allowed. May
  /// throw; the function must not be empty.
  static Filter where(Allows allows) {
    Filter f;
    f.allows_ = std::move(allows);
    return f;
  }

  /// The same, asked about one at a time.
  static Filter each(std::function<bool(const Uuid&)> allows) {
    return where([allows = std::move(allows)](std::span<const Uuid> asked) {
      std::vector<bool> out;
      for (const Uuid& id : asked) out.push_back(allows(id));
      return out;
    });
  }

  const std::optional<std::span<const Uuid>>& ids() const { return ids_; }
  const Allows& allows() const { return allows_; }

 private:
  std::optional<std::span<const Uuid>> ids_;
  Allows allows_;
};

/// Finds and sorts people by name, in memory only: it writes nothing anywhere, and a name that its last
/// person leaves is overwritten (security duty 14). Names in all scripts meet in one key (name_key.hpp); words of a
/// query may come in any order, be misspelt (similarity.hpp) or be only the beginning of a word (two letters or more;
/// one letter, as an initial, only beside another word). Codes with digits match whole or from their beginning.
///
/// Threads: every function may be called from any thread. The lock is `lock_`, a shared mutex held neither while names
/// are transliterated nor while a filter is asked: finding shares it, putting and removing own it. Whoever wants it
/// first passes `door_`, so that a stream of readers cannot keep a writer out (glibc's shared mutex prefers readers).
/// Size: about 260 bytes a person (bench/name_search prints it). Deterministic: equal content and query, equal answer.
class NameIndex {
 public:
  static constexpr std::size_t k_max_words = 8;          ///< of a query; further ones are ignored
  static constexpr std::size_t k_max_person_words = 40;  ///< of all names of a person; further ones are not indexed

  NameIndex();
  ~NameIndex();
  NameIndex(const NameIndex&) = delete;
  NameIndex& operator=(const NameIndex&) = delete;

  /// Puts a person in, or replaces what is known of them. `names`: each name whole, in each of its scripts, and the
  /// code if there is one. `birth_year` for duplicates. `sort_text`: the usual name as lists are sorted by it.
  void put(Uuid person, std::span<const std::string> names, std::optional<int> birth_year, std::string_view sort_text);
  /// Forgets a person; nothing happens when they are not here.
  void remove(Uuid person);

  /// The best `limit` matches, best first; equal scores by usual name, then id. Nothing for a query of less than two
  /// letters. Matches below six tenths of the best one are left out.
  std::vector<Match> find(std::string_view query, const Filter& filter, std::size_t limit) const;

  /// People who may be the one with these names and this year of birth, best first, score at least
  /// `k_duplicate_score`. The words of the shorter name must all be found in the other, so a missing patronymic does
  /// not hide anybody; a beginning is not enough. Years that differ, or a single common word, count against it.
  static constexpr double k_duplicate_score = 0.8;
  std::vector<Match> possible_duplicates(std::span<const std::string> names, std::optional<int> birth_year,
                                         const Filter& filter, std::size_t limit = 20) const;

  /// The ids sorted by usual name in the root collation of Unicode (case and accents do not matter; a name counts by
  /// its first 40 bytes of sort key); equal names by id. Who is not in the index comes last, by id.
  std::vector<Uuid> order(std::vector<Uuid> ids) const;

  std::size_t size() const;
  /// Heap bytes of the index, with spare capacity and the allocator's own (memory.hpp).
  std::size_t memory_bytes() const;

 private:
  class Content;
  template <class Ranked>
  std::vector<Match> allowed(std::vector<Ranked> found, const Filter& filter, std::size_t limit,
                             double of_the_best) const;

  std::shared_lock<std::shared_mutex> reading() const;
  std::unique_lock<std::shared_mutex> writing();

  mutable std::mutex door_;
  mutable std::shared_mutex lock_;
  std::unique_ptr<Content> content_;
};

}  // namespace homeward::linkage
