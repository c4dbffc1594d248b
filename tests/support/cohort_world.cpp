#include "support/cohort_world.hpp"

namespace homeward::testing::cohort_world {
namespace {

using cohort::ColumnKind;

constexpr std::int32_t k_first = 18'000, k_days = 400;

}  // namespace

cohort::Schema schema() {
  cohort::Schema s;
  s.tables = {{"place", {{"kind", ColumnKind::code, {"centre", "region"}}}},
              {"scope",
               {{"place", ColumnKind::reference, {}, place::table},
                {"ancestor", ColumnKind::reference, {}, place::table},
                {"since", ColumnKind::day},
                {"until", ColumnKind::day}}},
              {"person", {{"sex", ColumnKind::code, {"female", "male"}}, {"birth_year", ColumnKind::integer}}},
              {"stay",
               {{"person", ColumnKind::reference, {}, person::table},
                {"place", ColumnKind::reference, {}, place::table},
                {"stage", ColumnKind::code, {"one", "two", "three", "four", "five"}},
                {"started", ColumnKind::day},
                {"ended", ColumnKind::day},
                {"how", ColumnKind::code, {"planned", "left", "died"}},
                {"programme", ColumnKind::word}}},
              {"contact",
               {{"stay", ColumnKind::reference, {}, stay::table},
                {"on", ColumnKind::day},
                {"came", ColumnKind::code, {"no", "yes"}},
                {"amount", ColumnKind::number}}}};
  s.person = person::table;
  s.tree = cohort::TreeSpec{place::table, place::kind, scope::place, scope::ancestor, scope::since, scope::until};
  return s;
}

Uuid id_of(Table table, std::int32_t number) {
  Uuid id;
  id.bytes[0] = static_cast<std::uint8_t>(table.number + 1);
  for (std::size_t i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

World World::invent(std::uint64_t seed, int persons, int contacts_a_stay) {
  std::mt19937_64 random(seed);
  const auto below = [&](int n) { return static_cast<std::int32_t>(random() % static_cast<std::uint64_t>(n)); };
  World w;
  for (int p = 0; p < persons; ++p) {
    w.persons.push_back(
        {below(10) == 0 ? k_missing : below(2), below(8) == 0 ? k_missing : 1950 + below(60), below(30) != 0});
    for (int stays = below(5); stays > 0; --stays) {
      Stay s{p, below(20) == 0 ? k_missing : below(k_centres), below(25) == 0 ? k_missing : below(5),
             k_first + below(k_days)};
      if (below(3) == 0) s.stage = 0;
      if (below(4) != 0) s.ended = s.started + below(4) * below(40);
      if (s.ended != k_missing && below(8) != 0) s.how = below(3);
      if (below(40) == 0) s.started = k_missing;
      if (below(40) == 0 && s.started != k_missing) s.ended = s.started - 3;
      if (below(3) != 0) s.programme = "programme " + std::to_string(below(4));
      for (int n = below(2 * contacts_a_stay + 1); n > 0; --n) {
        w.contacts.push_back({static_cast<std::int32_t>(w.stays.size()), k_first - 5 + below(k_days + 60),
                              below(9) == 0 ? k_missing : below(2), below(10) == 0 ? -1 : below(1000) / 8.0});
      }
      w.stays.push_back(std::move(s));
    }
  }
  if (!w.contacts.empty()) w.contacts.front().stay = k_missing;
  for (int n = persons / 10; n > 0; --n) w.links.emplace_back(below(persons), below(persons));
  return w;
}

std::vector<std::int32_t> World::ones() const {
  std::vector<std::int32_t> all(persons.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::int32_t>(i);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [a, b] : links) {
      auto &x = all[static_cast<std::size_t>(a)], &y = all[static_cast<std::size_t>(b)];
      if (x == y) continue;
      x = y = std::min(x, y);
      changed = true;
    }
  }
  return all;
}

std::int32_t World::region_of(std::int32_t centre, std::int32_t day) const {
  if (centre == k_missing || day == k_missing) return k_missing;
  if (centre == 0) return k_centres + (day < k_moved_on ? 0 : 1);
  return k_centres + centre % k_regions;
}

void World::put_into(cohort::Store& store) const {
  const auto refer = [](cohort::Store::Row& row, Column c, Table to, std::int32_t number) {
    if (number != k_missing) row.refer(c.number, id_of(to, number));
  };
  // References first, what they lead to afterwards: any order will do.
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Contact& c = contacts[i];
    auto row = store.put(contact::table, id_of(contact::table, static_cast<std::int32_t>(i)));
    refer(row, contact::stay, stay::table, c.stay);
    row.set(contact::on.number, c.on);
    if (c.came != k_missing) row.set(contact::came.number, c.came);
    if (c.amount >= 0) row.set_number(contact::amount.number, c.amount);
  }
  for (std::size_t i = 0; i < stays.size(); ++i) {
    const Stay& s = stays[i];
    auto row = store.put(stay::table, id_of(stay::table, static_cast<std::int32_t>(i)));
    refer(row, stay::person, person::table, s.person);
    refer(row, stay::place, place::table, s.place);
    if (s.stage != k_missing) row.set(stay::stage.number, s.stage);
    row.set(stay::started.number, s.started).set(stay::ended.number, s.ended);
    if (s.how != k_missing) row.set(stay::how.number, s.how);
    if (!s.programme.empty()) row.set_word(stay::programme.number, s.programme);
  }
  for (std::size_t i = 0; i < persons.size(); ++i) {
    if (!persons[i].present) continue;
    auto row = store.put(person::table, id_of(person::table, static_cast<std::int32_t>(i)));
    if (persons[i].sex != k_missing) row.set(person::sex.number, persons[i].sex);
    if (persons[i].birth_year != k_missing) row.set(person::birth_year.number, persons[i].birth_year);
  }
  for (std::int32_t p = 0; p < k_centres + k_regions; ++p)
    store.put(place::table, id_of(place::table, p)).set(place::kind.number, p < k_centres ? k_centre : k_region);
  std::int32_t next = 0;
  const auto lies = [&](std::int32_t below, std::int32_t above, std::int32_t since, std::int32_t until) {
    auto row = store.put(scope::table, id_of(scope::table, next++));
    row.refer(scope::place.number, id_of(place::table, below))
        .refer(scope::ancestor.number, id_of(place::table, above));
    row.set(scope::since.number, since).set(scope::until.number, until);
  };
  for (std::int32_t p = 0; p < k_centres + k_regions; ++p) lies(p, p, 18'050, k_missing);
  lies(0, k_centres, 18'050, k_moved_on - 1);
  lies(0, k_centres + 1, k_moved_on, k_missing);
  for (std::int32_t p = 1; p < k_centres; ++p) lies(p, k_centres + p % k_regions, 18'050, k_missing);
  for (std::size_t i = 0; i < links.size(); ++i) {
    store.put_link(id_of(Table{20}, static_cast<std::int32_t>(i)), id_of(person::table, links[i].first),
                   id_of(person::table, links[i].second));
  }
}

}  // namespace homeward::testing::cohort_world
