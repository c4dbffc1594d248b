#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

/// How alike two words are. Pure.
namespace homeward::linkage {

/// Three letters in a row, as a number below `k_trigrams`; a word counts as written with two blanks before it and one
/// behind it, so that its beginning weighs more (as in PostgreSQL's pg_trgm).
using Trigram = std::uint16_t;
inline constexpr std::size_t k_letters = 37;  // blank, a-z, 0-9
inline constexpr std::size_t k_trigrams = k_letters * k_letters * k_letters;

/// The distinct trigrams of a key or latin word, ascending.
std::vector<Trigram> trigrams_of(std::string_view word);
/// The trigram that exactly the words beginning with these letters have: one letter, or the first two.
Trigram beginning_trigram(std::string_view beginning);

/// Optimal string alignment with weights: 1 for a letter put in, left out, changed or swapped with its neighbour,
/// one half where only vowels are concerned. Stops early and returns more than `limit` when the distance is more.
/// Words longer than 64 letters are compared by their first 64.
double edit_distance(std::string_view a, std::string_view b, double limit);

/// The distance at which two words of this many letters are still taken for spellings of each other:
/// none below 3 letters, one vowel at 3, 1 up to 6, 2 up to 10, then 3.
double tolerated_distance(std::size_t letters);

}  // namespace homeward::linkage
