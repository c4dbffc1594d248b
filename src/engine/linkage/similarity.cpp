#include "engine/linkage/similarity.hpp"

#include "engine/linkage/name_key.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::linkage {
namespace {

constexpr std::size_t k_longest = 64;

std::size_t letter(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a') + 1;
  if (is_digit(c)) return static_cast<std::size_t>(c - '0') + 27;
  return 0;
}

Trigram trigram(char a, char b, char c) {
  return static_cast<Trigram>((letter(a) * k_letters + letter(b)) * k_letters + letter(c));
}

// In half steps, so that distances are whole numbers.
using Halves = std::uint8_t;
Halves cost(char c) { return is_vowel(c) ? 1 : 2; }
Halves cost(char a, char b) { return a == b ? 0 : is_vowel(a) && is_vowel(b) ? 1 : 2; }

}  // namespace

std::vector<Trigram> trigrams_of(std::string_view word) {
  std::vector<Trigram> out;
  out.reserve(word.size() + 1);
  for (std::size_t i = 0; i <= word.size(); ++i) {
    out.push_back(trigram(i >= 2 ? word[i - 2] : ' ', i >= 1 ? word[i - 1] : ' ', i < word.size() ? word[i] : ' '));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Trigram beginning_trigram(std::string_view beginning) {
  return beginning.size() == 1 ? trigram(' ', ' ', beginning[0]) : trigram(' ', beginning[0], beginning[1]);
}

double edit_distance(std::string_view a, std::string_view b, double limit) {
  a = a.substr(0, k_longest);
  b = b.substr(0, k_longest);
  const auto most = static_cast<int>(std::ceil(limit * 2));
  std::array<std::array<Halves, k_longest + 1>, 3> rows;
  Halves *before = rows[0].data(), *last = rows[1].data(), *row = rows[2].data();
  last[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) last[j] = static_cast<Halves>(last[j - 1] + cost(b[j - 1]));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<Halves>(last[0] + cost(a[i - 1]));
    Halves least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int best =
          std::min({last[j - 1] + cost(a[i - 1], b[j - 1]), last[j] + cost(a[i - 1]), row[j - 1] + cost(b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = std::min(best, before[j - 2] + 2);
      row[j] = static_cast<Halves>(best);
      least = std::min(least, row[j]);
    }
    // A swap looks one row further back, hence the margin of one whole step.
    if (least > most + 2) return limit + 1;
    Halves* free = before;
    before = last;
    last = row;
    row = free;
  }
  return last[b.size()] / 2.0;
}

double tolerated_distance(std::size_t letters) {
  if (letters < 3) return 0;
  if (letters == 3) return 0.5;
  if (letters <= 6) return 1;
  return letters <= 10 ? 2 : 3;
}

}  // namespace homeward::linkage
