#include "care/pathway/views.hpp"

#include "care/pathway/beside.hpp"
#include "care/pathway/number_to_call.hpp"
#include "platform/access/cursor.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace homeward::pathway {
namespace {

using access::Sql;

constexpr std::size_t k_page = 50;

/// Adds the place of a member that may be seen.
template <class M>
void mention(std::vector<Uuid>& places, const M* member) {
  if (!member) return;
  if constexpr (requires { member->has_value(); }) {
    if (*member) places.push_back((*member)->value);
  } else {
    places.push_back(member->value);
  }
}

std::vector<Disclosed<Place>> named(Reader& reader, std::vector<Uuid> places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return reader.load<Place>(places);
}

/// Persons with an open stay in the houses of the viewer's role.
Sql in_care_here(Reader& reader) {
  Sql sql("SELECT s.person FROM stay s WHERE s.ended IS NULL");
  if (const auto place = reader.viewer().place) {
    sql.add(" AND s.home IN (SELECT place FROM place_scope WHERE ancestor = ").bind(*place);
    sql.add(" AND (until IS NULL OR until >= ").bind(reader.today()).add("))");
  }
  return sql;
}

std::set<Uuid> in_care_among(Reader& reader, std::span<const Uuid> people) {
  Sql sql(in_care_here(reader));
  sql.add(" AND s.person IN ");
  sql.bind_list(people);
  const auto found = reader.sql().list_uuids(sql.text(), sql.params());
  return {found.begin(), found.end()};
}

/// What may be said of somebody whose stay is not shown: that they are here to whom presence is open, that they are not
/// only to whom care is.
CareNow care_now(Reader& reader, Id<Person> person, const std::set<Uuid>& in_care) {
  const access::Reach reach = reader.reach_person(person.value, meta_of<Person>());
  const bool care = reach.open.contains(Category::care);
  if (in_care.contains(person.value)) {
    return care || reach.open.contains(Category::presence) ? CareNow::in_care : CareNow::not_shown;
  }
  return care ? CareNow::not_now : CareNow::not_shown;
}

/// Those found by a whole number stand before those whose names are like it.
void put_first(std::vector<Uuid>& ids, const std::vector<Uuid>& first) {
  std::erase_if(ids, [&](const Uuid& id) { return std::find(first.begin(), first.end(), id) != first.end(); });
  ids.insert(ids.begin(), first.begin(), first.end());
}

constexpr std::size_t k_found = 200;

/// Asks about the matches, best first, which for somebody who sees most people is far less than listing all of them.
/// Nothing when the first matches show that this is somebody who sees few: then the list is the shorter way.
std::optional<std::vector<Uuid>> find_by_asking(Reader& reader, const PeopleFinder& finder, const std::string& text) {
  if (finder.shorter_way->is_listing(reader.viewer())) return std::nullopt;
  constexpr std::size_t k_first = 64;
  std::size_t asked = 0, allowed = 0;
  bool few = false;
  auto found = finder.find_allowed(
      text,
      [&](std::span<const Uuid> matches) {
        const auto seen = reader.seen_among<Person>(matches);
        asked += matches.size();
        allowed += seen.size();
        few = asked >= k_first && allowed * 4 < asked;
        std::vector<bool> answers;
        if (few) return answers;  // and the search ends
        for (const Uuid& match : matches) answers.push_back(seen.contains(match));
        return answers;
      },
      k_found);
  if (!few) return found;
  finder.shorter_way->note(reader.viewer(), true);
  return std::nullopt;
}

/// More than these, and asking may have become the shorter way.
constexpr std::size_t k_many_listed = 20'000;

/// The link tells of the other record only where that one may be seen as well.
std::vector<LinkedRecord> linked_records(Reader& reader, Id<Person> id) {
  std::vector<std::pair<Id<PersonLink>, Uuid>> pairs;
  std::vector<Uuid> others;
  Sql links("SELECT id, CASE WHEN person = ");
  links.bind(id).add(" THEN other ELSE person END FROM person_link WHERE person = ").bind(id);
  links.add(" OR other = ").bind(id).add(" ORDER BY id");
  reader.sql().query(links.text(), links.params(), [&](const db::Row& row) {
    pairs.emplace_back(Id<PersonLink>{row.uuid(0)}, row.uuid(1));
    others.push_back(row.uuid(1));
    return true;
  });
  const auto seen = reader.load<Person>(others);
  std::vector<LinkedRecord> out;
  for (const auto& [link, other] : pairs) {
    const auto record = std::find_if(seen.begin(), seen.end(), [&](const auto& p) { return p.id().value == other; });
    if (record != seen.end()) out.push_back({link, *record});
  }
  return out;
}

std::vector<StayClass> classes_of(const std::vector<Disclosed<Stay>>& stays) {
  std::vector<StayClass> out;
  for (const auto& stay : stays) {
    const auto* started = stay.see<&Stay::started>();
    const auto* planned = stay.see<&Stay::planned_until>();
    const auto* ended = stay.see<&Stay::ended>();
    if (!started || !planned || !ended) continue;
    StayClass line{stay.id(), {}, {}};
    if (*planned) line.planned = class_of(length_of(*started, **planned));
    if (*ended) line.actual = class_of(length_of(*started, **ended));
    if (line.planned || line.actual) out.push_back(line);
  }
  return out;
}

/// Whether care may be begun here. A stay that is open in the own house keeps it from being offered a second time also
/// to who does not see the road: that somebody is in care here is what the house may know of them.
bool begins_care(Reader& reader, const Disclosed<Person>& person) {
  const access::Viewer& me = reader.viewer();
  if (!me.place || !me.may("stay.admit")) return false;
  const auto* died = person.see<&Person::died_on>();
  if (died && *died) return false;
  Sql open("SELECT 1 FROM stay s WHERE s.person = ");
  open.bind(person.id()).add(" AND s.ended IS NULL AND s.home IN (SELECT place FROM place_scope WHERE ancestor = ");
  open.bind(*me.place).add(" AND (until IS NULL OR until >= ").bind(reader.today()).add(")) LIMIT 1");
  return !reader.sql().find_integer(open.text(), open.params());
}

/// The house that the person knows: where a stay is open, or was last, as far as the reader sees it; else the one that
/// registered them.
std::optional<Id<Place>> house_of(const PersonPage& page) {
  std::optional<Id<Place>> out;
  if (const auto* home = page.person.see<&Person::home>()) out = *home;
  bool open = false;
  for (const auto& stay : page.stays) {  // in the order in which they began
    const auto* home = stay.see<&Stay::home>();
    const auto* ended = stay.see<&Stay::ended>();
    if (!home || (open && ended && *ended)) continue;
    out = *home;
    open = open || (ended && !*ended);
  }
  return out;
}

/// What a role may do with a person, and the category that must be open for it.
constexpr std::pair<std::string_view, Category> k_person_permissions[] = {
    {"person.change", Category::identity}, {"person.history", Category::care},
    {"person.assign", Category::care},     {"person.link", Category::identity},
    {"consent.manage", Category::consent}, {"stage.mark", Category::care},
    {"stay.admit", Category::identity},    {"stay.end", Category::care},
    {"handover.propose", Category::care},  {"follow-up.attempt", Category::contact},
    {"tie.change", Category::care},        {"no-call.record", Category::contact},
};

}  // namespace

