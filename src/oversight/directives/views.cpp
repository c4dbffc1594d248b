#include "oversight/directives/views.hpp"

#include "care/people/rules.hpp"
#include "oversight/directives/reached.hpp"
#include "oversight/directives/seen.hpp"
#include "oversight/disclosure/disclosure.hpp"

#include <algorithm>

namespace homeward::directives {
namespace {

using access::Counting;
using access::Tally;

/// People reached at one place of the tree.
struct Reach {
  Tally all, people, relatives;
  std::optional<LocalDate> first;

  void add(const Uuid& person, LocalDate day, bool relative) {
    all.add(person);
    (relative ? relatives : people).add(person);
    first = first ? std::min(*first, day) : day;
  }
};

/// What the records show, at every level at once.
struct ReachedTree {
  Reach whole;
  std::map<Uuid, Reach> regions, houses;
  std::map<Uuid, LocalDate> first_of_person;
};

ReachedTree reached_tree(Reader& reader, const Seen& seen, const Counting& counting) {
  std::map<Uuid, std::optional<Id<Place>>> region_of;
  for (const House& house : seen.houses) region_of.emplace(house.id.value, house.region);
  ReachedTree tree;
  const Period period{seen.value.issued_on, seen.until};
  each_reached(reader.sql(), seen.value.order.counts, period, *reader.viewer().place,
               [&](const Uuid& at, const Uuid& record, LocalDate first, bool relative) {
                 const auto house = region_of.find(at);
                 if (house == region_of.end()) return;
                 const Uuid person = counting.one_of(record);
                 tree.whole.add(person, first, relative);
                 tree.houses[at].add(person, first, relative);
                 if (house->second) tree.regions[house->second->value].add(person, first, relative);
                 const auto [known, is_new] = tree.first_of_person.emplace(person, first);
                 if (!is_new) known->second = std::min(known->second, first);
               });
  return tree;
}

/// The whole table under disclosure control: houses, regions and all, by who was reached.
class ReachedTable {
 public:
  ReachedTable(const Counting& counting, const Seen& seen, ReachedTree& tree) : table_(counting) {
    const Cells whole = add(tree.whole);
    std::map<Uuid, std::vector<Cells>> in_region;
    std::vector<Cells> below;
    for (const House& house : seen.houses) {
      const Cells cells = add(tree.houses[house.id.value]);
      at_[house.id.value] = cells;
      (house.region ? in_region[house.region->value] : below).push_back(cells);
    }
    for (const auto& [region, houses] : in_region) {
      const Cells cells = add(tree.regions[region]);
      at_[region] = cells;
      add_sums(cells, houses);
      below.push_back(cells);
    }
    if (!below.empty()) add_sums(whole, below);
    at_[Uuid{}] = whole;
    shown_ = table_.show();
  }

  ReachedCount at(const Uuid& place) const {
    const Cells& c = at_.at(place);
    return {shown_[c[0]], shown_[c[1]], shown_[c[2]]};
  }
  ReachedCount whole() const { return at(Uuid{}); }

 private:
  using Cells = std::array<std::size_t, 3>;  // all, people, relatives

  Cells add(const Reach& reach) {
    const Cells cells{table_.add(reach.all.raw()), table_.add(reach.people.raw()), table_.add(reach.relatives.raw())};
    table_.add_sum(cells[0], {cells[1], cells[2]});
    return cells;
  }
  void add_sums(const Cells& total, const std::vector<Cells>& parts) {
    for (std::size_t column = 0; column < total.size(); ++column) {
      std::vector<std::size_t> cells;
      for (const Cells& part : parts) cells.push_back(part[column]);
      table_.add_sum(total[column], std::move(cells));
    }
  }

  disclosure::Table table_;
  std::map<Uuid, Cells> at_;
  std::vector<access::ShownCount> shown_;
};

std::vector<HouseLine> house_lines(Reader& reader, const Seen& seen, ReachedTree& tree, const ReachedTable* table) {
  const Directive& d = seen.value;
  auto answers = answers_within_reach(reader, d.id);
  std::map<Uuid, std::optional<Id<Place>>> region_of;
  std::vector<Uuid> ids;
  for (const House& house : seen.houses) {
    region_of.emplace(house.id.value, house.region);
    ids.push_back(house.id.value);
  }
  std::vector<HouseLine> out;
  for (auto& place : reader.load<Place>(ids)) {
    const Id<Place> at = place.id();
    HouseLine line{std::move(place)};
    line.region = region_of[at.value];
    line.answers = std::move(answers[{d.id.value, at.value}]);
    const Said now = said(d, line.answers, reader.today());
    line.standing = now.standing;
    line.due = now.due;
    line.overdue = now.overdue;
    if (!line.answers.empty())
      line.days_to_answer = (*line.answers.back().see<&DirectiveAnswer::on>() - d.issued_on).count;
    const Reach& reach = tree.houses[at.value];
    line.shown = reach.first.has_value();
    // Of a few people the week would point at one of them; the house itself knows them.
    const bool own = Counting::own(reach.people.raw(), reader, at).has_value();
    if (reach.first && (own || reach.people.raw().persons >= access::MaskRule{}.smallest_shown))
      line.week_of_act = week_of(d.issued_on, *reach.first);
    line.compared = compare(line.standing, line.shown);
    if (table) {
      line.reached = table->at(at.value);
      const auto people = Counting::own(reach.people.raw(), reader, at);
      const auto relatives = Counting::own(reach.relatives.raw(), reader, at);
      if (people && relatives) line.own_reached = {*people, *relatives};
    }
    out.push_back(std::move(line));
  }
  std::ranges::stable_sort(out, [](const HouseLine& a, const HouseLine& b) {
    return a.place.see<&Place::name>()->str() < b.place.see<&Place::name>()->str();
  });
  return out;
}

/// The figures of some houses, by which the whole and each region are told.
struct Sums {
  Standings standings;
  std::int64_t shown = 0, said_only = 0, shown_only = 0;
  std::vector<std::int64_t> days_to_answer, weeks_to_act;

