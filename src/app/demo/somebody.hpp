#pragma once
#include "app/demo/names/names.hpp"
#include "app/demo/world.hpp"
#include "care/pathway/actions.hpp"
#include "care/people/actions.hpp"

#include <map>
#include <optional>
#include <set>
#include <vector>

/// People of the demo country: who they are, and where their road stands while the story is told.
namespace homeward::app::demo {

struct OpenStay {
  Id<Stay> id;
  Offer* offer = nullptr;
  LocalDate started, planned_until;
  Worker* keyworker = nullptr;
};

struct Somebody {
  int number = 0;
  Id<Person> id;
  Dice dice{0, 0, ""};  ///< for what happens to this person
  Culture culture = Culture::uzbek;
  Sex sex = Sex::male;
  std::vector<PersonName> names;
  std::optional<int> birth_year;
  bool by_code = false;
  int region = 0;
  Centre* known_at = nullptr;                ///< registered there
  std::map<const Centre*, Stage> latest_at;  ///< of this journey, by house: one does not know of the other
  std::vector<Id<SafeContact>> ways;

  std::optional<OpenStay> open;
  std::optional<LocalDate> journey_began, journey_ended;
  std::optional<Stage> latest;
  std::set<Stage> passed;  ///< lived or left out on this journey
  Id<Stay> last_stay;
  Offer* last_offer = nullptr;
  Worker* last_keyworker = nullptr;
  bool searched_for = false;  ///< a follow-up is open
  bool handed_over = false;   ///< a handover of the latest stay is under way
  bool done = false;          ///< died, asked to be left alone, or goes on under another record
  bool scripted = false;      ///< a scene decides, not chance

  std::optional<int> age_on(LocalDate day) const {
    return birth_year ? std::optional(day.year() - *birth_year) : std::nullopt;
  }
};

/// Somebody new, with names, age and language of the region. Chance: streams of this number.
Somebody make_somebody(const World& world, int number, int region);
/// The registration; fills `ways`. `day`: for ids.
people::RegisterPerson registration(const World& world, Somebody& who, LocalDate day, std::vector<PersonKind> kinds);
/// What is asked at the start of an episode.
std::vector<pathway::NewSubstance> substances(const World& world, const Somebody& who, LocalDate day);
/// A consent with every element; `person`: whose.
people::NewConsent make_consent(Dice& dice, const Somebody& who, LocalDate day, RecipientKind kind, Uuid recipient,
                                std::vector<Purpose> purposes, std::vector<ConsentClass> classes);

}  // namespace homeward::app::demo
