#include "app/config.hpp"

#include "support/project_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace homeward::app {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

LoadedConfig load(std::string file, std::map<std::string, std::string> variables = {},
                  std::map<std::string, std::string> flags = {}) {
  ConfigSources sources;
  if (!file.empty()) sources.file = std::move(file);
  sources.flags = std::move(flags);
  sources.variable = [variables](const std::string& name) -> std::optional<std::string> {
    const auto it = variables.find(name);
    return it == variables.end() ? std::nullopt : std::optional(it->second);
  };
  return load_config(sources);
}
std::vector<std::string> lines(const std::vector<ConfigFault>& faults) {
  std::vector<std::string> out;
  for (const ConfigFault& fault : faults) out.push_back(to_string(fault));
  return out;
}

TEST(LoadConfig, NeedsNothing) {
  const auto loaded = load("");

  EXPECT_THAT(lines(loaded.faults), IsEmpty());
  EXPECT_EQ(loaded.config.db, "sqlite:var/homeward.db");
  EXPECT_EQ(loaded.config.address, "127.0.0.1");
  EXPECT_EQ(loaded.config.port, 8484);
}

TEST(LoadConfig, TakesFlagsBeforeVariablesBeforeTheFileBeforeDefaults) {
  const auto loaded =
      load("db = 'sqlite:file.db'\nthreads = 3\nreaders = 5\nlog_level = 'debug'\n",
           {{"HOMEWARD_DB", "sqlite:variable.db"}, {"HOMEWARD_THREADS", "6"}}, {{"db", "sqlite:flag.db"}});

  EXPECT_THAT(lines(loaded.faults), IsEmpty());
  EXPECT_EQ(loaded.config.db, "sqlite:flag.db");
  EXPECT_EQ(loaded.config.threads, 6);
  EXPECT_EQ(loaded.config.readers, 5);
  EXPECT_EQ(loaded.config.log_level, LogLevel::debug);
  EXPECT_EQ(loaded.config.log_format, LogFormat::json);
}

TEST(LoadConfig, ReadsEveryKeyFromEverySource) {
  const std::map<std::string, std::string> values = {{"db", "postgresql://hw@db/homeward"},
                                                     {"keys", "postgresql://hw@keys/homeward"},
                                                     {"master_key", "/etc/homeward/master"},
                                                     {"listen", "[::]:443"},
                                                     {"tls_certificate", "/etc/homeward/cert.pem"},
                                                     {"tls_key", "/etc/homeward/key.pem"},
                                                     {"trusted_proxies", "127.0.0.1,::ffff:10.0.0.2"},
                                                     {"threads", "8"},
                                                     {"readers", "16"},
                                                     {"checkpoint_file", "/mnt/worm/checkpoints"},
                                                     {"log_level", "warning"},
                                                     {"log_format", "text"},
                                                     {"metrics_token", "0123456789abcdef"},
                                                     {"catalogue_overlay", "/etc/homeward/packs"}};
  std::string file;
  std::map<std::string, std::string> variables;
  for (const ConfigKey& key : config_keys()) {
    ASSERT_TRUE(values.contains(std::string(key.name))) << key.name;
    const std::string& value = values.at(std::string(key.name));
    file += std::string(key.name) + " = '" + value + "'\n";
    variables[variable_of(key)] = value;
  }

  for (const LoadedConfig& loaded : {load(file), load("", variables), load("", {}, values)}) {
    EXPECT_THAT(lines(loaded.faults), IsEmpty());
    EXPECT_EQ(loaded.config.keys, "postgresql://hw@keys/homeward");
    EXPECT_EQ(loaded.config.address, "::");
    EXPECT_EQ(loaded.config.port, 443);
    EXPECT_EQ(loaded.config.tls_key, "/etc/homeward/key.pem");
    EXPECT_EQ(loaded.config.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "10.0.0.2"}));
    EXPECT_EQ(loaded.config.readers, 16);
    EXPECT_EQ(loaded.config.log_format, LogFormat::text);
    EXPECT_EQ(loaded.config.metrics_token, "0123456789abcdef");
    EXPECT_EQ(loaded.config.catalogue_overlay, "/etc/homeward/packs");
  }
}

