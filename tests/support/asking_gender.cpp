#include "support/asking_gender.hpp"

#include "base/json.hpp"
#include "support/project_files.hpp"

#include <fstream>

namespace homeward::testing {

void write_asking(const std::filesystem::path& overlay, const GenderPack& own) {
  json::Value pack = *json::parse(read_project_file("catalogue/particulars/person.json"), 1 << 16);
  for (auto& [name, member] : std::get<json::Object>(pack.is)) {
    if (name == "version") member = json::Value{*member.integer() + 1};
    if (name == "tests") {
      member = *json::parse(own.asked ? R"([{"gender": "woman", "taken": true}])"
                                      : R"([{"gender": "woman", "taken": false}])");
    }
    if (name != "gender") continue;
    for (auto& [part, value] : std::get<json::Object>(member.is)) {
      if (part == "asked") value = json::Value{own.asked};
      if (part == "own_words") value = json::Value{own.own_words};
    }
  }
  std::filesystem::create_directories(overlay / "particulars");
  std::ofstream(overlay / "particulars" / "person.json") << json::to_string(pack);
}

}  // namespace homeward::testing
