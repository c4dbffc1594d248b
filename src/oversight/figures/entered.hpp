#pragma once
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "platform/db/store.hpp"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

/// How soon something was entered. Source: reference 4, K17: timeliness is from the event to its entry.
namespace homeward::figures {

/// Days from the day a record tells of to the day on which it was first entered, in the zone of the place that keeps
/// it; below 0 where it was entered ahead (a plan). Whoever corrects a record later entered it before. Pure.
///
/// Nothing for what was not entered by hand on a day of the calendar: a record that an import brought is as old as it
/// was elsewhere, not late here, and a day that was counted from an anchor is no day at all.
struct HowEntered {
  LocalDate on;
  Instant first;  ///< first entry of the journal
  bool imported = false;
  bool relative_date = false;
};
std::optional<std::int32_t> entered_after(const HowEntered& how, const Zone& zone);

/// The first entry of a row in the journal.
struct FirstEntry {
  Instant at;
  std::optional<Uuid> by;  ///< account; nobody where the system itself entered it
};
using FirstEntries = std::unordered_map<Uuid, FirstEntry, UuidHash>;
/// When and by whom each of these rows was entered first.
FirstEntries first_entries(db::ReadTransaction& tx, std::span<const Uuid> rows);

/// Whoever entered something by hand in a house, by its days: the first and the last of them.
struct Operator {
  LocalDate first, last;
};
/// One row for each account and house. Two people who share an account are one operator.
Uuid operator_id(const Uuid& account, const Uuid& house);

}  // namespace homeward::figures
