#pragma once
#include "oversight/indicators/aimed.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/access/authority.hpp"

#include <functional>

namespace homeward::indicators {

struct SetTarget {
  Id<IndicatorTarget> id;
  Id<Place> place;
  Text<60> indicator;
  double value = 0;
  LocalDate starts_on, reach_by;
  Text<500> why;
  std::optional<Text<300>> source;
};
BOOST_DESCRIBE_STRUCT(SetTarget, (), (id, place, indicator, value, starts_on, reach_by, why, source))
struct ChangeTarget {
  double value = 0;
  LocalDate starts_on, reach_by;
  Text<500> why;
};
BOOST_DESCRIBE_STRUCT(ChangeTarget, (), (value, starts_on, reach_by, why))
struct EndTarget {
  Text<500> why;
};
BOOST_DESCRIBE_STRUCT(EndTarget, (), (why))

/// Whether the version that the asker saw is still the one stored (`If-Match`). Reason: stale.version.
using Expects = std::function<Result<void>(const Uuid& version)>;

/// For a place of one's own or one below it, never for one above. Reasons: those of `check_target`,
/// indicator.switched-off.
Result<journal::Changed> set_target(journal::Transaction& tx, const access::Viewer& who, const SetTarget& c,
                                    const Indicators& indicators);
/// What it was before stays in it. Reasons: as above, target.set-above, target.nothing-changed, target.begun, and those
/// of `decide_change_target`.
Result<journal::Changed> change_target(journal::Transaction& tx, const access::Viewer& who, Id<IndicatorTarget> id,
                                       const ChangeTarget& c, const Indicators& indicators, const Expects& expects);
/// From today on it holds no more; what it was measured by before stays so. Reasons: target.set-above, field.missing,
/// and those of `decide_change_target`.
Result<journal::Changed> end_target(journal::Transaction& tx, const access::Viewer& who, Id<IndicatorTarget> id,
                                    const EndTarget& c, const Expects& expects);

}  // namespace homeward::indicators

namespace homeward {
template <>
struct Described<indicators::SetTarget> {
  static constexpr RecordTable table{
      .name = "set_target", .category = Category::place, .doc = "Says what an indicator is to come to."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "place", "One's own place, or one below it."},
                                            {3, "indicator", "The pack in catalogue/indicators."},
                                            {4, "value", "Share from 0 to 1, days, or events per 100 person-years."},
                                            {5, "starts_on", "From which local day."},
                                            {6, "reach_by", "By which local day."},
                                            {7, "why", "Why this and no other."},
                                            {8, "source", "Law, plan or publication."}};
};
template <>
struct Described<indicators::ChangeTarget> {
  static constexpr RecordTable table{
      .name = "change_target", .category = Category::place, .doc = "Changes a target; how it read before stays."};
  static constexpr MemberTable members[] = {{1, "value", "What is to be reached from now on."},
                                            {2, "starts_on", "From which local day."},
                                            {3, "reach_by", "By which local day."},
                                            {4, "why", "Why it is changed."}};
};
template <>
struct Described<indicators::EndTarget> {
  static constexpr RecordTable table{.name = "end_target", .category = Category::place, .doc = "Ends a target."};
  static constexpr MemberTable members[] = {{1, "why", "Why."}};
};
}  // namespace homeward
