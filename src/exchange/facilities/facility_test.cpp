#include "care/places/rules.hpp"
#include "exchange/facilities/facility_plan.hpp"
#include "support/test_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

namespace homeward::facilities {
namespace {

const LocalDate k_day = *LocalDate::from(2026, 11, 21);

constexpr std::string_view k_header =
    "license_number,facility_name,legal_entity,city,county,county_code,setting_code,offers_detox,total_capacity,"
    "latitude,longitude\n";

tables::FileResult<FacilityFile> read(const std::string& lines, const FacilityMap& map = california(),
                                      bool header = true) {
  const std::string text = (header ? std::string(k_header) : "") + lines;
  HW_TRY(auto csv, tables::CsvReader::over(tables::bytes_of(text), "f.csv"));
  return read_facilities(csv, map);
}

std::vector<std::string> refusals(const std::string& lines) {
  std::vector<std::string> out;
  const auto file = read(lines);
  for (const auto& f : file->refused) {
    out.push_back(std::to_string(f.line) + ":" + std::to_string(f.column) + " " + f.reason);
  }
  return out;
}

using testing::ElementsAre;

TEST(ReadFacilities, TakesWhatTheMapNames) {
  const auto file = read("01A,HOUSE,\"H, INC.\",OAKLAND,Alameda County,01,RES,true,12,37.5,-122.25\n");

  ASSERT_TRUE(file);
  ASSERT_EQ(file->rows.size(), 1u);
  const FacilityRow& row = file->rows[0];
  EXPECT_EQ(row.line, 2u);
  EXPECT_EQ(row.code.str(), "01A");
  EXPECT_EQ(row.operated_by->str(), "H, INC.");
  EXPECT_EQ(row.setting, Setting::inpatient);
  EXPECT_TRUE(row.detox);
  EXPECT_EQ(row.capacity, 12);
  EXPECT_EQ(row.latitude, 37.5);
}

TEST(ReadFacilities, RefusesLinesOneByOneAndTakesTheOthers) {
  EXPECT_THAT(refusals("01A,A,,,,01,RES,true,12,,\n"
                       ",B,,,,01,RES,true,12,,\n"
                       "01C,,,,,01,RES,true,12,,\n"
                       "01D,D,,,,01,RES,maybe,12,,\n"
                       "01E,E,,,,01,RES,true,a few,,\n"
                       "01F,F,,,,01,RES,true,-1,,\n"
                       "01G,G,,,,01,RES,true,1,91,0\n"
                       "01H,H,,,,01,RES\n"
                       "01I,\xff,,,,01,RES,true,1,,\n"
                       "01A,again,,,,01,RES,true,12,,\n"
                       "01J," +
                       std::string(161, 'x') +
                       ",,,,01,RES,true,12,,\n"
                       "01K,K,,,,01,NON,false,0,,\n"
                       "01L,L,,,,01,XXX,false,3,,\n"
                       "01M,M,,,,01,,false,3,,\n"),
              ElementsAre("3:1 facility.code-missing", "4:2 facility.name-missing", "5:8 facility.word-unknown",
                          "6:9 number.malformed", "7:9 number.out-of-range", "8:10 number.out-of-range",
                          "9:8 csv.wrong-number-of-columns", "10:2 csv.not-utf8", "11:1 facility.code-repeated",
                          "12:2 text.too-long", "14:7 facility.setting-unknown"));
}

TEST(ReadFacilities, TakesAnyWordForASettingWhereTheMapSaysWhatTheOthersMean) {
  FacilityMap map = california();
  map.other_setting = Setting::community;

  const auto file = read("01A,A,,,,01,XXX,false,3,,\n01B,B,,,,01,,false,3,,\n", map);

  ASSERT_EQ(file->rows.size(), 2u);
  EXPECT_EQ(file->rows[0].setting, Setting::community);
  EXPECT_EQ(file->rows[1].setting, Setting::community);
}

TEST(ReadFacilities, NeedsTheColumnsThatTheMapNames) {
  const auto file = read("license_number,name\n1,A\n", california(), false);

  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().to_string(),
            "f.csv:1: csv.column-missing: the map names the column \"facility_name\", the header lacks it");
}

TEST(PlanFacilities, MakesATreeWithOffers) {
  const auto file = read(
      "01A,HOUSE,,OAKLAND,,01,RES,true,12,,\n"
      "01B,DAY,,OAKLAND,Alameda County,01,NON,false,0,,\n"
      "99C,FAR,,,,99,NON,true,,,\n"
      "00D,NOWHERE,,,,,RES,false,3,,\n");

  const FacilityPlan plan = plan_facilities(*file, california(), k_day);

  std::vector<std::string> tree;
  std::map<Id<Place>, std::string> names;
  for (const PlannedPlace& p : plan.places) {
    names[p.place.id] = p.place.name.str();
    std::string line = (p.parent ? names.at(p.parent->parent) + " > " : "") + p.place.name.str();
    for (const PlaceOffer& o : p.offers) {
      line += " | " + std::string(to_word(o.stage)) + " " + std::string(to_word(o.setting)) + " " +
              (o.capacity ? std::to_string(*o.capacity) : "-");
    }
    tree.push_back(line);
  }
  EXPECT_THAT(
      tree, ElementsAre("United States", "United States > California", "California > Alameda County", "California > 99",
                        "Alameda County > HOUSE | treatment inpatient 12 | detoxification inpatient -",
                        "Alameda County > DAY | treatment outpatient -",
                        "99 > FAR | treatment outpatient - | detoxification outpatient -",
                        "California > NOWHERE | treatment inpatient 3"));
  EXPECT_EQ(plan.centres, 4u);
  EXPECT_EQ(plan.districts, 2u);
  EXPECT_EQ(plan.capacity, 15);
}

TEST(PlanFacilities, HangsUnderTheNationThatIsThere) {
  const auto file = read("01A,HOUSE,,,,01,RES,true,12,,\n");
  Id<Place> nation;
  nation.value.bytes[3] = 9;

  const FacilityPlan plan = plan_facilities(*file, california(), k_day, nation);

  EXPECT_EQ(plan.places[0].place.kind, PlaceKind::region);
  EXPECT_EQ(plan.places[0].parent->parent, nation);
}

TEST(PlanFacilities, TellsEqualNamesApartByCity) {
  const auto file = read("1,HOPE,,A,,01,RES,true,1,,\n2,HOPE,,B,,01,RES,true,1,,\n3,FAITH,,A,,01,RES,true,1,,\n");

  const FacilityPlan plan = plan_facilities(*file, california(), k_day);

  EXPECT_EQ(plan.places[3].place.name.str(), "HOPE, A");
  EXPECT_EQ(plan.places[4].place.name.str(), "HOPE, B");
  EXPECT_EQ(plan.places[5].place.name.str(), "FAITH");
}

TEST(FacilityMap, SaysAllThatIsWrongWithIt) {
  const auto map = parse_map(R"({"name": "x", "zone": "Nowhere/Land", "nation": {"code": "X"}, "colums": {},
                                 "settings": [{"word": "R", "setting": "bed"}], "other_setting": "outpatient"})");

