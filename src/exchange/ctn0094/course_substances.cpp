#include "exchange/ctn0094/course.hpp"

#include <algorithm>
#include <map>

/// Substances at the start of care; the rule is in course.hpp.
namespace homeward::ctn0094 {
namespace {

constexpr StudyDay k_window = 28;
constexpr Substance k_opioids[] = {Substance::heroin, Substance::other_opioids, Substance::methadone_misused,
                                   Substance::buprenorphine_misused};

Frequency frequency_of(std::int32_t days) {
  if (days >= 26) return Frequency::daily;
  if (days >= 14) return Frequency::four_to_six_days_a_week;
  if (days >= 6) return Frequency::two_to_three_days_a_week;
  return days >= 1 ? Frequency::once_a_week_or_less : Frequency::not_used;
}

/// Days of use of each substance in the window; a day counts once, whatever was reported twice.
std::map<Substance, std::int32_t> reported_days(const PersonTables& p) {
  const StudyDay until = p.row.day_zero.value_or(0);
  std::map<Substance, std::vector<StudyDay>> days;
  for (const Event& e : p.reported_use) {
    const auto substance = substance_of(e.word);
    if (substance && e.day >= until - k_window && e.day < until) days[*substance].push_back(e.day);
  }
  std::map<Substance, std::int32_t> out;
  for (auto& [substance, list] : days) {
    std::sort(list.begin(), list.end());
    out[substance] = static_cast<std::int32_t>(std::unique(list.begin(), list.end()) - list.begin());
  }
  return out;
}

/// Days of the last 30 in the risk survey, scaled to the window; mixed with cocaine counts for heroin.
std::int32_t surveyed_days(const PersonRow& row, bool heroin) {
  const auto days = [&](std::string_view drug) {
    return row.survey_days[*find_word(k_survey_drugs, drug)].value_or(0);
  };
  const std::int32_t of_30 = heroin ? std::max(days("heroin"), days("speedball")) : days("opioid");
  return of_30 == 0 ? 0 : std::max(1, std::min(of_30, 30) * k_window / 30);
}

ReportedSubstance principal_of(const PersonTables& p, const std::map<Substance, std::int32_t>& reported) {
  ReportedSubstance out{SubstanceRank::principal, Substance::other_opioids};
  std::int32_t most = 0;
  const auto offer = [&](Substance substance, std::int32_t days) {
    if (days <= most) return;
    most = days;
    out.substance = substance;
  };
  for (Substance s : k_opioids)
    if (const auto at = reported.find(s); at != reported.end()) offer(s, at->second);
  if (most == 0) {
    offer(Substance::heroin, surveyed_days(p.row, true));
    offer(Substance::other_opioids, surveyed_days(p.row, false));
  }
  if (most > 0) {
    out.frequency = frequency_of(most);
  } else if (!reported.empty()) {
    out.frequency = Frequency::not_used;
  }
  if (p.row.injects == true) out.route = Route::inject;
  return out;
}

}  // namespace

std::vector<ReportedSubstance> substances_of(const PersonTables& p) {
  const auto reported = reported_days(p);
  std::vector<ReportedSubstance> out{principal_of(p, reported)};
  const auto has = [&](Substance s) {
    return std::any_of(out.begin(), out.end(), [&](const ReportedSubstance& r) { return r.substance == s; });
  };
  for (const auto& [substance, days] : reported) {
    if (!has(substance)) out.push_back({SubstanceRank::secondary, substance, Route::not_known, frequency_of(days)});
  }
  const auto add_unreported = [&](std::optional<bool> known, std::initializer_list<Substance> same) {
    if (known != true || std::any_of(same.begin(), same.end(), has)) return;
    const Frequency frequency = reported.empty() ? Frequency::not_known : Frequency::not_used;
    out.push_back({SubstanceRank::secondary, *same.begin(), Route::not_known, frequency});
  };
  add_unreported(p.row.diagnosed[1], {Substance::alcohol});
  add_unreported(p.row.diagnosed[2], {Substance::amphetamines});
  add_unreported(p.row.diagnosed[3], {Substance::cannabis_plant});
  add_unreported(p.row.diagnosed[4], {Substance::other_cocaine});
  add_unreported(p.row.diagnosed[5], {Substance::other_hypnotics, Substance::benzodiazepines});
  // Tobacco is not among the days of reported use: whoever smokes does so, how often was asked in cigarettes a day.
  if (p.row.smokes == true) {
    out.push_back({SubstanceRank::secondary, Substance::tobacco, Route::smoke_or_inhale, Frequency::not_known});
  }
  return out;
}

}  // namespace homeward::ctn0094
