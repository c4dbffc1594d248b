#include "exchange/facilities/facility_plan.hpp"

#include "exchange/tables/row_id.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace homeward::facilities {
namespace {

using tables::RowIds;

class Planner {
 public:
  Planner(const FacilityFile& file, const FacilityMap& map, LocalDate day)
      : file_(file), map_(map), day_(day), ids_(map.name.str(), "place") {
    for (const FacilityRow& row : file.rows) {
      if (row.city) cities_of_name_[row.name.str()].insert(row.city->str());
      if (row.district && !row.district_code.empty()) {
        ++names_of_code_[region_key(row)][row.district_code][row.district->str()];
        ++codes_of_name_[region_key(row)][row.district->str()][row.district_code];
      }
    }
  }

  FacilityPlan plan(std::optional<Id<Place>> nation) {
    if (!nation) nation = make_nation();
    for (const FacilityRow& row : file_.rows) row_regions_.push_back(region_of(row, *nation));
    std::vector<Id<Place>> parents;
    for (std::size_t i = 0; i < file_.rows.size(); ++i) parents.push_back(district_of(file_.rows[i], row_regions_[i]));
    for (std::size_t i = 0; i < file_.rows.size(); ++i) make_centre(file_.rows[i], parents[i]);
    return std::move(out_);
  }

 private:
  static std::string region_key(const FacilityRow& row) { return row.region ? row.region->str() : ""; }

  using Counts = std::map<std::string, std::size_t>;
  using Names = std::map<std::string, std::map<std::string, Counts>>;  // by region, then by the one for the other
  static std::string most_common(const Names& names, const std::string& region, const std::string& of) {
    const auto in_region = names.find(region);
    if (in_region == names.end()) return "";
    const auto counts = in_region->second.find(of);
    if (counts == in_region->second.end()) return "";
    return std::max_element(counts->second.begin(), counts->second.end(),
                            [](const auto& x, const auto& y) { return x.second < y.second; })
        ->first;
  }

  std::string district_name(const FacilityRow& row) const {
    if (row.district) return row.district->str();
    const std::string name = most_common(names_of_code_, region_key(row), row.district_code);
    return name.empty() ? row.district_code : name;
  }

  PlannedPlace& make(PlaceKind kind, const std::string& table, const std::string& key, Id<Place> parent,
                     LocalDate opened) {
    PlannedPlace& p = out_.places.emplace_back();
    p.place.id = {ids_.id(table, key)};
    p.place.kind = kind;
    p.place.zone = map_.zone;
    p.place.opened = opened;
    p.parent = PlaceParent{{ids_.id(table + " parent", key)}, p.place.id, parent, opened, std::nullopt};
    return p;
  }

  Id<Place> make_nation() {
    out_.places.push_back(plan_nation(map_.nation.code, map_.nation.name, map_.zone, day_));
    return out_.places.back().place.id;
  }

  Id<Place> region_of(const FacilityRow& row, Id<Place> nation) {
    if (!map_.region && !row.region) return nation;
    const std::string key = map_.region ? map_.region->code.str() : row.region->str();
    const auto [at, fresh] = regions_.try_emplace(key);
    if (fresh) {
      PlannedPlace& p = make(PlaceKind::region, "region", key, nation, day_);
      p.place.name = map_.region ? map_.region->name : *row.region;
      if (map_.region) p.place.code = map_.region->code;
      at->second = p.place.id;
      ++out_.regions;
    }
    return at->second;
  }

  Id<Place> district_of(const FacilityRow& row, Id<Place> region) {
    const std::string name = district_name(row);
    if (name.empty()) return region;
    const std::string key = region_key(row) + "\n" + name;
    const auto [at, fresh] = districts_.try_emplace(key);
    if (fresh) {
      PlannedPlace& p = make(PlaceKind::district, "district", key, region, day_);
      p.place.name = Text<160>::trusted(name);
      const std::string code = most_common(codes_of_name_, region_key(row), name);
      if (!code.empty()) p.place.code = Text<60>::trusted(code);
      at->second = p.place.id;
      ++out_.districts;
    }
    return at->second;
  }

  void make_centre(const FacilityRow& row, Id<Place> parent) {
    PlannedPlace& p = make(PlaceKind::centre, "centre", row.code.str(), parent, row.opened.value_or(day_));
    p.line = row.line;
    p.place.name = told_apart(row);
    p.place.code = row.code;
    p.place.operated_by = row.operated_by;
    p.place.telephone = row.telephone;
    p.place.latitude = row.latitude;
    p.place.longitude = row.longitude;
    offer(p, row, Stage::treatment, row.capacity);
    if (row.detox) offer(p, row, Stage::detoxification, std::nullopt);
    ++out_.centres;
    out_.capacity += row.capacity.value_or(0);
  }

  void offer(PlannedPlace& p, const FacilityRow& row, Stage stage, std::optional<std::int32_t> capacity) const {
    PlaceOffer& o = p.offers.emplace_back();
    o.id = {ids_.id("offer " + std::string(to_word(stage)), row.code.str())};
    o.place = p.place.id;
    o.stage = stage;
    o.setting = row.setting;
    o.capacity = capacity;
    o.since = p.place.opened;
  }

  Text<160> told_apart(const FacilityRow& row) const {
    const auto cities = cities_of_name_.find(row.name.str());
    if (!row.city || cities == cities_of_name_.end() || cities->second.size() < 2) return row.name;
    const auto longer = Text<160>::create(row.name.str() + ", " + row.city->str());
    return longer ? *longer : row.name;
  }

  const FacilityFile& file_;
  const FacilityMap& map_;
  LocalDate day_;
  RowIds ids_;
  std::map<std::string, std::set<std::string>> cities_of_name_;
  Names names_of_code_, codes_of_name_;
  std::map<std::string, Id<Place>> regions_, districts_;
  std::vector<Id<Place>> row_regions_;
  FacilityPlan out_;
};

}  // namespace

FacilityPlan plan_facilities(const FacilityFile& file, const FacilityMap& map, LocalDate day,
                             std::optional<Id<Place>> nation) {
  return Planner(file, map, day).plan(nation);
}

}  // namespace homeward::facilities
