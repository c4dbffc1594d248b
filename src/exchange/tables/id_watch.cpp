#include "exchange/tables/id_watch.hpp"

#include <algorithm>
#include <functional>

namespace homeward::tables {
namespace {

constexpr std::uint64_t k_no_id = 0;

/// Numbers of more digits are later, and words as they are written: `9` before `10`.
bool before(std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

}  // namespace

void BlockIds::add(std::string_view id) {
  if (id.empty()) return hashes.push_back(k_no_id);
  const std::uint64_t hash = std::hash<std::string_view>()(id);
  hashes.push_back(hash == k_no_id ? 1 : hash);
  if (first.empty()) {
    first = id;
  } else if (!before(last, id)) {
    rising = false;
  }
  last.assign(id);
}

std::uint64_t IdWatch::add(const BlockIds& block, std::uint64_t lines, std::vector<FileFault>& faults,
                           std::size_t most) {
  if (block.column == 0) return 0;
  std::uint64_t bad = 0;
  const auto fault = [&](std::size_t row, const char* reason, const char* detail) {
    ++bad;
    if (faults.size() < most) faults.push_back({file_, lines + block.line_of(row), block.column, reason, detail});
  };
  const bool goes_on = block.rising && (last_.empty() || block.first.empty() || before(last_, block.first));
  if (rising_ && !goes_on) {
    rising_ = false;
    for (const std::uint64_t hash : earlier_) insert(hash);
    earlier_ = {};
  }
  for (std::size_t row = 0; row < block.hashes.size(); ++row) {
    const std::uint64_t hash = block.hashes[row];
    if (hash == k_no_id) {
      fault(row, "row.id-missing", "the row has no id");
    } else if (!rising_ && !insert(hash)) {
      fault(row, "row.id-again", "an earlier row has this id");
    }
  }
  if (rising_) {
    for (const std::uint64_t hash : block.hashes)
      if (hash != k_no_id) earlier_.push_back(hash);
    if (!block.last.empty()) last_ = block.last;
  }
  return bad;
}

bool IdWatch::insert(std::uint64_t hash) {
  if (2 * held_ >= table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    if (table_[at] == hash) return false;
    if (table_[at] != k_no_id) continue;
    table_[at] = hash;
    ++held_;
    return true;
  }
}

void IdWatch::grow() {
  const auto old = std::move(table_);
  table_.assign(std::max<std::size_t>(1024, 4 * old.size()), k_no_id);
  held_ = 0;
  for (const std::uint64_t hash : old)
    if (hash != k_no_id) insert(hash);
}

}  // namespace homeward::tables
