#include "app/command_parts.hpp"
#include "app/content.hpp"
#include "app/embedded_catalogue.hpp"
#include "base/json_indented.hpp"
#include "care/assessment/instrument_text.hpp"
#include "engine/scoring/instrument.hpp"
#include "exchange/tables/whole_file.hpp"
#include "platform/journal/clock.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>

/// How a deployment loads the text of an instrument whose licence it has accepted. The program that serves is not
/// touched: packs are read at its start.
namespace homeward::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_largest_file = 4 << 20;

struct Arguments {
  std::string instrument, file, out, holder, terms, accepted_by, accepted_on;
  std::vector<std::string> languages{"en"};
  bool compared = false;
};

int refuse(const std::string& what) {
  std::cerr << "homeward: " << what << "\nNothing was written.\n";
  return 2;
}

int refuse(const std::string& file, const FieldFaults& faults) {
  std::string all = "the text cannot be used:";
  for (const FieldFault& fault : faults) all += "\n  " + catalogue::to_string({file, fault.path, fault.detail});
  return refuse(all);
}

std::optional<std::string> read_whole(const fs::path& file) {
  std::error_code failed;
  if (fs::file_size(file, failed) > k_largest_file || failed) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  return in.bad() ? std::nullopt : std::optional(std::move(content));
}

bool write_whole(const fs::path& path, const std::string& content) {
  auto file = tables::WholeFile::create(path);
  return file && file->write(content) && file->commit_durably();
}

/// The pack in force: the centre's where its folder holds one that can be used, else ours.
Result<catalogue::Pack> pack_of(const catalogue::Catalogue& packs, const std::string& id) {
  const catalogue::Pack* pack = packs.find("instruments", id);
  if (!pack) return reject(ErrorKind::not_found, "instrument.unknown", "the catalogue has no instrument " + id);
  if (*pack->content.find("tier")->string() == "A") {
    return reject(ErrorKind::conflict, "instrument.has-text", id + " is of tier A and comes with its text");
  }
  return *pack;
}

int write_template(const Arguments& a, const Config& config) {
  const auto pack = pack_of(read_catalogue(config.catalogue_overlay, {"instruments"}).catalogue, a.instrument);
  if (!pack) return refuse(pack.error().reason + ": " + pack.error().detail);
  if (fs::exists(a.out)) return refuse(a.out + " is there already, and may hold words that somebody typed");
  if (!write_whole(a.out, json::indented(assessment::text_template(pack->content, a.languages))))
    return refuse(a.out + " cannot be written");
  std::cout << "Fill in every empty text of " << a.out << ", then: homeward instrument-text load " << a.out
            << " --holder ... --terms ... --accepted-by ...\n";
  return 0;
}

/// What lies in the folder under this name, also where the server would not start with it.
struct Lying {
  std::string content;
  std::int64_t version = 0;
};

Result<std::optional<Lying>> lying_at(const fs::path& file) {
  if (!fs::exists(file)) return std::nullopt;
  const auto content = read_whole(file);
  const auto value = content ? json::parse(*content, k_largest_file) : json::parse("");
  const json::Value* version = value ? value->find("version") : nullptr;
  if (!version || !version->integer()) {
    return reject(ErrorKind::conflict, "instrument.malformed",
                  file.string() + " is no pack; move it away, so that nothing of it is lost");
  }
  return Lying{*content, *version->integer()};
}

/// What a start of the server would find wrong with the pack.
std::vector<catalogue::PackFault> faults_of(const std::string& id, const std::string& content) {
  const std::string path = "instruments/" + id + ".json";
  std::vector<catalogue::PackFile> files;
  for (const Embedded& file : catalogue_files())
    if (file.path == "schema.json" || file.path == "instruments/schema.json")
      files.push_back({file.path, file.content});
  files.push_back({path, content});
  auto loaded = catalogue::Catalogue::load(files);
  if (!loaded.faults.empty()) return loaded.faults;
  const auto read = scoring::read_instrument(loaded.catalogue.find("instruments", id)->content);
  if (!read)
    for (const FieldFault& fault : read.error().fields) loaded.faults.push_back({path, fault.path, fault.detail});
  return loaded.faults;
}

