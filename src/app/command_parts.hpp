#pragma once
#include "app/config.hpp"
#include "app/house.hpp"

#include <functional>
#include <initializer_list>
#include <memory>

namespace CLI {  // NOLINT(readability-identifier-naming): as the library is called
class App;
}

/// Parts of the command line. Each adds its verbs and sets `chosen` to what runs when one of them was asked for.
namespace homeward::app {

/// What is wrong with the configuration, all of it; the program ends with 2.
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(const std::vector<ConfigFault>& faults);
};

/// The configuration of a command: its flags over HOMEWARD_* variables over homeward.toml (or `--config FILE`).
class ConfigFlags {
 public:
  /// Adds the flags of these keys, or of all.
  explicit ConfigFlags(CLI::App& app, Config defaults = {},
                       std::initializer_list<std::string_view> keys = {"db", "keys", "master_key"});
  static ConfigFlags all(CLI::App& app);

  LoadedConfig load() const;
  /// Once the command line is read. Throws ConfigError.
  Config read() const;
  HouseOptions house() const;

 private:
  struct Given;
  std::shared_ptr<Given> given_;
};

HouseOptions house_options(const Config& config);

void add_config_commands(CLI::App& app, std::function<int()>& chosen);
void add_import_commands(CLI::App& app, std::function<int()>& chosen);
void add_verify_commands(CLI::App& app, std::function<int()>& chosen);
void add_erase_commands(CLI::App& app, std::function<int()>& chosen);
void add_master_key_commands(CLI::App& app, std::function<int()>& chosen);
void add_second_factor_commands(CLI::App& app, std::function<int()>& chosen);
void add_score_commands(CLI::App& app, std::function<int()>& chosen);
void add_instrument_text_commands(CLI::App& app, std::function<int()>& chosen);
void add_outcome_commands(CLI::App& app, std::function<int()>& chosen);
void add_survival_commands(CLI::App& app, std::function<int()>& chosen);
void add_fhir_commands(CLI::App& app, std::function<int()>& chosen);
void add_indicator_commands(CLI::App& app, std::function<int()>& chosen);
void add_demo_commands(CLI::App& app, std::function<int()>& chosen);

}  // namespace homeward::app
