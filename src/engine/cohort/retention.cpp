#include "engine/cohort/retention.hpp"

#include "base/check.hpp"
#include "engine/cohort/calendar.hpp"
#include "engine/cohort/scan.hpp"

#include <algorithm>
#include <map>

namespace homeward::cohort {
namespace {

std::int32_t day_of_month(std::int32_t day) {
  return calendar::civil(std::clamp(day, calendar::k_first_day, calendar::k_last_day)).day;
}

/// Days with their months, looked up.
struct Day {
  std::int32_t month, of_month;  ///< months since January 1970; from 1
  bool last_of_month;
};
class Days {
 public:
  Day operator()(std::int32_t day) const { return {month_(day), of_month_(day), of_month_(day + 1) == 1}; }

 private:
  calendar::MonthOf month_;
  calendar::Listed<day_of_month> of_month_;
};

/// The most whole months that fit between two days.
std::int32_t whole_months(const Day& from, const Day& to) {
  const std::int32_t months = to.month - from.month;
  return to.of_month >= from.of_month || to.last_of_month ? months : months - 1;
}

using Cells = std::vector<Retention::Cell>;

}  // namespace

Retention retention(const Snapshot& s, const Question& q, const Value& start, const Value& end, LocalDate as_of,
                    int most) {
  HW_CHECK(most >= 0, "months are counted from 0");
  const auto begins = start.bind(s), ends = end.bind(s);
  const Days days;
  const Day today = days(as_of.days);
  const Range months = calendar::months();
  /// By part and month: how many had exactly so many months, to be due and to be kept; added up from behind at the end.
  std::vector<std::vector<Cells>> parts(parts_of(s, q.of),
                                        std::vector<Cells>(static_cast<std::size_t>(months.to - months.from + 1)));
  scan(s, q, [&](unsigned part, Rows rows) {
    std::array<std::int32_t, k_block> from, to;
    begins->codes(rows, from.data());
    ends->codes(rows, to.data());
    auto& by_month = parts[part];
    for (std::uint32_t i = 0; i < rows.count; ++i) {
      if (from[i] == k_missing || from[i] > as_of.days || (to[i] != k_missing && to[i] < from[i])) continue;
      const Day began = days(from[i]);
      Cells& cells = by_month[static_cast<std::size_t>(began.month - months.from)];
      if (cells.empty()) cells.resize(static_cast<std::size_t>(most) + 1);
      const std::int32_t due = std::min(most, whole_months(began, today));
      const std::int32_t kept = to[i] == k_missing ? due : std::min(due, whole_months(began, days(to[i])));
      ++cells[static_cast<std::size_t>(due)].due;
      ++cells[static_cast<std::size_t>(kept)].kept;
    }
  });

  std::map<std::int32_t, Cells> all;
  for (const auto& part : parts) {
    for (std::size_t m = 0; m < part.size(); ++m) {
      const Cells& cells = part[m];
      if (cells.empty()) continue;
      Cells& to = all[months.from + static_cast<std::int32_t>(m)];
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
