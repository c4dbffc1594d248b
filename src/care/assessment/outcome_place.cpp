#include "care/assessment/outcome_views.hpp"
#include "care/people/rules.hpp"
#include "engine/outcomes/summary.hpp"
#include "engine/survival/curve.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace homeward::assessment {
namespace {

using access::Counting;
using access::RawCount;
using access::Sql;

/// Below this a quartile would be the value of one person, or nearly, and rounding would decide over a share.
constexpr std::size_t k_fewest = 20;

/// Rows of unfinished imports are not counted.
constexpr std::string_view k_complete =
    " AND (t.import_id IS NULL OR t.import_id IN (SELECT id FROM import_run WHERE state = 'complete'))";

Sql treated_below(Id<Place> place, LocalDate today) {
  Sql sql("t.person IN (SELECT s.person FROM stay s WHERE s.stage = 'treatment' AND s.home IN (SELECT place FROM ");
  sql.add("place_scope WHERE ancestor = ").bind(place).add(" AND since <= ").bind(today);
  return sql.add(" AND (until IS NULL OR until >= ").bind(today).add(")))");
}

struct Treated {
  LocalDate journey_began;
  std::vector<CarePeriod> periods;
  TestDays samples{TestEvidence::samples}, visits{TestEvidence::kept_visits};
  bool of_trial = false;

  std::string pattern(LocalDate today) const {
    const TestDays& tests = of_trial ? visits : samples;
    return tests.days().empty() ? std::string() : pattern_of(weeks_of(periods, tests, today));
  }
};
using People = std::unordered_map<Uuid, Treated>;

class Gathering {
 public:
  Gathering(Reader& reader, Id<Place> place, std::optional<Period> begun)
      : reader_(reader),
        begun_(begun),
        below_(treated_below(place, reader.today())),
        groups_(people::LinkedGroups::read_from(reader.sql())) {}

  People people() {
    stays();
    urine();
    visits();
    return std::move(people_);
  }

 private:
  template <class Each>
  void query(Sql sql, Each each) {
    sql.add(below_).add(k_complete);
    reader_.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
      each(groups_.one_of(row.uuid(0)), LocalDate{static_cast<std::int32_t>(row.integer(1))}, row);
      return true;
    });
  }
  Treated* find(const Uuid& person) {
    const auto found = people_.find(person);
    return found == people_.end() ? nullptr : &found->second;
  }

  /// Of each person's latest journey with treatment that began in the period.
  void stays() {
    Sql sql("SELECT t.person, t.started, t.planned_until, t.ended, t.relative_date, j.started FROM stay t ");
    sql.add("JOIN episode e ON e.id = t.episode JOIN journey j ON j.id = e.journey WHERE t.stage = 'treatment' AND ");
    query(std::move(sql), [&](const Uuid& person, LocalDate from, const db::Row& row) {
      const LocalDate began{static_cast<std::int32_t>(row.integer(5))};
      if (begun_ && (began < begun_->first || began > begun_->last)) return;
      const auto [at, added] = people_.try_emplace(person);
      Treated& treated = at->second;
      if (!added && began < treated.journey_began) return;
      if (added || began > treated.journey_began) {
        treated.journey_began = began;
        treated.periods.clear();
        treated.of_trial = false;
      }
      const auto day = [&](int column) {
        return row.is_null(column) ? std::optional<LocalDate>()
                                   : std::optional(LocalDate{static_cast<std::int32_t>(row.integer(column))});
      };
      treated.periods.push_back(care_period(from, day(2), day(3), reader_.today()));
      treated.of_trial = treated.of_trial || row.integer(4) != 0;
    });
  }
  void urine() {
    Sql sql("SELECT t.person, t.\"on\", t.kind, t.what FROM observation t WHERE ");
    sql.add("t.kind IN ('urine_sample', 'urine_result') AND ");
    query(std::move(sql), [&](const Uuid& person, LocalDate on, const db::Row& row) {
      Treated* treated = find(person);
      if (!treated) return;
      if (row.text(2) == "urine_sample") {
        treated->samples.sample(on, row.is_null(3) ? std::string_view() : row.text(3));
      } else if (!row.is_null(3)) {
        treated->samples.found(on, row.text(3));
        treated->visits.found(on, row.text(3));
      }
    });
  }
  void visits() {
    query(Sql("SELECT t.person, t.\"on\" FROM contact t WHERE t.attendance = 'came' AND "),
          [&](const Uuid& person, LocalDate on, const db::Row&) {
            if (Treated* treated = find(person)) treated->visits.kept_visit(on);
          });
  }

  Reader& reader_;
  std::optional<Period> begun_;
  Sql below_;
  people::LinkedGroups groups_;
  People people_;
};

void add(RawCount& count, const Uuid& person) {
  ++count.persons;
  count.contributors ^= UuidHash{}(person);
}

struct ColumnTally {
  RawCount computed, yes;
  std::vector<double> values;
};

/// A truth, or whether the event of a time came: the second of two columns.
bool is_yes_or_no(const outcomes::OutcomeSet& definition, std::size_t column) {
  return definition.columns()[column].type == expression::Type::boolean ||
         (definition.columns().size() == 2 && column == 1);
}

