#include "app/command_parts.hpp"
#include "app/content.hpp"
#include "care/assessment/outcome_packs.hpp"
#include "exchange/outcomes/outcome_file.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <thread>

namespace homeward::app {
namespace {

struct Arguments {
  outcomes::OutcomeFile file;
  std::string set = "ctnote";
};

int run(const Arguments& a, const catalogue::Catalogue& packs) {
  const auto set = assessment::outcome_set(packs, a.set);
  if (!set) {
    std::cerr << "homeward: " << set.error().reason << ": " << set.error().detail << "\n";
    return 2;
  }
  outcomes::OutcomeFile file = a.file;
  file.threads = std::thread::hardware_concurrency();
  const auto done = outcomes::write_outcomes(*set, file);
  if (!done) {
    std::cerr << done.error().to_string() << "\nNothing was written.\n";
    return 2;
  }
  return report_cells(*done, file.strict);
}

}  // namespace

void add_outcome_commands(CLI::App& app, std::function<int()>& chosen) {
  auto a = std::make_shared<Arguments>();
  auto* command = app.add_subcommand("outcomes",
                                     "Named outcomes of weekly urine-test patterns. Example: homeward outcomes --in "
                                     "FILE.csv --id who --pattern usePatternUDS --out FILE.csv");
  command->add_option("--in", a->file.in, "CSV file, also .gz")->required();
  command->add_option("--id", a->file.id, "column that names the person")->required();
  command->add_option("--pattern", a->file.pattern, "column with the weekly pattern")->required();
  command->add_option("--out", a->file.out, "CSV file to write, also .gz; never the file that is read")->required();
  command->add_option("--set", a->set, "a set of outcomes, or one outcome")->capture_default_str();
  command->add_flag("--strict", a->file.strict, "write nothing when a cell is bad");
  command->callback([&chosen, a, flags = ConfigFlags(*command, {}, {"catalogue_overlay"})] {
    chosen = [a, flags] {
      return run(*a, load_catalogue(flags.read().catalogue_overlay, {"outcomes", "outcome_sets"}));
    };
  });
}

}  // namespace homeward::app
