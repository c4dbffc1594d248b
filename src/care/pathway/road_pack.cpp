#include "care/pathway/road_pack.hpp"

#include "base/check.hpp"

namespace homeward::pathway {
namespace {

// The catalogue has held the pack to its schema: members that are needed are there, with the right kinds.

Days days(const json::Value& from, std::string_view name) { return Days{*from.find(name)->integer()}; }

template <class E>
std::array<E, 2> pair_of(const json::Value& from) {
  const json::Array& both = *from.array();
  return {*from_word<E>(*both[0].string()), *from_word<E>(*both[1].string())};
}

RoadRules read(const catalogue::Pack& pack) {
  const json::Value& from = pack.content;
  RoadRules out{days(from, "next_stay_days"),
                days(from, "begin_care_days"),
                days(from, "see_off_days"),
                days(from, "journey_gap_days"),
                {}};
  for (const json::Value& one : *from.find("side_by_side")->array()) {
    SideBySide pair{pair_of<Setting>(*one.find("settings")), {}};
    if (const json::Value* stages = one.find("stages")) pair.stages = pair_of<Stage>(*stages);
    out.side_by_side.push_back(pair);
  }
  return out;
}

StageAndSetting stay_of(const json::Value& from) {
  return {*from_word<Stage>(*from.find("stage")->string()), *from_word<Setting>(*from.find("setting")->string())};
}

std::optional<LocalDate> day_of(const json::Value& from, std::string_view name) {
  const json::Value* found = from.find(name);
  return found ? LocalDate::parse(*found->string()) : std::nullopt;
}

std::string answer(bool yes) { return yes ? "yes" : "no"; }

}  // namespace

RoadRules road_rules(const catalogue::Catalogue& catalogue) {
  const catalogue::Pack* pack = catalogue.find("pathway", "road");
  HW_CHECK(pack, "the catalogue has no pathway/road.json");
  return read(*pack);
}

void check_road_case(const catalogue::Pack& pack, const json::Value& test, const catalogue::PackTests::Fault& fault) {
  const RoadRules road = read(pack);
  const auto expect = [&](const char* at, const std::string& expected, const std::string& found) {
    if (expected != found) fault(at, expected + " is expected, found " + found);
  };
  const auto ended = day_of(test, "ended"), arrived = day_of(test, "arrived"), started = day_of(test, "started");
  if (const auto until = day_of(test, "next_stay_until"))
    expect("/next_stay_until", until->to_string(), next_stay_due(road, *ended).to_string());
  if (const auto until = day_of(test, "care_until"))
    expect("/care_until", until->to_string(), care_due(road, *arrived).to_string());
  if (const auto until = day_of(test, "leave_until")) {
    expect("/leave_until", until->to_string(),
           departure_due(road, *day_of(test, "expected"), *day_of(test, "answered")).to_string());
  }
  if (const json::Value* same = test.find("one_journey"))
    expect("/one_journey", answer(*same->boolean()), answer(on_one_journey(road, *ended, *started)));
  if (const json::Value* may = test.find("side_by_side")) {
    const json::Array& stays = *test.find("stays")->array();
    expect("/side_by_side", answer(*may->boolean()),
           answer(may_run_side_by_side(road, stay_of(stays[0]), stay_of(stays[1]))));
  }
}

}  // namespace homeward::pathway
