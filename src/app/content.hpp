#pragma once
#include "exchange/tables/block_run.hpp"
#include "platform/catalogue/catalogue.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

/// The catalogue without a house around it, for the server and for commands that only compute.
namespace homeward::app {

/// The packs of the program and those of the centre's folder (`overlay`, empty for none). Throws std::runtime_error
/// with everything that is wrong: a deployment runs only with a whole catalogue. `kinds`: all that the caller needs;
/// without a folder of the centre the others are left out, so that a command begins at once.
catalogue::Catalogue load_catalogue(const std::string& overlay, std::initializer_list<std::string_view> kinds = {});

/// The same for commands that put a folder right: the packs that can be used, and what is wrong with the others.
catalogue::Catalogue::Loaded read_catalogue(const std::string& overlay,
                                            std::initializer_list<std::string_view> kinds = {});

/// Says on standard error which cells of a file were not taken. Exit code: 2 when nothing was written for that.
int report_cells(const tables::BlockRun& run, bool strict);

}  // namespace homeward::app
