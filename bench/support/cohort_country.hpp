#pragma once
#include "engine/cohort/store.hpp"

#include <filesystem>
#include <vector>

/// An invented country for figures: people with episodes, stays on a road through the stages, contacts and
/// observations. The same rows go into the column store, into CSV files for other databases, and into a Homeward store.
namespace homeward::bench {

struct CohortCountry {
  static constexpr std::int32_t k_regions = 34, k_centres = 600;
  static constexpr std::int32_t k_first_day = 18'000, k_last_day = 20'400;
  struct Person {
    std::int16_t birth_year = 0;
    std::uint8_t sex = 0;
  };
  struct Episode {
    std::uint32_t person = 0;
    std::int32_t opened = 0, closed = cohort::k_missing;
    std::uint16_t centre = 0;
    std::uint8_t end_type = 255, referral = 0;
  };
  struct Stay {
    std::uint32_t episode = 0;
    std::int32_t started = 0, ended = cohort::k_missing, planned = cohort::k_missing;
    std::uint8_t stage = 0, setting = 0, end_type = 255;
  };
  struct Contact {
    std::uint32_t episode = 0;
    std::int32_t on = 0;
    std::uint8_t kind = 0, attendance = 0;
  };
  std::vector<Person> persons;
  std::vector<Episode> episodes;
  std::vector<Stay> stays;
  std::vector<Contact> contacts, observations;

  static std::int32_t region_of(std::int32_t centre) { return centre % k_regions; }
  /// Seven people to ten episodes; three stays to two; `events` contacts and observations an episode.
  static CohortCountry invent(std::size_t episodes, std::size_t events);
  /// Under the ids that `id` makes.
  void put_into(cohort::Store& store) const;
  /// One file a table, without a header: place, person, episode, stay, contact. Missing is empty.
  void write_csv(const std::filesystem::path& folder) const;
  /// A Homeward store with the people, journeys, episodes and stays, made once and kept beside the other countries.
  /// Rows are written as the journal writes them, without their entries: loading does not read those.
  std::filesystem::path homeward_store() const;
  static Uuid id(std::uint16_t table, std::uint32_t number);
};

}  // namespace homeward::bench
