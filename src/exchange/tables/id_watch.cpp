#include "exchange/tables/id_watch.hpp"

#include <algorithm>
#include <functional>

namespace homeward::tables {

void BlockIds::add_other(std::string_view id) {
  if (id.empty()) return keys.push_back(0);
  rising = false;
  const std::uint64_t hash = std::hash<std::string_view>()(id);
  keys.push_back(hash == 0 ? 1 : hash);
}

std::uint64_t IdWatch::add(BlockIds block, std::uint64_t lines, std::vector<FileFault>& faults, std::size_t most) {
  if (block.column == 0) return 0;
  std::uint64_t bad = 0;
  const auto fault = [&](std::size_t row, const char* reason, const char* detail) {
    ++bad;
    if (faults.size() < most) faults.push_back({file_, lines + block.line_of(row), block.column, reason, detail});
  };
  if (rising_ && (!block.rising || (block.first != 0 && block.first <= last_))) {
    rising_ = false;
    for (const auto& before : earlier_)
      for (const std::uint64_t key : before)
        if (key != 0) insert(key);
    earlier_ = {};
  }
  for (std::size_t row = 0; row < block.keys.size(); ++row) {
    if (block.keys[row] == 0) {
      fault(row, "row.id-missing", "the row has no id");
    } else if (!rising_ && !insert(block.keys[row])) {
      fault(row, "row.id-again", "an earlier row has this id");
    }
  }
  if (rising_) {
    if (block.last != 0) last_ = block.last;
    earlier_.push_back(std::move(block.keys));
  }
  return bad;
}

bool IdWatch::insert(std::uint64_t key) {
  if (2 * held_ >= table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  // Ids are alike in most of their bytes; the product spreads them (Knuth, The Art of Computer Programming 3, 6.4).
  for (std::size_t at = (key * 0x9e3779b97f4a7c15u) >> shift_;; at = (at + 1) & mask) {
    if (table_[at] == key) return false;
    if (table_[at] != 0) continue;
    table_[at] = key;
    ++held_;
    return true;
  }
}

void IdWatch::grow() {
  const auto old = std::move(table_);
  table_.assign(std::max<std::size_t>(1024, 4 * old.size()), 0);
  for (shift_ = 64; (table_.size() >> (64 - shift_)) > 1;) --shift_;
  held_ = 0;
  for (const std::uint64_t key : old)
    if (key != 0) insert(key);
}

}  // namespace homeward::tables
