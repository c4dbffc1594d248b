#include "care/pathway/rules.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

template <class C, class V>
bool has(const C& all, const V& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

Days length_of(LocalDate first, LocalDate last) { return {(last - first).count + 1}; }

ProgrammeClass class_of(Days length) {
  if (length.count <= 89) return ProgrammeClass::short_term;
  if (length.count <= 182) return ProgrammeClass::medium_term;
  if (length.count <= 365) return ProgrammeClass::long_term;
  return ProgrammeClass::over_plan;
}

Result<AdmissionDecision> decide_admission(const RoadRules& road, const AdmissionQuestion& q) {
  FieldFaults faults;
  if (q.started > q.today) faults.push_back({"started", "stay.starts-in-future", "a stay begins today or earlier"});
  if (q.birth && q.started < *q.birth) faults.push_back({"started", "stay.before-birth", "before the day of birth"});
  if (q.died && q.started > *q.died) faults.push_back({"started", "stay.after-death", "after the day of death"});
  if (q.planned_until && *q.planned_until < q.started) {
    faults.push_back({"planned_until", "stay.planned-before-start", "the plan ends before the stay begins"});
  }
  AdmissionDecision decision;
  decision.goes_back = q.latest_stage && q.stage < *q.latest_stage;
  if (decision.goes_back && !q.has_back_reason) {
    faults.push_back({"back_reason", "stage.back-needs-reason", "going back is fine; say why"});
  }
  if (q.latest_stage && q.stage > *q.latest_stage) {
    for (int s = static_cast<int>(*q.latest_stage) + 1; s < static_cast<int>(q.stage); ++s) {
      const Stage between = static_cast<Stage>(s);
      if (has(q.been, between) || has(q.left_out, between)) continue;
      faults.push_back(
          {"marks", "stage.mark-needed",
           "say of " + std::string(to_word(between)) + " whether it is not needed, not wanted or was done elsewhere"});
    }
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  for (const OpenStay& open : q.open_here) {
    if (!may_run_side_by_side(road, {open.stage, open.setting}, {q.stage, q.setting})) {
      return reject(ErrorKind::conflict, "stay.side-by-side", "end the open stay first, or move on from it");
    }
  }
  // Somebody may have left another house without a word and needs a bed here: accept, and let those look who see both.
  decision.coordinate = q.open_elsewhere && q.setting == Setting::inpatient;
  return decision;
}

bool reason_fits(EndType type, EndReason reason) {
  using R = EndReason;
  switch (type) {
    case EndType::as_planned:
      return has(std::initializer_list<R>{R::programme_completed, R::mutual_agreement, R::change_of_treatment,
                                          R::change_of_setting, R::change_of_substance, R::observation_ended},
                 reason);
    case EndType::left_early:
      return !has(std::initializer_list<R>{R::programme_completed, R::service_closed, R::observation_ended}, reason);
    case EndType::transferred:
      return has(
          std::initializer_list<R>{R::change_of_treatment, R::change_of_setting, R::change_of_substance, R::health,
                                   R::moved_away, R::family, R::programme_completed, R::other, R::not_stated},
          reason);
    case EndType::stopped_by_service:
      return has(std::initializer_list<R>{R::did_not_follow_rules, R::no_funding, R::service_closed, R::health,
                                          R::observation_ended, R::other, R::not_stated},
                 reason);
    case EndType::imprisoned: return has(std::initializer_list<R>{R::legal, R::other, R::not_stated}, reason);
    case EndType::died: return has(std::initializer_list<R>{R::health, R::other, R::not_stated}, reason);
    case EndType::other: return true;
  }
  return false;
}

Result<void> decide_end(const Stay& stay, LocalDate ended, EndType type, EndReason reason, LocalDate today) {
  if (stay.ended) return reject(ErrorKind::conflict, "stay.already-ended", "somebody ended this stay meanwhile");
  FieldFaults faults;
  if (ended < stay.started) faults.push_back({"ended", "stay.ends-before-start", "the end is before the start"});
  if (ended > today) faults.push_back({"ended", "stay.ends-in-future", "a stay ends today or earlier"});
  if (!reason_fits(type, reason)) {
    faults.push_back({"end_reason", "end.reason-does-not-fit", "this reason does not go with this way of ending"});
  }
  if (!faults.empty()) return reject_fields(std::move(faults));
  return {};
}

Stay ended_by_death(Stay stay, LocalDate died_on, EndReason reason) {
  stay.ended = std::max(died_on, stay.started);
  stay.end_type = EndType::died;
  stay.end_reason = reason;
  return stay;
}

bool needs_follow_up(Stage stage, EndType type) {
  if (type == EndType::died || type == EndType::imprisoned) return false;
  return !(stage == Stage::resocialization && type == EndType::as_planned);
}

FieldFaults check_substances(const std::vector<SubstanceUse>& uses, std::optional<int> age) {
  FieldFaults out;
  int principals = 0;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    const SubstanceUse& u = uses[i];
    const std::string at = "substances[" + std::to_string(i) + "].";
    if (u.rank == SubstanceRank::principal) {
      if (++principals == 2) out.push_back({at + "rank", "substance.two-principals", "one is the principal one"});
      if (u.substance == Substance::alcohol || u.substance == Substance::tobacco) {
        out.push_back({at + "substance", "substance.not-principal", "alcohol and tobacco can be secondary here"});
      }
    }
    for (std::size_t k = 0; k < i; ++k) {
      const bool named = u.substance != Substance::other && is_named(u.substance);
      if (named && uses[k].substance == u.substance) {
        out.push_back({at + "substance", "substance.twice", "listed twice"});
        break;
      }
    }
    const bool has_age = u.age_first_use.has_value();
    const bool fits = has_age == (u.age_answer == Answer::answered);
    const bool possible = !has_age || (*u.age_first_use >= 0 && *u.age_first_use <= age.value_or(120));
    if (!fits || !possible)
      out.push_back({at + "age_first_use", "substance.age", "not possible, or answer and age differ"});
    // Who does not know what it was may know how it was taken; who was not asked or does not say has said nothing of
    // it.
    const bool silent = u.substance == Substance::does_not_want_to_answer || u.substance == Substance::not_asked;
    const bool told = u.route < Route::does_not_want_to_answer || u.frequency < Frequency::does_not_want_to_answer ||
                      u.age_answer == Answer::answered;
    if (silent && told)
      out.push_back({at + "substance", "substance.not-named", "a way, frequency or age goes with a substance"});
  }
  if (!uses.empty() && principals == 0) {
    out.push_back({"substances", "substance.principal-missing", "say which is the principal one"});
  }
  return out;
}

}  // namespace homeward::pathway
