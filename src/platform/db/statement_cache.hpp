#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace homeward::db {

/// XXH3 over the text: SQL runs to a kilobyte, where the standard library's hash costs several times as much.
struct SqlHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view sql) const;
};

/// Prepared statements of one connection by their SQL text. Handles are shared, so that emptying the cache while a
/// statement is being read leaves that statement alone. Not thread-safe.
template <class Statement>
class StatementCache {
 public:
  static constexpr std::size_t k_max = 500;

  std::shared_ptr<Statement> find(std::string_view sql) const {
    const auto it = by_sql_.find(sql);
    return it == by_sql_.end() ? nullptr : it->second;
  }
  /// True when the cache is full: `clear` it then. All at once, because texts that vary without end come in bursts
  /// and preparing the few hot ones again costs less than keeping every use in order.
  bool full() const { return by_sql_.size() >= k_max; }
  void clear() { by_sql_.clear(); }
  void insert(std::string_view sql, std::shared_ptr<Statement> statement) {
    by_sql_.insert_or_assign(std::string(sql), std::move(statement));
  }
  void erase(std::string_view sql) {
    if (const auto it = by_sql_.find(sql); it != by_sql_.end()) by_sql_.erase(it);
  }

 private:
  std::unordered_map<std::string, std::shared_ptr<Statement>, SqlHash, std::equal_to<>> by_sql_;
};

}  // namespace homeward::db
