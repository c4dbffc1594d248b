#pragma once
#include "care/pathway/rules_road.hpp"

/// Pure decisions about a person's road. No clock, no I/O: days and what is known are arguments.
/// Source of the five stages: sources/004. Reasons are listed in docs/reasons.md.
namespace homeward::pathway {

/// Short 1-89 days, medium 90-182, long 183-365, beyond that over plan. The source (sources/004) says 1-2, 3-6 and up
/// to 12 months and leaves 2-3 months open; this is the one boundary rule (domain reference 0.1 b), for planned and for
/// actual days alike. A day counts when the person was in care on it: first and last day included.
enum class ProgrammeClass { short_term, medium_term, long_term, over_plan };
BOOST_DESCRIBE_ENUM(ProgrammeClass, short_term, medium_term, long_term, over_plan)
ProgrammeClass class_of(Days length);
Days length_of(LocalDate first, LocalDate last);

struct OpenStay {
  Id<Stay> id;
  Id<Place> place;
  Stage stage;
  Setting setting;
};

struct AdmissionQuestion {
  Stage stage = Stage::detoxification;
  Setting setting = Setting::inpatient;
  Id<Place> place;
  LocalDate started;
  std::optional<LocalDate> planned_until;
  bool has_back_reason = false;
  LocalDate today;
  std::optional<LocalDate> birth, died;
  std::vector<OpenStay> open_here;    ///< open stays at this house
  bool open_elsewhere = false;        ///< an open inpatient stay in another house, which the asker may not see
  std::optional<Stage> latest_stage;  ///< of this journey; none when a journey begins
  std::vector<Stage> left_out;        ///< marked as not needed or not wanted on this journey, or with this command
  std::vector<Stage> been;            ///< stages of this journey so far
};
struct AdmissionDecision {
  bool goes_back = false;
  bool coordinate = false;  ///< accepted, but somebody who may see both sides has to look
};
/// A person enters at any stage. Later, a stage in between that was neither lived nor marked is asked for; going back
/// needs a reason. Two stays run side by side in one house where the rules of the road allow it.
/// Reasons: stay.starts-in-future, stay.before-birth, stay.after-death, stay.planned-before-start,
/// stay.side-by-side, stage.back-needs-reason, stage.mark-needed.
Result<AdmissionDecision> decide_admission(const RoadRules& road, const AdmissionQuestion& q);

/// Reasons: stay.already-ended, stay.ends-before-start, stay.ends-in-future, end.reason-does-not-fit.
Result<void> decide_end(const Stay& stay, LocalDate ended, EndType type, EndReason reason, LocalDate today);
/// An open stay of somebody who died: it ends on that day, never before it began.
Stay ended_by_death(Stay stay, LocalDate died_on, EndReason reason);
bool reason_fits(EndType type, EndReason reason);

/// Whether an ended stay leaves somebody whom one should hear from: not after death or the planned end of stage 5.
bool needs_follow_up(Stage stage, EndType type);

/// Reasons: substance.principal-missing, substance.two-principals, substance.twice, substance.not-principal (alcohol
/// and tobacco are no principal substance in TDI), substance.age. Source: TDI 3.0, domain reference 3.1 and 3.3.
FieldFaults check_substances(const std::vector<SubstanceUse>& uses, std::optional<int> age);

}  // namespace homeward::pathway
