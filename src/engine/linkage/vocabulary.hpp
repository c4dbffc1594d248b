#pragma once
#include "engine/linkage/number_table.hpp"
#include "engine/linkage/similarity.hpp"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace homeward::linkage {

enum class Beginnings { match, do_not_match };

/// The distinct words of all names, with who has them. Names repeat, so this is much smaller than the people: typo
/// tolerance works over words, and people are reached through them. A word that its last person leaves is wiped and
/// its number used again. No lock of its own: NameIndex keeps one around it.
class Vocabulary {
 public:
  using WordNumber = std::uint32_t;
  using Slot = std::uint32_t;  // of a person
  static constexpr std::uint32_t k_none = NumberTable::k_none;

  Vocabulary();

  /// Adds `person` to the people of a word (latin form, not empty), which is made when it is new.
  WordNumber add(std::string_view latin, Slot person);
  void remove(WordNumber word, Slot person);

  const std::vector<Slot>& people(WordNumber word) const { return words_[word].people; }
  /// Words that fold to the same key have the same number here.
  std::uint32_t key_number(WordNumber word) const { return words_[word].key; }
  std::size_t letters(WordNumber word) const { return words_[word].latin.size(); }

  /// How well words fit one word of a query, 0 to 1, in a dense array over word numbers. A function of the two words
  /// alone, so that nothing about other people shows in it:
  /// 1 the same latin form; 0.9 to 1 the same key; 0.7 to 0.9 begins with the query's word (the longer the better);
  /// below 0.85 a key within the tolerated distance; otherwise 0.
  struct Fit {
    std::vector<float> of_word;
    std::vector<WordNumber> words;  // those above 0, each once
  };
  Fit fit(std::string_view latin, Beginnings beginnings) const;

  std::size_t size() const { return by_latin_.size(); }
  std::size_t memory_bytes() const;

 private:
  struct Word {
    std::string latin;
    std::uint32_t key = k_none;
    WordNumber next_of_key = k_none;
    std::vector<Slot> people;
  };
  struct Key {
    std::string text;
    WordNumber first = k_none;
    std::uint8_t trigrams = 0;
  };

  std::uint32_t key_for(std::string_view text);
  void drop_word(WordNumber word);
  void drop_key(std::uint32_t key);
  void raise(Fit& fit, WordNumber word, double value) const;
  void fit_same_key(Fit& fit, std::string_view latin, std::string_view key) const;
  void fit_beginnings(Fit& fit, std::string_view latin) const;
  void fit_alike(Fit& fit, std::string_view key) const;

  // Never moved while they grow, so that no copy of a name stays behind in freed memory.
  std::deque<Word> words_;
  std::deque<Key> keys_;
  std::vector<WordNumber> free_words_;
  std::vector<std::uint32_t> free_keys_;
  NumberTable by_latin_;
  NumberTable by_key_;
  std::vector<std::vector<std::uint32_t>> keys_of_trigram_;
  std::vector<std::vector<WordNumber>> words_of_beginning_;  // by the first two letters of the latin form
};

}  // namespace homeward::linkage
