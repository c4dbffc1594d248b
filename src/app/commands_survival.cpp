#include "app/command_parts.hpp"
#include "exchange/survival/analyses.hpp"
#include "exchange/tables/block_run.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace homeward::app {
namespace {

using survival::Answer, survival::Question, survival::ReportWriter, survival::Rows;

struct Arguments {
  std::filesystem::path in, out;
  std::string format = "csv";
  bool exclude_bad = false;
  Question ask;
};

using Analysis = Answer (*)(const Question&, const Rows&, ReportWriter&);

int refuse(const std::string& what) {
  std::cerr << "homeward: " << what << "\nNothing was written.\n";
  return 2;
}

void add_words(const std::vector<std::string>& names, Question& ask) {
  ask.columns.words.insert(ask.columns.words.end(), names.begin(), names.end());
}

/// The rows that will be counted, or nothing: then what is wrong has been said.
std::optional<Rows> read_rows(const Arguments& a, const Question& ask) {
  auto rows = survival::read_rows(a.in, ask.columns);
  if (!rows) {
    refuse(rows.error().to_string());
    return std::nullopt;
  }
  const std::size_t shown = std::min(rows->faults.size(), tables::k_most_faults);
  for (std::size_t i = 0; i < shown; ++i) std::cerr << rows->faults[i].to_string() << "\n";
  if (shown < rows->faults.size()) std::cerr << "and " << rows->faults.size() - shown << " more faults\n";
  const std::string bad = std::to_string(rows->bad) + " of " + std::to_string(rows->bad + rows->size()) + " rows ";
  if (rows->bad > 0 && !a.exclude_bad) {
    refuse(bad + "cannot be used; --exclude-bad leaves them out");
    return std::nullopt;
  }
  if (rows->bad > 0) std::cerr << bad << "were left out\n";
  if (rows->size() > 0) return std::move(*rows);
  refuse(std::string("survival.no-rows") + ": no row can be used");
  return std::nullopt;
}

int write(const Arguments& a, const std::string& text) {
  if (a.out.empty()) {
    std::cout << text << std::flush;
    return std::cout ? 0 : 1;
  }
  auto file = tables::WholeFile::create(a.out);
  if (!file) return refuse(file.error().to_string());
  const auto done = file->write(text).and_then([&] { return file->commit(); });
  return done ? 0 : refuse(done.error().to_string());
}

int run(const Arguments& a, Analysis analysis) {
  Question ask = a.ask;
  add_words(ask.by, ask);
  add_words(ask.strata, ask);
  for (const auto& name : {ask.id, ask.status, ask.cluster, ask.columns.state_from, ask.columns.state_to}) {
    if (!name.empty()) add_words({name}, ask);
  }
  for (auto& term : ask.terms) {
    if (const auto factor = survival::factor_of(term)) {
      term = "factor(" + *factor + ")";
      add_words({*factor}, ask);
    } else {
      ask.columns.numbers.push_back(term);
    }
  }
  const auto rows = read_rows(a, ask);
  if (!rows) return 2;
  ReportWriter out(a.format == "json" ? survival::Format::json : survival::Format::csv);
  const Answer answer = analysis(ask, *rows, out);
  if (!answer) return refuse(answer.error().reason + ": " + answer.error().detail);
  for (const std::string& note : *answer) std::cerr << "note: " << note << "\n";
  return write(a, out.take());
}

/// Adds subcommands and their options; each option is declared once, here.
class Commands {
 public:
  Commands(CLI::App& survival, std::function<int()>& chosen) : survival_(survival), chosen_(chosen) {}

