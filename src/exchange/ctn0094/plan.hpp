#pragma once
#include "exchange/ctn0094/course.hpp"
#include "exchange/facilities/planned_place.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The people of a CTN-0094 directory as our records, ready to be written in batches.
///
/// - **Days.** Study days count from the day of consent, which the tables hide. It is given one documented day for
///   everybody, `k_anchor`, Monday 28 December 2009; `relative_date` is true wherever a record has it. A Monday, so
///   that study weeks begin where calendar weeks do; the last days of a year, so that year minus age at intake is the
///   year of birth for 99 of 100 people.
/// - **Person.** Code `CTN94-<who>`, no name, year of birth from the age, sex from is_male; kind in care; registered on
///   the anchor; home is the masked site, or the trial where site_masked does not say.
/// - **Journey, episode, stay, end of care, substances:** course.hpp.
/// - **Contact.** Each row of visit: kept (`visit`, `final`) came; `no visit` and MISSING did not come, with the
/// reasons
///   that are flagged, not explained where none is; a row without an outcome stays planned. The label is the visit's
///   name. Nothing is required of the dead. Reasons noted at a kept visit speak of earlier ones and only help to decide
///   how care ended.
/// - **Observation.** uds urine_result; uds_temp urine_sample (amount 1 in range, 0 not, none unknown); tlfb
/// reported_use;
///   treatment medication_given (methadone or buprenorphine in mg, naltrexone in {injection}); withdrawal (`severity`,
///   0 to 3) and what withdrawal_pre_post adds to it (`severity_pre`, `severity_post`; equal values of the same day are
///   left out); pain (`bodily_pain`, 0 to 2); and the answers of the baseline forms as assessment on the day of
///   consent.
/// - Contacts and observations name the episode within which their day lies, if one does.
/// - **Ids** are functions of data set, person, table and line (tables/row_id.hpp): the same directory gives the same
///   records, byte for byte, and a half-done import can go on.
namespace homeward::ctn0094 {

inline const LocalDate k_anchor = *LocalDate::from(2009, 12, 28);

struct Options {
  /// Part of every id. Directories with other people of the same trials keep it; a copy of the same people that is to
  /// stand beside them needs another.
  std::string dataset = "ctn0094";
  /// The nation under which the sites are planned; a United States (code US) is planned where none is given.
  std::optional<Id<Place>> nation;
};

struct Counts {
  std::uint64_t places = 0, persons = 0, journeys = 0, episodes = 0, stays = 0, substances = 0, contacts = 0,
                observations = 0;
  std::uint64_t rows = 0;            ///< rows read
  std::uint64_t without_person = 0;  ///< rows that name nobody
  std::uint64_t without_day = 0;     ///< rows about a day, and unscheduled visits, that do not say which
  std::uint64_t repeated = 0;        ///< rows that repeat a value of another table
  bool operator==(const Counts&) const = default;
};

/// Records to be written together, in the order of the members: none refers to a later one or to a later batch.
struct Batch {
  std::vector<Person> persons;
  std::vector<Journey> journeys;
  std::vector<Episode> episodes;
  std::vector<Stay> stays;
  std::vector<SubstanceUse> substances;
  std::vector<Contact> contacts;
  std::vector<Observation> observations;
  std::size_t size() const {
    return persons.size() + journeys.size() + episodes.size() + stays.size() + substances.size() + contacts.size() +
           observations.size();
  }
};

/// Holds the checked tables (some 25 MB for 2,373 people); records exist only in the batch that was asked for.
class Plan {
 public:
  static constexpr std::size_t k_batch = 500;

  /// Reads and checks everything. Reasons: read_tables.
  static tables::FileResult<Plan> read(const std::filesystem::path& directory, Options options = {});

  /// The sites (and the nation), parents first; to be written before the first batch.
  const std::vector<facilities::PlannedPlace>& places() const { return places_; }
  /// Of the whole plan, known at once; equal to what the batches hold together.
  const Counts& counts() const { return counts_; }

  /// The next at most 500 records, whole people where they fit; nothing at the end.
  std::optional<Batch> next();
  /// Begins again.
  void rewind();

 private:
  Plan(Tables tables, Options options) : tables_(std::move(tables)), options_(std::move(options)) {}
  void plan_places();
  void count();

  Tables tables_;
  Options options_;
  std::vector<facilities::PlannedPlace> places_;
  Counts counts_;
  std::uint32_t person_ = 0;  // the next one to plan
  Batch waiting_;             // planned and not yet handed out, of one person
};

}  // namespace homeward::ctn0094
