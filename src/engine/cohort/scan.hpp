#pragma once
#include "engine/cohort/evaluate.hpp"
#include "engine/cohort/tally.hpp"

#include <algorithm>
#include <bit>
#include <exception>
#include <thread>

/// Walking the rows of a table. Only for this engine.
namespace homeward::cohort {

/// A query uses two processors at most, so that the rest of the house goes on.
constexpr unsigned k_parts = 2;

/// `work(part)` for each part, side by side; rethrows what one of them threw.
template <class Work>
void parallel_for(unsigned parts, const Work& work) {
  std::vector<std::exception_ptr> failures(parts);
  const auto guarded = [&](unsigned part) {
    try {
      work(part);
    } catch (...) {  // rethrown below, on the thread that asked
      failures[part] = std::current_exception();
    }
  };
  std::vector<std::jthread> others;
  for (unsigned part = 1; part < parts; ++part) others.emplace_back(guarded, part);
  if (parts > 0) guarded(0);
  others.clear();
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

/// In how many parts a table is walked: fixed by its size, so that sums come out the same each time.
inline unsigned parts_of(const Snapshot& s, Table t) { return s.table(t).chunks.size() < 2 ? 1 : k_parts; }

/// The rows of one chunk that are there, block by block.
template <class Use>
void walk_chunk(const Chunk& chunk, std::uint32_t first_slot, const Use& use) {
  std::array<std::int32_t, k_block> slots;
  constexpr std::uint32_t k_words = k_block / 64;
  const std::uint32_t words = chunk.room() / 64;
  for (std::uint32_t word = 0; word < words; word += k_words) {
    const std::uint32_t here = std::min(k_words, words - word);
    const auto* const presence = chunk.presence() + word;
    if (std::all_of(presence, presence + here, [](std::uint64_t bits) { return bits == ~std::uint64_t{0}; })) {
      use(Rows{nullptr, here * 64, true, static_cast<std::int32_t>(first_slot + word * 64)});
      continue;
    }
    std::uint32_t count = 0;
    for (std::uint32_t w = word; w < word + here; ++w) {
      const auto begin = static_cast<std::int32_t>(first_slot + w * 64);
      for (std::uint64_t bits = chunk.presence()[w]; bits != 0; bits &= bits - 1)
        slots[count++] = begin + std::countr_zero(bits);
    }
    if (count > 0) use(Rows{slots.data(), count, false, 0, true});
  }
}

/// The rows that count, in the order of the table within each part: `use(part, rows)`.
template <class Use>
void scan(const Snapshot& s, const Question& q, const Use& use) {
  const auto where = q.where.bind(s);
  const auto& chunks = s.table(q.of).chunks;
  const unsigned parts = parts_of(s, q.of);
  parallel_for(parts, [&](unsigned part) {
    std::array<std::int32_t, k_block> kept;
    for (std::size_t c = chunks.size() * part / parts; c < chunks.size() * (part + 1) / parts; ++c) {
      walk_chunk(*chunks[c], static_cast<std::uint32_t>(c) << Chunk::k_bits, [&](Rows rows) {
        if (!where) return use(part, rows);
        const Rows left = where->keep(rows, kept.data());
        if (left.count > 0) use(part, left);
      });
    }
  });
}

/// The slot of a reference, of linked persons the one that stands for them; k_missing stays.
class Canonical {
 public:
  Canonical(const Snapshot& s, const Value& reference);
  Table table() const { return table_; }
  void slots(Rows rows, std::int32_t* out) const;

 private:
  const Snapshot& snapshot_;
  Table table_;
  bool linked_;
  std::shared_ptr<const Evaluator> reference_;
};

}  // namespace homeward::cohort
