#include "platform/catalogue/catalogue.hpp"

#include "platform/catalogue/json_schema.hpp"
#include "platform/vault/crypto.hpp"

#include <algorithm>
#include <fstream>

namespace homeward::catalogue {
namespace {

constexpr std::size_t k_largest_file = 4 << 20;
constexpr std::size_t k_most_files = 2000;
constexpr std::string_view k_schema = "schema.json";
constexpr std::string_view k_overlay = "overlay:";

/// `roles/counsellor.json` in its parts; of `roles/counsellor.2.json` also the version.
struct Path {
  std::string_view kind, id, version;
};
std::optional<Path> parts_of(std::string_view path) {
  const auto slash = path.find('/');
  if (slash == path.npos || path.find('/', slash + 1) != path.npos || !path.ends_with(".json")) return std::nullopt;
  const std::string_view name = path.substr(slash + 1, path.size() - slash - 1 - 5);
  const std::size_t dot = std::min(name.find('.'), name.size());
  return Path{path.substr(0, slash), name.substr(0, dot), name.substr(std::min(dot + 1, name.size()))};
}

/// What editors and interrupted writing leave behind.
bool is_hidden(const std::filesystem::path& file) { return file.filename().string().starts_with('.'); }

class Loader {
 public:
  void load(std::span<const PackFile> files) {
    for (const PackFile& file : files) {
      if (file.path == k_schema) {
        common_ = read_schema(file);
      } else if (const auto path = parts_of(file.path); path && path->id == "schema") {
        if (auto schema = read_schema(file)) schemas_.insert_or_assign(std::string(path->kind), std::move(*schema));
      }
    }
    if (!common_) fault(k_schema, "", "there is no schema of what all packs share");
    for (const PackFile& file : files) {
      if (file.path != k_schema && !file.path.ends_with("/schema.json")) add(file, false);
    }
  }

  void load_overlay(const std::filesystem::path& folder) {
    std::error_code failed;
    std::vector<std::filesystem::path> found;
    for (std::filesystem::recursive_directory_iterator it(folder, failed), end; !failed && it != end;
         it.increment(failed)) {
      if (is_hidden(it->path())) {
        it.disable_recursion_pending();
        continue;
      }
      if (it->is_regular_file() && it->path().extension() == ".json") found.push_back(it->path());
      if (found.size() > k_most_files)
        return fault(k_overlay, "", "more than " + std::to_string(k_most_files) + " files");
    }
    if (failed) return fault(k_overlay, "", "the folder cannot be read: " + failed.message());
    std::ranges::sort(found);
    for (const auto& file : found) {
      const std::string path = std::string(k_overlay) + std::filesystem::relative(file, folder).generic_string();
      if (std::filesystem::file_size(file, failed) > k_largest_file || failed) {
        fault(path, "", "the file cannot be read or is larger than 4 MiB");
        continue;
      }
      std::ifstream in(file, std::ios::binary);
      const std::string content{std::istreambuf_iterator<char>(in), {}};
      add({path, content}, true);
    }
  }

  std::map<std::string, std::map<std::string, Pack, std::less<>>, std::less<>> packs;
  std::vector<Pack> replaced;
  std::vector<PackFault> faults;

 private:
  void fault(std::string_view file, std::string pointer, std::string detail) {
    faults.push_back({std::string(file), std::move(pointer), std::move(detail)});
  }

  std::optional<json::Value> read(const PackFile& file) {
    auto value = json::parse(file.content, k_largest_file);
    if (value) return std::move(*value);
    fault(file.path, "", value.error().detail);
    return std::nullopt;
  }

  std::optional<JsonSchema> read_schema(const PackFile& file) {
    auto value = read(file);
    if (!value) return std::nullopt;
    auto schema = JsonSchema::create(std::move(*value));
    if (schema) return std::move(*schema);
    for (const FieldFault& f : schema.error().fields) fault(file.path, f.path, f.detail);
    return std::nullopt;
  }

  bool check(const JsonSchema& schema, const PackFile& file, const json::Value& content) {
    const auto found = schema.check(content);
    for (const SchemaFault& f : found) fault(file.path, f.pointer, f.detail);
    return found.empty();
  }

  void add(const PackFile& file, bool overlay) {
    const auto path = parts_of(overlay ? file.path.substr(k_overlay.size()) : file.path);
    if (!path) return fault(file.path, "", "a pack is a file <kind>/<id>.json");
    const auto schema = schemas_.find(path->kind);
    if (schema == schemas_.end()) return fault(file.path, "", "there is no schema for packs of this kind");
    if (overlay && path->id == "schema") return fault(file.path, "", "a centre adds packs, not kinds of packs");
    auto content = read(file);
    if (!content || !common_) return;
    const bool shared_fits = check(*common_, file, *content);
    const bool own_fits = check(schema->second, file, *content);
    if (shared_fits && own_fits) keep(file, *path, std::move(*content), overlay);
  }

