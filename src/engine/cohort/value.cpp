#include "engine/cohort/value.hpp"

#include "base/check.hpp"
#include "engine/cohort/calendar.hpp"
#include "engine/cohort/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace homeward::cohort {
namespace {

using Bound = std::shared_ptr<const Evaluator>;
using Block = std::array<std::int32_t, k_block>;
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::int32_t k_most = std::numeric_limits<std::int32_t>::max();

/// A node from a function that binds it.
template <class Bind>
class Bindable final : public Value::Node {
 public:
  Bindable(Bind bind, std::function<std::optional<Table>(const Schema&)> refers) : bind_(bind), refers_(refers) {}
  Bound bind(const Snapshot& s) const override { return bind_(s); }
  std::optional<Table> refers_to(const Schema& schema) const override {
    return refers_ ? refers_(schema) : std::nullopt;
  }

 private:
  Bind bind_;
  std::function<std::optional<Table>(const Schema&)> refers_;
};
template <class Bind>
Value value(Bind bind, std::function<std::optional<Table>(const Schema&)> refers = {}) {
  return Value(std::make_shared<Bindable<Bind>>(std::move(bind), std::move(refers)));
}

class RowItself final : public Evaluator {
 public:
  explicit RowItself(std::uint32_t slots) : slots_(slots) {}
  void codes(Rows rows, std::int32_t* out) const override {
    for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = rows.slot(i);
  }
  Range range() const override { return {true, 0, static_cast<std::int32_t>(slots_) - 1}; }

 private:
  std::uint32_t slots_;
};

class Through final : public Evaluator {
 public:
  Through(Bound reference, Bound of) : reference_(std::move(reference)), of_(std::move(of)) {}
  void codes(Rows rows, std::int32_t* out) const override {
    Block slots;
    reference_->codes(rows, slots.data());
    of_->codes({slots.data(), rows.count, false}, out);
  }
  void numbers(Rows rows, double* out) const override {
    Block slots;
    reference_->codes(rows, slots.data());
    of_->numbers({slots.data(), rows.count, false}, out);
  }
  Range range() const override { return of_->range(); }
  bool whole() const override { return of_->whole(); }

 private:
  Bound reference_, of_;
};

class Constant final : public Evaluator {
 public:
  explicit Constant(std::int32_t v) : value_(v) {}
  void codes(Rows rows, std::int32_t* out) const override { std::fill_n(out, rows.count, value_); }
  Range range() const override { return value_ == k_missing ? Range{true, 0, -1} : Range{true, value_, value_}; }

 private:
  std::int32_t value_;
};

/// One value from another, row by row.
template <class F>
class Mapped final : public Evaluator {
 public:
  Mapped(Bound of, F f, Range range) : of_(std::move(of)), f_(f), range_(range) {}
  void codes(Rows rows, std::int32_t* out) const override {
    of_->codes(rows, out);
    const F f = f_;  // of its own: what is written could else be part of it
    for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = out[i] == k_missing ? k_missing : f(out[i]);
  }
  Range range() const override { return range_; }

 private:
  Bound of_;
  F f_;
  Range range_;
};
template <class F>
Bound mapped(Bound of, F f, Range range) {
  return std::make_shared<Mapped<F>>(std::move(of), std::move(f), range);
}

/// One value from two, row by row; `F` sees k_missing. `R`: the range from the two.
template <class F, class R>
class Combined final : public Evaluator {
 public:
  Combined(Bound a, Bound b, F f, R range) : a_(std::move(a)), b_(std::move(b)), f_(f), range_(range) {}
  void codes(Rows rows, std::int32_t* out) const override {
    Block second;
    a_->codes(rows, out);
    b_->codes(rows, second.data());
    const F f = f_;
    for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = f(out[i], second[i]);
  }
  Range range() const override { return range_(*a_, *b_); }

 private:
  Bound a_, b_;
  F f_;
  R range_;
};
template <class F, class R>
Bound combined(Bound a, Bound b, F f, R range) {
  return std::make_shared<Combined<F, R>>(std::move(a), std::move(b), std::move(f), range);
}
template <class F>
Bound combined(Bound a, Bound b, F f) {
  return combined(std::move(a), std::move(b), std::move(f), [](const Evaluator&, const Evaluator&) { return Range{}; });
}

Range joined(Range a, Range b) {
  if (!a.known || !b.known) return {};
  if (a.to < a.from) return b;
  if (b.to < b.from) return a;
  return {true, std::min(a.from, b.from), std::max(a.to, b.to)};
}

class Banded final : public Evaluator {
 public:
  Banded(Bound of, std::vector<double> limits) : of_(std::move(of)), limits_(std::move(limits)) {
    for (const double limit : limits_)
      whole_limits_.push_back(
          static_cast<std::int32_t>(std::clamp<double>(std::ceil(limit), k_missing + 1.0, double{k_most})));
  }
  void codes(Rows rows, std::int32_t* out) const override {
    if (of_->whole()) {
      Block values;
      of_->codes(rows, values.data());
      count_reached(values.data(), whole_limits_, rows.count, out);
      for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = values[i] == k_missing ? k_missing : out[i];
      return;
    }
    std::array<double, k_block> values;
    of_->numbers(rows, values.data());
    count_reached(values.data(), limits_, rows.count, out);
    for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = std::isnan(values[i]) ? k_missing : out[i];
  }
  Range range() const override { return {true, 0, static_cast<std::int32_t>(limits_.size())}; }

