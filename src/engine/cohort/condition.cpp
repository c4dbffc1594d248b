#include "engine/cohort/evaluate.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace homeward::cohort {
namespace {

using Bound = std::shared_ptr<const BoundCondition>;
using Marks = std::array<std::uint8_t, k_block>;

/// One value tested by a function.
template <class F>
class Tested final : public BoundCondition {
 public:
  Tested(std::shared_ptr<const Evaluator> of, F f) : of_(std::move(of)), f_(std::move(f)) {}
  void test(Rows rows, std::uint8_t* out) const override {
    std::array<std::int32_t, k_block> values;
    of_->codes(rows, values.data());
    const F f = f_;  // of its own: what is written could else be part of it
    for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = f(values[i]) ? 1 : 0;
  }

 private:
  std::shared_ptr<const Evaluator> of_;
  F f_;
};

/// Codes below this are looked up in a list, others are searched for.
constexpr std::int32_t k_listed = 65536;

class OneOf final : public BoundCondition {
 public:
  /// The codes ascend.
  OneOf(std::shared_ptr<const Evaluator> of, std::vector<std::int32_t> codes)
      : of_(std::move(of)), codes_(std::move(codes)) {
    if (codes_.size() < 2 || codes_.front() < 0 || codes_.back() >= k_listed) return;
    listed_.assign(static_cast<std::size_t>(codes_.back()) + 1, 0);
    for (const std::int32_t code : codes_) listed_[static_cast<std::size_t>(code)] = 1;
  }
  void test(Rows rows, std::uint8_t* out) const override {
    if (of_->mark(rows, codes_, out)) return;
    std::array<std::int32_t, k_block> values;
    of_->codes(rows, values.data());
    const auto mark = [&](const auto& wanted) {
      for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = wanted(values[i]) ? 1 : 0;
    };
    if (codes_.size() == 1) return mark([one = codes_.front()](std::int32_t v) { return v == one; });
    if (listed_.empty()) return mark([&](std::int32_t v) { return std::ranges::binary_search(codes_, v); });
    const std::span<const std::uint8_t> listed = listed_;
    mark([listed](std::int32_t v) {
      const auto at = static_cast<std::uint32_t>(v);  // what is missing or negative lies behind the list
      return at < listed.size() && listed[at] != 0;
    });
  }

 private:
  std::shared_ptr<const Evaluator> of_;
  std::vector<std::int32_t> codes_;
  std::vector<std::uint8_t> listed_;
};

template <class Bind>
class Bindable final : public Condition::Node {
 public:
  explicit Bindable(Bind bind) : bind_(std::move(bind)) {}
  Bound bind(const Snapshot& s) const override { return bind_(s); }

 private:
  Bind bind_;
};
template <class Bind>
Condition condition(Bind bind) {
  return Condition(std::make_shared<Bindable<Bind>>(std::move(bind)));
}
template <class F>
Condition tested(Value of, F f) {
  return condition([of, f](const Snapshot& s) -> Bound { return std::make_shared<Tested<F>>(of.bind(s), f); });
}

class AllOf final : public BoundCondition {
 public:
  explicit AllOf(std::vector<Bound> parts) : parts_(std::move(parts)) {}
  /// Each part looks only at what the ones before have left.
  void test(Rows rows, std::uint8_t* out) const override {
    std::array<std::int32_t, k_block> slots;
    std::array<std::uint16_t, k_block> at;
    Marks marks;
    parts_.front()->test(rows, out);
    Rows left = marked(rows, out, slots.data(),
                       [&](std::uint32_t i, std::uint32_t kept) { at[kept] = static_cast<std::uint16_t>(i); });
    for (std::size_t part = 1; part < parts_.size(); ++part) {
      parts_[part]->test(left, marks.data());
      left = marked(left, marks.data(), slots.data(), [&](std::uint32_t i, std::uint32_t kept) {
        out[at[i]] = marks[i];
        at[kept] = at[i];
      });
    }
  }
  Rows keep(Rows rows, std::int32_t* slots) const override {
    Rows left = rows;
    for (const Bound& part : parts_) left = part->keep(left, slots);
    return left;
  }

 private:
  std::vector<Bound> parts_;
};

class AnyOf final : public BoundCondition {
 public:
  AnyOf(std::vector<Bound> parts, bool opposite) : parts_(std::move(parts)), opposite_(opposite) {}
  void test(Rows rows, std::uint8_t* out) const override {
    std::fill_n(out, rows.count, std::uint8_t{0});
    Marks marks;
    for (const Bound& part : parts_) {
      part->test(rows, marks.data());
      for (std::uint32_t i = 0; i < rows.count; ++i) out[i] |= marks[i];
    }
    if (!opposite_) return;
    for (std::uint32_t i = 0; i < rows.count; ++i) out[i] ^= 1;
  }

