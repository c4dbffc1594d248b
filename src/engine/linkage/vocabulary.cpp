#include "engine/linkage/vocabulary.hpp"

#include "base/check.hpp"
#include "engine/linkage/memory.hpp"
#include "engine/linkage/name_key.hpp"

#include <xxhash.h>

#include <algorithm>

namespace homeward::linkage {
namespace {

std::uint32_t hash_of(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

/// Where words_of_beginning_ keeps a word: its first two letters without the leading blank of the trigram.
std::size_t beginning_of(std::string_view latin) {
  return beginning_trigram(latin.size() > 1 ? latin.substr(0, 2) : std::string{latin[0], ' '}) %
         (k_letters * k_letters);
}

void erase_one(std::vector<std::uint32_t>& list, std::uint32_t number) {
  const auto at = std::find(list.begin(), list.end(), number);
  HW_CHECK(at != list.end(), "the list of a word has lost an entry");
  *at = list.back();
  list.pop_back();
  if (list.capacity() > 64 && list.size() * 4 < list.capacity()) list.shrink_to_fit();
}

/// What was a name must not stay behind in memory.
void wipe(std::string& text) {
  volatile char* bytes = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = 0;
  text = {};
}

template <class T>
std::uint32_t take(std::deque<T>& all, std::vector<std::uint32_t>& free) {
  if (!free.empty()) {
    const std::uint32_t number = free.back();
    free.pop_back();
    return number;
  }
  all.emplace_back();
  return static_cast<std::uint32_t>(all.size() - 1);
}

template <class T>
std::size_t bytes_of(const std::vector<std::vector<T>>& lists) {
  std::size_t sum = lists.capacity() * sizeof(std::vector<T>);
  for (const auto& list : lists) sum += allocated(list.capacity() * sizeof(T));
  return sum;
}

std::size_t bytes_of(const std::string& text) { return text.capacity() > 15 ? allocated(text.capacity() + 1) : 0; }

}  // namespace

Vocabulary::Vocabulary() : keys_of_trigram_(k_trigrams), words_of_beginning_(k_letters * k_letters) {}

Vocabulary::WordNumber Vocabulary::add(std::string_view latin, Slot person) {
  const std::uint32_t hash = hash_of(latin);
  WordNumber number = by_latin_.find(hash, [&](std::uint32_t n) { return words_[n].latin == latin; });
  if (number == k_none) {
    const std::uint32_t key = key_for(fold_word(latin));
    number = take(words_, free_words_);
    words_[number].latin = latin;
    words_[number].key = key;
    words_[number].next_of_key = keys_[key].first;
    keys_[key].first = number;
    by_latin_.insert(hash, number);
    words_of_beginning_[beginning_of(latin)].push_back(number);
  }
  words_[number].people.push_back(person);
  return number;
}

std::uint32_t Vocabulary::key_for(std::string_view text) {
  const std::uint32_t hash = hash_of(text);
  std::uint32_t key = by_key_.find(hash, [&](std::uint32_t n) { return keys_[n].text == text; });
  if (key != k_none) return key;
  key = take(keys_, free_keys_);
  const auto trigrams = trigrams_of(text);
  keys_[key].text = text;
  keys_[key].trigrams = static_cast<std::uint8_t>(std::min<std::size_t>(trigrams.size(), 255));
  by_key_.insert(hash, key);
  for (Trigram t : trigrams) keys_of_trigram_[t].push_back(key);
  return key;
}

void Vocabulary::remove(WordNumber word, Slot person) {
  erase_one(words_[word].people, person);
  if (words_[word].people.empty()) drop_word(word);
}

void Vocabulary::drop_word(WordNumber word) {
  Word& gone = words_[word];
  Key& key = keys_[gone.key];
  WordNumber* link = &key.first;
  while (*link != word) link = &words_[*link].next_of_key;
  *link = gone.next_of_key;
  if (key.first == k_none) drop_key(gone.key);
  by_latin_.erase(hash_of(gone.latin), word);
  erase_one(words_of_beginning_[beginning_of(gone.latin)], word);
  wipe(gone.latin);
  gone = {};
  free_words_.push_back(word);
}

void Vocabulary::drop_key(std::uint32_t key) {
  Key& gone = keys_[key];
  for (Trigram t : trigrams_of(gone.text)) erase_one(keys_of_trigram_[t], key);
  by_key_.erase(hash_of(gone.text), key);
  wipe(gone.text);
  gone = {};
  free_keys_.push_back(key);
}

void Vocabulary::raise(Fit& fit, WordNumber word, double value) const {
  float& now = fit.of_word[word];
  if (now == 0) fit.words.push_back(word);
  now = std::max(now, static_cast<float>(value));
}

Vocabulary::Fit Vocabulary::fit(std::string_view latin, Beginnings beginnings) const {
  Fit out;
  out.of_word.resize(words_.size());
  if (latin.empty()) return out;
  const std::string key = fold_word(latin);
  fit_same_key(out, latin, key);
  if (beginnings == Beginnings::match) fit_beginnings(out, latin);
  // Codes are equal or they are not: a typo in a number names somebody else.
  if (tolerated_distance(key.size()) > 0 && !has_digit(latin)) fit_alike(out, key);
  return out;
}

void Vocabulary::fit_same_key(Fit& fit, std::string_view latin, std::string_view key) const {
  const std::uint32_t found = by_key_.find(hash_of(key), [&](std::uint32_t n) { return keys_[n].text == key; });
  if (found == k_none) return;
  for (WordNumber w = keys_[found].first; w != k_none; w = words_[w].next_of_key) {
    const std::string& other = words_[w].latin;
    if (other == latin) {
      raise(fit, w, 1);
      continue;
    }
    const auto longest = static_cast<double>(std::max(other.size(), latin.size()));
    raise(fit, w, 0.9 + 0.1 * std::max(0.0, 1 - edit_distance(latin, other, longest) / longest));
  }
}

void Vocabulary::fit_beginnings(Fit& fit, std::string_view latin) const {
  const auto value = [&](WordNumber w) {
    const auto all = static_cast<double>(std::max(words_[w].latin.size(), latin.size()));
    return 0.7 + 0.2 * static_cast<double>(latin.size()) / all;
  };
  const auto look = [&](const std::vector<WordNumber>& words) {
    for (WordNumber w : words)
      if (words_[w].latin.starts_with(latin)) raise(fit, w, value(w));
  };
  if (latin.size() >= 2) {
    look(words_of_beginning_[beginning_of(latin)]);
  } else {
    const std::size_t first = beginning_of(latin) / k_letters * k_letters;
    for (std::size_t i = 0; i < k_letters; ++i) look(words_of_beginning_[first + i]);
    return;
  }
  const std::string folded = fold_beginning(latin);
  if (folded.size() < 2 || has_digit(latin)) return;
  for (std::uint32_t k : keys_of_trigram_[beginning_trigram(folded.substr(0, 2))]) {
    if (!keys_[k].text.starts_with(folded)) continue;
    for (WordNumber w = keys_[k].first; w != k_none; w = words_[w].next_of_key) raise(fit, w, value(w));
  }
}

void Vocabulary::fit_alike(Fit& fit, std::string_view key) const {
  const auto trigrams = trigrams_of(key);
  std::vector<std::uint8_t> common(keys_.size());
  for (Trigram t : trigrams)
    for (std::uint32_t k : keys_of_trigram_[t]) ++common[k];
  for (std::uint32_t k = 0; k < common.size(); ++k) {
    if (common[k] < 2) continue;
    // Dice's coefficient: one letter changed in a word of four, two in a word of nine still pass.
    const std::size_t trigrams_of_both = trigrams.size() + keys_[k].trigrams;
    if (common[k] * 10u < (trigrams_of_both > 14 ? 2u : 1u) * trigrams_of_both) continue;
    const std::string& other = keys_[k].text;
    const auto longest = static_cast<double>(std::max(other.size(), key.size()));
    const double tolerated = tolerated_distance(std::max(other.size(), key.size()));
    const auto shortest = static_cast<double>(std::min(other.size(), key.size()));
    if ((longest - shortest) / 2 > tolerated || has_digit(other)) continue;
    const double distance = edit_distance(key, other, tolerated);
    if (distance > tolerated) continue;
    for (WordNumber w = keys_[k].first; w != k_none; w = words_[w].next_of_key)
      raise(fit, w, 0.85 * (1 - distance / longest));
  }
}

std::size_t Vocabulary::memory_bytes() const {
  std::size_t sum = words_.size() * sizeof(Word) + keys_.size() * sizeof(Key) + by_latin_.memory_bytes() +
                    by_key_.memory_bytes() + bytes_of(keys_of_trigram_) + bytes_of(words_of_beginning_) +
                    (free_words_.capacity() + free_keys_.capacity()) * sizeof(std::uint32_t);
  for (const Word& w : words_) sum += bytes_of(w.latin) + allocated(w.people.capacity() * sizeof(Slot));
  for (const Key& k : keys_) sum += bytes_of(k.text);
  return sum;
}

}  // namespace homeward::linkage
