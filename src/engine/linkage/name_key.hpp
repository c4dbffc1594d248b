#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Matching keys of names in any script.
///
/// Two forms, both of `a-z`, `0-9` and single spaces only:
/// - the **latin** form: how the name reads in plain Latin letters (ICU transliteration, one fixed order of steps);
/// - the **key**: the latin form folded so that usual spellings of one name become the same word.
///
/// Folding is conservative: it joins spellings of one name, and leaves what only sounds alike to the typo-tolerant
/// search. The table, applied to each word from left to right (`^` start, `$` end of the word, V a vowel):
///
/// | written                                   | becomes | for                                                |
/// | ----------------------------------------- | ------- | -------------------------------------------------- |
/// | shch sch sh; sj; sy before a, o, u        | x (ш)   | Щербаков, Sjarif / Syarif / Sharif                 |
/// | dzh dj zh j; then ^ju                     | j; iu   | Жамшид, Dzhamshid / Djamshid / Jamshid; Jusuf      |
/// | Vj$                                       | Vi      | Andrej / Андрей                                    |
/// | kh x h; gh; ph; th; ck q                  | h g f t k | Khasan / Xasan / Хасан, Ghafur / Gafur           |
/// | lex ix$ ^max$ ^maxi ^xe                   | ks for x | Alexander / Александр, Felix, Maxim, Xenia        |
/// | ch tch ^tj                                | c (ч)   | Chingiz, Tjokro                                    |
/// | c before e, i, y; other c                 | s; k    | Cecilia, Victor / Viktor                           |
/// | v w                                       | f       | Wahid / Vahid, Ivanov / Ivanoff                    |
/// | y                                         | i       | Dmitriy / Dmitrij / Dmitry / Dmitri                |
/// | ie; io before a consonant                 | e       | Yevgeniy / Evgeniy, Fyodor / Fedor                 |
/// | ou oo; oe between consonants              | u       | Yousef, Soekarno / Sukarno                         |
/// | e; o                                      | a; u    | Mohammed / Muhammad                                |
/// | td dt; a letter twice                     | d; once | Nuritdin / Nuriddin, Muhamad / Muhammad            |
/// | h$ (three letters or more)                | nothing | Abdullah / Abdulla                                 |
/// | b p f$; d t$; g k$; z s$                  | p t k s | Yusuf / Yusup, Ahmad / Ахмат                       |
///
/// A word with a digit (a code such as CTN94-12) is never folded. Pure; every function may be called from any thread
/// (the one ICU transliterator is behind a lock of its own, and plain ASCII never waits for it).
namespace homeward::linkage {

/// The latin form of a name. Apostrophes and marks vanish, other signs part words; letters of scripts that ICU cannot
/// write in Latin letters vanish. Bytes that are not UTF-8 count as signs. Empty when nothing is left.
std::string latin_form(std::string_view name);

/// The key of one whole word of a latin form.
std::string fold_word(std::string_view latin_word);

/// The key of a word that may go on: without the rules for the end of a word. `fold_word` of a longer word usually
/// begins with it.
std::string fold_beginning(std::string_view latin_word);

/// The key of a whole name: its words folded, in the order given, parted by single spaces.
std::string name_key(std::string_view name);

/// The words of a latin form. The views last as long as the text.
std::vector<std::string_view> words_of(std::string_view latin);

/// Whether a letter is a vowel; for keys and latin forms alike.
constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(std::string_view word);

}  // namespace homeward::linkage
