#include "engine/linkage/name_index.hpp"

#include "base/check.hpp"
#include "engine/linkage/name_content.hpp"
#include "engine/linkage/name_key.hpp"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace homeward::linkage {
namespace {

constexpr std::size_t k_longest_word = 64;
constexpr double k_of_the_best = 0.6;

/// A collator that is never changed may be used by all threads (ICU's user guide, "Collator: thread safety").
const icu::Collator& collator() {
  static const std::unique_ptr<icu::Collator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> c(icu::Collator::createInstance(icu::Locale::getRoot(), status));
    HW_CHECK(U_SUCCESS(status) && c, "ICU lacks the root collation");
    c->setStrength(icu::Collator::PRIMARY);
    return c;
  }();
  return *made;
}

/// For each of these matches whether the filter lets it through; the matches were made within its ids already.
template <class Ranked>
std::vector<bool> answers(const Filter& filter, std::span<const Ranked> matches) {
  if (!filter.allows()) return std::vector<bool>(matches.size(), true);
  std::vector<Uuid> ids;
  for (const Ranked& m : matches) ids.push_back(m.match.person);
  return filter.allows()(ids);
}

std::size_t count_letters(const std::vector<std::string>& words) {
  std::size_t n = 0;
  for (const std::string& w : words) n += w.size();
  return n;
}

}  // namespace

SortKey sort_key_of(std::string_view text) {
  SortKey out{};
  const auto u = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  collator().getSortKey(u, out.data(), static_cast<std::int32_t>(out.size()));
  return out;
}

std::vector<std::string> distinct_words(std::span<const std::string> names, std::size_t limit) {
  std::vector<std::string> out;
  for (const std::string& name : names) {
    const std::string latin = latin_form(name);
    for (std::string_view word : words_of(latin)) {
      word = word.substr(0, k_longest_word);
      if (out.size() < limit && std::find(out.begin(), out.end(), word) == out.end()) out.emplace_back(word);
    }
  }
  return out;
}

NameIndex::NameIndex() : content_(std::make_unique<Content>()) {}
NameIndex::~NameIndex() = default;

std::shared_lock<std::shared_mutex> NameIndex::reading() const {
  const std::scoped_lock pass(door_);
  return std::shared_lock(lock_);
}

std::unique_lock<std::shared_mutex> NameIndex::writing() {
  const std::scoped_lock pass(door_);
  return std::unique_lock(lock_);
}

void NameIndex::put(Uuid person, std::span<const std::string> names, std::optional<int> birth_year,
                    std::string_view sort_text) {
  const auto words = distinct_words(names, k_max_person_words);
  const SortKey sort_key = sort_key_of(sort_text);
  const auto hold = writing();
  content_->put(person, words, birth_year, sort_key);
}

void NameIndex::remove(Uuid person) {
  const auto hold = writing();
  content_->remove(person);
}

/// Asks the filter about the best matches, block by block: the lock is held while a block is put into order, not while
/// the filter is asked. A person who changes in between at most moves among equals.
template <class Ranked>
std::vector<Match> NameIndex::allowed(std::vector<Ranked> found, const Filter& filter, std::size_t limit,
                                      double of_the_best) const {
  constexpr std::size_t k_asked = 64;  // at once: asking costs less together, and the first few dozen often are enough
  std::vector<Match> out;
  const auto enough = [&](const Match& next) {
    return out.size() == limit || (!out.empty() && next.score < of_the_best * out.front().score);
  };
  // The first block is what is asked at once: who may see few of them is told apart by it (care/pathway/views.cpp).
  std::size_t block = filter.allows() ? k_asked : limit;
  for (std::size_t from = 0; from < found.size(); from += block, block *= 2) {
    {
      const auto hold = reading();
      content_->rank(found, from, block);
    }
    const std::size_t until = std::min(from + block, found.size());
    for (std::size_t i = from; i < until; i += k_asked) {
      const std::span<const Ranked> asked(found.data() + i, std::min(k_asked, until - i));
      const auto allows = answers(filter, asked);
      if (allows.empty()) return {};
      for (std::size_t k = 0; k < asked.size(); ++k) {
        if (enough(asked[k].match)) return out;
        if (allows[k]) out.push_back(asked[k].match);
      }
    }
  }
  return out;
}

std::vector<Match> NameIndex::find(std::string_view query, const Filter& filter, std::size_t limit) const {
  const std::string text(query);
  const auto words = distinct_words({&text, 1}, k_max_words);
  if (count_letters(words) < 2) return {};
  auto hold = reading();
  auto found = content_->matches(words, filter);
  hold.unlock();
  return allowed(std::move(found), filter, limit, k_of_the_best);
}

std::vector<Match> NameIndex::possible_duplicates(std::span<const std::string> names, std::optional<int> birth_year,
                                                  const Filter& filter, std::size_t limit) const {
  std::vector<std::vector<std::string>> each;
  for (const std::string& name : names) {
    auto words = distinct_words({&name, 1}, k_max_words);
    if (!words.empty()) each.push_back(std::move(words));
  }
  auto hold = reading();
  auto found = content_->duplicates(each, birth_year, filter);
  hold.unlock();
  return allowed(std::move(found), filter, limit, 0);
}

std::vector<Uuid> NameIndex::order(std::vector<Uuid> ids) const {
  struct Keyed {
    bool unknown;
    SortKey key;
    Uuid id;
    auto operator<=>(const Keyed&) const = default;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(ids.size());
  {
    const auto hold = reading();
    for (const Uuid& id : ids) {
      const SortKey* key = content_->sort_key(id);
      keyed.push_back({key == nullptr, key ? *key : SortKey{}, id});
    }
  }
  std::sort(keyed.begin(), keyed.end());
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = keyed[i].id;
  return ids;
}

std::size_t NameIndex::size() const {
  const auto hold = reading();
  return content_->size();
}

std::size_t NameIndex::memory_bytes() const {
  const auto hold = reading();
  return content_->memory_bytes();
}

}  // namespace homeward::linkage