/// Who accepted what; all that is wrong with it at once.
Result<assessment::TextLicence> licence_of(const Arguments& a) {
  FieldFaults faults;
  const auto said = [&](const char* flag, const std::string& given) {
    const auto tidy = tidy_text(given, 600);
    if (!tidy || tidy->empty()) faults.push_back({flag, "field.missing", "words are expected"});
    return tidy.value_or(std::string());
  };
  assessment::TextLicence out{
      said("--holder", a.holder), said("--terms", a.terms), said("--accepted-by", a.accepted_by), {}};
  const LocalDate today = homeward::today(Zone(), journal::SystemClock().now());
  const auto day = a.accepted_on.empty() ? today : LocalDate::parse(a.accepted_on);
  // Where the day begins earlier than in UTC it may be tomorrow already.
  if (!day || *day > today + Days{1})
    faults.push_back({"--accepted-on", "date.malformed", "today or an earlier day is expected"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  out.accepted_on = *day;
  return out;
}

int load(const Arguments& a, const Config& config) {
  if (config.catalogue_overlay.empty())
    return refuse("catalogue_overlay names no folder: it is where the centre's own packs are, with the text");
  const auto licence = licence_of(a);
  if (!licence) return refuse("command line", licence.error().fields);
  const auto content = read_whole(a.file);
  if (!content) return refuse(a.file + " cannot be read or is larger than 4 MiB");
  const auto file = json::parse(*content, k_largest_file);
  if (!file) return refuse(a.file + ": " + file.error().detail);
  const json::Value* named = file->find("instrument");
  if (!named || !named->string()) return refuse(a.file, {{"/instrument", "", "the id of the instrument is expected"}});
  const std::string id = *named->string();

  const auto found = read_catalogue(config.catalogue_overlay, {"instruments"});
  const auto pack = pack_of(found.catalogue, id);
  if (!pack) return refuse(pack.error().reason + ": " + pack.error().detail);
  const fs::path folder = fs::path(config.catalogue_overlay) / "instruments", target = folder / (id + ".json");
  const auto before = lying_at(target);
  if (!before) return refuse(before.error().detail);

  // The key was compared by whoever wrote our pack; a text that was loaded before says nothing about it.
  const auto ours = read_catalogue("", {"instruments"});
  const catalogue::Pack* of_program = ours.catalogue.find("instruments", id);
  const bool key_verified = of_program ? of_program->verified : pack->verified;
  const std::int64_t version = std::max(pack->version, *before ? (*before)->version : 0) + 1;
  const auto loaded = assessment::with_text(pack->content, *file, {version, key_verified && a.compared, *licence});
  if (!loaded) return refuse(a.file, loaded.error().fields);
  const std::string whole = json::indented(*loaded);
  if (const auto faults = faults_of(id, whole); !faults.empty()) {
    std::string all = "the pack with this text cannot be used:";
    for (const catalogue::PackFault& fault : faults) all += "\n  " + catalogue::to_string(fault);
    return refuse(all);
  }

  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) return refuse(folder.string() + " cannot be made");
  if (*before) {
    // Forms that were begun with it go on being read by it.
    const fs::path earlier = folder / (id + "." + std::to_string((*before)->version) + ".json");
    if (!fs::exists(earlier) && !write_whole(earlier, (*before)->content))
      return refuse(earlier.string() + " cannot be written");
  }
  if (!write_whole(target, whole)) return refuse(target.string() + " cannot be written");
  std::cout << "Wrote " << target.string() << ", version " << version << " of " << id
            << ".\nStart the server again: it shows the text from then on.\n";
  for (const catalogue::PackFault& fault : read_catalogue(config.catalogue_overlay).faults)
    std::cerr << "still wrong in the folder: " << catalogue::to_string(fault) << "\n";
  return 0;
}

}  // namespace

void add_instrument_text_commands(CLI::App& app, std::function<int()>& chosen) {
  auto a = std::make_shared<Arguments>();
  auto* command = app.add_subcommand(
      "instrument-text",
      "Loads the text of an instrument whose licence was accepted. Example: homeward instrument-text template who-5 "
      "--out who-5.text.json");
  command->require_subcommand(1);
  auto* make = command->add_subcommand(
      "template",
      "Writes a file to be filled in. Example: homeward instrument-text template who-5 --language en,id --out FILE");
  make->add_option("instrument", a->instrument, "id of the instrument")->required();
  make->add_option("--language", a->languages, "languages of the text, with commas between")->delimiter(',');
  make->add_option("--out", a->out, "file to write; never over one that is there")->required();
  make->callback([&chosen, a, flags = ConfigFlags(*make, {}, {"catalogue_overlay"})] {
    chosen = [a, flags] { return write_template(*a, flags.read()); };
  });
  auto* take =
      command->add_subcommand("load",
                              "Checks the file and puts the pack into the centre's folder. Example: homeward "
                              "instrument-text load FILE --holder "
                              "'Its owner' --terms 'Unmodified, not for sale' --accepted-by 'Name and function'");
  take->add_option("file", a->file, "the file with the words")->required();
  take->add_option("--holder", a->holder, "whose text it is")->required();
  take->add_option("--terms", a->terms, "on which terms it may be used here")->required();
  take->add_option("--accepted-by", a->accepted_by, "who accepted the terms for this deployment")->required();
  take->add_option("--accepted-on", a->accepted_on, "the day they did; without it today");
  take->add_flag("--compared", a->compared, "somebody compared the words with their source, one by one");
  take->callback([&chosen, a, flags = ConfigFlags(*take, {}, {"catalogue_overlay"})] {
    chosen = [a, flags] { return load(*a, flags.read()); };
  });
}

}  // namespace homeward::app
