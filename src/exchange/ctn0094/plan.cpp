#include "exchange/ctn0094/plan.hpp"

#include "exchange/ctn0094/plan_person.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace homeward::ctn0094 {
namespace {

/// Moves up to `room` records from the front of one list to the end of another; says how much room is left.
template <class T>
std::size_t hand_over(std::vector<T>& from, std::vector<T>& to, std::size_t room) {
  const auto n = static_cast<std::ptrdiff_t>(std::min(room, from.size()));
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.begin() + n));
  from.erase(from.begin(), from.begin() + n);
  return room - static_cast<std::size_t>(n);
}

void hand_over(Batch& from, Batch& to, std::size_t room) {
  room = hand_over(from.persons, to.persons, room);
  room = hand_over(from.journeys, to.journeys, room);
  room = hand_over(from.episodes, to.episodes, room);
  room = hand_over(from.stays, to.stays, room);
  room = hand_over(from.substances, to.substances, room);
  room = hand_over(from.contacts, to.contacts, room);
  hand_over(from.observations, to.observations, room);
}

}  // namespace

tables::FileResult<Plan> Plan::read(const std::filesystem::path& directory, Options options) {
  HW_TRY(Tables read, read_tables(directory));
  Plan plan(std::move(read), std::move(options));
  plan.plan_places();
  plan.count();
  return plan;
}

/// The masked sites lie directly in the nation: the tables hide where they are, and so their time zone is UTC.
void Plan::plan_places() {
  struct Offered {
    std::set<std::pair<Stage, Setting>> stages;
    StudyDay first = 0;
  };
  std::map<std::string, Offered> places;
  for (std::uint32_t i = 0; i < tables_.people.size(); ++i) {
    Offered& place = places[place_key(tables_.people[i])];
    for (const Course& course : care_of(tables_of(tables_, i)).courses) {
      place.first = std::min(place.first, course.opened);
      for (const CourseStay& stay : course.stays) place.stages.emplace(stay.stage, stay.setting);
    }
  }
  const auto zone = Text<64>::trusted("Etc/UTC");
  if (!options_.nation && !places.empty()) {
    // Open a year before anybody's first day, so that every record lies within its places.
    places_.push_back(facilities::plan_nation(Text<60>::trusted("US"), Text<160>::trusted("United States"), zone,
                                              *LocalDate::from(2000, 1, 1)));
    options_.nation = places_.back().place.id;
  }
  for (const auto& [key, offered] : places) {
    const tables::RowIds ids(options_.dataset, "place");
    facilities::PlannedPlace& p = places_.emplace_back();
    p.place.id = place_id(options_.dataset, key);
    p.place.name = Text<160>::trusted("CTN-0094 " + key);
    p.place.code = Text<60>::trusted("CTN94-" + key.substr(0, 1) + key.substr(key.find(' ') + 1));
    p.place.zone = zone;
    p.place.opened = k_anchor + Days{offered.first};
    p.parent = PlaceParent{{ids.id("centre parent", key)}, p.place.id, *options_.nation, p.place.opened, std::nullopt};
    for (const auto& [stage, setting] : offered.stages) {
      PlaceOffer& offer = p.offers.emplace_back();
      offer.id = {ids.id("offer " + std::string(to_word(stage)) + " " + std::string(to_word(setting)), key)};
      offer.place = p.place.id;
      offer.stage = stage;
      offer.setting = setting;
      offer.since = p.place.opened;
    }
  }
}

void Plan::count() {
  Counts& c = counts_;
  c.places = places_.size();
  c.persons = c.journeys = tables_.people.size();
  c.rows = tables_.rows;
  c.without_person = tables_.without_person;
  c.without_day = tables_.without_day;
  for (std::uint32_t i = 0; i < tables_.people.size(); ++i) {
    const PersonTables person = tables_of(tables_, i);
    for (const Course& course : care_of(person).courses) {
      ++c.episodes;
      c.stays += course.stays.size();
    }
    c.substances += substances_of(person).size();
    for (const Visit& v : person.visits) ++(day_of(v, person) ? c.contacts : c.without_day);
    for (const Event& e : of_person(tables_.inductions, i)) c.repeated += is_repeated(e, person.withdrawals);
  }
  c.observations = tables_.urine_samples.size() + tables_.urine_results.size() + tables_.reported_use.size() +
                   tables_.doses.size() + tables_.withdrawals.size() + tables_.inductions.size() - c.repeated +
                   tables_.pains.size() + tables_.answers.size();
}

std::optional<Batch> Plan::next() {
  Batch out;
  while (out.size() < k_batch) {
    if (waiting_.size() == 0) {
      if (person_ == tables_.people.size()) break;
      waiting_ = plan_person(tables_, person_++, options_.dataset);
    }
    // A person who would fit into one batch is not spread over two.
    if (out.size() > 0 && out.size() + waiting_.size() > k_batch && waiting_.size() <= k_batch) break;
    hand_over(waiting_, out, k_batch - out.size());
  }
  if (out.size() == 0) return std::nullopt;
  return out;
}

void Plan::rewind() {
  person_ = 0;
  waiting_ = {};
}

}  // namespace homeward::ctn0094
