#pragma once
#include "care/places/records.hpp"

/// Figures that are kept: what somebody was told does not change, whatever is entered later. And what figures are to
/// come to.
namespace homeward {

/// A figure as it was when it was kept: through disclosure control, as whoever answers for the place saw it. The true
/// counts are nowhere: a kept figure stands beside later ones, is read from histories and backups, and stays when
/// somebody is erased. So it gives away nothing that a look at the screen of that day would not have given.
struct KeptFigure {
  bool withheld = false;
  bool too_few = false;
  std::optional<std::int64_t> n, events;
  std::optional<double> value, low, high, p90, person_years;
  bool operator==(const KeptFigure&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeptFigure, (), (withheld, too_few, n, events, value, low, high, p90, person_years))
template <>
struct Described<KeptFigure> {
  static constexpr RecordTable table{
      .name = "kept_figure", .category = Category::place, .doc = "A figure as it was shown when it was kept."};
  static constexpr MemberTable members[] = {{1, "withheld", "So few people that the number would point at them."},
                                            {2, "too_few", "Shown, but too few to say anything from."},
                                            {3, "n", "Of how many, as shown."},
                                            {4, "events", "How many of them, as shown."},
                                            {5, "value", "Share, median in days, or rate."},
                                            {6, "low", "Lower limit of 95 %."},
                                            {7, "high", "Upper limit of 95 %."},
                                            {8, "p90", "Of days: nine in ten had fewer."},
                                            {9, "person_years", "Of rates: time at risk."}};
};

/// What was published about a period. Publishing again adds a revision; the ones before stay.
struct PublishedFigure {
  Id<PublishedFigure> id;
  Id<Place> home;
  Text<60> indicator;
  std::int64_t definition_version = 1;
  Text<7> period;
  LocalDate first, last;
  std::int32_t revision = 1;
  KeptFigure figure;
  std::int64_t position = 0;
  LocalDate on;
  Id<Account> published_by;
};
BOOST_DESCRIBE_STRUCT(PublishedFigure, (),
                      (id, home, indicator, definition_version, period, first, last, revision, figure, position, on,
                       published_by))
template <>
struct Described<PublishedFigure> {
  static constexpr RecordTable table{.number = 94,
                                     .name = "published_figure",
                                     .home = "home",
                                     .category = Category::place,
                                     .doc = "A figure of a period as it was published. Never changed."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "home", "The nation or region that published it."},
                                            {3, "indicator", "The pack in catalogue/indicators.", Index::plain},
                                            {4, "definition_version", "Of the definition by which it was counted."},
                                            {5, "period", "As it was asked for: 2026, 2026-Q2 or 2026-05."},
                                            {6, "first", "Its first day."},
                                            {7, "last", "Its last day."},
                                            {8, "revision", "How often this period was published, from 1."},
                                            {9, "figure", "What was published."},
                                            {10, "position", "Of the journal: everything up to it was counted."},
                                            {11, "on", "Local day."},
                                            {12, "published_by", "Who published it."}};
};

/// How a target read before it was changed: whoever lowers it after the figures came in is seen to have done so.
struct EarlierTarget {
  double value = 0;
  LocalDate starts_on, reach_by;
  LocalDate changed_on;
  Text<500> why;
  Id<Account> changed_by;
  bool operator==(const EarlierTarget&) const = default;
};
BOOST_DESCRIBE_STRUCT(EarlierTarget, (), (value, starts_on, reach_by, changed_on, why, changed_by))
template <>
struct Described<EarlierTarget> {
  static constexpr RecordTable table{
      .name = "earlier_target", .category = Category::place, .doc = "How a target read before it was changed."};
  static constexpr MemberTable members[] = {{1, "value", "What was to be reached."},
                                            {2, "starts_on", "From which local day it held."},
                                            {3, "reach_by", "By which local day it was to be reached."},
                                            {4, "changed_on", "Local day on which it was changed."},
                                            {5, "why", "Why it was changed."},
                                            {6, "changed_by", "Who changed it."}};
};

/// What those who answer for a place want an indicator to come to. About work, never about people.
struct IndicatorTarget {
  Id<IndicatorTarget> id;
  Id<Place> home;
  Text<60> indicator;
  double value = 0;
  LocalDate starts_on, reach_by;
  Text<500> why;
  std::optional<Text<300>> source;
  Id<Account> set_by;
  Text<40> set_as;
  Id<Place> set_at;
  LocalDate set_on;
  std::vector<EarlierTarget> earlier;
  std::optional<LocalDate> ended_on;
  std::optional<Text<500>> ended_why;
};
BOOST_DESCRIBE_STRUCT(IndicatorTarget, (),
                      (id, home, indicator, value, starts_on, reach_by, why, source, set_by, set_as, set_at, set_on,
                       earlier, ended_on, ended_why))
template <>
struct Described<IndicatorTarget> {
  static constexpr RecordTable table{.number = 96,
                                     .name = "indicator_target",
                                     .home = "home",
                                     .category = Category::place,
                                     .doc = "What those responsible for a place want an indicator to come to."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id."},
      {2, "home", "The place whose figure is meant, with all below it."},
      {3, "indicator", "The pack in catalogue/indicators.", Index::plain},
      {4, "value", "Share from 0 to 1, days, or events per 100 person-years."},
      {5, "starts_on", "Local day from which figures are measured by it."},
      {6, "reach_by", "Local day by which it is to be reached, and the last on which it holds."},
      {7, "why", "Why this and no other, in words."},
      {8, "source", "Law, plan or publication that it was taken from."},
      {9, "set_by", "Who set it."},
      {10, "set_as", "In which role."},
      {11, "set_at", "The place of that role: from there or above it is changed."},
      {12, "set_on", "Local day."},
      {13, "earlier", "How it read before, the first first."},
      {14, "ended_on", "Local day from which it holds no more, where it was ended."},
      {15, "ended_why", "Why it was ended."}};
};

}  // namespace homeward
