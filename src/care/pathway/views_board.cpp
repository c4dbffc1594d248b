#include "care/pathway/beside.hpp"
#include "care/pathway/capacity.hpp"

#include <algorithm>

namespace homeward::pathway {
namespace {

using access::Sql;

Sql at_or_below(Reader& reader, std::string_view column, Id<Place> place) {
  Sql sql("t.\"");
  sql.add(column).add("\" IN (SELECT place FROM place_scope WHERE ancestor = ").bind(place);
  sql.add(" AND since <= ").bind(reader.today()).add(" AND (until IS NULL OR until >= ").bind(reader.today());
  return sql.add("))");
}

/// The rows of one list of a page; `cut` is told when there are more.
template <class T>
std::vector<Disclosed<T>> rows_of(Reader& reader, std::vector<CutList>& cut, std::string_view list, const Sql& where,
                                  std::string_view order) {
  auto rows = reader.list<T>(where, order);
  if (const auto total = reader.total_beyond(rows, where)) cut.push_back({{std::string(list)}, *total});
  return rows;
}

std::vector<StayLine> stay_lines(Reader& reader, std::vector<CutList>& cut, std::string_view list, const Sql& where,
                                 std::string_view order) {
  auto stays = rows_of<Stay>(reader, cut, list, where, order);
  const auto people = ids_in<&Stay::person>(std::span(std::as_const(stays)));
  const Known<Person> persons(reader, people);
  const Keyworkers keyworkers(reader, people);
  std::vector<StayLine> out;
  for (auto& s : stays) {
    auto person = persons.find(id_in<&Stay::person>(s));
    auto keyworker = keyworkers.of(s);
    out.push_back({std::move(s), std::move(person), std::move(keyworker)});
  }
  return out;
}

std::vector<HandoverLine> handover_lines(Reader& reader, std::vector<CutList>& cut, std::string_view list,
                                         const Sql& where, std::string_view order) {
  auto handovers = rows_of<Handover>(reader, cut, list, where, order);
  const Known<Person> persons(reader, ids_in<&Handover::person>(std::span(std::as_const(handovers))));
  std::vector<HandoverLine> out;
  for (auto& h : handovers) {
    auto person = persons.find(id_in<&Handover::person>(h));
    out.push_back({std::move(h), std::move(person)});
  }
  return out;
}

std::vector<NotHeardLine> not_heard_lines(Reader& reader, std::vector<CutList>& cut, std::string_view list,
                                          const Sql& where) {
  // Above all where stage 4 ended: that joint loses most (sources/004; domain reference 0.1 a).
  auto follow_ups = rows_of<FollowUp>(reader, cut, list, where,
                                      "CASE t.ended_stage WHEN 'social_rehabilitation' THEN 0 ELSE 1 END, "
                                      "t.act_by, t.id");
  const Known<Person> persons(reader, ids_in<&FollowUp::person>(std::span(std::as_const(follow_ups))));
  std::map<Uuid, std::optional<Disclosed<Place>>> numbers;  // by house
  std::vector<NotHeardLine> out;
  for (auto& f : follow_ups) {
    NotHeardLine line{std::move(f)};
    line.person = persons.find(id_in<&FollowUp::person>(line.follow_up));
    if (line.person) {
      Sql ways("t.ended = 0 AND t.person = ");
      line.safe_contacts = reader.list<SafeContact>(ways.bind(line.person->id()));
      if (const auto* home = line.follow_up.see<&FollowUp::home>()) {
        const auto [number, fresh] = numbers.try_emplace(home->value);
        if (fresh) number->second = number_at(reader, *home);
        line.number_at = number->second;
      }
    }
    if (const auto* since = line.follow_up.see<&FollowUp::since>()) line.days = (reader.today() - *since).count;
    if (const auto* due = line.follow_up.see<&FollowUp::act_by>()) line.overdue = *due < reader.today();
    out.push_back(std::move(line));
  }
  return out;
}

Sql open_follow_ups(Reader& reader, Id<Place> place, bool overdue) {
  Sql sql("t.state = 'open' AND t.act_by ");
  sql.add(overdue ? "< " : ">= ")
      .bind(reader.today())
      .add(" AND (")
      .add(at_or_below(reader, "home", place))
      .add(" OR ");
  return sql.add(at_or_below(reader, "other_home", place)).add(")");
}

/// Open handovers where one side is at the place.
Sql handovers_at(Reader& reader, Id<Place> place, std::string_view side, std::string_view states) {
  Sql sql(at_or_below(reader, side, place));
  return sql.add(" AND t.state IN (").add(states).add(")");
}

/// Who arrived and is not in care there. That a stay of the own house completed the handover is that house's to know,
/// so the list may ask for it also where the stay itself is not open.
std::vector<ArrivedLine> arrived_at(Reader& reader, const RoadRules& road, std::vector<CutList>& cut, Id<Place> place) {
  Sql waiting(handovers_at(reader, place, "to", "'arrived'"));
  waiting.add(
      " AND t.next_stay IS NULL AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = t.person AND p.died_on IS "
      "NOT NULL)");
  std::vector<ArrivedLine> out;
  for (HandoverLine& line : handover_lines(reader, cut, "arrived", waiting, "t.arrived_on, t.id")) {
    ArrivedLine arrived{std::move(line.handover), std::move(line.person)};
    if (const auto* on = arrived.handover.see<&Handover::arrived_on>(); on && *on) {
      arrived.days = (reader.today() - **on).count;
      arrived.overdue = care_due(road, **on) < reader.today();
    }
    out.push_back(std::move(arrived));
  }
  return out;
}

std::vector<Disclosed<Place>> places_in(Reader& reader, const std::vector<HandoverLine>& a,
                                        const std::vector<HandoverLine>& b, const std::vector<ArrivedLine>& arrived,
                                        const std::vector<NotHeardLine>& c, const std::vector<StayLine>& d) {
  std::vector<Uuid> ids;
  for (const ArrivedLine& line : arrived) {
    if (const auto* from = line.handover.see<&Handover::from>()) ids.push_back(from->value);
  }
  for (const auto* all : {&a, &b}) {
    for (const HandoverLine& line : *all) {
      if (const auto* from = line.handover.see<&Handover::from>()) ids.push_back(from->value);
      if (const auto* to = line.handover.see<&Handover::to>()) ids.push_back(to->value);
    }
  }
  for (const NotHeardLine& line : c) {
    if (const auto* who = line.follow_up.see<&FollowUp::who_acts>()) ids.push_back(who->value);
  }
  for (const StayLine& line : d) {
    if (const auto* home = line.stay.see<&Stay::home>()) ids.push_back(home->value);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return reader.load<Place>(ids);
}

/// The handover that a task is about.
std::optional<Uuid> handover_of(const Disclosed<Task>& task) {
  const auto* kind = task.see<&Task::kind>();
  const bool of_one = kind && (*kind == TaskKind::answer_handover || *kind == TaskKind::confirm_arrival ||
                               *kind == TaskKind::see_off || *kind == TaskKind::find_next_place);
  return of_one ? id_in<&Task::about>(task) : std::nullopt;
}

std::vector<TaskLine> task_lines(Reader& reader, std::vector<CutList>& cut, const Sql& where) {
  auto tasks = rows_of<Task>(reader, cut, "tasks", where, "t.due, t.id");
  const Known<Person> persons(reader, ids_in<&Task::person>(std::span(std::as_const(tasks))));
  std::set<Uuid> about;
  for (const auto& t : tasks)
    if (const auto handover = handover_of(t)) about.insert(*handover);
  const Known<Handover> handovers(reader, about);
  std::vector<TaskLine> out;
  for (auto& t : tasks) {
    auto person = persons.find(id_in<&Task::person>(t));
    auto handover = handovers.find(handover_of(t));
    out.push_back({std::move(t), std::move(person), std::move(handover)});
  }
  return out;
}

constexpr Days k_leaving_soon{7};

/// What waits for an answer, then what is under way, then who did not arrive; in each what was due first.
constexpr std::string_view k_most_urgent_first =
    "CASE t.state WHEN 'proposed' THEN 0 WHEN 'held' THEN 0 WHEN 'did_not_arrive' THEN 2 ELSE 1 END, "
    "CASE WHEN t.state IN ('proposed', 'held') THEN t.answer_by ELSE COALESCE(t.leave_by, t.expected_on) END, t.id";

}  // namespace

std::vector<OfferLine> offers_of(Reader& reader, const RoadRules& road, Id<Place> place) {
  std::vector<OfferLine> out;
  access::Counting counting(reader.sql(), reader.vault());
  Sql where("t.place = ");
  where.bind(place).add(" AND t.since <= ").bind(reader.today()).add(" AND (t.until IS NULL OR t.until >= ");
  where.bind(reader.today()).add(")");
  for (auto& offer : reader.list<PlaceOffer>(where, "t.stage, t.setting")) {
    const auto* stage = offer.see<&PlaceOffer::stage>();
    const auto* setting = offer.see<&PlaceOffer::setting>();
    const auto* capacity = offer.see<&PlaceOffer::capacity>();
    if (!stage || !setting || !capacity) continue;
    Sql stays("SELECT id FROM stay WHERE ended IS NULL AND home = ");
    stays.bind(place)
        .add(" AND stage = ")
        .bind_word(to_word(*stage))
        .add(" AND setting = ")
        .bind_word(to_word(*setting));
    Sql held("SELECT id FROM handover WHERE ");
    held.add(holds_a_place(road, {place, *stage, *setting}, reader.today()));
    const access::RawCount occupied = counting.count_persons(stays), waiting = counting.count_persons(held);
    const std::optional<std::int32_t> limit = *capacity;
    OfferLine line{std::move(offer)};
    line.occupied = access::Counting::own(occupied, reader, place);
    line.held = access::Counting::own(waiting, reader, place);
    line.has_room = !limit || occupied.persons + waiting.persons < *limit;
    if (line.occupied && limit) line.free = std::max<std::int64_t>(0, *limit - occupied.persons - waiting.persons);
    out.push_back(std::move(line));
  }
  return out;
}

Result<CentreBoard> centre_board(Reader& reader, const RoadRules& road, Id<Place> id) {
  auto place = reader.find(id);
  if (!place || !reader.within(id)) return reject(ErrorKind::not_found, "not-found");
  CentreBoard board{std::move(*place)};
  board.today = reader.today();
  board.offers = offers_of(reader, road, id);
  Sql open(at_or_below(reader, "home", id));
  open.add(" AND t.ended IS NULL");
  board.in_care = stay_lines(reader, board.cut, "in_care", open, "t.stage, t.started");
  Sql everybody("SELECT DISTINCT t.person FROM stay t WHERE ");
  everybody.add(open).add(access::k_complete_rows);
  access::Counting counting(reader.sql(), reader.vault());
  board.in_care_count = access::Counting::own(counting.count_persons(everybody), reader, id);
  Sql leaving(open);
  leaving.add(" AND t.planned_until <= ").bind(reader.today() + k_leaving_soon);
  board.leaving = stay_lines(reader, board.cut, "leaving", leaving, "t.planned_until");
  board.arriving = handover_lines(reader, board.cut, "arriving",
                                  handovers_at(reader, id, "to", "'accepted', 'travelling'"), "t.expected_on");
  board.arrived = arrived_at(reader, road, board.cut, id);
  Sql waiting(handovers_at(reader, id, "to", "'proposed', 'held', 'did_not_arrive'"));
  waiting.add(" OR (")
      .add(handovers_at(reader, id, "from", "'proposed', 'held', 'accepted', 'travelling', 'did_not_arrive'"))
      .add(")");
  board.handovers = handover_lines(reader, board.cut, "handovers", waiting, k_most_urgent_first);
  board.not_heard_from = not_heard_lines(reader, board.cut, "not_heard_from", open_follow_ups(reader, id, true));
  board.next_step_open = not_heard_lines(reader, board.cut, "next_step_open", open_follow_ups(reader, id, false));
  board.places = places_in(reader, board.arriving, board.handovers, board.arrived, board.not_heard_from, board.in_care);
  return board;
}

MyDay my_day(Reader& reader, const RoadRules& road) {
  MyDay day;
  day.today = reader.today();
  const access::Viewer& me = reader.viewer();
  Sql mine("t.state = 'open' AND (t.asked = ");
  mine.bind(me.account);
  // What an answer opened is for everybody who answers for the whole house, should the one who was asked be away.
  if (me.role && me.role->grants_in(access::Scope::in_care, Category::clinical)) mine.add(" OR t.only_clinical = 1");
  if (me.role) mine.add(" OR (t.asked IS NULL AND t.asked_role = ").bind_word(me.role->id).add(")");
  mine.add(")");
  std::vector<HandoverLine> asked;  // for the names of their houses
  day.tasks = task_lines(reader, day.cut, mine);
  for (const TaskLine& line : day.tasks)
    if (line.handover) asked.push_back({*line.handover, std::nullopt});
  Sql people("t.ended IS NULL AND t.person IN (SELECT r.subject FROM relation r WHERE r.worker = ");
  people.bind(me.account)
      .add(" AND r.kind IN ('keyworker', 'worker') AND (r.until IS NULL OR r.until > ")
      .bind(reader.now())
      .add("))");
  day.my_people = stay_lines(reader, day.cut, "my_people", people, "t.planned_until, t.started");
  Sql leaving(people);
  leaving.add(" AND t.planned_until <= ").bind(reader.today() + k_leaving_soon);
  day.leaving = stay_lines(reader, day.cut, "leaving", leaving, "t.planned_until");
  if (me.place) {
    // Whom one may call oneself; the board of the centre shows all of them.
    for (NotHeardLine& line :
         not_heard_lines(reader, day.cut, "not_heard_from", open_follow_ups(reader, *me.place, true))) {
      if (line.person) day.not_heard_from.push_back(std::move(line));
    }
    day.arriving = handover_lines(reader, day.cut, "arriving",
                                  handovers_at(reader, *me.place, "to", "'accepted', 'travelling'"), "t.expected_on");
    if (me.may(k_assigns)) day.no_keyworker = reader.count<Person>(without_keyworker(reader));
    if (me.may("stay.admit")) day.arrived = arrived_at(reader, road, day.cut, *me.place);
  }
  day.places = places_in(reader, day.arriving, asked, day.arrived, day.not_heard_from, day.my_people);
  return day;
}

}  // namespace homeward::pathway
