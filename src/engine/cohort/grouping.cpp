#include "engine/cohort/grouping.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <map>

namespace homeward::cohort {
namespace {

constexpr std::int64_t k_most_listed = 1 << 16;
constexpr std::size_t k_most_dense = 1 << 22;

std::uint32_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 31)) * 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(x >> 32);
}

}  // namespace

Canonical::Canonical(const Snapshot& s, const Value& reference) : snapshot_(s), reference_(reference.bind(s)) {
  const auto to = reference.refers_to(s.schema());
  HW_CHECK(to.has_value(), "only what refers to rows can be told apart");
  table_ = *to;
  linked_ = table_ == s.schema().person && s.any_linked();
}

void Canonical::slots(Rows rows, std::int32_t* out) const {
  reference_->codes(rows, out);
  if (!linked_) return;
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    if (out[i] >= 0) out[i] = static_cast<std::int32_t>(snapshot_.one_of(static_cast<Slot>(out[i])));
  }
}

Grouper::Numbers::Numbers(Range range) : range_(range) {
  if (range_.known && std::int64_t{range_.to} - range_.from < k_most_listed) {
    listed_.assign(static_cast<std::size_t>(std::int64_t{range_.to} - range_.from + 2), 0);
  } else {
    range_.known = false;
  }
}

std::uint32_t Grouper::Numbers::add(std::int32_t code) {
  codes_.push_back(code);
  return static_cast<std::uint32_t>(codes_.size() - 1);
}

void Grouper::Numbers::of(const std::int32_t* codes, std::uint32_t count, std::uint32_t* out) {
  if (!range_.known) {
    for (std::uint32_t i = 0; i < count; ++i) out[i] = hashed(codes[i]);
    return;
  }
  std::uint32_t* const listed = listed_.data();
  const auto size = static_cast<std::uint32_t>(listed_.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::int32_t code = codes[i];
    const auto at = code == k_missing ? 0u : static_cast<std::uint32_t>(code - range_.from) + 1;
    HW_CHECK(at < size, "a value lies outside its own range");
    if (listed[at] == 0) listed[at] = add(code) + 1;
    out[i] = listed[at] - 1;
  }
}

std::uint32_t Grouper::Numbers::hashed(std::int32_t code) {
  const std::uint32_t hash = mixed(static_cast<std::uint32_t>(code));
  const std::uint32_t known = hashed_.find(hash, [&](std::uint32_t n) { return codes_[n] == code; });
  if (known != linkage::NumberTable::k_none) return known;
  const std::uint32_t fresh = add(code);
  hashed_.insert(hash, fresh);
  return fresh;
}

std::uint32_t Grouper::Level::of(std::uint32_t before, std::uint32_t number) {
  if (number >= width && width <= k_most_dense) {
    width = std::max(64u, std::bit_ceil(number + 1));
    dense.clear();
    for (std::uint32_t i = 0; i < pairs.size(); ++i) {
      const std::size_t at = std::size_t{pairs[i].first} * width + pairs[i].second;
      if (at >= k_most_dense) continue;
      if (at >= dense.size()) dense.resize(std::min(k_most_dense, std::bit_ceil(at + 1)), 0);
      dense[at] = i + 1;
    }
  }
  const std::size_t at = std::size_t{before} * width + number;
  const std::pair wanted(before, number);
  const std::uint32_t hash = mixed(std::uint64_t{before} << 32 | number);
  std::uint32_t found = hashed.find(hash, [&](std::uint32_t i) { return pairs[i] == wanted; });
  if (found == linkage::NumberTable::k_none) {
    found = static_cast<std::uint32_t>(pairs.size());
    pairs.push_back(wanted);
    hashed.insert(hash, found);
  }
  if (at < k_most_dense) {
    if (at >= dense.size()) dense.resize(std::min(k_most_dense, std::bit_ceil(at + 1)), 0);
    dense[at] = found + 1;
  }
  return found;
}

void Grouper::Level::of(std::uint32_t* before, const std::uint32_t* numbers, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = std::size_t{before[i]} * width + numbers[i];
    const bool met = numbers[i] < width && at < dense.size() && dense[at] != 0;
    before[i] = met ? dense[at] - 1 : of(before[i], numbers[i]);
  }
}

