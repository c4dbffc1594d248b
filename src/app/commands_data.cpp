#include "app/command_parts.hpp"

#include <CLI/CLI.hpp>

namespace homeward::app {

void add_house_options(CLI::App& app, HouseOptions& house) {
  app.add_option("--db", house.db, "sqlite:FILE or postgresql://...")->envname("HOMEWARD_DB")->capture_default_str();
  app.add_option("--keys", house.keys, "where the keys of persons lie, apart from the data")->envname("HOMEWARD_KEYS");
  app.add_option("--master-key", house.master_key, "file with the master key (mode 0600)")
      ->envname("HOMEWARD_MASTER_KEY");
}

void add_more_commands(CLI::App& app, std::function<int()>& chosen) {
  add_import_commands(app, chosen);
  add_verify_commands(app, chosen);
  add_demo_commands(app, chosen);
}

}  // namespace homeward::app
