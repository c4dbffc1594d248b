#include "exchange/ctn0094/read_parts.hpp"

namespace homeward::ctn0094 {
namespace {

using tables::FileResult;

class Answers {
 public:
  explicit Answers(Reading& into) : into_(into) {}

  void add(std::uint32_t person, const TableRow& row, const std::string& what, std::optional<float> amount,
           const char* unit = nullptr) {
    const auto [at, fresh] = into_.tables.answer_words.insert(what);
    into_.tables.answers.push_back({person, row.line(), &*at, amount, unit});
  }
  void add_yes_no(std::uint32_t person, TableRow& row, std::size_t column, const std::string& what) {
    if (const auto yes = row.yes_no(column)) add(person, row, what, *yes ? 1.0f : 0.0f);
  }
  /// A number with its unit, or nothing where it is not given.
  std::optional<std::int32_t> add_number(std::uint32_t person, TableRow& row, std::size_t column,
                                         const std::string& what, std::int32_t most, const char* unit) {
    const auto n = row.number(column, 0, most);
    if (n) add(person, row, what, static_cast<float>(*n), unit);
    return n;
  }

 private:
  Reading& into_;
};

FileResult<void> read_injecting(Reading& into) {
  Answers answers(into);
  OnceEach once_asi(into), once_iv(into);
  HW_TRY_VOID(for_each_row(into.directory, "asi", Need::optional, {"who", "used_iv"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    once_asi.check(row, *person);
    into.tables.people[*person].injects = row.yes_no(1);
    answers.add_yes_no(*person, row, 1, "asi:used_iv");
  }));
  return for_each_row(into.directory, "rbs_iv", Need::optional, {"who", "days", "max", "amount", "shared"},
                      [&](TableRow& row) {
                        const auto person = person_of(row, into);
                        if (!person) return;
                        once_iv.check(row, *person);
                        const auto days = answers.add_number(*person, row, 1, "rbs_iv:days", 31, "d");
                        answers.add_number(*person, row, 2, "rbs_iv:max", 10'000, "{count}");
                        answers.add_number(*person, row, 3, "rbs_iv:amount", 100'000, "{count}");
                        answers.add_yes_no(*person, row, 4, "rbs_iv:shared");
                        auto& injects = into.tables.people[*person].injects;
                        if (!injects && days) injects = *days > 0;
                      });
}

/// Days of the last 30. A history without days is kept without an amount; no use is zero days.
FileResult<void> read_survey(Reading& into) {
  Answers answers(into);
  return for_each_row(into.directory, "rbs", Need::optional, {"who", "what", "did_use", "days"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    const Word drug = row.needed_word(1, k_survey_drugs);
    const auto used = row.yes_no(2);
    auto days = row.number(3, 0, 31);
    if (!days && used == false) days = 0;
    std::optional<float> amount;
    if (days) amount = static_cast<float>(*days);
    answers.add(*person, row, "rbs:days_" + std::string(k_survey_drugs[drug]), amount, "d");
    into.tables.people[*person].survey_days[drug] = days;
  });
}

FileResult<void> read_psychiatric(Reading& into) {
  static constexpr std::string_view k_histories[] = {"has_schizophrenia", "has_major_dep",    "has_bipolar",
                                                     "has_anx_pan",       "has_brain_damage", "has_epilepsy"};
  static constexpr std::string_view k_severity_index[] = {"depression", "anxiety", "schizophrenia"};
  static constexpr std::string_view k_diagnoses[] = {"has_opiates_dx",  "has_alcol_dx",   "has_amphetamines_dx",
                                                     "has_cannabis_dx", "has_cocaine_dx", "has_sedatives_dx"};
  Answers answers(into);
  OnceEach once(into);
  return for_each_row(into.directory, "psychiatric", Need::optional,
                      {"who", k_histories[0], k_histories[1], k_histories[2], k_histories[3], k_histories[4],
                       k_histories[5], k_severity_index[0], k_severity_index[1], k_severity_index[2], k_diagnoses[0],
                       k_diagnoses[1], k_diagnoses[2], k_diagnoses[3], k_diagnoses[4], k_diagnoses[5]},
                      [&](TableRow& row) {
                        const auto person = person_of(row, into);
                        if (!person) return;
                        once.check(row, *person);
                        for (std::size_t i = 0; i < 6; ++i) {
                          answers.add_yes_no(*person, row, 1 + i, "psychiatric:" + std::string(k_histories[i]));
                          answers.add_yes_no(*person, row, 10 + i, "psychiatric:" + std::string(k_diagnoses[i]));
                          into.tables.people[*person].diagnosed[i] = row.yes_no(10 + i);
                        }
                        for (std::size_t i = 0; i < 3; ++i) {
                          const auto answer = row.word(7 + i, k_answers);
                          if (!answer) continue;
                          // Asked but not answered is an answer without an amount; not asked is no answer.
                          std::optional<float> amount;
                          if (*answer < 2) amount = *answer;
                          answers.add(*person, row, "asi:" + std::string(k_severity_index[i]), amount);
                        }
                      });
}

FileResult<void> read_tobacco(Reading& into) {
  Answers answers(into);
  OnceEach once(into);
  return for_each_row(into.directory, "fagerstrom", Need::optional, {"who", "is_smoker", "ftnd", "per_day"},
                      [&](TableRow& row) {
                        const auto person = person_of(row, into);
                        if (!person) return;
                        once.check(row, *person);
                        into.tables.people[*person].smokes = row.yes_no(1);
                        answers.add_yes_no(*person, row, 1, "fagerstrom:is_smoker");
                        answers.add_number(*person, row, 2, "fagerstrom:ftnd", 10, "{score}");
                        if (const auto a_day = row.word(3, k_cigarettes)) {
                          answers.add(*person, row, "fagerstrom:per_day_" + coded(k_cigarettes[*a_day]), std::nullopt);
                        }
                      });
}

FileResult<void> read_homeless(Reading& into) {
  Answers answers(into);
  OnceEach once(into);
  return for_each_row(into.directory, "qol", Need::optional, {"who", "is_homeless"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    once.check(row, *person);
    answers.add_yes_no(*person, row, 1, "qol:is_homeless");
  });
}

}  // namespace

FileResult<void> read_baseline(Reading& into) {
  HW_TRY_VOID(read_injecting(into));
  HW_TRY_VOID(read_survey(into));
  HW_TRY_VOID(read_psychiatric(into));
  HW_TRY_VOID(read_tobacco(into));
  return read_homeless(into);
}

}  // namespace homeward::ctn0094
