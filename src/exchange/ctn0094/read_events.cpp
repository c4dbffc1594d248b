#include "exchange/ctn0094/read_parts.hpp"

namespace homeward::ctn0094 {
namespace {

using tables::FileResult;

/// The day of an event; without one the row is counted and left out.
std::optional<StudyDay> day_of(TableRow& row, std::size_t column, Reading& into) {
  const auto day = row.number(column, -k_furthest_day, k_furthest_day);
  if (!day) ++into.tables.without_day;
  return day;
}

/// A table of who, something, when. `value` reads the middle column into word or amount.
template <class Value>
FileResult<void> read_simple(Reading& into, const std::string& table, std::string_view column, std::vector<Event>& list,
                             Value value) {
  return for_each_row(into.directory, table, Need::optional, {"who", column, "when"}, [&](TableRow& row) {
    const auto person = person_of(row, into);
    if (!person) return;
    Event event{.person = *person, .line = row.line()};
    value(row, event);
    const auto day = day_of(row, 2, into);
    if (!day) return;
    event.day = *day;
    list.push_back(event);
  });
}

FileResult<void> read_visits(Reading& into) {
  return for_each_row(
      into.directory, "visit", Need::optional,
      {"who", "visit", "what", "when", k_visit_flags[0], k_visit_flags[1], k_visit_flags[2], k_visit_flags[3],
       k_visit_flags[4], k_visit_flags[5], k_visit_flags[6], k_visit_flags[7], k_visit_flags[8], k_visit_flags[9],
       k_visit_flags[10], k_visit_flags[11], k_visit_flags[12], k_visit_flags[13], k_visit_flags[14]},
      [&](TableRow& row) {
        const auto person = person_of(row, into);
        if (!person) return;
        Visit visit{.person = *person, .line = row.line()};
        visit.label = row.needed_word(1, k_visit_labels);
        visit.outcome = static_cast<Outcome>(row.word(2, k_visit_outcomes).value_or(0));
        visit.day = row.number(3, -k_furthest_day, k_furthest_day);
        for (std::size_t i = 0; i < k_visit_flags.size(); ++i) visit.flags[i] = row.number(4 + i, 0, 1) == 1;
        into.tables.visits.push_back(visit);
      });
}

FileResult<void> read_inductions(Reading& into) {
  return for_each_row(into.directory, "withdrawal_pre_post", Need::optional, {"who", "what", "withdrawal", "when"},
                      [&](TableRow& row) {
                        const auto person = person_of(row, into);
                        if (!person) return;
                        Event event{.person = *person, .line = row.line()};
                        event.word = row.needed_word(1, k_pre_post);
                        if (const auto severity = row.word(2, k_severities)) event.amount = *severity;
                        const auto day = day_of(row, 3, into);
                        if (!day) return;
                        event.day = *day;
                        into.tables.inductions.push_back(event);
                      });
}

template <class T>
void order(std::vector<T>& list) {
  const auto before = [](const T& a, const T& b) {
    return a.person != b.person ? a.person < b.person : a.line < b.line;
  };
  if (!std::is_sorted(list.begin(), list.end(), before)) std::stable_sort(list.begin(), list.end(), before);
}

}  // namespace

FileResult<void> read_events(Reading& into) {
  Tables& t = into.tables;
  HW_TRY_VOID(read_visits(into));
  HW_TRY_VOID(read_simple(into, "uds", "what", t.urine_results,
                          [](TableRow& row, Event& e) { e.word = row.needed_word(1, k_urine_drugs); }));
  HW_TRY_VOID(read_simple(into, "uds_temp", "was_temp_ok", t.urine_samples, [](TableRow& row, Event& e) {
    const auto word = row.word(1, k_temperatures);
    if (word && *word < 2) e.amount = *word;
  }));
  HW_TRY_VOID(read_simple(into, "tlfb", "what", t.reported_use,
                          [](TableRow& row, Event& e) { e.word = row.needed_word(1, k_reported_drugs); }));
  HW_TRY_VOID(read_simple(into, "treatment", "amount", t.doses, [](TableRow& row, Event& e) {
    e.amount = static_cast<float>(row.needed_number(1, 0, 10'000));
  }));
  HW_TRY_VOID(read_simple(into, "withdrawal", "withdrawal", t.withdrawals, [](TableRow& row, Event& e) {
    if (const auto severity = row.word(1, k_severities)) e.amount = *severity;
  }));
  HW_TRY_VOID(read_simple(into, "pain", "pain", t.pains, [](TableRow& row, Event& e) {
    const Word pain = row.needed_word(1, k_pains);
    if (pain < 3) e.amount = pain;  // the last word: missing
  }));
  return read_inductions(into);
}

FileResult<Tables> read_tables(const std::filesystem::path& directory) {
  Reading reading{.directory = directory};
  HW_TRY_VOID(read_people(reading));
  HW_TRY_VOID(read_baseline(reading));
  HW_TRY_VOID(read_events(reading));
  Tables& t = reading.tables;
  order(t.visits);
  order(t.answers);
  for (auto* list :
       {&t.urine_results, &t.urine_samples, &t.reported_use, &t.doses, &t.withdrawals, &t.inductions, &t.pains}) {
    order(*list);
  }
  return std::move(reading.tables);
}

std::vector<std::string> absent_tables(const std::filesystem::path& directory) {
  std::vector<std::string> out;
  std::error_code refused_later;
  if (!std::filesystem::is_directory(directory, refused_later)) return out;
  for (const char* table : {"randomization", "visit", "uds", "tlfb", "treatment", "withdrawal"}) {
    std::error_code ignored;  // what cannot be looked at is refused when it is opened
    const auto there = [&](const char* ending) {
      return std::filesystem::exists(directory / (std::string(table) + ending), ignored);
    };
    if (!there(".csv") && !there(".csv.gz")) out.emplace_back(table);
  }
  return out;
}

}  // namespace homeward::ctn0094
