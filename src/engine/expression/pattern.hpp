#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// Weekly patterns of urine tests: one letter a week, `+` positive, `-` negative, `o` required but not given, `*` mixed
/// within the week, `_` not required. Source: CTNote (NIDA CTN), reference 2.5.
namespace homeward::expression {

constexpr std::string_view k_alphabet = "+-o*_";
constexpr std::size_t k_letters = 5;
/// Twenty years.
constexpr std::size_t k_longest_pattern = 1040;

/// A set of letters, one bit each in the order of `k_alphabet`.
using LetterSet = std::uint8_t;
/// `"+*"`, or `"^+*"` for all others. Nothing where a sign is no letter.
std::optional<LetterSet> letters_from(std::string_view text);

/// The first sign that is no letter of the alphabet, counted from 0.
std::optional<std::size_t> find_foreign(std::string_view pattern);

// All functions below are pure and take any letters; weeks are counted from 1.
std::size_t count_weeks(std::string_view w, LetterSet letters);
double weigh(std::string_view w, const std::array<double, k_letters>& weights);
double weigh_by_week(std::string_view w, const std::array<double, k_letters>& weights);
/// 0 where there is none.
std::size_t first_week(std::string_view w, LetterSet letters);
std::size_t last_week(std::string_view w, LetterSet letters);
/// First week of the first window of `width` weeks that holds `least` of the letters; 0 where there is none.
std::size_t first_window(std::string_view w, std::size_t width, std::size_t least, LetterSet letters);
std::size_t longest_run(std::string_view w, LetterSet letters);
/// From week `from` to week `to`, both included, cut to what exists; negative numbers count from the end (-1 the last).
std::string_view weeks_of(std::string_view w, std::int64_t from, std::int64_t to);
/// The most frequent of `candidates`; the one named first where two are level; nothing where none occurs.
std::optional<char> most_frequent(std::string_view w, std::string_view candidates);

// These write as many letters as they say and return how many. `out` has room for the longest pattern.
std::size_t recode(std::string_view w, std::string_view from, std::string_view to, std::span<char> out);
std::size_t drop(std::string_view w, LetterSet letters, std::span<char> out);
std::size_t fill(std::string_view w, LetterSet letters, char with, std::span<char> out);
/// A week with `letters`, not the first or last, whose two neighbours in `w` are letters of `scale` takes the letter of
/// the scale that is nearest to the middle between them, the later one where two are.
std::size_t fill_between(std::string_view w, LetterSet letters, std::string_view scale, std::span<char> out);
std::size_t pad(std::string_view w, std::size_t to, char with, std::span<char> out);
/// Looks through a lattice of `x` (seen) and `.` (hidden), as long as it is: a hidden week takes the last letter seen,
/// `_` before the first. Weeks behind the lattice are cut; where `w` is shorter, the rest is `o`.
std::size_t see(std::string_view w, std::string_view lattice, std::span<char> out);

}  // namespace homeward::expression