  Commands& add(const std::string& name, Analysis analysis, const std::string& help) {
    a_ = std::make_shared<Arguments>();
    at_ = survival_.add_subcommand(name, help);
    at_->add_option("--in", a_->in, "CSV file, also .gz")->required();
    at_->add_option("--out", a_->out, "file to write instead of standard output");
    at_->add_option("--format", a_->format, "csv, or json with the same names")->check(CLI::IsMember({"csv", "json"}));
    at_->add_flag("--exclude-bad", a_->exclude_bad, "leaves missing and impossible rows out and says how many");
    at_->callback([&chosen = chosen_, a = a_, analysis] { chosen = [a, analysis] { return run(*a, analysis); }; });
    return *this;
  }
  Commands& time() { return text("--time", a_->ask.columns.time, "column with the time", true); }
  Commands& event() {
    text("--event", a_->ask.columns.event, "column with the event: 1 or TRUE, else 0 or FALSE", true);
    return text("--event-value", a_->ask.columns.event_value, "the word that is the event; all others are censoring");
  }
  Commands& entry() {
    return text("--entry", a_->ask.columns.entry, "column with the time of entry (left truncation)");
  }
  Commands& weights() {
    return text("--weights", a_->ask.columns.weight, "column with how many persons a row stands for");
  }
  Commands& by(bool needed = false) { return list("--by", a_->ask.by, "columns that group, parted by commas", needed); }
  Commands& strata() { return list("--strata", a_->ask.strata, "columns within which is compared"); }
  Commands& confidence() {
    at_->add_option("--conf", a_->ask.confidence, "confidence of the limits")
        ->check(CLI::Range(1e-9, 1 - 1e-9))
        ->capture_default_str();
    return *this;
  }
  Commands& number(const std::string& name, double& into, const CLI::Validator& check, const std::string& help,
                   bool needed) {
    at_->add_option(name, into, help)->check(check)->required(needed);
    return *this;
  }
  Commands& text(const std::string& name, std::string& into, const std::string& help, bool needed = false) {
    at_->add_option(name, into, help)->required(needed);
    return *this;
  }
  Commands& list(const std::string& name, std::vector<std::string>& into, const std::string& help,
                 bool needed = false) {
    at_->add_option(name, into, help)->delimiter(',')->required(needed);
    return *this;
  }
  Commands& numbers(const std::string& name, std::vector<double>& into, const CLI::Validator& check,
                    const std::string& help) {
    at_->add_option(name, into, help)->delimiter(',')->check(check);
    return *this;
  }
  Commands& choice(const std::string& name, std::string& into, const std::vector<std::string>& words,
                   const std::string& help) {
    at_->add_option(name, into, help)->check(CLI::IsMember(words))->capture_default_str();
    return *this;
  }
  Question& ask() { return a_->ask; }

