#pragma once
#include "oversight/directives/records.hpp"
#include "oversight/indicators/records.hpp"

/// How things stood before a measure began, kept so that nobody can choose later what to compare with.
namespace homeward {

/// A figure that is watched, by the definition of that day.
struct WatchedIndicator {
  Text<60> indicator;
  std::int64_t version = 1;
  bool operator==(const WatchedIndicator&) const = default;
};
BOOST_DESCRIBE_STRUCT(WatchedIndicator, (), (indicator, version))
template <>
struct Described<WatchedIndicator> {
  static constexpr RecordTable table{
      .name = "watched_indicator", .category = Category::place, .doc = "A figure that is watched."};
  static constexpr MemberTable members[] = {{1, "indicator", "The pack in catalogue/indicators."},
                                            {2, "version", "Of the definition by which it was counted."}};
};

/// A place that takes part. Step 1 begins with the measure; step 0 has no day yet.
struct BaselinePlace {
  Id<Place> place;
  std::int32_t step = 0;
  std::optional<LocalDate> starts_on;
  std::optional<std::int32_t> drawn;
  bool operator==(const BaselinePlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(BaselinePlace, (), (place, step, starts_on, drawn))
template <>
struct Described<BaselinePlace> {
  static constexpr RecordTable table{
      .name = "baseline_place", .category = Category::place, .doc = "A place of a baseline and when it begins."};
  static constexpr MemberTable members[] = {{1, "place", "Which."},
                                            {2, "step", "From 1 in the order of beginning; 0: no day yet."},
                                            {3, "starts_on", "From which local day it takes part."},
                                            {4, "drawn", "As which it was drawn, where lot decided."}};
};

/// How the order was drawn: ascending by SHA-256 of "seed:place id", so that anybody can draw it again.
struct BaselineLot {
  Text<64> seed;
  std::int32_t at_once = 1;
  std::optional<std::int32_t> months_between;
  bool operator==(const BaselineLot&) const = default;
};
BOOST_DESCRIBE_STRUCT(BaselineLot, (), (seed, at_once, months_between))
template <>
struct Described<BaselineLot> {
  static constexpr RecordTable table{
      .name = "baseline_lot", .category = Category::place, .doc = "How the order of beginning was drawn."};
  static constexpr MemberTable members[] = {
      {1, "seed", "Made by the server when the baseline was kept."},
      {2, "at_once", "How many places begin together."},
      {3, "months_between", "Months until the next begin; without it the others have no day yet."}};
};

/// The figures of the places of one step.
struct BaselineStep {
  std::int32_t step = 0;
  std::vector<KeptFigure> figures;
  bool operator==(const BaselineStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(BaselineStep, (), (step, figures))
template <>
struct Described<BaselineStep> {
  static constexpr RecordTable table{
      .name = "baseline_step", .category = Category::place, .doc = "What was counted at the places of one step."};
  static constexpr MemberTable members[] = {{1, "step", "As of the places."},
                                            {2, "figures", "In the order of what is watched."}};
};

struct Baseline {
  Id<Baseline> id;
  Id<Place> home;
  Text<160> name;
  std::optional<Id<Directive>> directive;
  LocalDate starts_on;
  Text<7> before;
  LocalDate first, last;
  std::vector<BaselinePlace> places;
  std::optional<BaselineLot> lot;
  std::vector<WatchedIndicator> watched;
  std::vector<BaselineStep> steps;
  std::int64_t position = 0;
  LocalDate kept_on;
};
BOOST_DESCRIBE_STRUCT(Baseline, (),
                      (id, home, name, directive, starts_on, before, first, last, places, lot, watched, steps, position,
                       kept_on))
template <>
struct Described<Baseline> {
  static constexpr RecordTable table{.number = 93,
                                     .name = "baseline",
                                     .home = "home",
                                     .category = Category::place,
                                     .doc = "How things stood before a measure began. Never changed."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "home", "The nation or region that keeps it."},
                                            {3, "name", "What is to begin, in a few words."},
                                            {4, "directive", "That orders it.", Index::plain},
                                            {5, "starts_on", "From which local day the first places take part."},
                                            {6, "before", "The period before, as it was asked for."},
                                            {7, "first", "Its first day."},
                                            {8, "last", "Its last day."},
                                            {9, "places", "Those that take part and those that do not yet."},
                                            {10, "lot", "How the order was drawn."},
                                            {11, "watched", "Which figures are watched."},
                                            {12, "steps", "The figures of the period before."},
                                            {13, "position", "Of the journal: everything up to it was counted."},
                                            {14, "kept_on", "Local day."}};
};

}  // namespace homeward