TEST(LoadConfig, NamesEveryFaultWithItsKeyAndSource) {
  const auto loaded =
      load("db = 'mysql://x'\nthreads = 100\nfoo = 1\nreaders = true\n",
           {{"HOMEWARD_LISTEN", "everywhere"}, {"HOMEWARD_LOG_LEVEL", "loud"}}, {{"log_format", "xml"}});

  EXPECT_THAT(
      lines(loaded.faults),
      ::testing::UnorderedElementsAre(
          "db (homeward.toml, line 1): sqlite:FILE or postgresql://... is expected",
          "threads (homeward.toml, line 2): a number from 1 to 64 is expected, found 100",
          "foo (homeward.toml, line 3): there is no such key",
          "readers (homeward.toml, line 4): a text, a number or a list of texts is expected",
          "listen (HOMEWARD_LISTEN): address:port is expected, as in 127.0.0.1:8484 or [::1]:8484, found everywhere",
          "log_level (HOMEWARD_LOG_LEVEL): one of debug, info, warning, error is expected, found loud",
          "log_format (--log-format): one of json, text is expected, found xml"));
}

TEST(LoadConfig, NamesTheLineWhereTheFileCannotBeRead) {
  const auto loaded = load("db = 'sqlite:x'\nthreads = \n");

  ASSERT_EQ(loaded.faults.size(), 1u);
  EXPECT_EQ(loaded.faults[0].source, "homeward.toml, line 2");
}

TEST(LoadConfig, NeverShowsASecret) {
  const auto loaded = load("", {{"HOMEWARD_METRICS_TOKEN", "s3cret"}, {"HOMEWARD_DB", "postgres://u:s3cret@h/d"}});

  EXPECT_EQ(loaded.faults.size(), 2u);
  EXPECT_THAT(lines(loaded.faults), Each(Not(HasSubstr("s3cret"))));
}

TEST(LoadConfig, RefusesToServeOtherMachinesWithoutTls) {
  EXPECT_THAT(lines(load("listen = '0.0.0.0:80'").faults), ElementsAre(HasSubstr("listen: beyond this machine")));
  EXPECT_THAT(lines(load("listen = '0.0.0.0:443'\ntls_certificate = 'c'\ntls_key = 'k'").faults), IsEmpty());
  EXPECT_THAT(lines(load("listen = '[::1]:80'").faults), IsEmpty());
}

TEST(LoadConfig, RefusesWhatDoesNotFitTogether) {
  EXPECT_THAT(lines(load("tls_key = 'k'").faults),
              ElementsAre("tls_certificate: a certificate and its key are set together"));
  EXPECT_THAT(lines(load("db = 'sqlite:a'\nkeys = 'sqlite:a'").faults),
              ElementsAre(HasSubstr("keys: the keys lie apart")));
}

TEST(LoadConfig, BeginsWithTheDefaultsOfTheCommand) {
  ConfigSources sources;
  sources.defaults.db = "sqlite:var/demo.db";

  EXPECT_EQ(load_config(sources).config.db, "sqlite:var/demo.db");
  sources.flags["db"] = "sqlite:other.db";
  EXPECT_EQ(load_config(sources).config.db, "sqlite:other.db");
}

TEST(LoadConfig, SaysThatANamedFileIsNotThere) {
  const auto loaded = load_config("/nowhere/homeward.toml", {});

  ASSERT_FALSE(loaded.faults.empty());
  EXPECT_EQ(to_string(loaded.faults[0]), "/nowhere/homeward.toml: the file cannot be read");
}

TEST(ConfigKeys, HaveFlagsAndVariables) {
  EXPECT_EQ(flag_of({"checkpoint_file", ""}), "--checkpoint-file");
  EXPECT_EQ(variable_of({"checkpoint_file", ""}), "HOMEWARD_CHECKPOINT_FILE");
}

TEST(ConfigKeys, AreAllOnTheirPage) {
  std::vector<std::string> in_code;
  for (const ConfigKey& key : config_keys()) in_code.emplace_back(key.name);

  EXPECT_EQ(testing::table_ids(testing::read_project_file("docs/operations/configuration.md")), in_code);
}

TEST(CheckConfig, NamesWhatTheMachineLacks) {
  const auto folder = std::filesystem::temp_directory_path() / ("hw_config_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "key") << "k";
  std::filesystem::permissions(folder / "key", std::filesystem::perms(0644));
  Config config;
  config.db = "sqlite:" + (folder / "absent" / "x.db").string();
  config.tls_certificate = (folder / "absent.pem").string();
  config.tls_key = (folder / "key").string();
  config.catalogue_overlay = (folder / "key").string();
  config.checkpoint_file = (folder / "checkpoints").string();

  const auto faults = lines(check_config(config));
  std::filesystem::remove_all(folder);

  EXPECT_THAT(faults, ElementsAre(HasSubstr("tls_certificate: "), HasSubstr("db: the folder of "),
                                  HasSubstr("tls_key: others may read"), HasSubstr("catalogue_overlay: ")));
}

}  // namespace
}  // namespace homeward::app
