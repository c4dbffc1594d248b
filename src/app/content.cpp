#include "app/content.hpp"

#include "app/embedded_catalogue.hpp"

#include <algorithm>
#include <iostream>
#include <stdexcept>

namespace homeward::app {

catalogue::Catalogue::Loaded read_catalogue(const std::string& overlay, std::initializer_list<std::string_view> kinds) {
  const bool all = kinds.size() == 0 || !overlay.empty();
  std::vector<catalogue::PackFile> files;
  for (const Embedded& file : catalogue_files()) {
    const std::string_view kind = file.path.substr(0, file.path.find('/'));
    const bool shared = kind == file.path;  // the schema of what all packs share
    if (all || shared || std::ranges::find(kinds, kind) != kinds.end()) files.push_back({file.path, file.content});
  }
  return catalogue::Catalogue::load(files,
                                    overlay.empty() ? std::nullopt : std::optional<std::filesystem::path>(overlay));
}

catalogue::Catalogue load_catalogue(const std::string& overlay, std::initializer_list<std::string_view> kinds) {
  auto loaded = read_catalogue(overlay, kinds);
  if (loaded.faults.empty()) return std::move(loaded.catalogue);
  std::string faults = "the catalogue cannot be used:";
  for (const catalogue::PackFault& fault : loaded.faults) faults += "\n  " + catalogue::to_string(fault);
  throw std::runtime_error(faults);
}

int report_cells(const tables::BlockRun& run, bool strict) {
  for (const tables::FileFault& fault : run.faults) std::cerr << fault.to_string() << "\n";
  if (run.bad > run.faults.size()) std::cerr << "and " << run.bad - run.faults.size() << " more\n";
  if (run.bad > 0 && strict) {
    std::cerr << "Nothing was written.\n";
    return 2;
  }
  std::cout << "rows " << run.rows << ", bad cells " << run.bad << "\n";
  return 0;
}

}  // namespace homeward::app
