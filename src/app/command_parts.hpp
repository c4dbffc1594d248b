#pragma once
#include "app/house.hpp"

#include <functional>

namespace CLI {
class App;
}

/// Parts of the command line. Each adds its verbs and sets `chosen` to what runs when one of them was asked for.
namespace homeward::app {

/// --db, --keys, --master-key with their HOMEWARD_ variables.
void add_house_options(CLI::App& app, HouseOptions& house);

void add_import_commands(CLI::App& app, std::function<int()>& chosen);
void add_verify_commands(CLI::App& app, std::function<int()>& chosen);
void add_demo_commands(CLI::App& app, std::function<int()>& chosen);
void add_more_commands(CLI::App& app, std::function<int()>& chosen);

}  // namespace homeward::app