  void keep(const PackFile& file, const Path& path, json::Value content, bool overlay) {
    Pack pack;
    pack.kind = path.kind;
    pack.id = *content.find("id")->string();
    pack.version = *content.find("version")->integer();
    pack.source = *content.find("source")->string();
    pack.licence = *content.find("licence")->string();
    pack.verified = *content.find("verified")->boolean();
    pack.from_overlay = overlay;
    pack.file = file.path;
    const vault::Hash hash = vault::sha256(file.content);
    pack.hash = vault::to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
    pack.content = std::move(content);
    if (pack.id != path.id)
      return fault(file.path, "/id", "the file is called " + std::string(path.id) + ", the pack " + pack.id);
    if (!path.version.empty()) return keep_earlier(file, path, std::move(pack));
    auto& kind = packs[pack.kind];
    const auto ours = kind.find(pack.id);
    if (ours != kind.end()) {
      if (pack.version <= ours->second.version) {
        return fault(
            file.path, "/version",
            "a version above " + std::to_string(ours->second.version) + ", which comes with the program, is expected");
      }
      pack.overrides = ours->second.version;
      replaced.push_back(std::move(ours->second));
    }
    std::string id = pack.id;
    kind.insert_or_assign(std::move(id), std::move(pack));
  }

  /// Stands for nothing new: what was begun with it goes on being read by it.
  void keep_earlier(const PackFile& file, const Path& path, Pack pack) {
    if (path.version != std::to_string(pack.version) || !pack.from_overlay)
      return fault(file.path, "/version", "the file is called version " + std::string(path.version));
    replaced.push_back(std::move(pack));
  }

  std::optional<JsonSchema> common_;
  std::map<std::string, JsonSchema, std::less<>> schemas_;
};

}  // namespace

std::string to_string(const PackFault& fault) {
  return fault.file + ": " + (fault.pointer.empty() ? "" : fault.pointer + ": ") + fault.detail;
}

Catalogue::Loaded Catalogue::load(std::span<const PackFile> files,
                                  const std::optional<std::filesystem::path>& overlay) {
  Loader loader;
  loader.load(files);
  if (overlay) loader.load_overlay(*overlay);
  Loaded out;
  out.catalogue.packs_ = std::move(loader.packs);
  out.catalogue.replaced_ = std::move(loader.replaced);
  out.faults = std::move(loader.faults);
  std::ranges::stable_sort(out.faults, {}, &PackFault::file);
  return out;
}

const Pack* Catalogue::find(std::string_view kind, std::string_view id) const {
  const auto packs = packs_.find(kind);
  if (packs == packs_.end()) return nullptr;
  const auto pack = packs->second.find(id);
  return pack == packs->second.end() ? nullptr : &pack->second;
}

const Pack* Catalogue::find(std::string_view kind, std::string_view id, std::int64_t version) const {
  const Pack* newest = find(kind, id);
  if (newest && newest->version == version) return newest;
  for (const Pack* pack : replaced(kind))
    if (pack->id == id && pack->version == version) return pack;
  return nullptr;
}

std::vector<const Pack*> Catalogue::replaced(std::string_view kind) const {
  std::vector<const Pack*> out;
  for (const Pack& pack : replaced_)
    if (pack.kind == kind) out.push_back(&pack);
  return out;
}

std::vector<const Pack*> Catalogue::list(std::string_view kind) const {
  std::vector<const Pack*> out;
  const auto packs = packs_.find(kind);
  if (packs == packs_.end()) return out;
  for (const auto& [id, pack] : packs->second) out.push_back(&pack);
  return out;
}

std::vector<const Pack*> Catalogue::all() const {
  std::vector<const Pack*> out;
  for (const auto& [kind, packs] : packs_)
    for (const auto& [id, pack] : packs) out.push_back(&pack);
  return out;
}

PackTests::Report PackTests::run(const Catalogue& catalogue) const {
  Report report;
  for (const Pack* pack : catalogue.all()) {
    const json::Value* tests = pack->content.find("tests");
    if (!tests || !tests->array()) continue;
    const auto checker = checkers_.find(pack->kind);
    if (checker == checkers_.end()) {
      report.faults.push_back({pack->file, "/tests", "nothing runs the test cases of this kind"});
      continue;
    }
    for (std::size_t i = 0; i < tests->array()->size(); ++i) {
      ++report.cases;
      const std::string at = pointer_to("/tests", std::to_string(i));
      checker->second(*pack, (*tests->array())[i], [&](std::string pointer, std::string detail) {
        report.faults.push_back({pack->file, at + pointer, std::move(detail)});
      });
    }
  }
  return report;
}

}  // namespace homeward::catalogue
