#include "app/command_parts.hpp"
#include "app/verification.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <unistd.h>

namespace homeward::app {
namespace {

int print(std::string_view chain, const journal::VerifyReport& report) {
  for (const journal::Finding& f : report.findings) {
    std::cout << chain << ": " << f.what;
    if (f.position > 0) std::cout << " at position " << f.position;
    if (f.entry) std::cout << ", entry " << f.entry->to_string();
    if (!f.record.empty()) std::cout << ", " << f.record;
    if (f.row) std::cout << " " << f.row->to_string();
    if (!f.detail.empty()) std::cout << ": " << f.detail;
    std::cout << "\n";
  }
  std::cout << chain << ": " << report.entries << " entries, " << report.rows << " rows, head " << report.head.position
            << ", " << (report.clean() ? "whole" : std::to_string(report.found) + " findings") << "\n";
  return report.clean() ? 0 : 1;
}

}  // namespace

void add_verify_commands(CLI::App& app, std::function<int()>& chosen) {
  auto checkpoint = std::make_shared<std::string>();
  auto* verify = app.add_subcommand(
      "verify",
      "Checks every entry and every row. Example: homeward verify --db sqlite:var/homeward.db --checkpoint FILE");
  const ConfigFlags flags(*verify);
  verify->add_option("--checkpoint", *checkpoint,
                     "file of signed checkpoints, kept outside the database: shows a cut tail");
  verify->callback([&chosen, flags, checkpoint] {
    chosen = [flags, checkpoint] {
      HouseOptions house = flags.house();
      house.open = db::Options::Open::reader;
      House opened(house);
      const journal::Chain disclosures("disclosure");
      int code = 0;
      std::vector<journal::VerifyOptions> options;
      for (const journal::Chain* chain : {&opened.journal().entries(), &disclosures}) {
        auto asked = verification_of(opened, *chain, *checkpoint);
        if (!asked) {
          std::cerr << "homeward: " << *checkpoint << ": " << asked.error().reason << ": " << asked.error().detail
                    << "\n";
          return 2;
        }
        options.push_back(std::move(*asked));
      }
      code |= print("journal", journal::verify(opened.store(), opened.journal().entries(), options[0]));
      code |= print("access log", journal::verify(opened.store(), disclosures, options[1]));
      return code;
    };
  });
}

}  // namespace homeward::app
