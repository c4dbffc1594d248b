#include "oversight/curves/states_shown.hpp"

#include "base/check.hpp"
#include "oversight/curves/limits.hpp"
#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::curves {
namespace {

ShownState with_limits(double share, double se) {
  ShownState out{false, share, {}, {}};
  if (const auto limits = log_log(share, se)) {
    out.low = limits->low;
    out.high = limits->high;
  }
  return out;
}

/// With the binomial error of so many watched.
ShownState of_watched(double share, std::int64_t watched) {
  return with_limits(share, std::sqrt(share * (1 - share) / static_cast<double>(watched)));
}

/// Rounded shares may come to more than all.
ShownState in_any_stage(const ShownDay& day) {
  double share = 0;
  for (std::size_t stage = 0; stage < k_stages; ++stage) {
    if (day.in[stage].withheld) return {true, {}, {}, {}};
    share += *day.in[stage].share;
  }
  return of_watched(std::min(1.0, share), day.watched);
}

Count operator-(const Count& a, const Count& b) { return {a.n - b.n, a.persons - b.persons, a.who - b.who}; }

/// The cells of one group that may be shown.
struct Cells {
  std::size_t all = 0;
  struct Day {
    std::size_t watched = 0, unwatched = 0;
    std::array<std::size_t, k_wheres> in{};
  };
  std::array<Day, k_days.size()> days{};
};

class Table {
 public:
  explicit Table(const Noise& noise) : noise_(noise) {}

  Cells add(const StatesGroup& g) {
    Cells out;
    out.all = cell(g.all);
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      const StatesDay& day = g.days[d];
      Cells::Day& to = out.days[d];
      to.watched = cell(day.watched);
      to.unwatched = cell(g.all - day.watched);
      sums_.push_back({out.all, {to.watched, to.unwatched}});
      disclosure::Sum everybody{to.watched, {}};
      for (std::size_t w = 0; w < k_wheres; ++w) {
        to.in[w] = cell(day.in[w]);
        everybody.parts.push_back(to.in[w]);
        if (d == 0) continue;
        const std::size_t stayed = cell(day.stayed[w]);
        sums_.push_back({to.in[w], {stayed, cell(day.in[w] - day.stayed[w])}});
        sums_.push_back({out.days[d - 1].in[w], {stayed, cell(g.days[d - 1].in[w] - day.stayed[w])}});
      }
      sums_.push_back(std::move(everybody));
    }
    return out;
  }

  void add_up(const Cells& total, const std::vector<Cells>& groups) {
    const auto sum = [&](const auto& which) {
      disclosure::Sum out{which(total), {}};
      for (const Cells& g : groups) out.parts.push_back(which(g));
      sums_.push_back(std::move(out));
    };
    sum([](const Cells& c) { return c.all; });
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      sum([d](const Cells& c) { return c.days[d].watched; });
      sum([d](const Cells& c) { return c.days[d].unwatched; });
      for (std::size_t w = 0; w < k_wheres; ++w) sum([d, w](const Cells& c) { return c.days[d].in[w]; });
    }
  }

  std::vector<disclosure::Shown> show() const { return disclosure::control(cells_, sums_); }

 private:
  std::size_t cell(const Count& c) {
    cells_.push_back({c.persons, noise_(c.persons, c.who)});
    return cells_.size() - 1;
  }

  const Noise& noise_;
  std::vector<disclosure::Cell> cells_;
  std::vector<disclosure::Sum> sums_;
};

/// An estimate as so many of those who began, by the rule for counts of people.
std::optional<std::int64_t> shown(std::int64_t estimate, const Count& people, const Noise& noise) {
  if (people.n == 0) return estimate == 0 ? std::optional<std::int64_t>(0) : std::nullopt;
  return access::masked(estimate, noise(estimate, people.who));
}

ShownStates masked_group(const StatesGroup& g, const OpenStates& open, const Noise& noise) {
  ShownStates out{g.key, !open.all, false, {}, {}};
  if (!open.all) return out;
  out.n = access::masked(g.all.n, noise(g.all.n, g.all.who));
  out.too_few = g.all.persons < k_least;
  if (out.too_few || !out.n) return out;
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    const StatesDay& day = g.days[d];
    const auto watched = access::masked(day.watched.n, noise(day.watched.n, day.watched.who));
    // From here on nobody was watched long enough, or too few to say how many.
    if (!open.days[d].watched || !watched || *watched == 0) return out;
    ShownDay at{k_days[d], *watched, {}, {}};
    for (std::size_t w = 0; w < k_wheres; ++w) {
      const auto estimate = std::llround(day.share[w] * static_cast<double>(g.all.n));
      const auto count = open.days[d].in[w] ? shown(estimate, day.in[w], noise) : std::nullopt;
      if (!count) {
        at.in[w].withheld = true;
        continue;
      }
      at.in[w] = of_watched(std::min(1.0, static_cast<double>(*count) / static_cast<double>(*out.n)), *watched);
    }
    at.in_care = in_any_stage(at);
    out.days.push_back(at);
  }
  return out;
}

std::vector<const StatesGroup*> groups_of(const CountedStates& counted) {
  std::vector<const StatesGroup*> out{&counted.total};
  for (const StatesGroup& g : counted.groups) out.push_back(&g);
  return out;
}

}  // namespace

OpenStates OpenStates::everything() {
  OpenStates out;
  out.all = true;
  for (Day& day : out.days) {
    day.watched = true;
    day.in.fill(true);
  }
  return out;
}

void OpenStates::narrow(const OpenStates& other) {
  all = all && other.all;
  for (std::size_t d = 0; d < k_days.size(); ++d) {
    days[d].watched = days[d].watched && other.days[d].watched;
    for (std::size_t w = 0; w < k_wheres; ++w) days[d].in[w] = days[d].in[w] && other.days[d].in[w];
  }
}

std::vector<OpenStates> control(const CountedStates& counted, const Noise& noise) {
  Table table(noise);
  std::vector<Cells> cells;
  for (const StatesGroup* g : groups_of(counted)) cells.push_back(table.add(*g));
  if (cells.size() > 1) table.add_up(cells.front(), {cells.begin() + 1, cells.end()});
  const auto shown = table.show();
  std::vector<OpenStates> out(cells.size());
  for (std::size_t g = 0; g < cells.size(); ++g) {
    out[g].all = shown[cells[g].all].has_value();
    for (std::size_t d = 0; d < k_days.size(); ++d) {
      out[g].days[d].watched = shown[cells[g].days[d].watched].has_value();
      for (std::size_t w = 0; w < k_wheres; ++w) out[g].days[d].in[w] = shown[cells[g].days[d].in[w]].has_value();
    }
  }
  return out;
}

std::vector<ShownStates> show_masked(const CountedStates& counted, const std::vector<OpenStates>& open,
                                     const Noise& noise) {
  const auto groups = groups_of(counted);
  HW_CHECK(open.size() == groups.size(), "the same groups in both");
  std::vector<ShownStates> out;
  for (std::size_t g = 0; g < groups.size(); ++g) out.push_back(masked_group(*groups[g], open[g], noise));
  return out;
}

}  // namespace homeward::curves