 private:
  /// Limit by limit, so that the loop over the rows is a plain one.
  template <class T>
  static void count_reached(const T* values, const std::vector<T>& limits, std::uint32_t count, std::int32_t* out) {
    std::fill_n(out, count, 0);
    for (const T limit : limits)
      for (std::uint32_t i = 0; i < count; ++i) out[i] += values[i] >= limit ? 1 : 0;
  }

  Bound of_;
  std::vector<double> limits_;
  std::vector<std::int32_t> whole_limits_;
};

class Chosen final : public Evaluator {
 public:
  Chosen(std::vector<std::pair<std::shared_ptr<const BoundCondition>, std::int32_t>> cases, std::int32_t otherwise)
      : cases_(std::move(cases)), otherwise_(otherwise) {}
  void codes(Rows rows, std::int32_t* out) const override {
    std::array<std::uint8_t, k_block> holds;
    std::fill_n(out, rows.count, otherwise_);
    // From the last case to the first, so that the first that holds has the last word.
    for (auto it = cases_.rbegin(); it != cases_.rend(); ++it) {
      if (!it->first) {
        std::fill_n(out, rows.count, it->second);
        continue;
      }
      it->first->test(rows, holds.data());
      const std::int32_t code = it->second;
      for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = holds[i] != 0 ? code : out[i];
    }
  }
  Range range() const override {
    Range out = Constant(otherwise_).range();
    for (const auto& [condition, code] : cases_) out = joined(out, Constant(code).range());
    return out;
  }

 private:
  std::vector<std::pair<std::shared_ptr<const BoundCondition>, std::int32_t>> cases_;
  std::int32_t otherwise_;
};

class BySlot final : public Evaluator {
 public:
  explicit BySlot(Derived d) : d_(std::move(d)) {}
  void codes(Rows rows, std::int32_t* out) const override {
    const std::span<const std::int32_t> all = *d_.by_slot;
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const auto slot = static_cast<std::uint32_t>(rows.slot(i));
      out[i] = slot < all.size() ? all[slot] : k_missing;
    }
  }
  /// Looks at all: asked of keys only.
  Range range() const override {
    std::int32_t from = k_most, to = k_missing;
    for (const std::int32_t v : *d_.by_slot) {
      from = std::min(from, v == k_missing ? k_most : v);
      to = std::max(to, v);
    }
    return to == k_missing ? Range{true, 0, -1} : Range{true, from, to};
  }

 private:
  Derived d_;
};

/// The place of the first of some levels that has one, on the day.
class PlaceOnDay final : public Evaluator {
 public:
  PlaceOnDay(Bound place, Bound day, const PlaceTree& tree, std::vector<std::int32_t> levels)
      : place_(std::move(place)), day_(std::move(day)), tree_(tree), levels_(std::move(levels)) {}
  void codes(Rows rows, std::int32_t* out) const override {
    Block days;
    place_->codes(rows, out);
    day_->codes(rows, days.data());
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      std::int32_t found = k_missing;
      for (std::size_t l = 0; l < levels_.size() && found == k_missing; ++l)
        found = tree_.at(out[i], days[i], levels_[l]);
      out[i] = found;
    }
  }
  Range range() const override { return place_->range(); }

 private:
  Bound place_, day_;
  const PlaceTree& tree_;
  std::vector<std::int32_t> levels_;
};

/// The same where nothing ever moved: a list of the places, which for one level is the tree's own.
class PlaceAbove final : public Evaluator {
 public:
  PlaceAbove(Bound place, const PlaceTree& tree, const std::vector<std::int32_t>& levels)
      : place_(std::move(place)), above_(tree.only(levels.front())) {
    if (levels.size() == 1) return;
    joined_.assign(above_.begin(), above_.end());
    for (const std::int32_t level : std::span(levels).subspan(1)) {
      const auto next = tree.only(level);
      joined_.resize(std::max(joined_.size(), next.size()), k_missing);
      for (std::size_t p = 0; p < next.size(); ++p)
        if (joined_[p] == k_missing) joined_[p] = next[p];
    }
    above_ = joined_;
  }
  PlaceAbove(const PlaceAbove&) = delete;
  PlaceAbove& operator=(const PlaceAbove&) = delete;
  void codes(Rows rows, std::int32_t* out) const override {
    place_->codes(rows, out);
    const std::span<const std::int32_t> above = above_;
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      const auto slot = static_cast<std::uint32_t>(out[i]);  // k_missing lies behind every slot
      out[i] = slot < above.size() ? above[slot] : k_missing;
    }
  }
  Range range() const override { return place_->range(); }

 private:
  Bound place_;
  std::vector<std::int32_t> joined_;
  std::span<const std::int32_t> above_;
};

}  // namespace