Grouper::Grouper(const Snapshot& s, const std::vector<Value>& by) {
  for (const Value& v : by) {
    by_.push_back(v.bind(s));
    HW_CHECK(by_.back()->whole(), "amounts are grouped by bands");
  }
  if (by.empty()) {
    keys_.emplace_back();
    return;
  }
  std::vector<Range> ranges;
  for (const auto& value : by_) ranges.push_back(value->range());
  if (set_digits(ranges)) return;
  for (const Range& range : ranges) numbers_.emplace_back(range);
  levels_.resize(by.size() - 1);
}

bool Grouper::set_digits(const std::vector<Range>& ranges) {
  std::int64_t all = 1;
  for (const Range& range : ranges) {
    const std::int64_t radix = std::int64_t{range.to} - range.from + 2;
    if (!range.known || radix > k_most_listed / all) return false;
    all *= radix;
    digits_.push_back({range.from, static_cast<std::uint32_t>(radix)});
  }
  listed_.assign(static_cast<std::size_t>(all), 0);
  return true;
}

void Grouper::groups_by_digits(Rows rows, std::uint32_t* out) {
  std::array<std::int32_t, k_block> codes;
  for (std::size_t k = 0; k < by_.size(); ++k) {
    by_[k]->codes(rows, codes.data());
    const Digit digit = digits_[k];
    const auto from = static_cast<std::uint32_t>(digit.from);
    bool outside = false;
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const auto at = codes[i] == k_missing ? 0u : static_cast<std::uint32_t>(codes[i]) - from + 1;
      outside |= at >= digit.radix;
      out[i] = (k == 0 ? 0 : out[i] * digit.radix) + at;
    }
    HW_CHECK(!outside, "a value lies outside its own range");
  }
  std::uint32_t* const listed = listed_.data();
  for (std::uint32_t i = 0; i < rows.count; ++i) {
    std::uint32_t& group = listed[out[i]];
    if (group == 0) {
      keys_.push_back(key_of_digits(out[i]));
      group = count();
    }
    out[i] = group - 1;
  }
}

Key Grouper::key_of_digits(std::uint32_t number) const {
  Key key(digits_.size());
  for (std::size_t k = digits_.size(); k-- > 0; number /= digits_[k].radix) {
    const std::uint32_t at = number % digits_[k].radix;
    key[k] = at == 0 ? k_missing : digits_[k].from + static_cast<std::int32_t>(at) - 1;
  }
  return key;
}

void Grouper::groups(Rows rows, std::uint32_t* out) {
  if (by_.empty()) {
    std::fill_n(out, rows.count, 0u);
    return;
  }
  if (!listed_.empty()) return groups_by_digits(rows, out);
  std::array<std::int32_t, k_block> codes;
  for (std::size_t k = 0; k < by_.size(); ++k) {
    by_[k]->codes(rows, codes.data());
    if (k == 0) {
      numbers_[k].of(codes.data(), rows.count, out);
    } else {
      std::array<std::uint32_t, k_block> numbers;
      numbers_[k].of(codes.data(), rows.count, numbers.data());
      levels_[k - 1].of(out, numbers.data(), rows.count);
    }
  }
  const std::size_t known = levels_.empty() ? numbers_[0].codes().size() : levels_.back().pairs.size();
  while (keys_.size() < known) keys_.push_back(key_of(static_cast<std::uint32_t>(keys_.size())));
}

Key Grouper::key_of(std::uint32_t group) const {
  Key key(by_.size());
  for (std::size_t k = by_.size(); k-- > 1;) {
    const auto [before, number] = levels_[k - 1].pairs[group];
    key[k] = numbers_[k].codes()[number];
    group = before;
  }
  key[0] = numbers_[0].codes()[group];
  return key;
}

Merged::Merged(const std::vector<Grouper>& parts) {
  std::map<Key, std::uint32_t> all;
  for (const Grouper& part : parts)
    for (const Key& key : part.keys()) all.try_emplace(key, 0);
  for (auto& [key, at] : all) {
    at = static_cast<std::uint32_t>(keys.size());
    keys.push_back(key);
  }
  for (const Grouper& part : parts) {
    auto& places = place.emplace_back();
    for (const Key& key : part.keys()) places.push_back(all.at(key));
  }
}

std::vector<Grouper> groupers(const Snapshot& s, const Question& q) {
  std::vector<Grouper> out;
  for (unsigned part = 0; part < parts_of(s, q.of); ++part) out.emplace_back(s, q.by);
  return out;
}

}  // namespace homeward::cohort
