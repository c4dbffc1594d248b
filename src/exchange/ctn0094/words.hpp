#pragma once
#include "care/contact/records.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The words that the tables of CTN-0094 may use: the levels that the documentation of the R package
/// public.ctn0094data 1.0.6 lists for each column, so that a directory with people we have not seen imports as well and
/// a word that is none of them is refused. A word is known by its place in its list.
namespace homeward::ctn0094 {

using Words = std::span<const std::string_view>;
using Word = std::uint8_t;

extern const Words k_yes_no;          // No, Yes
extern const Words k_projects;        // 27, 30, 51
extern const Words k_arms;            // randomization.treatment
extern const Words k_reported_drugs;  // tlfb.what
extern const Words k_urine_drugs;     // uds.what
extern const Words k_visit_labels;    // visit.visit
extern const Words k_visit_outcomes;  // visit.what; the first one is empty
extern const Words k_visit_flags;     // columns is_... of visit
extern const Words k_pains;           // pain.pain
extern const Words k_temperatures;    // uds_temp.was_temp_ok
extern const Words k_severities;      // withdrawal: none, mild, moderate, severe
extern const Words k_pre_post;        // withdrawal_pre_post.what
extern const Words k_detox_ends;      // detox.what
extern const Words k_survey_drugs;    // rbs.what
extern const Words k_jobs;
extern const Words k_education;
extern const Words k_marital;
extern const Words k_answers;     // psychiatric: No, Yes and the two words for no answer
extern const Words k_cigarettes;  // fagerstrom.per_day

std::optional<Word> find_word(Words words, std::string_view text);

/// The trials, as `k_projects` orders them.
enum class Project : Word { ctn0027, ctn0030, ctn0051 };
enum class Outcome : Word { none, final, missing, no_visit, visit };  // k_visit_outcomes
enum class Flag : Word {
  no_note,
  dead,
  no_show,
  no_funding,
  left_study,
  in_jail,
  forgot,
  in_hospital,
  illness,
  moved,
  missing_14,
  window,
  unable,
  on_vacation,
  other
};  // k_visit_flags

/// The arms, as `k_arms` orders them.
enum class Arm : Word {
  inpatient_bup,
  inpatient_nr_ntx,
  methadone,
  outpatient_bup,
  outpatient_bup_emm,
  outpatient_bup_smm
};
/// By the name of the arm; methadone was given to outpatients.
Setting setting_of(Arm arm);

/// Why a contact did not take place, as far as the flag says; nothing for flags that give no reason. `is_window`: the
/// visit fell outside the days in which it counted.
std::optional<AbsenceReason> reason_of(Flag flag);

/// A word as a coded word of ours: lower case, one `_` for whatever is no letter or digit. `Mdma/Hallucinogen` becomes
/// `mdma_hallucinogen`.
std::string coded(std::string_view word);

/// The TDI category of a reported drug; nothing for medicines that are no category (antibiotics, clonidine, ...).
std::optional<Substance> substance_of(Word reported_drug);

}  // namespace homeward::ctn0094
