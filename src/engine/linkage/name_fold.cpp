#include "engine/linkage/name_key.hpp"

/// The folding of one word. The table and its reasons are in name_key.hpp.
namespace homeward::linkage {
namespace {

enum class Place : std::uint8_t { anywhere, start, end, whole };
struct Rule {
  std::string_view from;
  std::string_view to;
  Place place = Place::anywhere;
  std::string_view before = {};  // the next letter must be one of these
};

/// The first that fits wins: longer spellings first. In the result c is ч and x is ш.
constexpr Rule k_consonants[] = {
    {"maxi", "maksi", Place::start},
    {"max", "maks", Place::whole},
    {"xe", "kse", Place::start},
    {"lex", "leks"},
    {"ix", "iks", Place::end},
    {"shch", "x"},
    {"sch", "x"},
    {"sh", "x"},
    {"sj", "x"},
    {"sy", "x", Place::anywhere, "aou"},
    {"dzh", "j"},
    {"dj", "j"},
    {"zh", "j"},
    {"tch", "c"},
    {"ch", "c"},
    {"tj", "c", Place::start},
    {"ck", "k"},
    {"c", "s", Place::anywhere, "eiy"},
    {"c", "k"},
    {"kh", "h"},
    {"x", "h"},
    {"gh", "g"},
    {"ph", "f"},
    {"th", "t"},
    {"q", "k"},
    {"v", "f"},
    {"w", "f"},
    {"y", "i"},
};

bool fits(const Rule& rule, std::string_view word, std::size_t at, bool may_go_on) {
  if (word.substr(at, rule.from.size()) != rule.from) return false;
  const std::size_t next = at + rule.from.size();
  if ((rule.place == Place::start || rule.place == Place::whole) && at != 0) return false;
  if ((rule.place == Place::end || rule.place == Place::whole) && (next != word.size() || may_go_on)) return false;
  return rule.before.empty() || (next < word.size() && rule.before.find(word[next]) != std::string_view::npos);
}

std::string fold_consonants(std::string_view word, bool may_go_on) {
  std::string out;
  out.reserve(word.size() + 2);
  for (std::size_t at = 0; at < word.size();) {
    const Rule* found = nullptr;
    for (const Rule& rule : k_consonants) {
      if (rule.from.front() == word[at] && fits(rule, word, at, may_go_on)) {
        found = &rule;
        break;
      }
    }
    out += found ? found->to : word.substr(at, 1);
    at += found ? found->from.size() : 1;
  }
  if (out.starts_with("ju")) out[0] = 'i';
  return out;
}

/// Vowels that were spelt with two letters, then the three classes a, i, u. Letters twice are written once.
std::string fold_vowels(std::string_view word) {
  std::string once;
  for (char c : word)
    if (once.empty() || once.back() != c || c == 'o') once += c;  // oo is a spelling of its own
  std::string out;
  const auto put = [&out](char c) {
    if (c == 'e') c = 'a';
    if (c == 'o') c = 'u';
    if (out.empty() || out.back() != c) out += c;
  };
  for (std::size_t i = 0; i < once.size(); ++i) {
    const char c = once[i];
    const char next = i + 1 < once.size() ? once[i + 1] : '\0';
    const char after = i + 2 < once.size() ? once[i + 2] : '\0';
    const bool consonant_after = after != '\0' && !is_vowel(after);
    if (c == 'i' && (next == 'e' || (next == 'o' && consonant_after))) {
      put('e');
      ++i;
    } else if (c == 'o' && (next == 'u' || next == 'o')) {
      put('u');
      ++i;
    } else if (c == 'o' && next == 'e' && i > 0 && !is_vowel(once[i - 1]) && consonant_after) {
      put('u');
      ++i;
    } else if ((c == 't' && next == 'd') || (c == 'd' && next == 't')) {
      put('d');
      ++i;
    } else {
      put(c);
    }
  }
  return out;
}

char unvoiced(char c) {
  switch (c) {
    case 'b':
    case 'f': return 'p';
    case 'd': return 't';
    case 'g': return 'k';
    case 'z': return 's';
    default: return c;
  }
}

}  // namespace

std::string fold_beginning(std::string_view latin_word) {
  if (has_digit(latin_word)) return std::string(latin_word);
  return fold_vowels(fold_consonants(latin_word, true));
}

std::string fold_word(std::string_view latin_word) {
  if (has_digit(latin_word)) return std::string(latin_word);
  std::string consonants = fold_consonants(latin_word, false);
  const std::size_t n = consonants.size();
  if (n >= 3 && consonants[n - 1] == 'j' && is_vowel(consonants[n - 2])) consonants[n - 1] = 'i';
  std::string out = fold_vowels(consonants);
  if (out.size() >= 3 && out.back() == 'h') out.pop_back();
  if (out.size() >= 2) out.back() = unvoiced(out.back());
  return out;
}

}  // namespace homeward::linkage