 private:
  std::vector<Bound> parts_;
  bool opposite_;
};

/// "Every row" as part of others.
class Everything final : public BoundCondition {
 public:
  void test(Rows rows, std::uint8_t* out) const override { std::fill_n(out, rows.count, std::uint8_t{1}); }
};

std::vector<Bound> bind_all(const std::vector<Condition>& conditions, const Snapshot& s) {
  std::vector<Bound> out;
  for (const Condition& c : conditions) out.push_back(c.everything() ? std::make_shared<Everything>() : c.bind(s));
  return out;
}

/// The places of the marks among eight, for each pattern of marks; and how many there are.
struct Eight {
  std::array<std::array<std::uint8_t, 8>, 256> at{};
  std::array<std::uint8_t, 256> count{};
  constexpr Eight() {
    for (std::size_t pattern = 0; pattern < 256; ++pattern)
      for (std::uint8_t bit = 0; bit < 8; ++bit)
        if (pattern >> bit & 1) at[pattern][count[pattern]++] = bit;
  }
};
constexpr Eight k_eight;

static_assert(std::endian::native == std::endian::little, "the first of eight marks is the lowest byte");

/// As `marked`, eight rows at a time: most rows that are walked are those of a run.
Rows marked_run(Rows rows, const std::uint8_t* marks, std::int32_t* slots) {
  std::uint32_t kept = 0;
  for (std::uint32_t i = 0; i < rows.count; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, marks + i, 8);
    const std::size_t pattern = eight * 0x0102'0408'1020'4080ULL >> 56;
    const std::int32_t first = rows.first + static_cast<std::int32_t>(i);
    // What lies behind the marked ones is written over by the next eight.
    for (std::size_t n = 0; n < 8; ++n) slots[kept + n] = first + k_eight.at[pattern][n];
    kept += k_eight.count[pattern];
  }
  if (kept == rows.count) return rows;
  return {slots, kept, false, 0, true};
}

class Within final : public Condition::Node {
 public:
  explicit Within(Condition::Limits limits) : limits_(std::move(limits)) {}
  const Condition::Limits* limits() const override { return &limits_; }
  Bound bind(const Snapshot& s) const override {
    const auto within = [from = limits_.from, to = limits_.to](std::int32_t v) { return v >= from && v <= to; };
    return std::make_shared<Tested<decltype(within)>>(limits_.of.bind(s), within);
  }

 private:
  Condition::Limits limits_;
};

class Together final : public Condition::Node {
 public:
  explicit Together(std::vector<Condition> all) : all_(std::move(all)) {}
  const std::vector<Condition>* together() const override { return &all_; }
  Bound bind(const Snapshot& s) const override { return std::make_shared<AllOf>(bind_all(all_, s)); }

 private:
  std::vector<Condition> all_;
};

/// Adds what has to hold too, each part for itself; limits of a value that has some are drawn closer.
void add_to(std::vector<Condition>& all, const Condition& more) {
  if (more.everything()) return;
  if (const auto* parts = more.together()) {
    for (const Condition& part : *parts) add_to(all, part);
    return;
  }
  if (const auto* limits = more.limits()) {
    for (Condition& known : all) {
      const auto* of_known = known.limits();
      if (!of_known || !of_known->of.copies(limits->of)) continue;
      known = between(limits->of, std::max(of_known->from, limits->from), std::min(of_known->to, limits->to));
      return;
    }
  }
  all.push_back(more);
}

}  // namespace

Rows BoundCondition::keep(Rows rows, std::int32_t* slots) const {
  Marks marks;
  test(rows, marks.data());
  if (rows.run && rows.count % 8 == 0) return marked_run(rows, marks.data(), slots);
  return marked(rows, marks.data(), slots, [](std::uint32_t, std::uint32_t) {});
}

Condition one_of(Value value, std::vector<std::int32_t> codes) {
  std::erase(codes, k_missing);
  std::ranges::sort(codes);
  return condition(
      [value, codes](const Snapshot& s) -> Bound { return std::make_shared<OneOf>(value.bind(s), codes); });
}

Condition between(Value value, std::int32_t from, std::int32_t to) {
  return Condition(std::make_shared<Within>(Condition::Limits{std::move(value), std::max(from, k_missing + 1), to}));
}

Condition is_missing(Value value) {
  return tested(std::move(value), [](std::int32_t v) { return v == k_missing; });
}
Condition is_known(Value value) {
  return tested(std::move(value), [](std::int32_t v) { return v != k_missing; });
}

Condition all_of(std::vector<Condition> conditions) {
  std::vector<Condition> all;
  for (const Condition& c : conditions) add_to(all, c);
  if (all.empty()) return {};
  if (all.size() == 1) return all.front();
  return Condition(std::make_shared<Together>(std::move(all)));
}

Condition any_of(std::vector<Condition> conditions) {
  return condition(
      [conditions](const Snapshot& s) -> Bound { return std::make_shared<AnyOf>(bind_all(conditions, s), false); });
}

Condition none_of(std::vector<Condition> conditions) {
  return condition(
      [conditions](const Snapshot& s) -> Bound { return std::make_shared<AnyOf>(bind_all(conditions, s), true); });
}

}  // namespace homeward::cohort
