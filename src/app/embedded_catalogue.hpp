#pragma once

#include <span>
#include <string_view>

namespace homeward::app {

/// One JSON pack of the folder `catalogue/`, as it was when the program was built.
struct Embedded {
  std::string_view path;  ///< below catalogue/: "roles/counsellor.json"
  std::string_view content;
};

/// All packs, ordered by path. They live as long as the program.
std::span<const Embedded> catalogue_files();

}  // namespace homeward::app