  ASSERT_FALSE(map);
  std::vector<std::string> faults;
  for (const FieldFault& f : map.error().fields) faults.push_back(f.path + " " + f.reason);
  EXPECT_THAT(faults, testing::UnorderedElementsAre("colums field.unknown", "nation.name field.missing",
                                                    "columns field.missing", "settings[0].setting word.unknown"));
  EXPECT_EQ(parse_map("{").error().reason, "json.malformed");
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

TEST(CaliforniaFacilities, AreThePublishedOnes) {
  HW_NEEDS_SHARED(path, "facilities/california_sud_facilities.csv");
  HW_NEEDS_SHARED(expected_path, "expected/california_facilities_published.json");
  const auto expected = json::parse(text_of(expected_path));
  const auto published = [&](const char* name) { return *expected->find("published")->find(name)->integer(); };
  auto csv = tables::CsvReader::open(path);
  ASSERT_TRUE(csv);

  const auto file = read_facilities(*csv, california());
  ASSERT_TRUE(file);
  const FacilityPlan plan = plan_facilities(*file, california(), k_day);

  EXPECT_EQ(file->refused, std::vector<tables::FileFault>{});
  EXPECT_EQ(plan.centres, static_cast<std::size_t>(published("Facilities")));
  EXPECT_EQ(plan.capacity, published("Total reported capacity"));
  EXPECT_EQ(plan.districts, 58u);  // California's counties
  EXPECT_EQ(plan.places.size(), 1 + 1 + 58 + 2266u);
  std::int64_t inpatient = 0, detox = 0;
  std::set<Uuid> ids;
  for (const PlannedPlace& p : plan.places) {
    ids.insert(p.place.id.value);
    EXPECT_EQ(places::check_place(p.place), FieldFaults{});
    for (const PlaceOffer& o : p.offers) {
      ids.insert(o.id.value);
      inpatient += o.setting == Setting::inpatient && o.stage == Stage::treatment;
      detox += o.stage == Stage::detoxification;
    }
  }
  EXPECT_EQ(inpatient, published("Residential (licensed)"));
  EXPECT_EQ(detox, published("Offering detoxification"));
  EXPECT_EQ(ids.size(), plan.places.size() + 2266u + static_cast<std::size_t>(detox));
}

TEST(CaliforniaFacilities, GiveTheSamePlanAgain) {
  HW_NEEDS_SHARED(path, "facilities/california_sud_facilities.csv");
  const auto plan = [&path] {
    auto csv = tables::CsvReader::open(path);
    json::Writer out;
    for (const PlannedPlace& p : plan_facilities(*read_facilities(*csv, california()), california(), k_day).places) {
      write_json(meta_of<Place>(), &p.place, out);
      for (const PlaceOffer& o : p.offers) write_json(meta_of<PlaceOffer>(), &o, out);
    }
    return out.take();
  };

  EXPECT_EQ(plan(), plan());
}

TEST(OtherFacilities, ComeInByAMapOfTheirOwn) {
  HW_NEEDS_SHARED(path, "facilities/nssats_2019_facilities.csv.gz");
  const auto map = parse_map(R"({
    "name": "nssats-2019", "zone": "Etc/UTC", "nation": {"code": "US", "name": "United States"},
    "columns": {"code": "id", "name": "id", "region": "state", "operated_by": "owner", "setting": "residential"},
    "settings": [{"word": "Yes", "setting": "inpatient"}], "other_setting": "outpatient"})");
  ASSERT_TRUE(map);
  auto csv = tables::CsvReader::open(path);
  ASSERT_TRUE(csv);

  const auto file = read_facilities(*csv, *map);
  ASSERT_TRUE(file);
  const FacilityPlan plan = plan_facilities(*file, *map, k_day);

  EXPECT_EQ(file->refused.size(), 0u);
  EXPECT_EQ(plan.centres, 15'961u);
  EXPECT_EQ(plan.regions, 53u);
  EXPECT_EQ(plan.districts, 0u);
}

}  // namespace
}  // namespace homeward::facilities
