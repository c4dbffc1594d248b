#pragma once
#include "engine/cohort/tally.hpp"

/// Columns worked out from other tables, one value a row of `owner`. Each takes one pass over the rows it reads.
///
///     // Days until the first contact of an episode that took place:
///     const Value wait = difference(column(contact::on), through(contact::episode, column(episode::opened)));
///     const Derived first = earliest(now, episode::table, column(contact::episode),
///                                    {contact::table, all_of({came, at_least(wait, 0)})}, wait);
///     const Condition began_in_14_days = between(derived(first), 0, 13);
namespace homeward::cohort {

/// The smallest (largest) value among the rows of `question` whose `reference` leads to the row of `owner`; missing
/// where there is none. For the person table every linked record has the value of all of them together.
Derived earliest(const Snapshot& snapshot, Table owner, const Value& reference, const Question& question,
                 const Value& value);
Derived latest(const Snapshot& snapshot, Table owner, const Value& reference, const Question& question,
               const Value& value);
/// How many rows there are; 0 where there are none.
Derived how_many(const Snapshot& snapshot, Table owner, const Value& reference, const Question& question);

/// A number of 24 bits made from the id; of linked persons from the id of the one that stands for them all. 0 where no
/// row is there.
Derived fingerprints(const Snapshot& snapshot, Table owner);

/// A dated interval of a unit (a person, a journey, an episode): a stay, an episode, a journey.
struct Intervals {
  Question rows;  ///< which; `by` is not read
  Value unit;     ///< reference; of the person table, linked records are one person
  Value start;    ///< rows without a start do not count
  Value end;      ///< last day; missing: still
};
/// For each interval the next of its unit: the earliest that starts on the day it ends or later, itself left out; of
/// several that start on one day the one with the smaller id. `gap` days lie between (0: the same day). Missing where
/// there is none or the interval has not ended.
struct Next {
  Derived interval;  ///< a reference
  Derived gap;
};
Next next_interval(const Snapshot& snapshot, const Intervals& intervals);

}  // namespace homeward::cohort
