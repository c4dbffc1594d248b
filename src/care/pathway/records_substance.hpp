#pragma once
#include "care/people/records.hpp"
#include "care/places/records.hpp"

/// What a person uses, in the words of TDI 3.0 (domain reference 3.1).
namespace homeward {

struct Episode;

/// TDI 3.0 substances; alcohol and tobacco may be secondary only, and what was not said differs from what was not asked
/// (domain reference 3.1). New words come at the end.
enum class Substance {
  heroin,
  methadone_misused,
  buprenorphine_misused,
  fentanyls,
  other_opioids,
  cocaine_powder,
  crack,
  other_cocaine,
  amphetamines,
  methamphetamines,
  mdma,
  cathinones,
  other_stimulants,
  barbiturates,
  benzodiazepines,
  ghb,
  other_hypnotics,
  lsd,
  ketamine,
  other_hallucinogens,
  volatile_inhalants,
  cannabis_plant,
  cannabis_synthetic,
  other_cannabis,
  alcohol,
  tobacco,
  other,
  not_known,
  does_not_want_to_answer,
  not_asked
};
BOOST_DESCRIBE_ENUM(Substance, heroin, methadone_misused, buprenorphine_misused, fentanyls, other_opioids,
                    cocaine_powder, crack, other_cocaine, amphetamines, methamphetamines, mdma, cathinones,
                    other_stimulants, barbiturates, benzodiazepines, ghb, other_hypnotics, lsd, ketamine,
                    other_hallucinogens, volatile_inhalants, cannabis_plant, cannabis_synthetic, other_cannabis,
                    alcohol, tobacco, other, not_known, does_not_want_to_answer, not_asked)
/// Whether it says what is used; who does not know, does not want to say or was not asked says nothing of the use.
constexpr bool is_named(Substance s) {
  return s != Substance::not_known && s != Substance::does_not_want_to_answer && s != Substance::not_asked;
}
enum class Route { inject, smoke_or_inhale, eat_or_drink, sniff, other, does_not_want_to_answer, not_known, not_asked };
BOOST_DESCRIBE_ENUM(Route, inject, smoke_or_inhale, eat_or_drink, sniff, other, does_not_want_to_answer, not_known,
                    not_asked)
enum class Frequency {
  daily,
  four_to_six_days_a_week,
  two_to_three_days_a_week,
  once_a_week_or_less,
  not_used,
  does_not_want_to_answer,
  not_known,
  not_asked
};
BOOST_DESCRIBE_ENUM(Frequency, daily, four_to_six_days_a_week, two_to_three_days_a_week, once_a_week_or_less, not_used,
                    does_not_want_to_answer, not_known, not_asked)
enum class Answer { answered, does_not_want_to_answer, not_known, not_asked };
BOOST_DESCRIBE_ENUM(Answer, answered, does_not_want_to_answer, not_known, not_asked)
enum class SubstanceRank { principal, secondary };
BOOST_DESCRIBE_ENUM(SubstanceRank, principal, secondary)

/// A substance at the start of an episode, with route, frequency in the last 30 days and age at first use.
struct SubstanceUse {
  Id<SubstanceUse> id;
  Id<Person> person;
  Id<Place> home;
  Id<Episode> episode;
  SubstanceRank rank = SubstanceRank::principal;
  Substance substance = Substance::not_known;
  Route route = Route::not_asked;
  Frequency frequency = Frequency::not_asked;
  Answer age_answer = Answer::not_asked;
  std::optional<std::int32_t> age_first_use;
  LocalDate on;
};
BOOST_DESCRIBE_STRUCT(SubstanceUse, (),
                      (id, person, home, episode, rank, substance, route, frequency, age_answer, age_first_use, on))
template <>
struct Described<SubstanceUse> {
  static constexpr RecordTable table{.number = 54,
                                     .name = "substance_use",
                                     .subject = "person",
                                     .home = "home",
                                     .day = "on",
                                     .category = Category::clinical,
                                     .doc = "A substance at the start of an episode (TDI 3.0 categories)."};
  static constexpr MemberTable members[] = {{1, "id", "Id."},
                                            {2, "person", "Whose."},
                                            {3, "home", "The place that asked."},
                                            {4, "episode", "At the start of which episode.", Index::plain},
                                            {5, "rank", "Principal or secondary."},
                                            {6, "substance", "Which."},
                                            {7, "route", "Usual route."},
                                            {8, "frequency", "In the last 30 days."},
                                            {9, "age_answer", "Whether the age was answered."},
                                            {10, "age_first_use", "Age at first use in years."},
                                            {11, "on", "Local day that the answers are about."}};
};

}  // namespace homeward