Sql without_keyworker(Reader& reader) {
  Sql sql("t.id IN (");
  sql.add(in_care_here(reader));
  // One who stays on for a while after the end of an earlier stay has an end in the future.
  sql.add(" AND NOT EXISTS (SELECT 1 FROM relation r WHERE r.subject = s.person AND r.kind = 'keyworker' AND ");
  sql.add("r.worker IS NOT NULL AND r.until IS NULL");
  if (const auto place = reader.viewer().place) {
    sql.add(" AND r.place IN (SELECT place FROM place_scope WHERE ancestor = ").bind(*place);
    sql.add(" AND (until IS NULL OR until >= ").bind(reader.today()).add("))");
  }
  return sql.add("))");
}

std::optional<Disclosed<Place>> number_at(Reader& reader, Id<Place> home) {
  const Sql sql = place_to_call(home, reader.today());
  const auto place = reader.sql().find_uuid(sql.text(), sql.params());
  return place ? reader.find(Id<Place>{*place}) : std::nullopt;
}

Result<PersonPage> person_page(Reader& reader, const RoadRules& road, Id<Person> id) {
  auto person = reader.find(id);
  if (!person) return reject(ErrorKind::not_found, "not-found");
  PersonPage page{std::move(*person)};
  page.today = reader.today();
  page.next_stay_days = road.next_stay.count;
  page.identifiers = reader.list_about<Identifier>(id.value, "t.id");
  page.addresses = reader.list_about<Address>(id.value, "t.id");
  page.safe_contacts = reader.list_about<SafeContact>(id.value, "t.id");
  page.journeys = reader.list_about<Journey>(id.value, "t.started, t.id");
  page.episodes = reader.list_about<Episode>(id.value, "t.opened, t.id");
  page.stays = reader.list_about<Stay>(id.value, "t.started, t.id");
  page.classes = classes_of(page.stays);
  page.marks = reader.list_about<StageMark>(id.value, "t.\"on\", t.id");
  page.substances = reader.list_about<SubstanceUse>(id.value, "t.id");
  page.handovers = reader.list_about<Handover>(id.value, "t.proposed_on, t.id");
  page.follow_ups = reader.list_about<FollowUp>(id.value, "t.since, t.id");
  page.attempts = reader.list_about<Attempt>(id.value, "t.\"on\", t.id");
  page.tasks = reader.list_about<Task>(id.value, "t.due, t.id");
  page.consents = reader.list_about<Consent>(id.value, "t.signed_on, t.id");
  page.links = reader.list_about<PersonLink>(id.value, "t.id");
  page.linked = linked_records(reader, id);
  page.ties = ties_of(reader, id);
  page.no_calls = reader.list_about<NoCall>(id.value, "t.\"on\", t.id");

  Sql workers("t.kind IN ('keyworker', 'worker') AND (t.until IS NULL OR t.until > ");
  workers.bind(reader.now()).add(")");
  std::vector<Uuid> places;
  mention(places, page.person.see<&Person::home>());
  for (auto& relation : reader.list_about<Relation>(id.value, "t.since", workers)) {
    std::optional<Disclosed<Account>> account;
    if (const auto* worker = relation.see<&Relation::worker>(); worker && *worker) account = reader.find(**worker);
    mention(places, relation.see<&Relation::place>());
    page.workers.push_back({std::move(relation), std::move(account)});
  }
  for (const auto& s : page.stays) mention(places, s.see<&Stay::home>());
  for (const auto& h : page.handovers) {
    mention(places, h.see<&Handover::from>());
    mention(places, h.see<&Handover::to>());
  }
  for (const auto& c : page.consents) {
    const auto* kind = c.see<&Consent::recipient_kind>();
    if (kind && *kind == RecipientKind::place) mention(places, c.see<&Consent::recipient>());
  }
  for (const auto& f : page.follow_ups) mention(places, f.see<&FollowUp::who_acts>());
  page.places = named(reader, std::move(places));
  const access::Reach reach = reader.reach_person(id.value, meta_of<Person>());
  for (const auto& [permission, category] : k_person_permissions) {
    // Through a consent or in an emergency one reads, and may admit: access::require_person_in_reach.
    const bool passes = !reach.passing || permission == "stay.admit";
    if (reader.viewer().may(permission) && reach.open.contains(category) && passes) {
      page.permissions.push_back({std::string(permission)});
    }
  }
  if (const auto house = house_of(page)) page.number_at = number_at(reader, *house);
  Meta intimate = meta_of<Person>();
  intimate.category = Category::intimate;
  const access::Reach closer = reader.reach_person(id.value, intimate);
  page.changes_gender =
      reader.viewer().may("person.change") && closer.open.contains(Category::intimate) && !closer.passing;
  page.shows_contact = reach.open.contains(Category::contact);
  page.begins_care = reach.open.contains(Category::identity) && begins_care(reader, page.person);
  return page;
}

