#include "app/command_parts.hpp"
#include "app/content.hpp"
#include "care/assessment/instrument_packs.hpp"
#include "engine/scoring/explain.hpp"
#include "exchange/scoring/score_file.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <thread>

namespace homeward::app {
namespace {

struct Arguments {
  scoring::ScoreFile file;
  std::string instrument, columns, missing = "instrument", bands;
  bool list = false, explain = false;
};

int refuse(const std::string& what) {
  std::cerr << "homeward: " << what << "\n";
  return 2;
}

int list(const catalogue::Catalogue& packs) {
  for (const catalogue::Pack* pack : packs.list("instruments")) {
    const auto instrument = scoring::read_instrument(pack->content);
    if (!instrument) return refuse(pack->file + ": " + instrument.error().detail);
    std::cout << instrument->id << "\t" << instrument->title.find("en")->second << "\ttier "
              << "ABC"[static_cast<int>(instrument->tier)] << "\t"
              << (instrument->verified ? "verified" : "not verified")
              << (instrument->not_validated ? ", not a validated scale" : "");
    std::string names;
    for (const scoring::Score& score : instrument->scores) names += (names.empty() ? "\t" : ",") + score.name;
    std::cout << names << "\n";
  }
  return 0;
}

/// `q1=A,q2=B`
bool read_columns(const std::string& text, std::map<std::string, std::string>& out) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find(',', at), text.size()), sign = text.find('=', at);
    if (sign == text.npos || sign >= end || sign == at || sign + 1 == end) return false;
    if (!out.emplace(text.substr(at, sign - at), text.substr(sign + 1, end - sign - 1)).second) return false;
    at = end + 1;
  }
  return true;
}

int score(const Arguments& a, const scoring::Instrument& instrument) {
  scoring::ScoreFile file = a.file;
  if (file.in.empty() || file.out.empty() || file.id.empty()) return refuse("--in, --id and --out are needed");
  if (!read_columns(a.columns, file.columns)) return refuse("--columns is a list like q1=A,q2=B, each item once");
  file.threads = std::thread::hardware_concurrency();
  const auto by = a.missing == "as-study" ? scoring::MissingBy::study : scoring::MissingBy::instrument;
  const auto scorer = scoring::Scorer::create(instrument, by, a.bands);
  if (!scorer) return refuse(scorer.error().reason + ": " + scorer.error().detail);
  const auto done = scoring::write_scores(*scorer, file);
  if (!done) {
    std::cerr << done.error().to_string() << "\nNothing was written.\n";
    return 2;
  }
  return report_cells(*done, file.strict);
}

int run(const Arguments& a, const catalogue::Catalogue& packs) {
  if (a.list) return list(packs);
  if (a.instrument.empty()) return refuse("name the instrument, or ask for --list");
  const auto instrument = assessment::find_instrument(packs, a.instrument);
  if (!instrument) return refuse(instrument.error().reason + ": " + instrument.error().detail);
  if (!a.explain) return score(a, *instrument);
  std::cout << scoring::explain(*instrument);
  return 0;
}

}  // namespace

void add_score_commands(CLI::App& app, std::function<int()>& chosen) {
  auto a = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "score",
      "Scores answers to an instrument. Example: homeward score phq-9 --in FILE.csv --id person --out FILE.csv");
  command->add_option("instrument", a->instrument, "id of the instrument");
  command->add_flag("--list", a->list, "lists the instruments: id, title, tier, whether verified, scores");
  command->add_flag("--explain", a->explain, "says the key in words");
  command->add_option("--in", a->file.in, "CSV file with the answers, also .gz");
  command->add_option("--id", a->file.id, "column that names the form");
  command->add_option("--out", a->file.out, "CSV file to write, also .gz; never the file that is read");
  command->add_option("--columns", a->columns, "columns of the items, as q1=A,q2=B; an item's own id where not named");
  command->add_flag("--strict", a->file.strict, "write nothing when a cell is bad, and end with 2");
  command->add_option("--missing", a->missing, "rule for missing answers: the instrument's, or the habit of its study")
      ->check(CLI::IsMember({"instrument", "as-study"}));
  command->add_option("--bands", a->bands, "reading of the scores, where several are published");
  command->callback([&chosen, a, flags = ConfigFlags(*command, {}, {"catalogue_overlay"})] {
    chosen = [a, flags] { return run(*a, load_catalogue(flags.read().catalogue_overlay, {"instruments"})); };
  });
}

}  // namespace homeward::app
