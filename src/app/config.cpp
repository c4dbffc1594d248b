#include "app/config.hpp"

#include "platform/http/proxy.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace homeward::app {
namespace {

constexpr std::string_view k_sqlite = "sqlite:";
constexpr std::size_t k_shortest_token = 16;

/// Sets one key from its text; answers what was expected when the text is not that.
using Apply = std::optional<std::string> (*)(Config&, const std::string&);

bool is_database(std::string_view url) {
  return (url.starts_with(k_sqlite) && url.size() > k_sqlite.size()) || url.starts_with("postgresql://");
}

std::optional<int> number_in(std::string_view text) {
  int out = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

template <std::string Config::*Member>
std::optional<std::string> set_text(Config& config, const std::string& text) {
  config.*Member = text;
  return std::nullopt;
}

template <std::string Config::*Member>
std::optional<std::string> set_database(Config& config, const std::string& text) {
  if (!is_database(text)) return "sqlite:FILE or postgresql://... is expected";
  config.*Member = text;
  return std::nullopt;
}

template <int Config::*Member>
std::optional<std::string> set_count(Config& config, const std::string& text) {
  const auto n = number_in(text);
  if (!n || *n < 1 || *n > 64) return "a number from 1 to 64 is expected";
  config.*Member = *n;
  return std::nullopt;
}

template <auto Member>
std::optional<std::string> set_word(Config& config, const std::string& text) {
  using E = std::decay_t<decltype(config.*Member)>;
  const auto word = from_word<E>(text);
  if (!word) {
    std::string known;
    for (std::string_view w : Words<E>::k_list) known += (known.empty() ? "" : ", ") + std::string(w);
    return "one of " + known + " is expected";
  }
  config.*Member = *word;
  return std::nullopt;
}

std::optional<std::string> set_listen(Config& config, const std::string& text) {
  const auto colon = text.rfind(':');
  std::string address = text.substr(0, colon);
  if (address.size() > 2 && address.front() == '[' && address.back() == ']')
    address = address.substr(1, address.size() - 2);
  const auto port = colon == std::string::npos ? std::nullopt : number_in(std::string_view(text).substr(colon + 1));
  if (address.empty() || !port || *port < 0 || *port > 65535)
    return "address:port is expected, as in 127.0.0.1:8484 or [::1]:8484";
  config.address = address;
  config.port = static_cast<unsigned short>(*port);
  return std::nullopt;
}

std::optional<std::string> set_proxies(Config& config, const std::string& text) {
  config.trusted_proxies.clear();
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    const auto address = http::canonical_address(text.substr(from, comma - from));
    if (!address) return "addresses with commas between are expected, as in 127.0.0.1,10.0.0.2";
    config.trusted_proxies.push_back(*address);
    from = comma + 1;
  }
  return std::nullopt;
}

std::optional<std::string> set_token(Config& config, const std::string& text) {
  if (!text.empty() && text.size() < k_shortest_token) return "at least 16 characters are expected";
  config.metrics_token = text;
  return std::nullopt;
}

constexpr ConfigKey k_keys[] = {
    {"db", "where the records are: sqlite:FILE or postgresql://user@host/database", true},
    {"keys", "where the keys of persons are, apart from the records; beside a SQLite file, else in var/, unless set",
     true},
    {"master_key", "file with the master key, readable by nobody else; beside a SQLite file, else in var/, unless set"},
    {"listen", "address and port to serve on"},
    {"tls_certificate", "file with the certificate chain (PEM)"},
    {"tls_key", "file with the key of the certificate (PEM)"},
    {"trusted_proxies", "addresses of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed"},
    {"threads", "threads that talk to browsers"},
    {"readers", "requests that are worked on at the same time, each with a connection to the database"},
    {"checkpoint_file", "file outside the database that gets a signed checkpoint of the journal every minute"},
    {"log_level", "least important events that are logged: debug, info, warning or error"},
    {"log_format", "how they are written: json (one object a line) or text"},
    {"metrics_token", "lets /metrics be read from other machines: Authorization: Bearer TOKEN", true},
    {"catalogue_overlay", "folder with packs of the centre's own"}};
constexpr Apply k_apply[] = {set_database<&Config::db>,
                             set_database<&Config::keys>,
                             set_text<&Config::master_key>,
                             set_listen,
                             set_text<&Config::tls_certificate>,
                             set_text<&Config::tls_key>,
                             set_proxies,
                             set_count<&Config::threads>,
                             set_count<&Config::readers>,
                             set_text<&Config::checkpoint_file>,
                             set_word<&Config::log_level>,
                             set_word<&Config::log_format>,
                             set_token,
                             set_text<&Config::catalogue_overlay>};
static_assert(std::size(k_keys) == std::size(k_apply));

class Reading {
 public:
  explicit Reading(LoadedConfig& out) : out_(out) {}

  void set(std::string_view name, const std::string& text, const std::string& source) {
    const auto key = std::ranges::find(k_keys, name, &ConfigKey::name);
    if (key == std::end(k_keys)) return fault(name, source, "there is no such key");
    const auto expected = k_apply[key - k_keys](out_.config, text);
    if (expected) fault(name, source, key->secret ? *expected : *expected + ", found " + text.substr(0, 100));
  }

