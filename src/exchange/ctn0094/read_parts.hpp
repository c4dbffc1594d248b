#pragma once
#include "exchange/ctn0094/table_row.hpp"
#include "exchange/ctn0094/tables.hpp"

/// The parts of read_tables; nobody else includes this.
namespace homeward::ctn0094 {

/// What all parts fill. Days outside ten years of consent are refused as damage: the longest follow-up is three.
struct Reading {
  std::filesystem::path directory;
  Tables tables;
  People people;
};
inline constexpr StudyDay k_furthest_day = 3660;

tables::FileResult<void> read_people(Reading& into);  // everybody, demographics, site_masked, randomization, detox, ...
tables::FileResult<void> read_baseline(Reading& into);  // forms that are answered once
tables::FileResult<void> read_events(Reading& into);    // visits, samples, use, doses, withdrawal

/// The person of a row, or nothing where the row names none (a few rows of fagerstrom do not).
inline std::optional<std::uint32_t> person_of(TableRow& row, Reading& into) {
  ++into.tables.rows;
  if (row.empty(0)) {
    ++into.tables.without_person;
    return std::nullopt;
  }
  return row.person(0, into.people);
}

/// Refuses a second row about the same person.
class OnceEach {
 public:
  explicit OnceEach(const Reading& into) : seen_(into.tables.people.size()) {}
  void check(TableRow& row, std::uint32_t person) {
    if (row.fault()) return;
    if (seen_[person]) row.refuse(0, "ctn.who-repeated", "an earlier line is about the same person");
    seen_[person] = true;
  }

 private:
  std::vector<bool> seen_;
};

}  // namespace homeward::ctn0094
