#include "exchange/survival/levels.hpp"

#include "base/check.hpp"

#include <unicode/coll.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>

namespace homeward::survival {
namespace {

std::vector<std::uint32_t> order_by_number(const std::vector<double>& numbers) {
  std::vector<std::uint32_t> order(numbers.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::stable_sort(order, {}, [&](auto i) { return numbers[i]; });
  return order;
}

std::vector<std::uint32_t> order_by_word(const std::vector<std::string>& words) {
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu::Locale::getRoot(), failed));
  HW_CHECK(U_SUCCESS(failed) != 0, "ICU has its root collation");
  std::vector<icu::UnicodeString> texts;
  for (const auto& word : words) texts.push_back(icu::UnicodeString::fromUTF8(word));
  std::vector<std::uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](auto a, auto b) {
    UErrorCode ignored = U_ZERO_ERROR;  // comparing two valid texts cannot fail
    const auto sign = collator->compare(texts[a], texts[b], ignored);
    return sign == UCOL_EQUAL ? words[a] < words[b] : sign == UCOL_LESS;
  });
  return order;
}

}  // namespace

void Words::add(std::string_view word) {
  if (!codes_.empty() && words_[codes_.back()] == word) {
    codes_.push_back(codes_.back());
    return;
  }
  const auto [at, fresh] = known_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
  if (fresh) words_.emplace_back(word);
  codes_.push_back(at->second);
}

bool read_number(std::string_view text, double& out) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto done = std::from_chars(text.data(), text.data() + text.size(), out);
  return done.ec == std::errc() && done.ptr == text.data() + text.size() && std::isfinite(out);
}

bool same_word(std::string_view a, std::string_view b) {
  double x = 0, y = 0;
  return a == b || (read_number(a, x) && read_number(b, y) && x == y);
}

Levels levels_of(const Words& words) {
  const auto& texts = words.words();
  std::vector<double> numbers(texts.size());
  const bool numeric = std::ranges::all_of(texts, [&](const std::string& text) {
    return read_number(text, numbers[static_cast<std::size_t>(&text - texts.data())]);
  });
  const auto order = numeric ? order_by_number(numbers) : order_by_word(texts);
  Levels out;
  std::vector<std::uint32_t> level(texts.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || !numeric || numbers[order[i]] != numbers[order[i - 1]]) out.labels.push_back(texts[order[i]]);
    level[order[i]] = out.count() - 1;
  }
  out.of_row.reserve(words.rows());
  for (auto code : words.codes()) out.of_row.push_back(level[code]);
  return out;
}

Levels combine(std::span<const std::string> names, std::span<const Levels> columns, std::size_t rows) {
  if (columns.empty()) return {std::vector<std::uint32_t>(rows, 0), {"all"}};
  if (columns.size() == 1) return columns.front();
  std::map<std::vector<std::uint32_t>, std::uint32_t> found;
  std::vector<std::uint32_t> key(columns.size());
  const auto read_key = [&](std::size_t row) {
    for (std::size_t c = 0; c < columns.size(); ++c) key[c] = columns[c].of_row[row];
  };
  for (std::size_t row = 0; row < rows; ++row) {
    read_key(row);
    found.try_emplace(key, 0);
  }
  Levels out;
  for (auto& [levels, number] : found) {
    number = out.count();
    std::string label;
    for (std::size_t c = 0; c < columns.size(); ++c)
      label += (c == 0 ? "" : ",") + names[c] + "=" + columns[c].labels[levels[c]];
    out.labels.push_back(std::move(label));
  }
  for (std::size_t row = 0; row < rows; ++row) {
    read_key(row);
    out.of_row.push_back(found.at(key));
  }
  return out;
}

}  // namespace homeward::survival