  void add(const HouseLine& line) {
    directives::add(standings, {line.standing, line.due, line.overdue});
    shown += line.shown;
    said_only += line.compared == SaidAndShown::said_only;
    shown_only += line.compared == SaidAndShown::shown_only;
    if (line.days_to_answer) days_to_answer.push_back(*line.days_to_answer);
    if (line.week_of_act) weeks_to_act.push_back(*line.week_of_act);
  }
};

std::vector<RegionLine> region_lines(Reader& reader, const std::vector<HouseLine>& houses, const ReachedTable* table) {
  std::map<Uuid, Sums> sums;
  for (const HouseLine& house : houses)
    if (house.region) sums[house.region->value].add(house);
  std::vector<Uuid> ids;
  for (const auto& [region, sum] : sums) ids.push_back(region);
  std::vector<RegionLine> out;
  for (auto& place : reader.load<Place>(ids)) {
    const Sums& sum = sums[place.id().value];
    RegionLine line{std::move(place), sum.standings, sum.shown, median(sum.days_to_answer)};
    if (!sum.weeks_to_act.empty()) line.week_of_act = std::ranges::min(sum.weeks_to_act);
    line.median_week_of_act = median(sum.weeks_to_act);
    if (table) line.reached = table->at(line.place.id().value);
    out.push_back(std::move(line));
  }
  return out;
}

Road road_of(const Seen& seen, const std::vector<HouseLine>& houses, const std::vector<RegionLine>& regions,
             const ReachedTree& tree, const ReachedTable* table) {
  Sums all;
  for (const HouseLine& house : houses) all.add(house);
  std::vector<std::int64_t> to_region, to_person;
  for (const RegionLine& region : regions)
    if (region.week_of_act) to_region.push_back(*region.week_of_act);
  for (const auto& [person, first] : tree.first_of_person) to_person.push_back(week_of(seen.value.issued_on, first));
  Road road{all.standings, all.shown};
  if (table) {  // what only a house says is compared with nothing
    road.said_only = all.said_only;
    road.shown_only = all.shown_only;
    road.reached = table->whole();
  }
  road.median_days_to_answer = median(all.days_to_answer);
  road.median_week_to_region = median(to_region);
  road.median_week_to_house = median(all.weeks_to_act);
  // When one or a few persons were reached would point at them.
  if (std::ssize(to_person) >= access::MaskRule{}.smallest_shown) road.median_week_to_person = median(to_person);
  return road;
}

}  // namespace

Result<DirectivePage> directive_page(Reader& reader, Id<Directive> id) {
  auto seen = find_seen(reader, id);
  if (!seen) return reject(ErrorKind::not_found, "not-found");
  const Directive& d = seen->value;
  const auto groups = people::LinkedGroups::read_from(reader.sql());
  const Counting counting(reader.sql(), reader.vault(),
                          [&groups](const Uuid& person) { return groups.one_of(person); });
  ReachedTree tree = reached_tree(reader, *seen, counting);
  std::optional<ReachedTable> table;
  if (d.order.counts.kind != ActKind::own_statement) table.emplace(counting, *seen, tree);

  DirectivePage page{seen->shown, reader.find(d.issued_by)};
  std::vector<Uuid> chosen;
  for (const Id<Place> place : d.order.places) chosen.push_back(place.value);
  page.places = reader.load<Place>(chosen);
  page.state = state_of(d, reader.today());
  page.ours = seen->ours;
  page.today = reader.today();
  access::Sql editions("t.directive = ");
  page.editions = reader.list<DirectiveEdition>(editions.bind(id), "t.edition DESC");
  page.houses = house_lines(reader, *seen, tree, table ? &*table : nullptr);
  page.regions = region_lines(reader, page.houses, table ? &*table : nullptr);
  page.road = road_of(*seen, page.houses, page.regions, tree, table ? &*table : nullptr);
  return page;
}

access::ListOf<DirectiveLine> list_directives(Reader& reader) {
  access::ListOf<DirectiveLine> out;
  if (!reader.viewer().place) return out;
  auto answers = answers_within_reach(reader, std::nullopt);
  for (auto& directive : reader.load<Directive>(reader.all_ids<Directive>(access::Sql("1 = 1")))) {
    auto seen = see(reader, std::move(directive));
    if (!seen) continue;
    const Directive& d = seen->value;
    DirectiveLine line{std::move(seen->shown), reader.find(d.issued_by), state_of(d, reader.today()), seen->ours};
    for (const House& house : seen->houses) {
      const Said now = said(d, answers[{d.id.value, house.id.value}], reader.today());
      add(line.standings, now);
      if (seen->houses.size() != 1 || seen->ours) continue;
      line.own = now.standing;
      line.due = now.due;
    }
    out.items.push_back(std::move(line));
  }
  std::ranges::reverse(out.items);  // ids grow with time
  return out;
}

}  // namespace homeward::directives
