#include "exchange/ctn0094/words.hpp"

#include <algorithm>
#include <array>

namespace homeward::ctn0094 {
namespace {

template <std::size_t N>
constexpr std::array<std::string_view, N> list(const std::string_view (&words)[N]) {
  return std::to_array(words);
}

constexpr auto l_yes_no = list({"No", "Yes"});
constexpr auto l_projects = list({"27", "30", "51"});
constexpr auto l_arms = list({"Inpatient BUP", "Inpatient NR-NTX", "Methadone", "Outpatient BUP",
                              "Outpatient BUP + EMM", "Outpatient BUP + SMM"});
constexpr auto l_reported_drugs = list({"Alcohol",
                                        "Amphetamine",
                                        "Analgesic",
                                        "Antibiotic",
                                        "Antidepressant",
                                        "Antiemetic",
                                        "Antihistamine",
                                        "Antipsychotic",
                                        "Benadryl",
                                        "Benzodiazepine",
                                        "Buprenorphine",
                                        "Caffeine",
                                        "Cathinones",
                                        "Clonidine",
                                        "Cocaine",
                                        "Dextromethorphan",
                                        "Ghb",
                                        "Hallucinogen",
                                        "Heroin",
                                        "Inhalant",
                                        "K2",
                                        "Kratom",
                                        "Mdma/Hallucinogen",
                                        "Methadone",
                                        "Methylphenidate",
                                        "Muscle Relaxant",
                                        "Opioid",
                                        "Pcp",
                                        "Pseudoephedrine",
                                        "Sedatives",
                                        "THC",
                                        "Unknown"});
constexpr auto l_urine_drugs = list({"Alcohol", "Amphetamine", "Benzodiazepine", "Buprenorphine", "Cocaine",
                                     "Mdma/Hallucinogen", "Methadone", "Opioid", "Sedatives", "Thc"});
constexpr auto l_visit_labels = list({"BASELINE", "Cross Active Study",
                                      "EOT",      "M1F",
                                      "M3F",      "P1Finl",
                                      "P1Unsc",   "P1Wk10",
                                      "P1Wk12",   "P1Wk1A",
                                      "P1Wk1B",   "P1Wk2",
                                      "P1Wk3",    "P1Wk4",
                                      "P1Wk6",    "P1Wk8",
                                      "P2Finl",   "P2Unsc",
                                      "P2Wk10",   "P2Wk11",
                                      "P2Wk12",   "P2Wk13",
                                      "P2Wk14",   "P2Wk15",
                                      "P2Wk16",   "P2Wk18",
                                      "P2Wk1A",   "P2Wk1B",
                                      "P2Wk2",    "P2Wk20",
                                      "P2Wk22",   "P2Wk24",
                                      "P2Wk3",    "P2Wk4",
                                      "P2Wk5",    "P2Wk6",
                                      "P2Wk7",    "P2Wk8",
                                      "P2Wk9",    "WK0",
                                      "WK1",      "WK10",
                                      "WK11",     "WK12",
                                      "WK13",     "WK14",
                                      "WK15",     "WK16",
                                      "WK17",     "WK18",
                                      "WK19",     "WK2",
                                      "WK20",     "WK21",
                                      "WK22",     "WK23",
                                      "WK24",     "WK28",
                                      "WK3",      "WK32",
                                      "WK4",      "WK5",
                                      "WK6",      "WK7",
                                      "WK8",      "WK9"});
constexpr auto l_visit_outcomes = list({"", "final", "MISSING", "no visit", "visit"});
constexpr auto l_visit_flags =
    list({"is_no_note", "is_dead", "is_no_show", "is_no_funding", "is_left_study", "is_in_jail", "is_forgot",
          "is_in_hospital", "is_illness", "is_moved", "is_missing_14_consecutive", "is_window", "is_unable",
          "is_on_vacation", "is_other"});
constexpr auto l_pains = list({"No Pain", "Very mild to Moderate Pain", "Severe Pain", "Missing"});
constexpr auto l_temperatures = list({"0", "1", "99"});
constexpr auto l_severities = list({"0", "1", "2", "3"});
constexpr auto l_pre_post = list({"pre", "post"});
constexpr auto l_detox_ends = list({"admission", "discharge"});
constexpr auto l_survey_drugs = list({"cocaine", "heroin", "opioid", "speed", "speedball"});
constexpr auto l_jobs = list({"Full Time", "Missing", "Other", "Part Time", "Student", "Unemployed"});
constexpr auto l_education = list({"HS/GED", "Less than HS", "Missing", "More than HS"});
constexpr auto l_marital =
    list({"Married or Partnered", "Never married", "Not answered", "Separated/Divorced/Widowed"});
constexpr auto l_answers = list({"No", "Yes", "Missing", "Not answered"});
constexpr auto l_cigarettes = list({"10 OR LESS", "11-20", "21-30", "31 OR MORE"});

}  // namespace

const Words k_yes_no = l_yes_no;
const Words k_projects = l_projects;
const Words k_arms = l_arms;
const Words k_reported_drugs = l_reported_drugs;
const Words k_urine_drugs = l_urine_drugs;
const Words k_visit_labels = l_visit_labels;
const Words k_visit_outcomes = l_visit_outcomes;
const Words k_visit_flags = l_visit_flags;
const Words k_pains = l_pains;
const Words k_temperatures = l_temperatures;
const Words k_severities = l_severities;
const Words k_pre_post = l_pre_post;
const Words k_detox_ends = l_detox_ends;
const Words k_survey_drugs = l_survey_drugs;
const Words k_jobs = l_jobs;
const Words k_education = l_education;
const Words k_marital = l_marital;
const Words k_answers = l_answers;
const Words k_cigarettes = l_cigarettes;

std::optional<Word> find_word(Words words, std::string_view text) {
  const auto at = std::find(words.begin(), words.end(), text);
  if (at == words.end()) return std::nullopt;
  return static_cast<Word>(at - words.begin());
}

Setting setting_of(Arm arm) {
  return arm == Arm::inpatient_bup || arm == Arm::inpatient_nr_ntx ? Setting::inpatient : Setting::outpatient;
}

std::optional<AbsenceReason> reason_of(Flag flag) {
  switch (flag) {
    case Flag::no_note:
    case Flag::missing_14: return std::nullopt;
    case Flag::dead: return AbsenceReason::died;
    case Flag::no_show: return AbsenceReason::not_explained;
    case Flag::no_funding: return AbsenceReason::no_funding;
    case Flag::left_study: return AbsenceReason::left;
    case Flag::in_jail: return AbsenceReason::imprisoned;
    case Flag::forgot: return AbsenceReason::forgot;
    case Flag::in_hospital: return AbsenceReason::in_hospital;
    case Flag::illness: return AbsenceReason::ill;
    case Flag::moved: return AbsenceReason::moved;
    case Flag::window: return AbsenceReason::outside_window;
    case Flag::unable: return AbsenceReason::unable;
    case Flag::on_vacation: return AbsenceReason::travelling;
    case Flag::other: return AbsenceReason::other;
  }
  return std::nullopt;
}

std::string coded(std::string_view word) {
  std::string out;
  for (char c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  return out;
}

std::optional<Substance> substance_of(Word reported_drug) {
  constexpr std::pair<std::string_view, Substance> k_categories[] = {
      {"Alcohol", Substance::alcohol},
      {"Amphetamine", Substance::amphetamines},  // the tables put methamphetamine here
      {"Benzodiazepine", Substance::benzodiazepines},
      {"Buprenorphine", Substance::buprenorphine_misused},
      {"Cathinones", Substance::cathinones},
      {"Cocaine", Substance::other_cocaine},  // powder and crack are not told apart
      {"Dextromethorphan", Substance::other_hallucinogens},
      {"Ghb", Substance::ghb},
      {"Hallucinogen", Substance::other_hallucinogens},
      {"Heroin", Substance::heroin},
      {"Inhalant", Substance::volatile_inhalants},
      {"K2", Substance::cannabis_synthetic},
      {"Kratom", Substance::other_opioids},
      {"Mdma/Hallucinogen", Substance::mdma},
      {"Methadone", Substance::methadone_misused},
      {"Methylphenidate", Substance::other_stimulants},
      {"Opioid", Substance::other_opioids},
      {"Pcp", Substance::other_hallucinogens},
      {"Sedatives", Substance::other_hypnotics},
      {"THC", Substance::cannabis_plant},
      {"Unknown", Substance::not_known}};
  for (const auto& [word, substance] : k_categories)
    if (word == l_reported_drugs[reported_drug]) return substance;
  return std::nullopt;
}

}  // namespace homeward::ctn0094