  void read_file(const std::string& text, const std::string& name) {
    toml::table table;
    try {
      table = toml::parse(text, name);
    } catch (const toml::parse_error& e) {  // the library's only way to say so
      return fault("", name + ", line " + std::to_string(e.source().begin.line), std::string(e.description()));
    }
    for (const auto& [key, node] : table) {
      const std::string source = name + ", line " + std::to_string(node.source().begin.line);
      if (const auto value = text_of(node)) {
        set(key.str(), *value, source);
      } else {
        fault(key.str(), source, "a text, a number or a list of texts is expected");
      }
    }
  }

  void fault(std::string_view key, std::string source, std::string detail) {
    out_.faults.push_back({std::string(key), std::move(source), std::move(detail)});
  }

 private:
  static std::optional<std::string> text_of(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return text;
    if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    const toml::array* list = node.as_array();
    if (!list) return std::nullopt;
    std::string out;
    for (const toml::node& item : *list) {
      const auto text = item.value_exact<std::string>();
      if (!text) return std::nullopt;
      out += (out.empty() ? "" : ",") + *text;
    }
    return out;
  }

  LoadedConfig& out_;
};

/// What no single key can say.
void check_together(LoadedConfig& out) {
  const Config& c = out.config;
  const auto fault = [&](std::string_view key, std::string detail) {
    out.faults.push_back({std::string(key), "", std::move(detail)});
  };
  if (c.tls_certificate.empty() != c.tls_key.empty()) {
    fault(c.tls_key.empty() ? "tls_key" : "tls_certificate", "a certificate and its key are set together");
  }
  // Sign-ins travel in cookies: without TLS they may not leave this machine.
  if (!c.loopback() && c.tls_certificate.empty()) {
    fault("listen",
          "beyond this machine tls_certificate and tls_key are needed; or listen on 127.0.0.1 behind a proxy");
  }
  if (c.keys == c.db) fault("keys", "the keys lie apart from the records: another file, or another server");
}

std::optional<std::string> read_text(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string folder_of(const std::string& file) {
  const auto folder = std::filesystem::path(file).parent_path().string();
  return folder.empty() ? "." : folder;
}

}  // namespace

bool Config::loopback() const { return address == "localhost" || address == "::1" || address.starts_with("127."); }

std::span<const ConfigKey> config_keys() { return k_keys; }

std::string flag_of(const ConfigKey& key) {
  std::string out = "--" + std::string(key.name);
  std::ranges::replace(out, '_', '-');
  return out;
}

std::string variable_of(const ConfigKey& key) {
  std::string out = "HOMEWARD_";
  for (const char c : key.name) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string to_string(const ConfigFault& fault) {
  std::string out = fault.key;
  if (!fault.source.empty()) out += out.empty() ? fault.source : " (" + fault.source + ")";
  return out + ": " + fault.detail;
}

LoadedConfig load_config(const ConfigSources& sources) {
  LoadedConfig out{sources.defaults, {}};
  Reading reading(out);
  if (sources.file) reading.read_file(*sources.file, sources.file_name);
  for (const ConfigKey& key : k_keys) {
    const std::string name = variable_of(key);
    const auto value = sources.variable ? sources.variable(name) : std::nullopt;
    if (value) reading.set(key.name, *value, name);
  }
  for (const auto& [name, value] : sources.flags) {
    std::string flag = "--" + name;
    std::ranges::replace(flag, '_', '-');
    reading.set(name, value, flag);
  }
  if (out.faults.empty()) check_together(out);
  return out;
}

LoadedConfig load_config(const std::optional<std::string>& file, std::map<std::string, std::string> flags,
                         Config defaults) {
  ConfigSources sources;
  sources.defaults = std::move(defaults);
  sources.file_name = file.value_or(sources.file_name);
  sources.flags = std::move(flags);
  sources.variable = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
  };
  sources.file = read_text(sources.file_name);
  LoadedConfig out = load_config(sources);
  if (file && !sources.file) out.faults.insert(out.faults.begin(), {"", *file, "the file cannot be read"});
  return out;
}

std::vector<ConfigFault> check_config(const Config& c) {
  std::vector<ConfigFault> out;
  const auto fault = [&](std::string_view key, const std::string& detail) {
    out.push_back({std::string(key), "", detail});
  };
  const auto readable = [&](std::string_view key, const std::string& file) {
    if (!file.empty() && ::access(file.c_str(), R_OK) != 0) fault(key, file + " cannot be read");
  };
  const auto folder_writable = [&](std::string_view key, const std::string& file) {
    if (!file.empty() && ::access(folder_of(file).c_str(), W_OK | X_OK) != 0)
      fault(key, "the folder of " + file + " cannot be written to");
  };
  readable("tls_certificate", c.tls_certificate);
  readable("tls_key", c.tls_key);
  folder_writable("checkpoint_file", c.checkpoint_file);
  for (const auto& [key, url] : {std::pair{"db", c.db}, std::pair{"keys", c.keys}}) {
    if (url.starts_with(k_sqlite)) folder_writable(key, url.substr(k_sqlite.size()));
  }
  struct stat info {};
  for (const auto& [key, file] : {std::pair{"master_key", c.master_key}, std::pair{"tls_key", c.tls_key}}) {
    if (!file.empty() && ::stat(file.c_str(), &info) == 0 && (info.st_mode & 077) != 0)
      fault(key, "others may read " + file + "; its mode must be 0600");
  }
  if (!c.catalogue_overlay.empty() && !std::filesystem::is_directory(c.catalogue_overlay)) {
    fault("catalogue_overlay", c.catalogue_overlay + " is not a folder");
  }
  return out;
}

}  // namespace homeward::app
