#pragma once
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace homeward::http {

/// Bytes received and not yet taken. Holds no memory while nothing was asked of it, so an idle connection is cheap.
class InBuffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  void consume(std::size_t n) {
    begin_ += n;
    if (empty()) begin_ = end_ = 0;
  }

  struct Room {
    char* data;
    std::size_t size;
  };
  /// Room for at least `n` more bytes behind the view.
  Room room(std::size_t n) {
    if (capacity_ - end_ < n) make_room(n);
    return {bytes_.get() + end_, capacity_ - end_};
  }
  void commit(std::size_t n) { end_ += n; }

  /// Gives memory back when nothing is in it and it has more than `keep`.
  void release(std::size_t keep) {
    if (!empty() || capacity_ <= keep) return;
    bytes_.reset();
    capacity_ = begin_ = end_ = 0;
  }

 private:
  void make_room(std::size_t n) {
    const std::size_t held = end_ - begin_;
    if (capacity_ - held >= n) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, held);
    } else {
      const std::size_t wanted = std::max(held + n, capacity_ * 2);
      auto bigger = std::make_unique_for_overwrite<char[]>(wanted);
      if (held > 0) std::memcpy(bigger.get(), bytes_.get() + begin_, held);
      bytes_ = std::move(bigger);
      capacity_ = wanted;
    }
    begin_ = 0;
    end_ = held;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace homeward::http
