#include "app/command_parts.hpp"
#include "platform/vault/master_key.hpp"

#include <CLI/CLI.hpp>

#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace homeward::app {
namespace {

/// Only for its owner and never over another file; nothing is left of one that could not be written whole.
bool write_private(const std::string& file, const std::string& text) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return false;
  const bool kept = ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(fd) == 0;
  ::close(fd);
  if (!kept) ::unlink(file.c_str());
  return kept;
}

int copy_key(const std::string& key_file, const std::string& to) {
  const vault::Key key = vault::read_master_key(key_file);
  const std::string text = "Homeward: recovery copy of the master key\n\n" + vault::copy_as_text(key) +
                           "\nPrint this, put it into a safe and delete the file. Whoever holds it together with the\n"
                           "database and its keys can read everything. To use it: homeward master-key restore\n";
  if (to == "-") {
    std::cout << text << std::flush;
  } else if (!write_private(to, text)) {
    std::cerr << "homeward: " << to << " cannot be written, or is there already; nothing was changed\n";
    return 1;
  }
  vault::note_copy_made(key_file, key);
  return 0;
}

int restore_key(const std::string& key_file, const std::string& from) {
  std::ifstream file;
  if (from != "-") file.open(from);
  std::ostringstream text;
  text << (from == "-" ? std::cin : file).rdbuf();
  const auto key = vault::key_of_copy(text.str());
  if (!key) {
    std::cerr << "homeward: " << key.error().detail << "; nothing was changed\n";
    for (const auto& f : key.error().fields) std::cerr << "  " << f.path << " " << f.detail << "\n";
    return 2;
  }
  vault::write_master_key(key_file, *key);
  vault::note_copy_made(key_file, *key);
  std::cout << "The master key is back in " << key_file
            << ". `homeward verify` says whether it opens what is stored.\n";
  return 0;
}

}  // namespace

void add_master_key_commands(CLI::App& app, std::function<int()>& chosen) {
  auto* key = app.add_subcommand("master-key", "The recovery copy of the key that locks all others.");
  key->require_subcommand(1);
  const auto add = [&chosen, key](const char* verb, const char* about, const char* option, const char* meaning,
                                  int (*run)(const std::string&, const std::string&)) {
    auto where = std::make_shared<std::string>();
    auto* command = key->add_subcommand(verb, about);
    const ConfigFlags flags(*command);
    command->add_option(option, *where, meaning)->required();
    command->callback([&chosen, flags, where, run] {
      chosen = [flags, where, run] { return run(master_key_file(flags.house()), *where); };
    });
  };
  add("copy", "Writes the copy as lines to print. Example: homeward master-key copy --to FILE --db sqlite:FILE", "--to",
      "file that is not there yet, or - for standard output", copy_key);
  add("restore", "Puts the key back where it is missing. Example: homeward master-key restore --from -", "--from",
      "file with the copy, or - to type it in", restore_key);
}

}  // namespace homeward::app
