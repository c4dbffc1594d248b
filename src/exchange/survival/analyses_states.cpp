#include "engine/survival/incidence.hpp"
#include "engine/survival/mean_count.hpp"
#include "engine/survival/transitions.hpp"
#include "exchange/survival/analyses.hpp"
#include "exchange/tables/block_run.hpp"

#include <algorithm>
#include <numeric>

namespace homeward::survival {
namespace {

/// States or causes: the words in R's order without the one that says censored, numbered from `first`.
struct States {
  std::vector<std::string> labels;
  std::vector<std::uint8_t> of_word;  // by position among all words' levels
};

constexpr std::size_t k_most_states = 200;

Result<States> states_of(const Levels& levels, const std::string& censor, std::uint8_t first, std::uint8_t censored) {
  States out;
  for (const auto& label : levels.labels) {
    const bool is_censor = same_word(label, censor);
    out.of_word.push_back(is_censor ? censored : static_cast<std::uint8_t>(first + out.labels.size()));
    if (!is_censor) out.labels.push_back(label);
    if (out.labels.size() > k_most_states)
      return reject(ErrorKind::invalid, "survival.too-many-states", "more than 200 states; is this the right column?");
  }
  if (out.labels.empty()) return reject(ErrorKind::invalid, "survival.no-events", "every row is censored");
  return out;
}

std::vector<std::uint8_t> codes_of(const Levels& levels, const States& states) {
  std::vector<std::uint8_t> out;
  out.reserve(levels.of_row.size());
  for (auto level : levels.of_row) out.push_back(states.of_word[level]);
  return out;
}

std::string at_line(const Rows& rows, std::size_t row, const std::string& what) {
  return rows.file + ":" + std::to_string(rows.lines[row]) + ": " + what;
}

/// A person is in one state at a time, and goes on from where they went. Says every row that does not, up to the usual
/// number; the first gives the reason.
Result<void> check_roads(const Rows& rows, const Levels& persons, const Transitions& t) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](auto a, auto b) {
    return std::tie(persons.of_row[a], t.entry[a], t.exit[a]) < std::tie(persons.of_row[b], t.entry[b], t.exit[b]);
  });
  struct Fault {
    std::uint32_t row;
    std::string reason, what;
  };
  std::vector<Fault> faults;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const auto before = order[i - 1], row = order[i];
    if (persons.of_row[before] != persons.of_row[row]) continue;
    if (t.entry[row] < t.exit[before])
      faults.push_back({row, "survival.rows-overlap", "another row has this person in a state at the same time"});
    if (t.entry[row] == t.exit[before] && t.to[before] != Transitions::k_censored && t.to[before] != t.from[row])
      faults.push_back({row, "survival.state-jumps", "this person had gone to another state than the row begins in"});
  }
  if (faults.empty()) return {};
  std::ranges::sort(faults, {}, &Fault::row);
  std::string said = at_line(rows, faults.front().row, faults.front().what);
  for (std::size_t i = 1; i < std::min(faults.size(), tables::k_most_faults); ++i)
    said += "\n" + faults[i].reason + ": " + at_line(rows, faults[i].row, faults[i].what);
  if (faults.size() > tables::k_most_faults)
    said += "\nand " + std::to_string(faults.size() - tables::k_most_faults) + " more faults";
  return reject(ErrorKind::invalid, faults.front().reason, said);
}

}  // namespace

Answer answer_cif(const Question& ask, const Rows& rows, ReportWriter& out) {
  const Levels groups = levels_by(ask.by, ask.columns, rows);
  const Levels status = levels_of(rows.word(ask.columns, ask.status));
  HW_TRY(const States causes, states_of(status, ask.columns.censor, 1, 0));
  const auto codes = codes_of(status, causes);
  HW_TRY(const auto found, cumulative_incidence({rows.time, codes, {}, {}, groups.of_row, groups.count()},
                                                static_cast<std::uint8_t>(causes.labels.size())));
  out.table("rows", {"group", "cause", "time", "cif", "se_aalen", "se_greenwood"});
  for (const Incidence& f : found) {
    for (std::size_t i = 0; i < f.time.size(); ++i)
      out.row({groups.labels[f.group], causes.labels[f.cause - 1], f.time[i], f.incidence[i], f.se_aalen[i],
               f.se_greenwood[i]});
  }
  Notes notes;
  if (causes.labels.size() == status.labels.size())
    notes.push_back("no row is censored: '" + ask.columns.censor + "' is not among the words of the status");
  return notes;
}

Answer answer_aj(const Question& ask, const Rows& rows, ReportWriter& out) {
  Words both;  // so that a state has one number, whichever column names it
  const Words &from = rows.word(ask.columns, ask.columns.state_from),
              &to = rows.word(ask.columns, ask.columns.state_to);
  for (const Words* column : {&from, &to}) {
    for (auto code : column->codes()) both.add(column->words()[code]);
  }
  const Levels levels = levels_of(both);
  HW_TRY(const States states, states_of(levels, ask.columns.censor, 0, Transitions::k_censored));
  const auto codes = codes_of(levels, states);
  const auto n = static_cast<std::uint8_t>(states.labels.size());
  const std::span all(codes);
  const Transitions transitions{rows.entry, rows.time, all.first(rows.size()), all.last(rows.size()), n};
  HW_TRY_VOID(check_roads(rows, levels_of(rows.word(ask.columns, ask.id)), transitions));

  std::vector<double> times = ask.times;
  std::ranges::sort(times);
  times.erase(std::unique(times.begin(), times.end()), times.end());
  if (!times.empty() && times.front() < ask.start)
    return reject(ErrorKind::invalid, "survival.times-before-start", "--times must not lie before --start");
  HW_TRY(const auto found, transition_probabilities(transitions, ask.start, times));
  out.table("rows", {"from", "to", "s", "time", "prob", "se_greenwood"});
  for (std::size_t h = 0; h < n; ++h) {
    for (std::size_t j = 0; j < n; ++j) {
      for (const StateProbabilities& at : found)
        out.row({states.labels[h], states.labels[j], ask.start, at.time, at.probability[h * n + j], at.se[h * n + j]});
    }
  }
  Notes notes;
  if (!times.empty() && times.back() > *std::ranges::max_element(rows.time))
    notes.push_back("behind the last time of the file nothing is known: the last probabilities stand there");
  if (found.empty()) notes.push_back("nobody changes state behind the start");
  return notes;
}

Answer answer_mean_count(const Question& ask, const Rows& rows, ReportWriter& out) {
  const Levels strata = levels_by(ask.by, ask.columns, rows);
  const Levels persons = levels_of(rows.word(ask.columns, ask.id));
  constexpr std::uint32_t k_unknown = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> group(persons.count(), k_unknown);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& known = group[persons.of_row[i]];
    if (known != k_unknown && known != strata.of_row[i])
      return reject(ErrorKind::invalid, "survival.id-in-two-groups",
                    at_line(rows, i, "an earlier row has this person in another stratum"));
    known = strata.of_row[i];
  }
  HW_TRY(const auto found,
         mean_cumulative_count({rows.time, rows.event, persons.of_row, persons.count(), group, strata.count()}));
  out.table("rows", {"stratum", "time", "n_risk", "n_event", "mean_cumulative_count", "se_robust"});
  for (std::size_t s = 0; s < found.size(); ++s) {
    const MeanCount& m = found[s];
    for (std::size_t i = 0; i < m.time.size(); ++i)
      out.row({strata.labels[s], m.time[i], m.n_risk[i], m.n_event[i], m.mean[i], m.se[i]});
  }
  return Notes{};
}

}  // namespace homeward::survival
