#include "app/command_parts.hpp"
#include "app/demo/create.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <unistd.h>

namespace homeward::app {
namespace {

/// One line that is written over, and only where somebody watches.
void show_progress(int done, int of) {
  const int month = done / 30, months = of / 30;
  static int shown = -1;
  if (month == shown && done != of) return;
  shown = month;
  std::cerr << "\rThe demo country: month " << std::min(month, months) << " of " << months;
  if (done == of) std::cerr << "\n";
  std::cerr << std::flush;
}

}  // namespace

void add_demo_commands(CLI::App& app, std::function<int()>& chosen) {
  auto options = std::make_shared<demo::DemoOptions>();
  auto* demo = app.add_subcommand("demo", "The invented country to explore.");
  demo->require_subcommand(1);
  auto* create = demo->add_subcommand(
      "create", "Makes it in a new database. Example: homeward demo create --db sqlite:var/demo.db");
  Config defaults;
  defaults.db = "sqlite:var/demo.db";
  const ConfigFlags flags(*create, defaults);
  create->add_option("--people", options->people, "how many people, about")
      ->check(CLI::Range(100, 200'000))
      ->capture_default_str();
  create->add_option("--seed", options->seed, "another number, another country")->capture_default_str();
  create->callback([&chosen, flags, options] {
    chosen = [flags, options] {
      if (isatty(STDERR_FILENO)) options->progress = show_progress;
      const demo::DemoReport report = demo::create_demo_country(flags.house(), *options);
      std::cout << "The demo country is there: " << report.people << " people, " << report.actions << " actions, "
                << report.entries << " journal entries.\n";
      for (const auto& [what, count] : report.refused)
        std::cerr << "homeward: refused " << count << " times: " << what << "\n";
      return 0;
    };
  });
}

}  // namespace homeward::app
