#include "oversight/curves/whereabouts.hpp"

#include <algorithm>
#include <tuple>

namespace homeward::curves {
namespace {

using cohort::k_missing;
using cohort::Spell;

std::uint8_t code_of(Where where) { return static_cast<std::uint8_t>(where); }
bool is(std::int32_t code, EndType type) { return code == static_cast<std::int32_t>(type); }
bool is_stage(std::int32_t code) { return code >= 0 && code < static_cast<std::int32_t>(k_stages); }

Where after(const Spell& last, std::int32_t day, Days gap) {
  if (is(last.how, EndType::died)) return Where::died;
  if (is(last.how, EndType::left_early)) return Where::left;
  if (is(last.how, EndType::transferred)) return Where::between;
  if (!is(last.how, EndType::as_planned)) return Where::ended_otherwise;
  if (last.what == static_cast<std::int32_t>(Stage::resocialization)) return Where::ended_as_planned;
  return day - last.end <= gap.count ? Where::between : Where::next_did_not_begin;
}

std::uint8_t where_after(const cohort::Followed& unit, std::int32_t death, std::int32_t day, Days gap) {
  if (death != k_missing && death <= day) return code_of(Where::died);
  const Spell *open = nullptr, *ended = nullptr;
  for (const Spell& stay : unit.spells) {
    if (stay.start > day || !is_stage(stay.what)) continue;
    if (stay.end == k_missing || stay.end > day) {
      if (!open || std::tie(stay.start, stay.what) > std::tie(open->start, open->what)) open = &stay;
    } else if (!ended || std::tie(stay.end, stay.start, stay.what) > std::tie(ended->end, ended->start, ended->what)) {
      ended = &stay;
    }
  }
  if (open) return static_cast<std::uint8_t>(open->what);
  // How something ended that was over before this road began says nothing of it.
  return code_of(ended && ended->end >= unit.day ? after(*ended, day, gap) : Where::between);
}

/// Whoever died in a stay died, whether or not somebody wrote it down for the person as well.
std::int32_t day_of_death(const cohort::Followed& unit) {
  std::int32_t out = unit.over;
  for (const Spell& stay : unit.spells)
    if (is(stay.how, EndType::died) && stay.end != k_missing && (out == k_missing || stay.end < out)) out = stay.end;
  return out;
}

}  // namespace

std::string_view word_of_where(std::size_t where) {
  if (where < k_stages) return to_word(static_cast<Stage>(where));
  switch (static_cast<Where>(where)) {
    case Where::between: return "between";
    case Where::next_did_not_begin: return "next_did_not_begin";
    case Where::ended_as_planned: return "ended_as_planned";
    case Where::left: return "left";
    case Where::ended_otherwise: return "ended_otherwise";
    case Where::died: break;
  }
  return "died";
}

void whereabouts(const cohort::Followed& unit, Days gap, std::vector<cohort::Moved>& out) {
  const std::int32_t death = day_of_death(unit);
  std::vector<std::int32_t> days{unit.day};
  const auto add = [&](std::int32_t day) {
    if (day > unit.day && day <= unit.until) days.push_back(day);
  };
  if (death != k_missing) add(death);
  for (const Spell& stay : unit.spells) {
    add(stay.start);
    if (stay.end == k_missing) continue;
    add(stay.end);
    add(stay.end + static_cast<std::int32_t>(gap.count) + 1);
  }
  std::ranges::sort(days);
  days.erase(std::unique(days.begin(), days.end()), days.end());
  out.clear();
  for (const std::int32_t day : days) {
    const std::uint8_t where = where_after(unit, death, day, gap);
    if (out.empty() || out.back().state != where) out.push_back({day - unit.day, where});
  }
}

}  // namespace homeward::curves
