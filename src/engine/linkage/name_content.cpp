#include "engine/linkage/name_content.hpp"

#include "engine/linkage/memory.hpp"
#include "engine/linkage/name_key.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace homeward::linkage {
namespace {

std::uint32_t hash_of(Uuid id) {
  const std::size_t h = UuidHash{}(id);
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

/// Longer words say more; an initial says little.
float weight(std::string_view word) { return static_cast<float>(std::clamp<std::size_t>(word.size(), 1, 8)); }

}  // namespace

NameIndex::Content::Slot NameIndex::Content::find_slot(Uuid person) const {
  return by_id_.find(hash_of(person), [&](Slot s) { return people_[s].id == person; });
}

void NameIndex::Content::put(Uuid person, const std::vector<std::string>& words, std::optional<int> birth_year,
                             const SortKey& sort_key) {
  remove(person);
  Slot slot;
  if (free_.empty()) {
    slot = static_cast<Slot>(people_.size());
    people_.emplace_back();
    key_counts_.push_back(0);
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  by_id_.insert(hash_of(person), slot);
  Person& p = people_[slot];
  p.id = person;
  p.sort_key = sort_key;
  p.birth_year = static_cast<std::int16_t>(std::clamp(birth_year.value_or(0), 0, 9999));
  p.word_count = static_cast<std::uint8_t>(words.size());
  p.words = std::make_unique<Vocabulary::WordNumber[]>(words.size());
  std::vector<std::uint32_t> keys;
  for (std::size_t i = 0; i < words.size(); ++i) {
    p.words[i] = vocabulary_.add(words[i], slot);
    keys.push_back(vocabulary_.key_number(p.words[i]));
  }
  std::sort(keys.begin(), keys.end());
  key_counts_[slot] = static_cast<std::uint8_t>(std::unique(keys.begin(), keys.end()) - keys.begin());
}

void NameIndex::Content::remove(Uuid person) {
  const Slot slot = find_slot(person);
  if (slot == NumberTable::k_none) return;
  by_id_.erase(hash_of(person), slot);
  Person& p = people_[slot];
  for (Vocabulary::WordNumber word : p.all_words()) vocabulary_.remove(word, slot);
  p = {};  // overwrites id and sort key
  free_.push_back(slot);
}

NameIndex::Content::Fits NameIndex::Content::fits_of(const std::vector<std::string>& words,
                                                     Beginnings beginnings) const {
  Fits out;
  for (const std::string& word : words) out.push_back(vocabulary_.fit(word, beginnings));
  return out;
}

/// How many entries of people the words that fit have.
std::size_t NameIndex::Content::reach(const Fits& fits, float least) const {
  std::size_t sum = 0;
  for (const auto& fit : fits)
    for (Vocabulary::WordNumber w : fit.words) sum += fit.of_word[w] >= least ? vocabulary_.people(w).size() : 0;
  return sum;
}

std::vector<NameIndex::Content::Slot> NameIndex::Content::slots_of(std::span<const Uuid> ids) const {
  std::vector<Slot> out;
  for (const Uuid& id : ids)
    if (const Slot slot = find_slot(id); slot != NumberTable::k_none) out.push_back(slot);
  return out;
}

std::vector<NameIndex::Content::Slot> NameIndex::Content::slots_with(const Fits& fits, float least) const {
  std::vector<Slot> out;
  std::vector<bool> seen(people_.size());
  for (const auto& fit : fits) {
    for (Vocabulary::WordNumber w : fit.words) {
      if (fit.of_word[w] < least) continue;
      for (Slot slot : vocabulary_.people(w)) {
        if (!seen[slot]) out.push_back(slot);
        seen[slot] = true;
      }
    }
  }
  return out;
}

/// By slot, whether the ids of the filter hold this person; empty where it has none.
std::vector<bool> NameIndex::Content::within_filter(const Filter& filter) const {
  std::vector<bool> out;
  if (!filter.ids()) return out;
  out.resize(people_.size() + 1);  // never empty, also without people
  for (Slot slot : slots_of(*filter.ids())) out[slot] = true;
  return out;
}

std::vector<float> NameIndex::Content::best_fits(Slot slot, const Fits& fits) const {
  std::vector<float> out(fits.size());
  for (std::size_t i = 0; i < fits.size(); ++i)
    for (Vocabulary::WordNumber w : people_[slot].all_words()) out[i] = std::max(out[i], fits[i].of_word[w]);
  return out;
}

/// A little for names without further words, so that the whole name comes before the longer one.
double NameIndex::Content::score(Slot slot, double mean_fit, std::size_t asked) const {
  const auto all = std::max<std::size_t>(asked, key_counts_[slot]);
  return mean_fit == 0 ? 0 : 0.99 * mean_fit + 0.01 * static_cast<double>(asked) / static_cast<double>(all);
}

std::vector<NameIndex::Content::Ranked> NameIndex::Content::matches(const std::vector<std::string>& words,
                                                                    const Filter& filter) const {
  const Fits fits = fits_of(words, Beginnings::match);
  std::vector<float> weights;
  float sum = 0;
  for (const std::string& w : words) sum += weights.emplace_back(weight(w));
  for (float& w : weights) w /= sum;

  std::vector<Ranked> out;
  const auto add = [&](Slot slot, float mean) {
    if (mean > 0) out.push_back({{people_[slot].id, score(slot, std::min(mean, 1.0f), words.size())}, slot});
  };
  if (filter.ids() && filter.ids()->size() < reach(fits, 0)) {
    for (Slot slot : slots_of(*filter.ids())) {
      const auto best = best_fits(slot, fits);
      float mean = 0;
      for (std::size_t i = 0; i < best.size(); ++i) mean += weights[i] * best[i];
      add(slot, mean);
    }
    return out;
  }
  // Word by word of the query; of each person's words the one that fits best counts. Sums are taken in the order of
  // the query, so that both ways give the same last bit.
  std::vector<float> means(people_.size()), best(people_.size());
  std::vector<Slot> touched, now;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    now.clear();
    for (Vocabulary::WordNumber w : fits[i].words) {
      const float fit = fits[i].of_word[w];
      for (Slot slot : vocabulary_.people(w)) {
        if (best[slot] == 0) now.push_back(slot);
        best[slot] = std::max(best[slot], fit);
      }
    }
    for (Slot slot : now) {
      if (means[slot] == 0) touched.push_back(slot);
      means[slot] += weights[i] * best[slot];
      best[slot] = 0;
    }
  }
  if (!filter.ids()) out.reserve(touched.size());
  const std::vector<bool> within = within_filter(filter);
  for (Slot slot : touched)
    if (within.empty() || within[slot]) add(slot, means[slot]);
  return out;
}

double NameIndex::Content::duplicate_score(Slot slot, std::vector<float> found, std::optional<int> birth_year) const {
  const Person& person = people_[slot];
  // Each word asked for with its best word of the person; the shorter of the two names must be found whole.
  const std::size_t asked = found.size();
  const std::size_t known = key_counts_[slot];
  const std::size_t shorter = std::min(asked, known);
  std::sort(found.rbegin(), found.rend());
  double sum = 0;
  for (std::size_t i = 0; i < shorter; ++i) sum += found[i];
  double out = shorter == 0 ? 0 : sum / static_cast<double>(shorter);
  out *= 0.98 + 0.02 * static_cast<double>(shorter) / static_cast<double>(std::max(asked, known));

  const bool same_year = birth_year && person.birth_year == *birth_year;
  if (birth_year && person.birth_year != 0 && !same_year) {
    out *= std::abs(person.birth_year - *birth_year) == 1 ? 0.92 : 0.7;
  } else if (!same_year) {
    out *= 0.95;
  }
  if (shorter < 2 && (!same_year || asked != known)) out *= 0.8;
  return out;
}

std::vector<NameIndex::Content::Ranked> NameIndex::Content::duplicates(
    const std::vector<std::vector<std::string>>& names, std::optional<int> birth_year, const Filter& filter) const {
  // A mean of at least the score that is asked for needs one word that fits as well.
  constexpr auto least = static_cast<float>(k_duplicate_score);
  std::vector<Ranked> out;
  std::vector<double> best(people_.size());
  const std::vector<bool> within = within_filter(filter);
  for (const auto& words : names) {
    const Fits fits = fits_of(words, Beginnings::do_not_match);
    const bool few = filter.ids() && filter.ids()->size() < reach(fits, least);
    for (Slot slot : few ? slots_of(*filter.ids()) : slots_with(fits, least)) {
      if (!within.empty() && !within[slot]) continue;
      const double s = duplicate_score(slot, best_fits(slot, fits), birth_year);
      if (s < k_duplicate_score) continue;
      if (best[slot] == 0) out.push_back({{people_[slot].id, s}, slot});
      best[slot] = std::max(best[slot], s);
    }
  }
  for (Ranked& r : out) r.match.score = best[r.slot];
  return out;
}

void NameIndex::Content::rank(std::vector<Ranked>& found, std::size_t from, std::size_t count) const {
  const auto before = [this](const Ranked& a, const Ranked& b) {
    if (a.match.score != b.match.score) return a.match.score > b.match.score;
    const SortKey &p = people_[a.slot].sort_key, &q = people_[b.slot].sort_key;
    return p != q ? p < q : a.match.person < b.match.person;
  };
  const auto at = found.begin() + static_cast<std::ptrdiff_t>(from);
  const auto until = at + static_cast<std::ptrdiff_t>(std::min(count, found.size() - from));
  std::partial_sort(at, until, found.end(), before);
}

const SortKey* NameIndex::Content::sort_key(Uuid person) const {
  const Slot slot = find_slot(person);
  return slot == NumberTable::k_none ? nullptr : &people_[slot].sort_key;
}

std::size_t NameIndex::Content::memory_bytes() const {
  std::size_t sum = people_.size() * sizeof(Person) + key_counts_.capacity() + free_.capacity() * sizeof(Slot) +
                    by_id_.memory_bytes() + vocabulary_.memory_bytes() + sizeof(*this);
  for (const Person& p : people_) sum += allocated(p.word_count * sizeof(Vocabulary::WordNumber));
  return sum;
}

}  // namespace homeward::linkage
