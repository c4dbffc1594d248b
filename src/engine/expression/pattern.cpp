#include "engine/expression/pattern.hpp"

#include <algorithm>

namespace homeward::expression {
namespace {

constexpr std::uint8_t k_foreign = 0x80;

/// Bit of a letter; `k_foreign` for anything else.
constexpr auto k_bit = [] {
  std::array<std::uint8_t, 256> out{};
  out.fill(k_foreign);
  for (std::size_t i = 0; i < k_letters; ++i)
    out[static_cast<unsigned char>(k_alphabet[i])] = static_cast<std::uint8_t>(1u << i);
  return out;
}();

std::uint8_t bit_of(char c) { return k_bit[static_cast<unsigned char>(c)]; }
bool in(char c, LetterSet letters) { return (bit_of(c) & letters) != 0; }

}  // namespace

std::optional<LetterSet> letters_from(std::string_view text) {
  const bool others = text.starts_with('^');
  LetterSet out = 0;
  for (char c : text.substr(others ? 1 : 0)) {
    if (bit_of(c) == k_foreign) return std::nullopt;
    out = static_cast<LetterSet>(out | bit_of(c));
  }
  return others ? static_cast<LetterSet>(~out & ((1u << k_letters) - 1)) : out;
}

std::optional<std::size_t> find_foreign(std::string_view pattern) {
  std::uint8_t seen = 0;
  for (char c : pattern) seen = static_cast<std::uint8_t>(seen | bit_of(c));
  if ((seen & k_foreign) == 0) return std::nullopt;
  const auto at = std::ranges::find_if(pattern, [](char c) { return bit_of(c) == k_foreign; });
  return static_cast<std::size_t>(at - pattern.begin());
}

std::size_t count_weeks(std::string_view w, LetterSet letters) {
  std::size_t out = 0;
  for (char c : w) out += in(c, letters) ? 1 : 0;
  return out;
}

double weigh(std::string_view w, const std::array<double, k_letters>& weights) {
  // Counted first: whole counts times a weight are as exact as a sum can be.
  double out = 0;
  for (std::size_t i = 0; i < k_letters; ++i)
    if (weights[i] != 0) out += weights[i] * static_cast<double>(std::ranges::count(w, k_alphabet[i]));
  return out;
}

double weigh_by_week(std::string_view w, const std::array<double, k_letters>& weights) {
  std::array<std::size_t, k_letters> sums{};
  for (std::size_t i = 0; i < w.size(); ++i) {
    const auto at = k_alphabet.find(w[i]);
    if (at != k_alphabet.npos) sums[at] += i + 1;
  }
  double out = 0;
  for (std::size_t i = 0; i < k_letters; ++i) out += weights[i] * static_cast<double>(sums[i]);
  return out;
}

std::size_t first_week(std::string_view w, LetterSet letters) {
  for (std::size_t i = 0; i < w.size(); ++i)
    if (in(w[i], letters)) return i + 1;
  return 0;
}

std::size_t last_week(std::string_view w, LetterSet letters) {
  for (std::size_t i = w.size(); i > 0; --i)
    if (in(w[i - 1], letters)) return i;
  return 0;
}

std::size_t first_window(std::string_view w, std::size_t width, std::size_t least, LetterSet letters) {
  if (width > w.size()) return 0;
  std::size_t inside = 0;
  for (std::size_t i = 0; i < w.size(); ++i) {
    inside += in(w[i], letters) ? 1 : 0;
    if (i >= width) inside -= in(w[i - width], letters) ? 1 : 0;
    if (i + 1 >= width && inside >= least) return i + 2 - width;
  }
  return 0;
}

std::size_t longest_run(std::string_view w, LetterSet letters) {
  std::size_t longest = 0, run = 0;
  for (char c : w) {
    run = in(c, letters) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string_view weeks_of(std::string_view w, std::int64_t from, std::int64_t to) {
  const auto n = static_cast<std::int64_t>(w.size());
  if (from < 0) from = n + from + 1;
  if (to < 0) to = n + to + 1;
  from = std::max<std::int64_t>(from, 1);
  to = std::min(to, n);
  if (from > to) return w.substr(0, 0);
  return w.substr(static_cast<std::size_t>(from - 1), static_cast<std::size_t>(to - from + 1));
}

std::optional<char> most_frequent(std::string_view w, std::string_view candidates) {
  std::ptrdiff_t most = 0;
  std::optional<char> out;
  for (char c : candidates) {
    const auto times = std::ranges::count(w, c);
    if (times > most) {
      most = times;
      out = c;
    }
  }
  return out;
}

std::size_t recode(std::string_view w, std::string_view from, std::string_view to, std::span<char> out) {
  std::copy(w.begin(), w.end(), out.begin());
  for (std::size_t k = 0; k < from.size(); ++k)
    for (std::size_t i = 0; i < w.size(); ++i)
      if (w[i] == from[k]) out[i] = to[k];
  return w.size();
}

std::size_t drop(std::string_view w, LetterSet letters, std::span<char> out) {
  std::size_t size = 0;
  for (char c : w) {
    out[size] = c;
    size += in(c, letters) ? 0 : 1;
  }
  return size;
}

std::size_t fill(std::string_view w, LetterSet letters, char with, std::span<char> out) {
  for (std::size_t i = 0; i < w.size(); ++i) out[i] = in(w[i], letters) ? with : w[i];
  return w.size();
}

std::size_t fill_between(std::string_view w, LetterSet letters, std::string_view scale, std::span<char> out) {
  std::copy(w.begin(), w.end(), out.begin());
  for (std::size_t i = 1; i + 1 < w.size(); ++i) {
    if (!in(w[i], letters)) continue;
    const auto before = scale.find(w[i - 1]), after = scale.find(w[i + 1]);
    if (before != scale.npos && after != scale.npos) out[i] = scale[(before + after + 1) / 2];
  }
  return w.size();
}

std::size_t pad(std::string_view w, std::size_t to, char with, std::span<char> out) {
  std::copy(w.begin(), w.end(), out.begin());
  if (w.size() >= to) return w.size();
  std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(w.size()), to - w.size(), with);
  return to;
}

std::size_t see(std::string_view w, std::string_view lattice, std::span<char> out) {
  char last = '_';
  for (std::size_t i = 0; i < lattice.size(); ++i) {
    if (lattice[i] == 'x') last = i < w.size() ? w[i] : 'o';
    out[i] = last;
  }
  return lattice.size();
}

}  // namespace homeward::expression
