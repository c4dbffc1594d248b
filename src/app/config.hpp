#pragma once
#include "base/describe.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the operator may set, from one place of each kind: flags win over HOMEWARD_* variables, those over
/// homeward.toml, that over the defaults. Every fault of every source is reported at once, with its key and source.
namespace homeward::app {

enum class LogLevel { debug, info, warning, error };
BOOST_DESCRIBE_ENUM(LogLevel, debug, info, warning, error)
enum class LogFormat { json, text };
BOOST_DESCRIBE_ENUM(LogFormat, json, text)

struct Config {
  std::string db = "sqlite:var/homeward.db";
  std::string keys;        ///< empty: beside a SQLite file, else in var/
  std::string master_key;  ///< empty: as the keys
  std::string address = "127.0.0.1";
  unsigned short port = 8484;
  std::string tls_certificate, tls_key;  ///< both or none
  std::vector<std::string> trusted_proxies;
  int threads = 2;
  int readers = 4;
  std::string checkpoint_file;  ///< empty: none is written
  LogLevel log_level = LogLevel::info;
  LogFormat log_format = LogFormat::json;
  std::string metrics_token;      ///< empty: /metrics answers on loopback only
  std::string catalogue_overlay;  ///< empty: only the packs of the program

  bool loopback() const;
};

/// One key, for flags, help and the documentation. The flag is the name with hyphens, the variable HOMEWARD_ and the
/// name in capitals.
struct ConfigKey {
  std::string_view name;
  std::string_view doc;
  bool secret = false;  ///< its value is never shown
};
std::span<const ConfigKey> config_keys();
std::string flag_of(const ConfigKey& key);
std::string variable_of(const ConfigKey& key);

struct ConfigFault {
  std::string key;
  std::string source;  ///< "--db", "HOMEWARD_DB", "homeward.toml, line 3"; empty when it is about how keys fit together
  std::string detail;
  bool operator==(const ConfigFault&) const = default;
};
std::string to_string(const ConfigFault& fault);

struct ConfigSources {
  std::optional<std::string> file;           ///< text of homeward.toml
  std::string file_name = "homeward.toml";   ///< for messages
  std::map<std::string, std::string> flags;  ///< by name of the key
  /// Reads a variable of the environment; nothing where it is not set.
  std::function<std::optional<std::string>(const std::string& name)> variable = nullptr;
  Config defaults = {};  ///< of the command
};

struct LoadedConfig {
  Config config;
  std::vector<ConfigFault> faults;
};

/// Pure but for `sources.variable`: what the words say, not whether files are there.
LoadedConfig load_config(const ConfigSources& sources);

/// Reads the file (given, or homeward.toml in the current folder where there is one) and this process's environment.
LoadedConfig load_config(const std::optional<std::string>& file, std::map<std::string, std::string> flags,
                         Config defaults = {});

/// What the machine says about a configuration: files that are missing or that others may read, folders that cannot be
/// written to. `homeward check-config` shows both lists.
std::vector<ConfigFault> check_config(const Config& config);

}  // namespace homeward::app
