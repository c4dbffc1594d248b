#include "care/pathway/views.hpp"
#include "care/people/rules.hpp"
#include "engine/outcomes/summary.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace homeward::pathway {
namespace {

using access::Counting;
using access::k_complete_rows;
using access::places_below;
using access::Sql;

/// Where houses lay, and when. A stay counts where its house lay when it ended: a re-drawn district leaves last year's
/// figures alone. What ended before the house was entered counts where it was entered first. Few rows, asked of every
/// stay that ended in a year: looked up here, which is a tenth of what the same takes inside the statement.
class Below {
 public:
  Below(Reader& reader, Id<Place> place) {
    Sql sql("SELECT p.place, p.since, p.until, (SELECT min(q.since) FROM place_scope q WHERE q.place = p.place) ");
    sql.add("FROM place_scope p WHERE p.ancestor = ").bind(place);
    reader.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
      const bool first = row.integer(1) == row.integer(3);
      spans_.emplace(row.uuid(0),
                     std::pair{first ? std::numeric_limits<std::int64_t>::min() : row.integer(1),
                               row.is_null(2) ? std::numeric_limits<std::int64_t>::max() : row.integer(2)});
      return true;
    });
  }
  bool holds(const Uuid& house, std::int64_t day) const {
    const auto [from, to] = spans_.equal_range(house);
    return std::any_of(from, to,
                       [&](const auto& span) { return span.second.first <= day && day <= span.second.second; });
  }

 private:
  std::unordered_multimap<Uuid, std::pair<std::int64_t, std::int64_t>> spans_;
};

/// Rows `t` with the house (centre or NGO) of the region that they count for, today: one row for each house above.
Sql by_house(std::string_view columns, std::string_view table, std::string_view place_column, Id<Place> region,
             LocalDate today) {
  Sql sql("SELECT p.ancestor, ");
  sql.add(columns).add(" FROM ").add(table).add(" t JOIN place_scope p ON p.place = t.").add(place_column);
  sql.add(" AND p.since <= ").bind(today).add(" AND (p.until IS NULL OR p.until >= ").bind(today);
  sql.add(") JOIN place h ON h.id = p.ancestor AND h.kind IN ('centre', 'ngo') WHERE h.id IN ");
  return sql.add(places_below(region, today)).add(" AND ");
}

std::unordered_map<Uuid, std::int64_t> numbers_by_house(Reader& reader, const Sql& sql) {
  std::unordered_map<Uuid, std::int64_t> out;
  reader.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
    out.emplace(row.uuid(0), row.integer(1));
    return true;
  });
  return out;
}

/// The longest wait is that of one person, whom its day would point at.
std::int64_t at_least(std::int64_t days) {
  std::int64_t out = 0;
  for (const std::int64_t bound : {14, 30, 90, 180, 365, 730})
    if (days >= bound) out = bound;
  return out;
}

/// One statement for each figure, whatever the number of houses.
std::vector<CentreFigures> figures_of_centres(Reader& reader, Counting& counting, Id<Place> region) {
  const LocalDate today = reader.today();
  const auto silent = [&](std::string_view columns, std::string_view place_column) {
    Sql sql = by_house(columns, "follow_up", place_column, region, today);
    return sql.add("t.state = 'open' AND t.act_by < ").bind(today).add(k_complete_rows);
  };
  Sql open = by_house("t.person", "stay", "home", region, today);
  open.add("t.ended IS NULL").add(k_complete_rows);
  Sql beds = by_house("sum(t.capacity)", "place_offer", "place", region, today);
  beds.add("t.until IS NULL AND t.capacity IS NOT NULL GROUP BY p.ancestor");
  const auto in_care = counting.count_persons_by(open);
  const auto not_heard_from = counting.count_persons_by(silent("t.person", "home"));
  const auto has_to_act = counting.count_persons_by(silent("t.person", "who_acts"));
  const auto oldest = numbers_by_house(reader, silent("min(t.since)", "home").add(" GROUP BY p.ancestor"));
  const auto capacity = numbers_by_house(reader, beds);

  Sql centres("t.kind IN ('centre', 'ngo') AND t.id IN ");
  centres.add(places_below(region, today));
  std::vector<CentreFigures> out;
  for (auto& centre : reader.load<Place>(reader.all_ids<Place>(centres))) {
    const Uuid at = centre.id().value;
    const auto raw = [&](const auto& counts) {
      const auto found = counts.find(at);
      return found == counts.end() ? access::RawCount{} : found->second;
    };
    std::optional<std::int64_t> longest, places;
    if (raw(not_heard_from).persons >= access::MaskRule{}.smallest_shown)
      longest = at_least(today.days - oldest.at(at));
    if (const auto found = capacity.find(at); found != capacity.end()) places = found->second;
    out.push_back({std::move(centre), counting.show(raw(in_care)), counting.show(raw(not_heard_from)),
                   counting.show(raw(has_to_act)), longest, places});
  }
  std::stable_sort(out.begin(), out.end(), [](const CentreFigures& a, const CentreFigures& b) {
    const auto *left = a.place.see<&Place::name>(), *right = b.place.see<&Place::name>();
    return left && right && left->str() < right->str();
  });
  return out;
}