PeoplePage list_people(Reader& reader, const PeopleFinder& finder, const PeopleQuery& query) {
  Sql where;
  if (query.stage) {
    // Only by stays that one may see: otherwise the filter would tell what the page does not.
    where.add("t.id IN (SELECT t.person FROM stay t WHERE t.ended IS NULL AND t.stage = ");
    where.bind_word(to_word(*query.stage)).add(" AND ").add(reader.condition<Stay>()).add(")");
  } else if (query.in_care_only && !query.no_keyworker) {
    where.add("t.id IN (").add(in_care_here(reader)).add(")");
  }
  if (query.no_keyworker) where.add(where.empty() ? "" : " AND ").add(without_keyworker(reader));
  PeoplePage page;
  std::vector<Uuid> by_number;
  if (!query.text.empty()) by_number = finder.find_by_number(reader, query.text);
  std::optional<std::vector<Uuid>> found;
  if (!query.text.empty() && where.empty()) found = find_by_asking(reader, finder, query.text);
  std::vector<Uuid> ids = found ? std::move(*found) : reader.all_ids<Person>(where);
  if (!found && where.empty() && ids.size() > k_many_listed) finder.shorter_way->note(reader.viewer(), false);
  if (found) {
    const auto seen = reader.seen_among<Person>(by_number);
    std::erase_if(by_number, [&](const Uuid& id) { return !seen.contains(id); });
    put_first(ids, by_number);
  } else if (!query.text.empty()) {
    std::erase_if(by_number, [&](const Uuid& id) { return !std::binary_search(ids.begin(), ids.end(), id); });
    ids = finder.find(query.text, ids, k_found);
    put_first(ids, by_number);
  } else if (query.newest_first) {
    std::reverse(ids.begin(), ids.end());
  } else {
    ids = finder.sort_by_name(std::move(ids));
  }
  page.total = static_cast<std::int64_t>(ids.size());
  if (ids.empty() && query.in_care_only && !query.no_keyworker && !query.stage && query.text.empty())
    page.everybody = reader.count<Person>({});
  if (query.from >= ids.size()) return page;
  const std::size_t until = std::min(ids.size(), query.from + k_page);
  const std::span<const Uuid> shown(ids.data() + query.from, until - query.from);
  if (until < ids.size()) {
    page.next = PublicText{access::seal_cursor(reader.vault(), reader.viewer(), "people", std::to_string(until))};
  }
  Sql open("t.ended IS NULL AND t.person IN ");
  open.bind_list(shown);
  std::map<Uuid, std::optional<Disclosed<Stay>>> stays;
  for (auto& s : reader.list<Stay>(open, "t.started")) {
    if (const auto* person = s.see<&Stay::person>()) stays.insert_or_assign(person->value, std::move(s));
  }
  std::set<Uuid> cared_for;
  for (const auto& [person, stay] : stays) cared_for.insert(person);
  const Keyworkers keyworkers(reader, cared_for);
  const auto in_care = in_care_among(reader, shown);
  for (auto& p : reader.load<Person>(shown)) {
    auto& stay = stays[p.id().value];
    const CareNow care = stay ? CareNow::in_care : care_now(reader, p.id(), in_care);
    auto keyworker = stay ? keyworkers.of(*stay) : std::nullopt;
    page.items.push_back({std::move(p), care, std::move(stay), std::move(keyworker)});
  }
  return page;
}

}  // namespace homeward::pathway
