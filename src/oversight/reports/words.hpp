#pragma once
#include "care/places/records.hpp"
#include "platform/access/disclosed.hpp"
#include "platform/catalogue/catalogue.hpp"

/// What files say: the texts of the catalogue, the very ones that the screens show.
namespace homeward::reports {

class Words {
 public:
  /// Nothing where the deployment does not have this language.
  static std::optional<Words> find(const catalogue::Catalogue& catalogue, std::string_view language);

  const std::string& language() const { return language_; }
  /// The text at `indicators/withheld`, with `{{n}}` replaced; in English where this language lacks it, else the key.
  std::string say(std::string_view key, const std::vector<std::pair<std::string, std::string>>& values = {}) const;
  /// Of words that a pack brings by language.
  std::string in_language(const json::Value* texts) const;
  /// A place is called as people of this language call it, where the record says how.
  std::string place(const access::Disclosed<Place>& place) const;
  /// The text of a word of the records; one without text is shown as it is.
  std::string word(std::string_view kind, const std::string& word) const;

 private:
  const std::string* find(std::string_view key) const;

  std::string language_;
  std::vector<const json::Value*> texts_;  ///< of this language, then English
};

}  // namespace homeward::reports
