#include "app/command_parts.hpp"
#include "app/content.hpp"
#include "exchange/fhir/response.hpp"
#include "exchange/tables/bytes.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace homeward::app {
namespace {

constexpr std::size_t k_largest = 1 << 20;

struct Arguments {
  std::string instrument, file, questionnaire;
};

int refuse(const std::string& file, const Error& error) {
  for (const FieldFault& fault : error.fields)
    std::cerr << file << ": " << (fault.path.empty() ? "/" : fault.path) << ": " << fault.reason << ": " << fault.detail
              << "\n";
  if (error.fields.empty()) std::cerr << file << ": " << error.reason << ": " << error.detail << "\n";
  return 2;
}

Result<json::Value> read_file(const std::string& path) {
  const auto unreadable = [](const tables::FileFault& fault) {
    return reject(ErrorKind::invalid, fault.reason, fault.detail);
  };
  auto source = tables::open_bytes(path);
  if (!source) return unreadable(source.error());
  std::string text, piece(1 << 16, '\0');
  while (text.size() <= k_largest) {
    const auto got = (*source)->read(piece);
    if (!got) return unreadable(got.error());
    if (*got == 0) return json::parse(text, k_largest);
    text.append(piece, 0, *got);
  }
  return reject(ErrorKind::invalid, "json.too-large", "a resource has at most 1 MiB");
}

int write(const json::Value& resource) {
  std::cout << json::to_string(resource) << "\n";
  return 0;
}

int questionnaire(const Arguments& a, const assessment::Instruments& instruments) {
  const scoring::Scorer* scorer = instruments.find(a.instrument);
  if (!scorer)
    return refuse(a.instrument, {ErrorKind::not_found, "instrument.unknown", "there is no such instrument", {}});
  return write(fhir::write_questionnaire(scorer->instrument()));
}

/// A questionnaire or a response, read and written again; with `scored`, a response and its scores.
int again(const Arguments& a, const assessment::Instruments& instruments, bool scored) {
  const auto resource = read_file(a.file);
  if (!resource) return refuse(a.file, resource.error());
  const json::Value* kind = resource->find("resourceType");
  if (!scored && kind && kind->string() && *kind->string() == "Questionnaire") {
    const auto read = fhir::read_questionnaire(*resource, instruments);
    if (!read) return refuse(a.file, read.error());
    return write(fhir::write_questionnaire(*read, instruments.find(read->instrument)->instrument()));
  }
  std::optional<fhir::Questionnaire> by;
  if (!a.questionnaire.empty()) {
    const auto asked = read_file(a.questionnaire);
    if (!asked) return refuse(a.questionnaire, asked.error());
    auto read = fhir::read_questionnaire(*asked, instruments);
    if (!read) return refuse(a.questionnaire, read.error());
    by = std::move(*read);
  }
  const auto read = fhir::read_response(*resource, instruments, by ? &*by : nullptr);
  if (!read) return refuse(a.file, read.error());
  const scoring::Scorer& scorer = *instruments.find(read->instrument);
  const json::Value response = fhir::write_response(*read, scorer.instrument());
  return write(scored ? fhir::write_bundle(response, scorer, read->answers) : response);
}

}  // namespace

void add_fhir_commands(CLI::App& app, std::function<int()>& chosen) {
  auto* fhir = app.add_subcommand("fhir", "Forms as FHIR R4. Example: homeward fhir score RESPONSE.json");
  fhir->require_subcommand(1);
  auto a = std::make_shared<Arguments>();
  const auto add = [&](const char* name, const char* what, auto run) {
    auto* command = fhir->add_subcommand(name, what);
    command->callback([&chosen, a, run, flags = ConfigFlags(*command, {}, {"catalogue_overlay"})] {
      chosen = [a, run, flags] {
        return run(*a, assessment::Instruments(load_catalogue(flags.read().catalogue_overlay, {"instruments"})));
      };
    });
    return command;
  };
  add("questionnaire", "Writes an instrument as a Questionnaire, without text where its licence asks for that.",
      questionnaire)
      ->add_option("instrument", a->instrument, "id of the instrument")
      ->required();
  const auto with_files = [&](CLI::App* command) {
    command->add_option("file", a->file, "JSON file, also .gz")->required();
    command->add_option("--questionnaire", a->questionnaire, "the Questionnaire that a response answers");
  };
  with_files(add("read", "Reads a Questionnaire or QuestionnaireResponse and writes what is held of it.",
                 [](const Arguments& given, const assessment::Instruments& all) { return again(given, all, false); }));
  with_files(add("score", "Writes a QuestionnaireResponse with its scores as Observations.",
                 [](const Arguments& given, const assessment::Instruments& all) { return again(given, all, true); }));
}

}  // namespace homeward::app
