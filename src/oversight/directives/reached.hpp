#pragma once
#include "oversight/directives/addressed.hpp"
#include "oversight/directives/records.hpp"

#include <functional>

/// What the records show of a directive: who was reached where and since when.
namespace homeward::directives {

/// The days that count.
struct Period {
  LocalDate from, until;
};

/// The rows (alias `t`) that count as acting: what follows WHERE. Not for the statement of a house, which is no record.
access::Sql acts_that_count(const CountedAct& counts, Period period);

/// Calls for every house within `scope` and every person it reached, with the first day and whether the person is a
/// relative. Linked records come one by one.
using EachReached = std::function<void(const Uuid& house, const Uuid& person, LocalDate first, bool relative)>;
void each_reached(db::ReadTransaction& tx, const CountedAct& counts, Period period, Id<Place> scope,
                  const EachReached& each);

}  // namespace homeward::directives
