#pragma once
#include "care/people/records.hpp"

#include <map>

/// Whether gender is asked, and what is taken as an answer. It is content (catalogue/particulars/person.json): rules
/// get it as an argument. Optional always, and off unless a country or a house says otherwise.
namespace homeward::people {

struct GenderOption {
  std::string id;
  std::map<std::string, std::string> names;  ///< by language
};
struct GenderAsked {
  bool asked = false;
  bool own_words = false;
  std::vector<GenderOption> options = {};
};

/// What is said may be kept. Nothing said is always fine. Reasons: gender.off, gender.unknown.
FieldFaults check_gender(const GenderAsked& asked, const std::optional<Protected<Text<40>>>& said);

}  // namespace homeward::people
