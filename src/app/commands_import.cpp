#include "app/command_parts.hpp"
#include "exchange/ctn0094/tables.hpp"
#include "exchange/imports/import_ctn0094.hpp"
#include "exchange/imports/import_facilities.hpp"

#include <CLI/CLI.hpp>

#include <fstream>
#include <iostream>
#include <unistd.h>

namespace homeward::app {
namespace {

struct ImportArguments {
  HouseOptions house;
  std::string source, map, summary, undo;
};

/// Progress on standard error, only where somebody watches.
imports::Progress progress_of(const std::string& what) {
  if (isatty(2) == 0) return {};
  return [what](std::int64_t done, std::int64_t total) {
    std::cerr << "\r" << what << " " << done;
    if (total > 0) std::cerr << " of " << total;
    std::cerr << "   " << (done == total ? "\n" : "") << std::flush;
    return true;
  };
}

int undo(const ImportArguments& a) {
  const auto id = Uuid::parse(a.undo);
  if (!id) {
    std::cerr << "homeward: --undo needs the id that the import printed\n";
    return 2;
  }
  if (!a.summary.empty()) {
    std::cerr << "homeward: --summary counts what an import writes; it does not go with --undo\n";
    return 2;
  }
  House house(a.house);
  const auto removed = imports::undo_import(house.journal(), {*id}, progress_of("rows taken back:"));
  if (!removed) {
    std::cerr << "homeward: " << removed.error().reason << ": " << removed.error().detail << "\n";
    return 1;
  }
  std::cout << "Import " << a.undo << " was taken back: " << *removed
            << " rows, those of relations and offers among them.\n";
  return 0;
}

int finish(const ImportArguments& a, const imports::Counts& counts, const std::vector<tables::FileFault>& refused,
           const std::optional<Id<ImportRun>>& id) {
  for (const tables::FileFault& f : refused) std::cerr << f.to_string() << "\n";
  if (!a.summary.empty()) {
    std::ofstream out(a.summary);
    out << counts.to_json() << "\n";
    if (!out) {
      std::cerr << "homeward: the summary cannot be written to " << a.summary << "\n";
      return 1;
    }
  }
  std::cout << "places " << counts.places << ", persons " << counts.persons << ", episodes " << counts.episodes
            << ", stays " << counts.stays << ", contacts " << counts.contacts << ", observations "
            << counts.observations << ", refused " << counts.refused << "; rows written " << counts.written
            << ", unchanged " << counts.unchanged << "\n";
  if (id) {
    std::cout << "Import " << id->to_string() << " is complete. To take it back: --undo " << id->to_string() << "\n";
  } else {
    std::cout << "Nothing was new.\n";
  }
  return 0;
}

int facilities(const ImportArguments& a) {
  House house(a.house);
  const auto done = imports::import_facilities(house.journal(), a.source, a.map, progress_of("places:"));
  if (!done) {
    std::cerr << done.error().to_string() << "\nNothing was imported.\n";
    return 2;
  }
  return finish(a, done->counts, done->refused, done->id);
}

int ctn0094(const ImportArguments& a) {
  House house(a.house);
  for (const std::string& table : homeward::ctn0094::absent_tables(a.source)) {
    std::cerr << "there is no " << table << ".csv or " << table << ".csv.gz: nothing of it is brought in\n";
  }
  const auto done = imports::import_ctn0094(house.journal(), a.source, progress_of("records:"));
  if (!done) {
    std::cerr << done.error().to_string() << "\nNothing was imported.\n";
    return 2;
  }
  return finish(a, done->counts, {}, done->id);
}

}  // namespace

void add_import_commands(CLI::App& app, std::function<int()>& chosen) {
  auto* import = app.add_subcommand(
      "import", "Brings in data. Example: homeward import facilities FILE.csv --db sqlite:var/homeward.db");
  import->require_subcommand(1);
  auto a = std::make_shared<ImportArguments>();
  const auto with_options = [&, a](CLI::App* command, std::string_view what) {
    command->add_option("source", a->source, std::string(what));
    command->add_option("--summary", a->summary, "file for the counts, as JSON");
    command->add_option("--undo", a->undo, "take the import with this id back");
  };
  auto* from_facilities = import->add_subcommand(
      "facilities", "Places from a CSV file. Example: homeward import facilities FILE.csv --map MAP.json");
  with_options(from_facilities, "CSV file, also .gz");
  from_facilities->add_option("--map", a->map, "JSON file that says which column is what (default: California's list)");
  const auto run_or_undo = [&chosen, a](CLI::App* command, int (*run)(const ImportArguments&)) {
    command->callback([&chosen, a, run, flags = ConfigFlags(*command)] {
      chosen = [a, run, flags] {
        a->house = flags.house();
        if (!a->undo.empty()) return undo(*a);
        if (!a->source.empty()) return run(*a);
        std::cerr << "homeward: name the file or the directory\n";
        return 2;
      };
    });
  };
  run_or_undo(from_facilities, facilities);
  auto* from_ctn =
      import->add_subcommand("ctn0094", "People of the CTN-0094 trials. Example: homeward import ctn0094 DIR");
  with_options(from_ctn, "directory with the tables");
  run_or_undo(from_ctn, ctn0094);
}

}  // namespace homeward::app