constexpr std::size_t k_stages = 5;

/// From fewer people rounding would decide over a share.
constexpr double k_fewest = 20;

JointFigures joint_of(Stage stage, access::ShownCount ended, access::ShownCount went_on, access::ShownCount silent) {
  JointFigures out{stage, std::move(ended), std::move(went_on), std::move(silent), {}, {}, {}};
  const auto of = access::number_of(out.ended), yes = access::number_of(out.went_on);
  if (!of || !yes || *of < k_fewest) return out;
  const double capped = std::min(*yes, *of);  // both are rounded on their own
  const auto [low, high] = outcomes::wilson(capped, *of);
  out.share = capped / *of;
  out.low = low;
  out.high = high;
  return out;
}

/// Who ended a stay in a stage, and whose next one began within the set days.
struct Ended {
  std::array<access::Tally, k_stages> all, went_on;
};

/// In one walk over the stays that ended on these days, whatever their stage.
Ended ended_stays(Reader& reader, const Counting& counting, const RoadRules& road, Id<Place> region, LocalDate from,
                  LocalDate until) {
  Sql sql("SELECT t.stage, t.person, t.home, t.ended, (SELECT count(*) FROM stay n WHERE n.person = t.person AND ");
  sql.add("n.id <> t.id AND n.started >= t.ended AND n.started <= t.ended + ");
  sql.bind(Datum{road.next_stay.count - 1}).add(") FROM stay t WHERE t.ended BETWEEN ").bind(from);
  sql.add(" AND ").bind(until).add(" AND t.end_type NOT IN ('died', 'imprisoned')").add(k_complete_rows);
  const Below below(reader, region);
  Ended out;
  reader.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
    const auto stage = from_word<Stage>(row.text(0));
    if (!stage || !below.holds(row.uuid(2), row.integer(3))) return true;
    const Uuid person = counting.one_of(row.uuid(1));
    out.all[static_cast<std::size_t>(*stage)].add(person);
    if (row.integer(4) != 0) out.went_on[static_cast<std::size_t>(*stage)].add(person);
    return true;
  });
  return out;
}

}  // namespace

Result<RegionFigures> region_figures(Reader& reader, const RoadRules& road, Id<Place> id) {
  const people::LinkedGroups groups = people::LinkedGroups::read_from(reader.sql());
  Counting counting(reader.sql(), reader.vault(), [&groups](const Uuid& person) { return groups.one_of(person); });
  auto place = reader.find(id);
  if (!place || !reader.within(id)) return reject(ErrorKind::not_found, "not-found");
  const LocalDate today = reader.today();
  // Of a stay that ended later nobody can say yet.
  const LocalDate until = today - road.next_stay, from = until - Days{364};
  RegionFigures out{std::move(*place), reader.now(), from, until, {}, {}};

  out.centres = figures_of_centres(reader, counting, id);
  const Ended ended = ended_stays(reader, counting, road, id, from, until);
  Sql silent("SELECT t.ended_stage, t.person FROM follow_up t WHERE t.state = 'open' AND t.act_by < ");
  silent.bind(today).add(" AND t.home IN ").add(places_below(id, today)).add(k_complete_rows);
  std::array<access::Tally, k_stages> not_heard_from;
  reader.sql().query(silent.text(), silent.params(), [&](const db::Row& row) {
    if (const auto stage = from_word<Stage>(row.text(0)))
      not_heard_from[static_cast<std::size_t>(*stage)].add(counting.one_of(row.uuid(1)));
    return true;
  });
  for (std::size_t s = 0; s < k_stages; ++s)
    out.joints.push_back(joint_of(static_cast<Stage>(s), counting.show(ended.all[s].raw()),
                                  counting.show(ended.went_on[s].raw()), counting.show(not_heard_from[s].raw())));
  return out;
}

}  // namespace homeward::pathway
