#include "engine/linkage/name_key.hpp"

#include "base/check.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace homeward::linkage {
namespace {

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

bool is_ascii(const icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); ++i)
    if (text[i] >= 0x80) return false;
  return true;
}

std::unique_ptr<icu::Transliterator> make(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, where, status));
  HW_CHECK(U_SUCCESS(status) && made, "ICU lacks a transliterator");
  return made;
}

struct Swap {
  char16_t from;
  char16_t to;
};
/// Letters that no step of the chain knows (ICU 72), or whose sound it loses: written as the Cyrillic letter with that
/// sound, which the first step then writes in Latin letters. Х becomes h, not the Uzbek x, because in a Latin name an
/// x may also be ks.
constexpr Swap k_swaps[] = {
    {u'х', u'ҳ'}, {u'Х', u'Ҳ'}, {u'һ', u'ҳ'}, {u'Һ', u'Ҳ'}, {u'ұ', u'у'}, {u'Ұ', u'У'}, {u'ә', u'а'}, {u'Ә', u'А'},
    {u'ə', u'а'}, {u'Ə', u'А'}, {u'ҷ', u'ж'}, {u'Ҷ', u'Ж'}, {u'җ', u'ж'}, {u'Җ', u'Ж'}, {u'ҡ', u'к'}, {u'Ҡ', u'К'},
    {u'ҙ', u'з'}, {u'Ҙ', u'З'}, {u'ҫ', u'с'}, {u'Ҫ', u'С'}, {u'ş', u'ш'}, {u'Ş', u'Ш'}, {u'š', u'ш'}, {u'Š', u'Ш'},
    {u'ç', u'ч'}, {u'Ç', u'Ч'}, {u'č', u'ч'}, {u'Č', u'Ч'}, {u'ž', u'ж'}, {u'Ž', u'Ж'}, {u'ğ', u'г'}, {u'Ğ', u'Г'}};

char16_t plain_letter(char16_t c) {
  for (const Swap& swap : k_swaps)
    if (swap.from == c) return swap.to;
  return c;
}

bool is_apostrophe(char16_t c) {
  return c == u'ʻ' || c == u'ʼ' || c == u'ʹ' || c == u'ʺ' || c == u'ʾ' || c == u'ʿ' || c == u'‘' || c == u'’' ||
         c == u'`' || c == u'´' || c == u'\'';
}

/// What no step could write in ASCII: letters and marks vanish, other signs part words.
icu::UnicodeString without_foreign(const icu::UnicodeString& text) {
  icu::UnicodeString out;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (c < 0x80) {
      out.append(c);
    } else if (!u_isalpha(c) && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0) {
      out.append(static_cast<UChar32>(' '));
    }
  }
  return out;
}

/// The one chain of steps. Making it takes some 100 ms and each rare script is loaded at its first use, so there is
/// one for the process. ICU does not promise that a transliterator may be used by two threads at once: hence the lock.
class Chain {
 public:
  icu::UnicodeString latin(icu::UnicodeString text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_SUCCESS(status)) text = nfc->normalize(text, status);
    HW_CHECK(U_SUCCESS(status), "ICU cannot normalise");
    for (std::int32_t i = 0; i < text.length(); ++i) text.setCharAt(i, plain_letter(text[i]));

    const std::scoped_lock hold(lock_);
    first_->transliterate(text);
    // Apostrophes go here, so that most Cyrillic names end after the first step: the others change only what is
    // not ASCII.
    for (std::int32_t i = text.length() - 1; i >= 0; --i)
      if (is_apostrophe(text[i])) text.remove(i, 1);
    if (!is_ascii(text)) rest_->transliterate(text);
    return is_ascii(text) ? text : without_foreign(text);
  }

 private:
  std::mutex lock_;
  std::unique_ptr<icu::Transliterator> first_ = make("uz_Cyrl-uz_Latn");
  std::unique_ptr<icu::Transliterator> rest_ = make("Kirghiz-Latin/BGN; Any-Latin; Latin-ASCII; Lower");
};

/// Lower-case letters and digits; apostrophes vanish; all else parts words.
std::string only_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || is_digit(c)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += c;
    } else if (c != '\'' && c != '`') {
      gap = true;
    }
  }
  return out;
}

}  // namespace

std::string latin_form(std::string_view name) {
  if (is_ascii(name)) return only_words(name);
  static Chain chain;
  std::string out;
  chain.latin(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size()))))
      .toUTF8String(out);
  return only_words(out);
}

std::vector<std::string_view> words_of(std::string_view latin) {
  std::vector<std::string_view> out;
  while (!latin.empty()) {
    const std::size_t end = std::min(latin.find(' '), latin.size());
    if (end > 0) out.push_back(latin.substr(0, end));
    latin.remove_prefix(std::min(end + 1, latin.size()));
  }
  return out;
}

bool has_digit(std::string_view word) {
  for (char c : word)
    if (is_digit(c)) return true;
  return false;
}

std::string name_key(std::string_view name) {
  const std::string latin = latin_form(name);
  std::string out;
  for (std::string_view word : words_of(latin)) {
    if (!out.empty()) out += ' ';
    out += fold_word(word);
  }
  return out;
}

}  // namespace homeward::linkage
