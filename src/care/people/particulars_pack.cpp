#include "care/people/particulars_pack.hpp"

#include "base/check.hpp"

namespace homeward::people {
namespace {

// The catalogue has held the pack to its schema: members that are needed are there, with the right kinds.

GenderAsked read(const catalogue::Pack& pack) {
  const json::Value& from = *pack.content.find("gender");
  GenderAsked out{*from.find("asked")->boolean(), *from.find("own_words")->boolean(), {}};
  for (const json::Value& one : *from.find("options")->array()) {
    GenderOption option{*one.find("id")->string(), {}};
    for (const auto& [language, said] : *one.find("names")->object()) option.names.emplace(language, *said.string());
    out.options.push_back(std::move(option));
  }
  return out;
}

}  // namespace

GenderAsked gender_asked(const catalogue::Catalogue& catalogue) {
  const catalogue::Pack* pack = catalogue.find("particulars", "person");
  HW_CHECK(pack, "the catalogue has no particulars/person.json");
  return read(*pack);
}

access::Roles roles_without_gender(const access::Roles& roles) {
  std::vector<access::Role> out = roles.all();
  for (access::Role& role : out)
    for (auto& [scope, open] : role.grants) open.erase(Category::intimate);
  return access::Roles(std::move(out));
}

void check_particulars_case(const catalogue::Pack& pack, const json::Value& test,
                            const catalogue::PackTests::Fault& fault) {
  const auto said = Text<40>::create(*test.find("gender")->string());
  const bool taken = said && check_gender(read(pack), Protected(*said)).empty();
  if (taken != *test.find("taken")->boolean()) {
    fault("/taken", std::string(taken ? "no" : "yes") + " is expected, found " + (taken ? "yes" : "no"));
  }
}

}  // namespace homeward::people