/// Whose event has not come was watched until their last week. Columns of a time hold the same people.
void add_times(ColumnSummary& out, const std::vector<double>& weeks, const std::vector<double>& came) {
  const std::vector<std::uint8_t> events(came.begin(), came.end());  // 1 and 0
  const auto curves = survival::kaplan_meier({.exit = weeks, .event = events});
  if (!curves) return;
  const survival::Curve& curve = curves->front();
  const auto limits = survival::limits(curve, survival::LimitsOn::log_log, 0.95);
  const auto known = [](double n) { return std::isnan(n) ? std::optional<double>() : n; };
  constexpr double quarters[] = {0.25, 0.5, 0.75}, half[] = {0.5};
  const auto at = survival::quantiles(curve, curve.survival, quarters);
  out.lower = known(at[0]);
  out.median = known(at[1]);
  out.upper = known(at[2]);
  out.low = known(survival::quantiles(curve, limits.lower, half).front());
  out.high = known(survival::quantiles(curve, limits.upper, half).front());
}

void add_numbers(ColumnSummary& out, const std::vector<double>& values) {
  const auto found = outcomes::quartiles(values);
  out.lower = found->lower;
  out.median = found->median;
  out.upper = found->upper;
  const auto [low, high] = outcomes::median_interval(values);
  out.low = low;
  out.high = high;
}

/// `came`: of a time to an event, by person, whether it came.
ColumnSummary summary_of(const outcomes::Column& column, bool yes_or_no, const ColumnTally& tally,
                         const std::vector<double>* came, const Counting& counting) {
  ColumnSummary out{{column.name}, type_word(column.type), counting.show(tally.computed)};
  if (yes_or_no) {
    // Of a few people also that it holds of none of them would tell what it is of each.
    const bool few = !access::number_of(out.computed);
    out.yes = few ? out.computed : counting.show(tally.yes);
    const auto of = access::number_of(out.computed), yes = access::number_of(*out.yes);
    if (!of || !yes || *of < static_cast<double>(k_fewest)) return out;
    const double capped = std::min(*yes, *of);  // both are rounded on their own
    const auto [low, high] = outcomes::wilson(capped, *of);
    out.share = capped / *of;
    out.low = low;
    out.high = high;
  } else if (tally.values.size() >= k_fewest) {
    came ? add_times(out, tally.values, *came) : add_numbers(out, tally.values);
  }
  return out;
}

/// Computes a full batch at a time.
class Computing {
 public:
  explicit Computing(const outcomes::OutcomeSet& definition)
      : definition_(definition), evaluator_(definition.evaluator()), tallies(definition.columns().size()) {}

  void add_person(const Uuid& person, std::string pattern) {
    waiting_.emplace_back(person, std::move(pattern));
    if (waiting_.size() == expression::k_batch) compute();
  }
  void compute() {
    for (std::size_t i = 0; i < waiting_.size(); ++i) evaluator_.texts(0)[i] = waiting_[i].second;
    evaluator_.run(waiting_.size());
    for (std::size_t c = 0; c < tallies.size(); ++c) {
      const auto values = evaluator_.numbers_of(definition_.step(c));
      for (std::size_t i = 0; i < waiting_.size(); ++i) {
        if (expression::is_missing(values[i]) || waiting_[i].second.size() < definition_.weeks_named(c).begun) continue;
        add(tallies[c].computed, waiting_[i].first);
        if (values[i] == 1) add(tallies[c].yes, waiting_[i].first);
        tallies[c].values.push_back(values[i]);
      }
    }
    waiting_.clear();
  }

 private:
  const outcomes::OutcomeSet& definition_;
  expression::Evaluator evaluator_;
  std::vector<std::pair<Uuid, std::string>> waiting_;

 public:
  std::vector<ColumnTally> tallies;
};

}  // namespace

Result<PlaceOutcome> place_outcome(Reader& reader, const Outcomes& outcomes, std::string_view name, Id<Place> id,
                                   std::optional<Period> begun) {
  auto place = reader.find(id);
  if (!place || !reader.within(id)) return reject(ErrorKind::not_found, "not-found");
  HW_TRY(const outcomes::OutcomeSet* found, outcomes.find(name));
  const outcomes::OutcomeSet& definition = *found;
  const People people = Gathering(reader, id, begun).people();
  const Counting counting(reader.sql(), reader.vault());
  RawCount all, going_on, computed;
  Computing computing(definition);
  for (const auto& [person, treated] : people) {
    add(all, person);
    if (!all_weeks_over(treated.periods, reader.today())) {
      add(going_on, person);
      continue;
    }
    std::string pattern = treated.pattern(reader.today());
    if (pattern.empty()) continue;
    add(computed, person);
    computing.add_person(person, std::move(pattern));
  }
  computing.compute();
  PlaceOutcome out{std::move(*place),
                   reader.now(),
                   begun ? std::optional(begun->first) : std::nullopt,
                   begun ? std::optional(begun->last) : std::nullopt,
                   counting.show(all),
                   counting.show(going_on),
                   counting.show(computed),
                   {}};
  const auto& tallies = computing.tallies;
  for (std::size_t c = 0; c < tallies.size(); ++c) {
    const bool time = tallies.size() == 2 && c == 0;
    out.columns.push_back(summary_of(definition.columns()[c], is_yes_or_no(definition, c), tallies[c],
                                     time ? &tallies[1].values : nullptr, counting));
  }
  return out;
}

}  // namespace homeward::assessment
