#include "engine/cohort/derive.hpp"

#include "base/check.hpp"
#include "engine/cohort/sequences.hpp"

#include <algorithm>

namespace homeward::cohort {
namespace {

using Cells = std::vector<std::int32_t>;

/// A linked record has what all records of the person have together.
void share_among_linked(const Snapshot& s, Table owner, Cells& all) {
  if (owner != s.schema().person || !s.any_linked()) return;
  for (Slot slot = 0; slot < all.size(); ++slot) all[slot] = all[s.one_of(slot)];
}

/// `use(cell, row of the block)` for each row that counts and leads somewhere; then `join` over the parts.
template <class Prepare, class Use, class Join>
Derived gathered(const Snapshot& s, Table owner, const Value& reference, const Question& q, std::int32_t nothing,
                 const Prepare& prepare, const Use& use, const Join& join) {
  const Canonical canonical(s, reference);
  HW_CHECK(canonical.table() == owner, "the reference leads to another table");
  std::vector<Cells> parts(parts_of(s, q.of));
  parallel_for(static_cast<unsigned>(parts.size()), [&](unsigned p) { parts[p].assign(s.slots(owner), nothing); });
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::int32_t, k_block> slots, values;
    canonical.slots(rows, slots.data());
    prepare(rows, values.data());
    std::int32_t* const cells = parts[part].data();
    for (std::uint32_t i = 0; i < rows.count; ++i)
      if (slots[i] >= 0) use(cells[slots[i]], values[i]);
  });
  Cells& out = parts.front();
  for (std::size_t p = 1; p < parts.size(); ++p)
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = join(out[i], parts[p][i]);
  share_among_linked(s, owner, out);
  return {owner, std::make_shared<const Cells>(std::move(out))};
}

/// k_missing is the smallest number, so the largest of two is right with it; for the smallest it is made the largest.
constexpr auto larger_of = [](std::int32_t a, std::int32_t b) { return std::max(a, b); };
constexpr auto smaller_of = [](std::int32_t a, std::int32_t b) {
  const auto rank = [](std::int32_t v) { return static_cast<std::uint32_t>(v) + 0x7fff'ffffu; };
  return rank(a) < rank(b) ? a : b;
};

template <class Better>
Derived best(const Snapshot& s, Table owner, const Value& reference, const Question& q, const Value& value,
             const Better& better) {
  const auto bound = value.bind(s);
  return gathered(
      s, owner, reference, q, k_missing, [&](Rows rows, std::int32_t* out) { bound->codes(rows, out); },
      [&](std::int32_t& cell, std::int32_t v) { cell = better(cell, v); }, better);
}

}  // namespace

Derived earliest(const Snapshot& s, Table owner, const Value& reference, const Question& q, const Value& value) {
  return best(s, owner, reference, q, value, smaller_of);
}
Derived latest(const Snapshot& s, Table owner, const Value& reference, const Question& q, const Value& value) {
  return best(s, owner, reference, q, value, larger_of);
}

Derived how_many(const Snapshot& s, Table owner, const Value& reference, const Question& q) {
  return gathered(
      s, owner, reference, q, 0, [](Rows rows, std::int32_t* out) { std::fill_n(out, rows.count, 1); },
      [](std::int32_t& cell, std::int32_t one) { cell += one; }, [](std::int32_t a, std::int32_t b) { return a + b; });
}

Derived fingerprints(const Snapshot& s, Table owner) {
  Cells out(s.slots(owner), 0);
  const auto& chunks = s.table(owner).chunks;
  const bool linked = owner == s.schema().person && s.any_linked();
  const auto of = [](const Uuid& id) { return static_cast<std::int32_t>(UuidHash{}(id)&0xffffff); };
  const unsigned parts = parts_of(s, owner);
  parallel_for(parts, [&](unsigned part) {
    for (std::size_t c = chunks.size() * part / parts; c < chunks.size() * (part + 1) / parts; ++c) {
      walk_chunk(*chunks[c], static_cast<std::uint32_t>(c) << Chunk::k_bits, [&](Rows rows) {
        for (std::uint32_t i = 0; i < rows.count; ++i) {
          const auto slot = static_cast<Slot>(rows.slot(i));
          out[slot] = of(linked ? s.id(owner, s.one_of(slot)) : chunks[c]->id(Chunk::at(slot)));
        }
      });
    }
  });
  // Also where the one that stands for linked persons is not there itself.
  for (Slot slot = 0; linked && slot < out.size(); ++slot)
    if (out[slot] != 0) out[s.one_of(slot)] = out[slot];
  return {owner, std::make_shared<const Cells>(std::move(out))};
}

Next next_interval(const Snapshot& s, const Intervals& intervals) {
  const auto all = collect<0>(s, intervals, {});
  Cells next, gap;
  parallel_for(2, [&](unsigned which) { (which == 0 ? next : gap).assign(s.slots(intervals.rows.of), k_missing); });
  all.each_unit([&](unsigned, std::span<const Interval<0>> unit) {
    for (std::size_t i = 0; i < unit.size(); ++i) {
      const auto found = next_in(unit, i);
      if (!found) continue;
      next[unit[i].slot] = static_cast<std::int32_t>(unit[*found].slot);
      gap[unit[i].slot] = unit[*found].start - unit[i].end;
    }
  });
  const Table of = intervals.rows.of;
  return {{of, std::make_shared<const Cells>(std::move(next)), of},
          {of, std::make_shared<const Cells>(std::move(gap))}};
}

}  // namespace homeward::cohort
