#include "engine/cohort/recurrences.hpp"

#include "base/check.hpp"
#include "engine/cohort/follow.hpp"
#include "engine/survival/mean_count.hpp"

namespace homeward::cohort {
namespace {

/// What one part has seen of one group: for the estimator a row an event or an end of following.
struct Counts {
  Units all;
  std::vector<Recurrences::Mark> marks;
  std::vector<double> time;
  std::vector<std::uint8_t> event;
  std::vector<std::uint32_t> person;
};

class Histories {
 public:
  Histories(const RecurrencesQuestion& q, std::size_t groups) : q_(q), counts_(groups) {}

  void add(std::uint32_t group, std::uint64_t who, const Followed& unit) {
    found_.days.clear();
    q_.happened(unit, found_);
    Counts& out = counts_[group];
    out.marks.resize(q_.marks.size());
    const auto row = [&](std::int32_t day, std::uint8_t event) {
      out.time.push_back(day);
      out.event.push_back(event);
      out.person.push_back(static_cast<std::uint32_t>(out.all.n));
    };
    for (const std::int32_t day : found_.days) {
      HW_CHECK(day >= 0 && day <= found_.until, "nothing is seen behind the end");
      row(day, 1);
    }
    row(found_.until, 0);
    out.all.add(who);
    for (std::size_t m = 0; m < q_.marks.size(); ++m) add_mark(out.marks[m], who, m);
  }
  const std::vector<Counts>& counts() const { return counts_; }

 private:
  void add_mark(Recurrences::Mark& mark, std::uint64_t who, std::size_t m) const {
    const std::int32_t day = q_.marks[m];
    mark.reached = mark.reached || found_.until >= day;
    if (!found_.days.empty() && found_.days.front() <= day) {
      mark.with.add(who);
      if (m > 0 && found_.days.front() > q_.marks[m - 1]) mark.newly.add(who);
    } else {
      (found_.until > day ? mark.without : mark.censored).add(who);
    }
  }

  const RecurrencesQuestion& q_;
  std::vector<Counts> counts_;
  Happened found_;
};

Recurrences::Group summed(const std::vector<const Counts*>& parts, const RecurrencesQuestion& q) {
  Recurrences::Group out;
  out.marks.resize(q.marks.size());
  Counts all;
  for (const Counts* part : parts) {
    if (part->all.n == 0) continue;
    for (std::size_t m = 0; m < q.marks.size(); ++m) {
      out.marks[m].with += part->marks[m].with;
      out.marks[m].newly += part->marks[m].newly;
      out.marks[m].without += part->marks[m].without;
      out.marks[m].censored += part->marks[m].censored;
      out.marks[m].reached = out.marks[m].reached || part->marks[m].reached;
    }
    all.time.insert(all.time.end(), part->time.begin(), part->time.end());
    all.event.insert(all.event.end(), part->event.begin(), part->event.end());
    for (const std::uint32_t person : part->person)
      all.person.push_back(person + static_cast<std::uint32_t>(out.all.n));
    out.all += part->all;
  }
  if (out.all.n == 0) return out;
  const auto found =
      survival::mean_cumulative_count({all.time, all.event, all.person, static_cast<std::uint32_t>(out.all.n)});
  HW_CHECK(found.has_value(), "whole days from 0 on cannot be refused");
  const survival::MeanCount& curve = found->front();
  for (std::size_t m = 0; m < q.marks.size(); ++m) {
    const auto after = std::ranges::upper_bound(curve.time, static_cast<double>(q.marks[m])) - curve.time.begin();
    if (after == 0) continue;
    out.marks[m].mean = curve.mean[static_cast<std::size_t>(after) - 1];
    out.marks[m].se = curve.se[static_cast<std::size_t>(after) - 1];
  }
  return out;
}

}  // namespace

Recurrences recurrences(const Snapshot& s, const RecurrencesQuestion& q) {
  return told_by_group<Histories, Recurrences>(s, q, summed);
}

}  // namespace homeward::cohort
