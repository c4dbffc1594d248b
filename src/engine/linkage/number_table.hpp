#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace homeward::linkage {

/// A hash table of 32-bit numbers (places in some array) whose keys live in that array: 8 bytes a slot, at most three
/// quarters full. Open addressing with linear probing and backward-shift deletion, so nothing of a removed entry stays.
/// The caller hashes and compares keys. No lock of its own.
class NumberTable {
 public:
  static constexpr std::uint32_t k_none = 0xffffffff;

  /// The number for which `same(number)` holds, or `k_none`.
  template <class Same>
  std::uint32_t find(std::uint32_t hash, Same same) const {
    if (slots_.empty()) return k_none;
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.number == k_none) return k_none;
      if (slot.hash == hash && same(slot.number)) return slot.number;
    }
  }

  /// That this hash will be looked up soon: in a large table each look waits for memory otherwise.
  void expect(std::uint32_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash & mask()]);
  }
  /// The number that is probably found under the hash, as far as one look tells; or `k_none`.
  std::uint32_t guess(std::uint32_t hash) const {
    if (slots_.empty()) return k_none;
    const Slot& slot = slots_[hash & mask()];
    return slot.hash == hash ? slot.number : k_none;
  }

  /// `number` must not be in the table.
  void insert(std::uint32_t hash, std::uint32_t number) {
    if ((count_ + 1) * 4 > slots_.size() * 3) grow();
    place({hash, number});
    ++count_;
  }

  /// `number` must be in the table under `hash`.
  void erase(std::uint32_t hash, std::uint32_t number) {
    std::size_t at = hash & mask();
    while (slots_[at].number != number) at = (at + 1) & mask();
    slots_[at] = {};
    for (std::size_t next = (at + 1) & mask(); slots_[next].number != k_none; next = (next + 1) & mask()) {
      const std::size_t wanted = slots_[next].hash & mask();
      if (((next - wanted) & mask()) < ((next - at) & mask())) continue;  // it would come before its own place
      slots_[at] = slots_[next];
      slots_[next] = {};
      at = next;
    }
    --count_;
  }

  std::size_t size() const { return count_; }
  std::size_t memory_bytes() const { return slots_.capacity() * sizeof(Slot); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = k_none;
  };

  std::size_t mask() const { return slots_.size() - 1; }
  void place(Slot slot) {
    std::size_t at = slot.hash & mask();
    while (slots_[at].number != k_none) at = (at + 1) & mask();
    slots_[at] = slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != k_none) place(slot);
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace homeward::linkage
