#include "exchange/ctn0094/read_parts.hpp"

namespace homeward::ctn0094 {
namespace {

using tables::FileResult;

FileResult<void> read_everybody(Reading& into) {
  return for_each_row(into.directory, "everybody", Need::required, {"who", "project"}, [&](TableRow& row) {
    ++into.tables.rows;
    PersonRow person;
    person.who = row.who(0);
    person.project = static_cast<Project>(row.needed_word(1, k_projects));
    const auto place = static_cast<std::uint32_t>(into.tables.people.size());
    if (!row.fault() && !into.people.emplace(person.who, place).second) {
      row.refuse(0, "ctn.who-repeated", "an earlier line is about the same person");
    }
    into.tables.people.push_back(std::move(person));
  });
}

/// A form of demographics whose answer is a word: `education:hs_ged`; the words for no answer give no observation.
void take_word(TableRow& row, std::size_t column, Words words, const char* form, std::uint32_t person, Reading& into) {
  const auto word = row.word(column, words);
  if (!word || words[*word] == "Missing" || words[*word] == "Not answered") return;
  const auto [what, fresh] = into.tables.answer_words.insert(form + (":" + coded(words[*word])));
  into.tables.answers.push_back({person, row.line(), &*what});
}

FileResult<void> read_demographics(Reading& into) {
  OnceEach once(into);
  const std::string* stable = &*into.tables.answer_words.insert("living_stable").first;
  return for_each_row(into.directory, "demographics", Need::required,
                      {"who", "age", "is_male", "job", "is_living_stable", "education", "marital"}, [&](TableRow& row) {
                        ++into.tables.rows;
                        const std::uint32_t person = row.person(0, into.people);
                        once.check(row, person);
                        PersonRow& p = into.tables.people[person];
                        p.age = row.number(1, 10, 120);
                        p.is_male = row.yes_no(2);
                        take_word(row, 3, k_jobs, "job", person, into);
                        if (const auto yes = row.yes_no(4)) {
                          into.tables.answers.push_back({person, row.line(), stable, *yes ? 1.0f : 0.0f});
                        }
                        take_word(row, 5, k_education, "education", person, into);
                        take_word(row, 6, k_marital, "marital", person, into);
                      });
}

FileResult<void> read_sites(Reading& into) {
  OnceEach once(into);
  return for_each_row(into.directory, "site_masked", Need::optional, {"who", "site_masked"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    once.check(row, *person);
    const auto site = Text<20>::create(row.text(1));
    if (!site) return row.refuse(1, site.error().reason, site.error().detail);
    into.tables.people[*person].site = site->str();
  });
}

FileResult<void> read_randomisation(Reading& into) {
  static constexpr std::string_view k_which[] = {"1", "2"};
  return for_each_row(into.directory, "randomization", Need::optional, {"who", "treatment", "which", "when"},
                      [&](TableRow& row) {
                        const auto person = person_of(row, into);
                        if (!person) return;
                        const auto arm = static_cast<Arm>(row.needed_word(1, k_arms));
                        const Word which = row.needed_word(2, k_which);
                        const auto day = row.number(3, -k_furthest_day, k_furthest_day);
                        if (row.fault()) return;
                        auto& slot = into.tables.people[*person].randomised[which];
                        if (slot) row.refuse(0, "ctn.who-repeated", "an earlier line is about the same randomisation");
                        if (day) slot = PersonRow::Randomisation{arm, *day};  // without a day there was none
                      });
}

FileResult<void> read_detox(Reading& into) {
  return for_each_row(into.directory, "detox", Need::optional, {"who", "what", "when"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    const Word what = row.needed_word(1, k_detox_ends);
    const auto day = row.number(2, -k_furthest_day, k_furthest_day);
    PersonRow& p = into.tables.people[*person];
    (what == 0 ? p.detox_from : p.detox_until) = day;
    if (p.detox_from && p.detox_until && *p.detox_until < *p.detox_from) {
      row.refuse(2, "number.out-of-range", "the discharge comes before the admission");
    }
  });
}

FileResult<void> read_screening(Reading& into) {
  OnceEach once(into);
  return for_each_row(into.directory, "screening_date", Need::optional, {"who", "day_zero"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    once.check(row, *person);
    into.tables.people[*person].day_zero = row.number(1, -k_furthest_day, k_furthest_day);
  });
}

/// Weeks of treatment, taper and follow-up together, as the protocols planned them.
FileResult<void> read_weeks(Reading& into) {
  static constexpr std::string_view k_phases[] = {"1", "2"};
  std::array<std::array<std::int32_t, 2>, 6> weeks{};
  bool any = false;
  HW_TRY_VOID(for_each_row(into.directory, "meta_study_length", Need::optional,
                           {"project", "treatment", "phase", "weeks"}, [&](TableRow& row) {
                             ++into.tables.rows;
                             (void)row.needed_word(0, k_projects);
                             const Word arm = row.needed_word(1, k_arms);
                             const Word phase = row.needed_word(2, k_phases);
                             weeks[arm][phase] += row.needed_number(3, 1, 260);
                             any = true;
                           }));
  // Without the table: what it says for the three trials.
  if (!any) weeks = {{{24, 0}, {24, 0}, {24, 0}, {24, 0}, {12, 24}, {12, 24}}};
  into.tables.weeks = weeks;
  return {};
}

}  // namespace

FileResult<void> read_people(Reading& into) {
  HW_TRY_VOID(read_everybody(into));
  HW_TRY_VOID(read_demographics(into));
  HW_TRY_VOID(read_sites(into));
  HW_TRY_VOID(read_randomisation(into));
  HW_TRY_VOID(read_detox(into));
  HW_TRY_VOID(read_screening(into));
  return read_weeks(into);
}

}  // namespace homeward::ctn0094
