#pragma once
#include "exchange/ctn0094/words.hpp"
#include "exchange/tables/file_fault.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

/// A directory of CTN-0094 tables as it stands, read and checked whole, before anything is made of it.
namespace homeward::ctn0094 {

/// Days from the day of consent; negative before it.
using StudyDay = std::int32_t;

/// A row that is about a day. What `word` and `amount` mean is the table's.
struct Event {
  std::uint32_t person = 0;  // place in `Tables::people`
  std::uint32_t line = 0;
  StudyDay day = 0;
  Word word = 0;
  std::optional<float> amount;
};

struct Visit {
  std::uint32_t person = 0;
  std::uint32_t line = 0;
  std::optional<StudyDay> day;  // missed visits of two trials have none
  Word label = 0;
  Outcome outcome = Outcome::none;
  std::bitset<16> flags;  // by Flag

  bool has(Flag flag) const { return flags[static_cast<std::size_t>(flag)]; }
};

/// One answer of a baseline form. `what` is a coded word, kept in `Tables::answer_words`.
struct BaselineAnswer {
  std::uint32_t person = 0;
  std::uint32_t line = 0;
  const std::string* what = nullptr;
  std::optional<float> amount;
  const char* unit = nullptr;
};

/// What the baseline tables say that decides about more than an answer.
struct PersonRow {
  std::uint32_t who = 0;
  Project project = Project::ctn0027;
  std::optional<std::int32_t> age;
  std::optional<bool> is_male;
  std::string site;  // empty where site_masked does not say
  struct Randomisation {
    Arm arm = Arm::methadone;
    StudyDay day = 0;
  };
  std::array<std::optional<Randomisation>, 2> randomised;
  std::optional<StudyDay> detox_from, detox_until;
  std::optional<StudyDay> day_zero;  // best guess at the end of the baseline reports of use
  std::optional<bool> injects;       // asi.used_iv, else rbs_iv.days
  std::optional<bool> smokes;
  std::array<std::optional<bool>, 6> diagnosed;  // opiates, alcohol, amphetamines, cannabis, cocaine, sedatives
  std::array<std::optional<std::int32_t>, 5> survey_days;  // rbs.days by k_survey_drugs, of the last 30
};

struct Tables {
  std::vector<PersonRow> people;  // in the order of everybody
  std::vector<Visit> visits;
  std::vector<Event> urine_results;  // word: k_urine_drugs
  std::vector<Event> urine_samples;  // amount: temperature in range 1 or 0; none: unknown
  std::vector<Event> reported_use;   // word: k_reported_drugs
  std::vector<Event> doses;          // amount: mg, or 1 for an injection
  std::vector<Event> withdrawals;    // amount: severity 0 to 3
  std::vector<Event> inductions;     // withdrawal before (word 0) and after (1) induction, amount as above
  std::vector<Event> pains;          // amount: 0 none, 1 up to moderate, 2 severe
  std::vector<BaselineAnswer> answers;
  std::set<std::string> answer_words;
  /// Planned weeks by arm and phase (0 or 1).
  std::array<std::array<std::int32_t, 2>, 6> weeks{};

  std::uint64_t rows = 0;            ///< rows read
  std::uint64_t without_person = 0;  ///< rows whose `who` is empty
  std::uint64_t without_day = 0;     ///< rows about a day that do not say which (not visits)
};

/// Reads the directory. Each table is FILE.csv or FILE.csv.gz. Needed: everybody, demographics; the others may be
/// absent. Not read, because they only repeat or derive from others: all_drugs (reported use and urine results once
/// more), derived_*, first_survey, outcomes. Columns that are not asked for are ignored: among them race and ethnicity,
/// for which care has no use, and rbs_iv.*_inject_days, which hold codes of categories and no days.
///
/// The first thing wrong refuses the whole: what CsvReader refuses, csv.column-missing, ctn.who-malformed,
/// ctn.who-unknown (not in everybody), ctn.who-repeated, ctn.word-unknown, ctn.value-missing, number.malformed,
/// number.out-of-range. Events of a table come out ordered by person, then line.
tables::FileResult<Tables> read_tables(const std::filesystem::path& directory);

/// Tables that care and its end are read from and that are not in the directory: without them everybody seems to have
/// had less care than they had, which whoever brings them in has to be told. Forms that were answered once are not
/// named.
std::vector<std::string> absent_tables(const std::filesystem::path& directory);

/// The entries of one person in a list ordered by person.
template <class T>
std::span<const T> of_person(const std::vector<T>& list, std::uint32_t person) {
  const auto [from, until] = std::equal_range(list.begin(), list.end(), T{.person = person},
                                              [](const T& a, const T& b) { return a.person < b.person; });
  return {list.data() + (from - list.begin()), static_cast<std::size_t>(until - from)};
}

}  // namespace homeward::ctn0094
