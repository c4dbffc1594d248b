#include "functional/country.hpp"

#include "support/kept.hpp"

namespace homeward::testing {
namespace {

Json offers_of_house_one() {
  return list({an_offer("detoxification", "inpatient"), an_offer("treatment", "inpatient"),
               an_offer("medical_rehabilitation", "inpatient"), an_offer("social_rehabilitation", "community")});
}
Json offers_of_house_two() {
  return list({an_offer("detoxification", "inpatient"), an_offer("treatment", "inpatient", 1),
               an_offer("social_rehabilitation", "community"), an_offer("resocialization", "community")});
}

}  // namespace

Country::Country(Backend backend)
    : world(backend),
      region(world.a_region("Naryn")),
      one(world.a_place("centre", "House One", region, offers_of_house_one())),
      two(world.a_place("centre", "House Two", region, offers_of_house_two())),
      counsellor(world.a_worker("counsellor", one)),
      clerk(world.a_worker("clerk", one)),
      supervisor(world.a_worker("supervisor", one)),
      privacy(world.a_worker("privacy_officer", one)),
      counsellor_two(world.a_worker("counsellor", two)),
      clerk_two(world.a_worker("clerk", two)),
      supervisor_two(world.a_worker("supervisor", two)),
      privacy_two(world.a_worker("privacy_officer", two)),
      officer(world.a_worker("regional_officer", region)) {}

void OnBothCountries::SetUp() {
  if (const std::string missing = World::missing(GetParam()); !missing.empty()) GTEST_SKIP() << missing;
  static std::map<std::pair<std::string, Backend>, Country*> all;
  Country*& country = all[{name_, GetParam()}];
  if (!country) country = &kept_until_the_end<Country>(GetParam());
  country_ = country;
}

std::string backend_name(const ::testing::TestParamInfo<Backend>& info) {
  return info.param == Backend::sqlite ? "Sqlite" : "PostgreSql";
}

Json search(Session& by, const std::string& text) {
  return must(by.post("/api/v1/people/search", object({{"text", text}})), 200);
}

Json page_of(Session& by, const std::string& person, int status) {
  return must(by.get("/api/v1/people/" + person), status);
}

Json board_of(Session& by, const std::string& place) { return must(by.get("/api/v1/places/" + place + "/board"), 200); }

}  // namespace homeward::testing
