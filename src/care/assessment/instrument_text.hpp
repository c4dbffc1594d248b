#pragma once
#include "base/json.hpp"
#include "base/time.hpp"

#include <string>
#include <vector>

/// The text of an instrument of tier B or C, which a deployment loads after accepting its licence (reference 2.1): a
/// file of words alone, so that whoever types them cannot touch the key.
///
///     {"instrument": "who-5", "languages": ["en"], "intro": {"en": ""},
///      "items": {"q1": {"en": ""}, ...}, "options": {"six": {"0": {"en": ""}, ...}}}
namespace homeward::assessment {

/// Whose text it is, on which terms, and who accepted them when.
struct TextLicence {
  std::string holder, terms, accepted_by;
  LocalDate accepted_on;
};

/// The file to be filled in for these languages, with the words that the pack has already.
json::Value text_template(const json::Value& pack, const std::vector<std::string>& languages);

/// What the loaded pack is to say of itself.
struct LoadedAs {
  std::int64_t version = 1;
  bool verified = false;  ///< key and words were compared with the source
  TextLicence licence;
};

/// The pack with the words of the file instead of any that it had. `pack` has passed its schema. Every question and
/// every answer needs its words in every language of the file; the introduction may stay empty. All faults come at once
/// as `fields`, each with its JSON pointer into the file. Reasons: input.invalid with instrument.malformed,
/// instrument.has-text where the tier is A.
Result<json::Value> with_text(const json::Value& pack, const json::Value& file, const LoadedAs& as);

}  // namespace homeward::assessment
