#pragma once
#include "engine/linkage/name_index.hpp"
#include "engine/linkage/vocabulary.hpp"

#include <array>
#include <deque>

/// Inside of NameIndex; nobody else includes this.
namespace homeward::linkage {

/// The first bytes of ICU's sort key, zero behind it: compared as bytes.
using SortKey = std::array<std::uint8_t, 40>;
/// Root collation, primary strength. Any thread.
SortKey sort_key_of(std::string_view text);

/// The distinct words of several names (latin forms), at most `limit`, none longer than 64 letters.
std::vector<std::string> distinct_words(std::span<const std::string> names, std::size_t limit);

/// What is known of the people, without a lock: NameIndex holds it around every call.
class NameIndex::Content {
 public:
  using Slot = Vocabulary::Slot;

  void put(Uuid person, const std::vector<std::string>& words, std::optional<int> birth_year, const SortKey& sort_key);
  void remove(Uuid person);

  /// A match that can be put in order.
  struct Ranked {
    Match match;
    Slot slot = 0;
  };
  /// Everybody within the ids of the filter who matches a word of the query, unsorted. Where those are few only they
  /// are looked at. A filter that has to be asked is asked by the caller, about the best ones.
  std::vector<Ranked> matches(const std::vector<std::string>& words, const Filter& filter) const;
  std::vector<Ranked> duplicates(const std::vector<std::vector<std::string>>& names, std::optional<int> birth_year,
                                 const Filter& filter) const;
  /// Puts the best `count` from place `from` on into order: score, then usual name, then id.
  void rank(std::vector<Ranked>& found, std::size_t from, std::size_t count) const;

  const SortKey* sort_key(Uuid person) const;
  std::size_t size() const { return by_id_.size(); }
  std::size_t memory_bytes() const;

 private:
  struct Person {
    Uuid id;
    SortKey sort_key{};
    std::int16_t birth_year = 0;  // 0: unknown
    std::uint8_t word_count = 0;
    std::unique_ptr<Vocabulary::WordNumber[]> words;

    std::span<const Vocabulary::WordNumber> all_words() const { return {words.get(), word_count}; }
  };
  using Fits = std::vector<Vocabulary::Fit>;

  Slot find_slot(Uuid person) const;
  Fits fits_of(const std::vector<std::string>& words, Beginnings beginnings) const;
  std::size_t reach(const Fits& fits, float least) const;
  std::vector<Slot> slots_of(std::span<const Uuid> ids) const;
  std::vector<Slot> slots_with(const Fits& fits, float least) const;
  std::vector<bool> within_filter(const Filter& filter) const;
  std::vector<float> best_fits(Slot slot, const Fits& fits) const;
  double score(Slot slot, double mean_fit, std::size_t asked) const;
  double duplicate_score(Slot slot, std::vector<float> found, std::optional<int> birth_year) const;

  std::deque<Person> people_;             // never moved while it grows, as in Vocabulary
  std::vector<std::uint8_t> key_counts_;  // of people_: distinct keys, so that a name in two scripts counts once
  std::vector<Slot> free_;
  NumberTable by_id_;
  Vocabulary vocabulary_;
};

}  // namespace homeward::linkage