 private:
  CLI::App& survival_;
  std::function<int()>& chosen_;
  std::shared_ptr<Arguments> a_;
  CLI::App* at_ = nullptr;
};

const std::string k_curve_errors =
    "se_greenwood is S sqrt(sum d / (n (n - d))) (Greenwood 1926). Limits: plain, of log S, of log(-log S) "
    "(Kalbfleisch & Prentice 2002, 1.4). ";

const CLI::Validator k_above_zero(
    [](std::string& text) {
      double number = 0;
      const bool fits = survival::read_number(text, number) && number > 0;
      return fits ? std::string() : "a number above 0 is expected, not " + text;
    },
    "NUMBER > 0");

// One command a paragraph, its options in a row.
// clang-format off
void add_curves(Commands& c) {
  c.add(
       "km", survival::answer_km,
       "Kaplan-Meier and Nelson-Aalen at every time. " + k_curve_errors +
           "na_se is sqrt(sum d / n^2) (Aalen 1978). Example: homeward survival km --in F.csv --time days --event left")
      .time().event().entry().by().weights().confidence();
  c.add("quantiles", survival::answer_quantiles,
        "Times by which a share has had the event, from Kaplan-Meier; flat at exactly 1 - p: the middle. Limits from the "
        "limits of the curve (Brookmeyer & Crowley 1982). " + k_curve_errors +
        "Empty: the curve does not come so far. Example: homeward survival quantiles --in F.csv --time days --event left")
      .time().event().entry().by().weights().confidence()
      .numbers("--p", c.ask().probabilities, CLI::Range(0.0, 1.0), "shares, parted by commas (0.25,0.5,0.75)");
  c.add("rmst", survival::answer_rmst,
        "Restricted mean time up to tau: the area under Kaplan-Meier. se is sqrt(sum A(t)^2 d / (n (n - d))), A(t) the area "
        "from t to tau (Klein & Moeschberger 2003, 4.5). Example: homeward survival rmst --in F.csv --time days --event "
        "left --tau 365")
      .time().event().entry().by().weights().confidence()
      .number("--tau", c.ask().tau, k_above_zero, "end of the time looked at", true);
  c.add("logrank", survival::answer_log_rank,
        "Do groups have the same hazard? Observed and expected events, chi-square with hypergeometric variance (Mantel "
        "1966); --rho weighs by S(t-)^rho (Harrington & Fleming 1982). Example: homeward survival logrank --in F.csv "
        "--time days --event left --by house")
      .time().event().by(true).strata()
      .number("--rho", c.ask().rho, CLI::Number, "weight of early events; 0 log-rank, 1 Peto-Prentice", false);
}
// clang-format on

// One command a paragraph, its options in a row.
// clang-format off
void add_states(Commands& c) {
  c.add(
       "cif", survival::answer_cif,
        "Cumulative incidence of each cause, the others competing, at the times of the cause. se_aalen: delta method (Aalen "
        "1978; as cuminc of cmprsk). se_greenwood: multinomial increments (Andersen et al. 1993, 4.4; as etm). Example: "
        "homeward survival cif --in F.csv --time days --status how --censor none")
      .time().by()
      .text("--status", c.ask().status, "column with the cause", true)
      .text("--censor", c.ask().columns.censor, "the word of censoring", true);
  c.add("aj", survival::answer_aj,
        "Aalen-Johansen transition probabilities between all states. se_greenwood: multinomial increments, cov P = B' "
        "cov(P-) B + sum P-^2 cov(dA) (Andersen et al. 1993, 4.4; as etm). A person's rows must not overlap, and go on from "
        "the state they led to. Example: homeward survival aj --in F.csv --id who --from a --to b --entry t0 --exit t1 "
        "--censor cens --times 30,90,365")
      .text("--id", c.ask().id, "column that names the person", true)
      .text("--from", c.ask().columns.state_from, "column with the state of the row", true)
      .text("--to", c.ask().columns.state_to, "column with the state that follows, or the word of censoring", true)
      .text("--entry", c.ask().columns.entry, "column with the time of coming into the state", true)
      .text("--exit", c.ask().columns.time, "column with the time of leaving it", true)
      .text("--censor", c.ask().columns.censor, "the word of censoring", true)
      .number("--start", c.ask().start, CLI::NonNegativeNumber, "where probabilities begin (0)", false)
      .numbers("--times", c.ask().times, CLI::NonNegativeNumber, "times to report, parted by commas; else every change");
  c.add("mean-count", survival::answer_mean_count,
        "Mean cumulative count of events that come again. One row an event or an end of follow-up; each person is followed "
        "from 0 to their last row. se_robust: sqrt(sum_i [sum (dN_i - d/n)/n]^2) (Lawless & Nadeau 1995). Example: homeward "
        "survival mean-count --in F.csv --id who --time days --event back")
      .text("--id", c.ask().id, "column that names the person", true)
      .time().event().by();
}
// clang-format on

const std::string k_term_help =
    "Terms are columns of numbers, or factor(column), whose first level (numbers by size, words by alphabet) the "
    "others are "
    "compared with. lo and hi are limits of the coefficient. A term that has no finite coefficient is left empty and "
    "named. ";

// One command a paragraph, its options in a row.
// clang-format off
void add_models(Commands& c) {
  c.add("cox", survival::answer_cox,
        "Proportional hazards. " + k_term_help +
        "se from the inverse information (Kalbfleisch & Prentice 2002, 4.2); with --cluster, and with weights that are not "
        "whole, the sandwich of score residuals (Lin & Wei 1989). Then log-likelihoods, tests, Harrell's concordance (se "
        "by infinitesimal jackknife) and score tests of proportional hazards against 1 - S(t-) (Grambsch & Therneau 1994). "
        "Example: homeward survival cox --in F.csv --time days --event left --x 'age,factor(house)'")
      .time().event().entry().weights().strata().confidence()
      .list("--x", c.ask().terms, "terms, parted by commas", true)
      .text("--cluster", c.ask().cluster, "column of what belongs together, for robust standard errors")
      .choice("--ties", c.ask().ties, {"efron", "breslow", "exact"}, "rule for events at one time");
  c.add("fine-gray", survival::answer_fine_gray,
        "Proportional subdistribution hazards of one cause, the others competing (Fine & Gray 1999). " + k_term_help +
        "se by the sandwich that counts in the estimated censoring (ibid., section 4; as crr of cmprsk); Breslow ties. Then "
        "pseudo log-likelihoods, their ratio test and the Wald test; concordance and the other tests of cox are not defined "
        "here. Example: homeward survival fine-gray --in F.csv --time days --status how --cause left --censor none --x age")
      .time().confidence()
      .text("--status", c.ask().status, "column with the cause", true)
      .text("--cause", c.ask().cause, "the cause that is asked about", true)
      .text("--censor", c.ask().columns.censor, "the word of censoring (0)")
      .list("--x", c.ask().terms, "terms, parted by commas", true);
  c.add("funnel", survival::answer_funnel,
        "Units (centres) beside what is expected for people like theirs, for a funnel plot; not a league table. Expected "
        "counts from logistic regression over everybody on --x (indirect standardisation); control limits of observed over "
        "expected at 95 % and 99.8 % (Spiegelhalter 2005), exact for people who differ (Poisson binomial). p: twice the "
        "smaller tail; p_holm: for all units together (Holm 1979); signal: p_holm at most 0.05. Example: homeward survival "
        "funnel --in F.csv --event kept --by house --x 'age,factor(substance)'")
      .event().by(true).confidence()
      .list("--x", c.ask().terms, "terms that make people differ, parted by commas");
}
// clang-format on

}  // namespace

void add_survival_commands(CLI::App& app, std::function<int()>& chosen) {
  auto* survival = app.add_subcommand(
      "survival",
      "Curves, tests and models of times to an event, from a CSV file. Rows with a missing or impossible value are "
      "named "
      "with line and column and nothing is written, or they are left out with --exclude-bad. Times that differ by "
      "rounding only (1.5e-8) are one time.");
  survival->require_subcommand(1);
  Commands commands(*survival, chosen);
  add_curves(commands);
  add_states(commands);
  add_models(commands);
}

}  // namespace homeward::app
