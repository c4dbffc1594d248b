#pragma once
#include "care/places/records.hpp"

/// Figures that are kept: what somebody was told does not change, whatever is entered later.
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

}  // namespace homeward
