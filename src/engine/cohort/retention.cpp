#include "engine/cohort/retention.hpp"

#include "base/check.hpp"
#include "engine/cohort/calendar.hpp"
#include "engine/cohort/scan.hpp"

#include <algorithm>
#include <map>

namespace homeward::cohort {
namespace {

/// A day with its month, worked out once.
struct Day {
  explicit Day(std::int32_t d) : day(d), civil(calendar::civil(d)), month((civil.year - 1970) * 12 + civil.month - 1) {}
  bool last_of_month() const { return calendar::civil(day + 1).day == 1; }
  std::int32_t day;
  calendar::Civil civil;
  std::int32_t month;
};

/// The most whole months that fit between two days.
std::int32_t whole_months(const Day& from, const Day& to) {
  const std::int32_t months = to.month - from.month;
  return to.civil.day >= from.civil.day || to.last_of_month() ? months : months - 1;
}

using Cells = std::vector<Retention::Cell>;

}  // namespace

Retention retention(const Snapshot& s, const Question& q, const Value& start, const Value& end, LocalDate as_of,
                    int most) {
  HW_CHECK(most >= 0, "months are counted from 0");
  const auto begins = start.bind(s), ends = end.bind(s);
  const Day today(as_of.days);
  /// By part: how many had exactly so many months, to be due and to be kept; added up from behind at the end.
  std::vector<std::map<std::int32_t, Cells>> parts(parts_of(s, q.of));
  scan(s, q, [&](unsigned part, const Rows& rows) {
    std::array<std::int32_t, k_block> from, to;
    begins->codes(rows, from.data());
    ends->codes(rows, to.data());
    auto& months = parts[part];
    Cells* cells = nullptr;
    std::int32_t month = k_missing;
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (from[i] == k_missing || from[i] > as_of.days || (to[i] != k_missing && to[i] < from[i])) continue;
      const Day began(from[i]);
      if (!cells || began.month != month) {
        month = began.month;
        cells = &months[month];
        cells->resize(static_cast<std::size_t>(most) + 1);
      }
      const std::int32_t due = std::min(most, whole_months(began, today));
      const std::int32_t kept = to[i] == k_missing ? due : std::min(due, whole_months(began, Day(to[i])));
      ++(*cells)[static_cast<std::size_t>(due)].due;
      ++(*cells)[static_cast<std::size_t>(kept)].kept;
    }
  });

  std::map<std::int32_t, Cells> all;
  for (const auto& part : parts) {
    for (const auto& [month, cells] : part) {
      Cells& to = all[month];
      to.resize(cells.size());
      for (std::size_t k = 0; k < cells.size(); ++k) {
        to[k].due += cells[k].due;
        to[k].kept += cells[k].kept;
      }
    }
  }
  Retention out{s.position(), {}, {}};
  for (auto& [month, cells] : all) {
    for (std::size_t k = cells.size() - 1; k-- > 0;) {
      cells[k].due += cells[k + 1].due;
      cells[k].kept += cells[k + 1].kept;
    }
    out.months.push_back(month);
    out.cells.push_back(std::move(cells));
  }
  return out;
}

}  // namespace homeward::cohort
