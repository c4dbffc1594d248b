#include "engine/cohort/states.hpp"

#include "base/check.hpp"
#include "engine/cohort/follow.hpp"

namespace homeward::cohort {
namespace {

/// What one part has seen of one group. An event is a day, a state that is left and one that is entered, as a number
/// that sorts by day.
struct Counts {
  Units all;
  std::vector<StatesOverTime::Mark> marks;
  std::vector<std::uint64_t> events;
  std::int32_t last = 0;
};

class Roads {
 public:
  Roads(const StatesQuestion& q, std::size_t groups) : q_(q), counts_(groups) {}

  void add(std::uint32_t group, std::uint64_t who, const Followed& unit) {
    road_.clear();
    q_.road(unit, road_);
    HW_CHECK(!road_.empty() && road_.front().day == 0, "everybody is somewhere on the first day");
    Counts& out = counts_[group];
    if (out.marks.empty()) out.marks = empty_marks();
    const std::int32_t days = unit.until - unit.day;
    out.all.add(who);
    out.last = std::max(out.last, days);
    std::uint8_t before = begun();
    for (const Moved& moved : road_) {
      HW_CHECK(moved.state < q_.states && moved.day <= days, "a road ends where it is seen no more");
      if (moved.state != before) out.events.push_back(event(moved.day, before, moved.state));
      before = moved.state;
    }
    out.events.push_back(event(days, before, censored()));
    add_marks(out, who, days);
  }

  const std::vector<Counts>& counts() const { return counts_; }

 private:
  std::uint8_t begun() const { return q_.states; }
  std::uint8_t censored() const { return static_cast<std::uint8_t>(q_.states + 1); }
  static std::uint64_t event(std::int32_t day, std::uint8_t from, std::uint8_t to) {
    return static_cast<std::uint64_t>(day) << 16 | std::uint64_t{from} << 8 | to;
  }

  std::vector<StatesOverTime::Mark> empty_marks() const {
    const StatesOverTime::Mark none{{}, std::vector<Units>(q_.states), std::vector<Units>(q_.states), {}, {}};
    return {q_.marks.size(), none};
  }

  void add_marks(Counts& out, std::uint64_t who, std::int32_t days) const {
    std::size_t at = 0;
    for (std::size_t m = 0; m < q_.marks.size() && q_.marks[m] <= days; ++m) {
      const std::size_t before = at;
      while (at + 1 < road_.size() && road_[at + 1].day <= q_.marks[m]) ++at;
      StatesOverTime::Mark& mark = out.marks[m];
      mark.watched.add(who);
      mark.in[road_[at].state].add(who);
      if (m > 0 && road_[before].state == road_[at].state) mark.stayed[road_[at].state].add(who);
    }
  }

  const StatesQuestion& q_;
  std::vector<Counts> counts_;
  std::vector<Moved> road_;
};

/// Days with what happened on them, and how many were watched in each state just before.
std::vector<survival::StateChanges> moments_of(std::vector<std::uint64_t>& events, double all, std::uint8_t states) {
  std::ranges::sort(events);
  const std::size_t begun = states, censored = begun + 1;
  std::vector<double> at_risk(begun + 1, 0);
  at_risk[begun] = all;
  std::vector<survival::StateChanges> out;
  for (std::size_t i = 0; i < events.size();) {
    const std::uint64_t day = events[i] >> 16;
    survival::StateChanges moment{static_cast<double>(day), {}, at_risk};
    while (i < events.size() && events[i] >> 16 == day) {
      const std::uint64_t event = events[i];
      double n = 0;
      for (; i < events.size() && events[i] == event; ++i) ++n;
      const std::size_t from = event >> 8 & 0xff, to = event & 0xff;
      at_risk[from] -= n;
      if (to == censored) continue;
      at_risk[to] += n;
      moment.changes.push_back({from, to, n});
    }
    if (!moment.changes.empty()) out.push_back(std::move(moment));
  }
  return out;
}

StatesOverTime::Group summed(const std::vector<const Counts*>& parts, const StatesQuestion& q) {
  StatesOverTime::Group out;
  std::vector<std::uint64_t> events;
  std::int32_t last = -1;
  out.marks.assign(q.marks.size(), {{}, std::vector<Units>(q.states), std::vector<Units>(q.states), {}, {}});
  for (const Counts* part : parts) {
    if (part->all.n == 0) continue;
    out.all += part->all;
    last = std::max(last, part->last);
    events.insert(events.end(), part->events.begin(), part->events.end());
    for (std::size_t m = 0; m < q.marks.size(); ++m) {
      out.marks[m].watched += part->marks[m].watched;
      for (std::size_t state = 0; state < q.states; ++state) {
        out.marks[m].in[state] += part->marks[m].in[state];
        out.marks[m].stayed[state] += part->marks[m].stayed[state];
      }
    }
  }
  std::vector<double> times;
  for (const std::int32_t day : q.marks)
    if (day <= last) times.push_back(day);
  const auto moments = moments_of(events, static_cast<double>(out.all.n), q.states);
  const auto shares = survival::state_shares(moments, std::size_t{q.states} + 1, q.states, times);
  for (std::size_t m = 0; m < shares.size(); ++m) {
    out.marks[m].share.assign(shares[m].probability.begin(), shares[m].probability.end() - 1);
    out.marks[m].se.assign(shares[m].se.begin(), shares[m].se.end() - 1);
  }
  return out;
}

}  // namespace

StatesOverTime states_over_time(const Snapshot& s, const StatesQuestion& q) {
  return told_by_group<Roads, StatesOverTime>(s, q, summed);
}

}  // namespace homeward::cohort
