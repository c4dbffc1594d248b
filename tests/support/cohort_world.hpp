#pragma once
#include "engine/cohort/store.hpp"

#include <random>

/// A small invented country for the column store, as plain rows that a test can count by hand.
namespace homeward::testing {

namespace cohort_world {
using cohort::Column;
using cohort::k_missing;
using cohort::Table;

namespace place {
constexpr Table table{0};
constexpr Column kind{table, 0};
}  // namespace place
namespace scope {
constexpr Table table{1};
constexpr Column place{table, 0}, ancestor{table, 1}, since{table, 2}, until{table, 3};
}  // namespace scope
namespace person {
constexpr Table table{2};
constexpr Column sex{table, 0}, birth_year{table, 1};
}  // namespace person
namespace stay {
constexpr Table table{3};
constexpr Column person{table, 0}, place{table, 1}, stage{table, 2}, started{table, 3}, ended{table, 4}, how{table, 5},
    programme{table, 6};
}  // namespace stay
namespace contact {
constexpr Table table{4};
constexpr Column stay{table, 0}, on{table, 1}, came{table, 2}, amount{table, 3};
}  // namespace contact

constexpr std::int32_t k_centre = 0, k_region = 1;
cohort::Schema schema();

struct Person {
  std::int32_t sex = k_missing, birth_year = k_missing;
  bool present = true;
};
struct Stay {
  std::int32_t person = 0, place = k_missing, stage = k_missing, started = k_missing, ended = k_missing,
               how = k_missing;
  std::string programme;
};
struct Contact {
  std::int32_t stay = k_missing, on = k_missing, came = k_missing;
  double amount = 0;
};

struct World {
  /// Centres 0 to `centres` - 1 lie in regions behind them; centre 0 was moved from the first region to the second.
  static constexpr std::int32_t k_centres = 5, k_regions = 2, k_moved_on = 18'100;
  std::vector<Person> persons;
  std::vector<Stay> stays;
  std::vector<Contact> contacts;
  std::vector<std::pair<std::int32_t, std::int32_t>> links;  ///< persons

  /// Ties, gaps, overlaps, people who go back, rows in which much is missing and some that are impossible.
  static World invent(std::uint64_t seed, int persons, int contacts_a_stay = 3);
  void put_into(cohort::Store& store) const;
  /// By person: the lowest id of everybody who is the same person.
  std::vector<std::int32_t> ones() const;
  std::int32_t one_of(std::int32_t person) const { return ones()[static_cast<std::size_t>(person)]; }
  std::int32_t region_of(std::int32_t centre, std::int32_t day) const;
};

Uuid id_of(Table table, std::int32_t number);

}  // namespace cohort_world
}  // namespace homeward::testing
