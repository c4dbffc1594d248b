#pragma once
#include "care/assessment/records.hpp"
#include "care/contact/records.hpp"
#include "engine/cohort/schema.hpp"

#include <span>

/// What figures are made of: the tables of the column store, each filled from one described record. Words of a column
/// are those of the record's enum in their order, so a code is the enumerator's value (`code(Stage::treatment)`).
/// Definitions name tables and columns by name: "stay", "stage".
namespace homeward::figures {

using cohort::Column;
using cohort::Table;

namespace place {
constexpr Table table{0};
constexpr Column kind{table, 0}, opened{table, 1}, closed{table, 2};
}  // namespace place

/// The dated tree: one row for each place and each place at or above it.
namespace place_scope {
constexpr Table table{1};
constexpr Column place{table, 0}, ancestor{table, 1}, since{table, 2}, until{table, 3};
}  // namespace place_scope

/// One record of a person; linked records are one person (Snapshot::one_of).
namespace person {
constexpr Table table{2};
constexpr Column place{table, 0}, birth_year{table, 1}, sex{table, 2}, registered_on{table, 3}, died_on{table, 4};
}  // namespace person

namespace journey {
constexpr Table table{3};
constexpr Column person{table, 0}, place{table, 1}, started{table, 2}, ended{table, 3};
}  // namespace journey

namespace episode {
constexpr Table table{4};
constexpr Column person{table, 0}, place{table, 1}, journey{table, 2}, referral_source{table, 3}, programme{table, 4},
    opened{table, 5}, closed{table, 6}, end_type{table, 7}, end_reason{table, 8}, relative_date{table, 9};
}  // namespace episode

namespace stay {
constexpr Table table{5};
constexpr Column person{table, 0}, place{table, 1}, episode{table, 2}, stage{table, 3}, setting{table, 4},
    started{table, 5}, planned_until{table, 6}, ended{table, 7}, end_type{table, 8}, end_reason{table, 9},
    relative_date{table, 10}, entered_after{table, 11};
}  // namespace stay

/// A stage that was left out on purpose.
namespace stage_mark {
constexpr Table table{6};
constexpr Column person{table, 0}, place{table, 1}, journey{table, 2}, stage{table, 3}, kind{table, 4},
    decided_by{table, 5}, on{table, 6};
}  // namespace stage_mark

namespace substance_use {
constexpr Table table{7};
constexpr Column person{table, 0}, place{table, 1}, episode{table, 2}, rank{table, 3}, substance{table, 4},
    route{table, 5}, frequency{table, 6}, age_first_use{table, 7}, on{table, 8};
}  // namespace substance_use

namespace handover {
constexpr Table table{8};
constexpr Column person{table, 0}, from{table, 1}, to{table, 2}, stay{table, 3}, stage{table, 4}, setting{table, 5},
    state{table, 6}, proposed_on{table, 7}, answered_on{table, 8}, reject_reason{table, 9}, left_on{table, 10},
    arrived_on{table, 11}, next_stay{table, 12};
}  // namespace handover

namespace follow_up {
constexpr Table table{9};
constexpr Column person{table, 0}, place{table, 1}, stay{table, 2}, ended_stage{table, 3}, who_acts{table, 4},
    since{table, 5}, act_by{table, 6}, state{table, 7}, outcome{table, 8}, settled_on{table, 9};
}  // namespace follow_up

namespace attempt {
constexpr Table table{10};
constexpr Column person{table, 0}, place{table, 1}, follow_up{table, 2}, on{table, 3}, outcome{table, 4};
}  // namespace attempt

namespace contact {
constexpr Table table{11};
constexpr Column person{table, 0}, place{table, 1}, episode{table, 2}, on{table, 3}, kind{table, 4},
    attendance{table, 5}, relative_date{table, 6}, entered_after{table, 7};
}  // namespace contact

namespace observation {
constexpr Table table{12};
constexpr Column person{table, 0}, place{table, 1}, episode{table, 2}, on{table, 3}, kind{table, 4}, what{table, 5},
    amount{table, 6}, relative_date{table, 7}, entered_after{table, 8};
}  // namespace observation

/// A form. Its answers are sealed and stay so.
namespace assessment {
constexpr Table table{13};
constexpr Column person{table, 0}, place{table, 1}, episode{table, 2}, instrument{table, 3}, version{table, 4},
    mode{table, 5}, state{table, 6}, on{table, 7}, entered_after{table, 8};
}  // namespace assessment

/// A score of a finished form, worked out when the form is taken in: of the answers nothing else is kept. `whole` is
/// the value where it is a whole number; `reliable_change` the least change that is not chance, as the instrument's
/// pack has it, rounded up.
namespace score {
constexpr Table table{14};
constexpr Column person{table, 0}, place{table, 1}, episode{table, 2}, assessment{table, 3}, instrument{table, 4},
    name{table, 5}, value{table, 6}, whole{table, 7}, reliable_change{table, 8}, on{table, 9};
}  // namespace score

/// Who enters records by hand in a house, worked out from the first entries of its rows: staff, so its person is
/// nobody and every definition over people still reads the same.
namespace entering {
constexpr Table table{15};
constexpr Column person{table, 0}, place{table, 1}, entered_first{table, 2}, entered_last{table, 3};
}  // namespace entering

/// Code of an enumerator.
template <class E>
constexpr std::int32_t code(E value) {
  return static_cast<std::int32_t>(value);
}

/// Which member of a record fills which column.
struct Source {
  /// Null where no record fills the table.
  const Meta* record = nullptr;
  /// Worked out from the record, several rows of one: another table has the record itself. Without a record it is
  /// worked out from the journal.
  bool worked_out = false;
  std::vector<std::size_t> members;  ///< by column: position in the description
  /// The column for the days from what the record tells of to its first entry (entered.hpp); its member is that day.
  std::optional<std::uint16_t> entered_after = {};
};

const cohort::Schema& schema();
/// By table.
std::span<const Source> sources();
/// Whether there is something to count in it: definitions over other tables are checked and stay switched off.
inline bool is_filled(const Source& source) { return source.record || source.worked_out; }
/// Whether a row of the record is a row of the table.
inline bool is_record(const Source& source) { return source.record && !source.worked_out; }
/// The table a record fills, by its permanent number.
std::optional<Table> table_of(std::uint16_t record);

}  // namespace homeward::figures
