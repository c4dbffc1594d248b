#include "app/command_parts.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

namespace homeward::app {
namespace {

std::string lines(const std::vector<ConfigFault>& faults) {
  std::string out = "the configuration cannot be used:";
  for (const ConfigFault& fault : faults) out += "\n  " + to_string(fault);
  return out;
}

}  // namespace

ConfigError::ConfigError(const std::vector<ConfigFault>& faults) : std::runtime_error(lines(faults)) {}

struct ConfigFlags::Given {
  std::string file;
  std::map<std::string, std::string> flags;
  Config defaults;
};

ConfigFlags::ConfigFlags(CLI::App& app, Config defaults, std::initializer_list<std::string_view> keys)
    : given_(std::make_shared<Given>()) {
  given_->defaults = std::move(defaults);
  app.add_option("--config", given_->file, "file with the configuration; homeward.toml where there is one");
  for (const ConfigKey& key : config_keys()) {
    if (keys.size() > 0 && std::find(keys.begin(), keys.end(), key.name) == keys.end()) continue;
    const auto take = [given = given_, name = std::string(key.name)](const std::string& value) {
      given->flags[name] = value;
    };
    app.add_option_function<std::string>(flag_of(key), take, std::string(key.doc) + " [" + variable_of(key) + "]");
  }
}

ConfigFlags ConfigFlags::all(CLI::App& app) { return ConfigFlags(app, {}, {}); }

LoadedConfig ConfigFlags::load() const {
  return load_config(given_->file.empty() ? std::nullopt : std::optional(given_->file), given_->flags,
                     given_->defaults);
}

Config ConfigFlags::read() const {
  LoadedConfig loaded = load();
  if (!loaded.faults.empty()) throw ConfigError(loaded.faults);
  return std::move(loaded.config);
}

HouseOptions ConfigFlags::house() const { return house_options(read()); }

HouseOptions house_options(const Config& config) {
  HouseOptions out;
  out.db = config.db;
  out.keys = config.keys;
  out.master_key = config.master_key;
  out.readers = config.readers;
  out.catalogue_overlay = config.catalogue_overlay;
  return out;
}

void add_config_commands(CLI::App& app, std::function<int()>& chosen) {
  auto* check = app.add_subcommand(
      "check-config", "Says all that is wrong with the configuration. Example: homeward check-config --config FILE");
  const ConfigFlags flags = ConfigFlags::all(*check);
  check->callback([&chosen, flags] {
    chosen = [flags] {
      LoadedConfig loaded = flags.load();
      for (ConfigFault& fault : check_config(loaded.config)) loaded.faults.push_back(std::move(fault));
      if (!loaded.faults.empty()) throw ConfigError(loaded.faults);
      std::cout << "The configuration is right.\n";
      return 0;
    };
  });
}

}  // namespace homeward::app