void Evaluator::numbers(Rows rows, double* out) const {
  Block all;
  codes(rows, all.data());
  for (std::uint32_t i = 0; i < rows.count; ++i) out[i] = all[i] == k_missing ? k_nan : all[i];
}

Value column(Column c) {
  return value([c](const Snapshot& s) { return bind_column(s, c); },
               [c](const Schema& schema) { return schema.spec(c).refers_to; });
}

Value row_of(Table table) {
  return value([table](const Snapshot& s) -> Bound { return std::make_shared<RowItself>(s.slots(table)); },
               [table](const Schema&) { return std::optional(table); });
}

Value through(Value reference, Value of) {
  return value(
      [reference, of](const Snapshot& s) -> Bound { return std::make_shared<Through>(reference.bind(s), of.bind(s)); },
      [of](const Schema& schema) { return of.refers_to(schema); });
}

Value constant(std::int32_t v) {
  return value([v](const Snapshot&) -> Bound { return std::make_shared<Constant>(v); });
}

Value difference(Value a, Value b) {
  return value([a, b](const Snapshot& s) {
    return combined(a.bind(s), b.bind(s), [](std::int32_t x, std::int32_t y) {
      // Without a wider number and without a jump, so that the compiler takes several rows at once.
      const auto d = static_cast<std::int32_t>(static_cast<std::uint32_t>(x) - static_cast<std::uint32_t>(y));
      const bool too_far = ((x ^ y) & (x ^ d)) < 0;
      const std::int32_t within = too_far ? (x < 0 ? k_missing + 1 : k_most) : d == k_missing ? k_missing + 1 : d;
      return x == k_missing || y == k_missing ? k_missing : within;
    });
  });
}

Value first_known(Value a, Value b) {
  return value(
      [a, b](const Snapshot& s) {
        return combined(
            a.bind(s), b.bind(s), [](std::int32_t x, std::int32_t y) { return x == k_missing ? y : x; },
            [](const Evaluator& x, const Evaluator& y) { return joined(x.range(), y.range()); });
      },
      [a](const Schema& schema) { return a.refers_to(schema); });
}

Value smaller(Value a, Value b) {
  return value([a, b](const Snapshot& s) {
    return combined(a.bind(s), b.bind(s), [](std::int32_t x, std::int32_t y) {
      return x == k_missing || y == k_missing ? k_missing : std::min(x, y);
    });
  });
}

Value band(Value of, std::vector<double> limits) {
  HW_CHECK(std::ranges::is_sorted(limits), "limits of bands ascend");
  return value([of, limits](const Snapshot& s) -> Bound { return std::make_shared<Banded>(of.bind(s), limits); });
}

Value month_of(Value day) {
  return value([day](const Snapshot& s) { return mapped(day.bind(s), calendar::MonthOf{}, calendar::months()); });
}
Value quarter_of(Value day) {
  return value([day](const Snapshot& s) {
    return mapped(
        day.bind(s), [month = calendar::MonthOf{}](std::int32_t d) { return calendar::floored(month(d), 3); },
        calendar::quarters());
  });
}
Value year_of(Value day) {
  return value([day](const Snapshot& s) { return mapped(day.bind(s), calendar::YearOf{}, calendar::years()); });
}

Value place_at(Value place, Value day, std::vector<std::int32_t> levels) {
  HW_CHECK(!levels.empty(), "a place lies at some level");
  return value(
      [place, day, levels](const Snapshot& s) -> Bound {
        const PlaceTree& tree = s.places();
        const bool moves = std::ranges::any_of(levels, [&](std::int32_t level) { return tree.moves(level); });
        if (moves) return std::make_shared<PlaceOnDay>(place.bind(s), day.bind(s), tree, levels);
        return std::make_shared<PlaceAbove>(place.bind(s), tree, levels);
      },
      [place](const Schema& schema) { return place.refers_to(schema); });
}

Value choose(std::vector<Case> cases, std::int32_t otherwise) {
  return value([cases, otherwise](const Snapshot& s) -> Bound {
    std::vector<std::pair<std::shared_ptr<const BoundCondition>, std::int32_t>> bound;
    for (const Case& c : cases) bound.emplace_back(c.when.bind(s), c.code);
    return std::make_shared<Chosen>(std::move(bound), otherwise);
  });
}

Value derived(Derived values) {
  return value([values](const Snapshot&) -> Bound { return std::make_shared<BySlot>(values); },
               [values](const Schema&) { return values.refers_to; });
}

}  // namespace homeward::cohort
