#pragma once
#include "base/json.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Content is data: versioned packs with their source and licence, each checked against the schema of its kind. A pack
/// is the file `<kind>/<id>.json`; `<kind>/schema.json` says what a pack of this kind holds, and `schema.json` what all
/// packs share. Packs come with the program; a centre may add its own or newer versions in a folder of the same form.
namespace homeward::catalogue {

/// A file as it comes with the program.
struct PackFile {
  std::string_view path;  ///< below catalogue/: "roles/counsellor.json"
  std::string_view content;
};

struct PackFault {
  std::string file;     ///< as in `PackFile::path`; below the folder of a centre "overlay:roles/counsellor.json"
  std::string pointer;  ///< JSON pointer into the file, empty for the whole
  std::string detail;
  bool operator==(const PackFault&) const = default;
  auto operator<=>(const PackFault&) const = default;
};

/// For messages: `roles/x.json: /title/en: string is expected, found number`.
std::string to_string(const PackFault& fault);

struct Pack {
  std::string kind, id;
  std::int64_t version = 0;
  std::string source, licence;
  bool verified = false;                  ///< somebody who knows the subject has checked it against its source
  bool from_overlay = false;              ///< added or replaced by the centre
  std::optional<std::int64_t> overrides;  ///< the version of ours that it stands in for
  std::string file;
  std::string hash;  ///< SHA-256 of the file, hexadecimal
  json::Value content;
};

/// All packs of a deployment. Immutable; thread-safe.
class Catalogue {
 public:
  struct Loaded;
  /// Reads everything and says all that is wrong with it; the catalogue holds what is right. A deployment starts only
  /// without faults. A pack of the overlay needs a higher version than ours and brings no kind of its own; one that is
  /// called `<kind>/<id>.<version>.json` is an earlier one that records still name. Hidden files are not read.
  static Loaded load(std::span<const PackFile> files,
                     const std::optional<std::filesystem::path>& overlay = std::nullopt);

  const Pack* find(std::string_view kind, std::string_view id) const;
  /// This very version: also the one of ours that a centre's stands in for, because records name it for ever.
  const Pack* find(std::string_view kind, std::string_view id, std::int64_t version) const;
  /// The packs of ours that a centre's stand in for, and the centre's own earlier ones.
  std::vector<const Pack*> replaced(std::string_view kind) const;
  /// In order of id.
  std::vector<const Pack*> list(std::string_view kind) const;
  /// In order of kind and id.
  std::vector<const Pack*> all() const;

 private:
  std::map<std::string, std::map<std::string, Pack, std::less<>>, std::less<>> packs_;
  std::vector<Pack> replaced_;
};

struct Catalogue::Loaded {
  Catalogue catalogue;
  std::vector<PackFault> faults;  ///< in order of file and place
};

/// Runs the test cases that packs bring in their member `tests`, each kind by its own checker.
class PackTests {
 public:
  /// Says what a case expects and does not find. `pointer` is relative to the case.
  using Fault = std::function<void(std::string pointer, std::string detail)>;
  using Checker = std::function<void(const Pack& pack, const json::Value& test, const Fault& fault)>;

  void add(std::string kind, Checker checker) { checkers_[std::move(kind)] = std::move(checker); }

  struct Report {
    std::int64_t cases = 0;
    std::vector<PackFault> faults;
  };
  /// A pack with cases of a kind that nobody checks is a fault.
  Report run(const Catalogue& catalogue) const;

 private:
  std::map<std::string, Checker, std::less<>> checkers_;
};

}  // namespace homeward::catalogue
