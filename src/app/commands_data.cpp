#include <iostream>

#include <CLI/CLI.hpp>

#include "app/house.hpp"

namespace homeward::app {

/// Commands over data: imports, verification, demo country. Each sets `chosen` when it was asked for.
void add_more_commands(CLI::App&, std::function<int()>&) {}

}  // namespace homeward::app
