#include "bench/support/cohort_country.hpp"

#include "app/house.hpp"
#include "bench/support/country.hpp"
#include "oversight/figures/tables.hpp"

#include <fstream>
#include <random>

namespace homeward::bench {
namespace {

using cohort::k_missing;
namespace f = figures;
namespace fs = std::filesystem;

/// Regions behind centres, the nation behind all.
constexpr std::int32_t k_nation = CohortCountry::k_centres + CohortCountry::k_regions;

void put_places(cohort::Store& store) {
  std::uint32_t next = 0;
  const auto place = [](std::int32_t number) {
    return CohortCountry::id(f::place::table.number, static_cast<std::uint32_t>(number));
  };
  const auto lies = [&](std::int32_t below, std::int32_t above) {
    auto row = store.put(f::place_scope::table, CohortCountry::id(f::place_scope::table.number, next++));
    row.refer(f::place_scope::place.number, place(below)).refer(f::place_scope::ancestor.number, place(above));
    row.set(f::place_scope::since.number, 10'000);
  };
  for (std::int32_t p = 0; p <= k_nation; ++p) {
    const bool centre = p < CohortCountry::k_centres;
    const PlaceKind kind = centre ? PlaceKind::centre : p < k_nation ? PlaceKind::region : PlaceKind::nation;
    store.put(f::place::table, place(p)).set(f::place::kind.number, f::code(kind));
    lies(p, p);
    if (centre) lies(p, CohortCountry::k_centres + CohortCountry::region_of(p));
    if (p < k_nation) lies(p, k_nation);
  }
}

std::int32_t known(std::uint8_t code) { return code == 255 ? k_missing : code; }

class CsvFile {
 public:
  explicit CsvFile(const std::filesystem::path& path) : out_(path, std::ios::binary) {}
  ~CsvFile() { flush(); }
  template <class... Cells>
  void row(Cells... cells) {
    bool first = true;
    const auto add = [&](std::int64_t cell) {
      if (!first) text_ += ',';
      first = false;
      if (cell != k_missing) text_ += std::to_string(cell);
    };
    (add(static_cast<std::int64_t>(cells)), ...);
    text_ += '\n';
    if (text_.size() > (1 << 20)) flush();
  }

 private:
  void flush() {
    out_ << text_;
    text_.clear();
  }
  std::ofstream out_;
  std::string text_;
};

}  // namespace

Uuid CohortCountry::id(std::uint16_t table, std::uint32_t number) {
  std::uint64_t x = (std::uint64_t{table} << 32 | number) + 1;
  Uuid out;
  for (int half = 0; half < 2; ++half) {
    x += 0x9e3779b97f4a7c15ULL;  // splitmix64
    std::uint64_t z = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    z ^= z >> 31;
    std::memcpy(out.bytes.data() + 8 * half, &z, 8);
  }
  out.bytes[0] = static_cast<std::uint8_t>(table + 1);
  for (std::size_t i = 0; i < 4; ++i) out.bytes[1 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
  return out;
}

CohortCountry CohortCountry::invent(std::size_t episodes, std::size_t events) {
  std::mt19937_64 random(11);
  const auto below = [&](std::uint64_t n) { return static_cast<std::int32_t>(random() % n); };
  CohortCountry out;
  out.persons.resize(episodes * 7 / 10 + 1);
  for (Person& p : out.persons)
    p = {static_cast<std::int16_t>(1950 + below(58)), static_cast<std::uint8_t>(below(10) < 7)};
  for (std::size_t e = 0; e < episodes; ++e) {
    Episode episode{static_cast<std::uint32_t>(random() % out.persons.size()), k_first_day + below(2'300)};
    episode.centre = static_cast<std::uint16_t>(below(k_centres));
    episode.referral = static_cast<std::uint8_t>(below(12));
    std::int32_t day = episode.opened, stage = below(5) < 3 ? 0 : below(5);
    const int stays = 1 + (e % 2 == 0 ? 1 : 0);
    for (int s = 0; s < stays; ++s) {
      Stay stay{static_cast<std::uint32_t>(e), day, day + 1 + below(60) + below(120), day + 89};
      stay.stage = static_cast<std::uint8_t>(stage);
      stay.setting = static_cast<std::uint8_t>(below(3));
      if (stay.ended > k_last_day) stay.ended = k_missing;
      if (stay.ended != k_missing) stay.end_type = static_cast<std::uint8_t>(below(7));
      out.stays.push_back(stay);
      if (stay.ended == k_missing) break;
      day = stay.ended + below(30);
      stage = below(10) == 0 ? 0 : std::min(stage + 1, 4);
    }
    const Stay& last = out.stays.back();
    episode.closed = last.ended;
    episode.end_type = last.end_type;
    out.episodes.push_back(episode);
    const std::size_t contacts = events * 7 / 10;
    for (std::size_t n = 0; n < events; ++n) {
      Contact c{static_cast<std::uint32_t>(e), episode.opened + below(200)};
      c.kind = static_cast<std::uint8_t>(below(5));
      c.attendance = static_cast<std::uint8_t>(below(5));
      (n < contacts ? out.contacts : out.observations).push_back(c);
    }
  }
  return out;
}

void CohortCountry::put_into(cohort::Store& store) const {
  put_places(store);
  for (std::uint32_t i = 0; i < persons.size(); ++i) {
    auto row = store.put(f::person::table, id(f::person::table.number, i));
    row.set(f::person::birth_year.number, persons[i].birth_year).set(f::person::sex.number, persons[i].sex);
  }
  const auto set_day = [](cohort::Store::Row& row, cohort::Column c, std::int32_t day) { row.set(c.number, day); };
  const auto person = [](std::uint32_t n) { return id(f::person::table.number, n); };
  const auto episode = [](std::uint32_t n) { return id(f::episode::table.number, n); };
  const auto centre = [](std::uint32_t n) { return id(f::place::table.number, n); };
  for (std::uint32_t i = 0; i < episodes.size(); ++i) {
    const Episode& e = episodes[i];
    auto row = store.put(f::episode::table, episode(i));
    row.refer(f::episode::person.number, person(e.person)).refer(f::episode::place.number, centre(e.centre));
    row.set(f::episode::referral_source.number, e.referral);
    set_day(row, f::episode::opened, e.opened);
    set_day(row, f::episode::closed, e.closed);
    if (e.end_type != 255) row.set(f::episode::end_type.number, e.end_type);
  }
  for (std::uint32_t i = 0; i < stays.size(); ++i) {
    const Stay& s = stays[i];
    const Episode& e = episodes[s.episode];
    auto row = store.put(f::stay::table, id(f::stay::table.number, i));
    row.refer(f::stay::person.number, person(e.person)).refer(f::stay::place.number, centre(e.centre));
    row.refer(f::stay::episode.number, episode(s.episode));
    row.set(f::stay::stage.number, s.stage).set(f::stay::setting.number, s.setting);
    set_day(row, f::stay::started, s.started);
    set_day(row, f::stay::planned_until, s.planned);
    set_day(row, f::stay::ended, s.ended);
    if (s.end_type != 255) row.set(f::stay::end_type.number, s.end_type);
  }
  for (std::uint32_t i = 0; i < contacts.size(); ++i) {
    const Contact& c = contacts[i];
    const Episode& e = episodes[c.episode];
    auto row = store.put(f::contact::table, id(f::contact::table.number, i));
    row.refer(f::contact::person.number, person(e.person)).refer(f::contact::place.number, centre(e.centre));
    row.refer(f::contact::episode.number, episode(c.episode));
    row.set(f::contact::kind.number, c.kind).set(f::contact::attendance.number, c.attendance);
    set_day(row, f::contact::on, c.on);
  }
  for (std::uint32_t i = 0; i < observations.size(); ++i) {
    const Contact& o = observations[i];
    const Episode& e = episodes[o.episode];
    auto row = store.put(f::observation::table, id(f::observation::table.number, i));
    row.refer(f::observation::person.number, person(e.person)).refer(f::observation::place.number, centre(e.centre));
    row.refer(f::observation::episode.number, episode(o.episode));
    row.set(f::observation::kind.number, o.kind)
        .set_word(f::observation::what.number, o.attendance % 2 ? "opioids" : "cannabis");
    row.set_number(f::observation::amount.number, o.attendance);
    set_day(row, f::observation::on, o.on);
  }
}

void CohortCountry::write_csv(const std::filesystem::path& folder) const {
  CsvFile place(folder / "place.csv"), person(folder / "person.csv"), episode(folder / "episode.csv"),
      stay(folder / "stay.csv"), contact(folder / "contact.csv");
  for (std::int32_t c = 0; c < k_centres; ++c) place.row(c, region_of(c));
  for (std::size_t i = 0; i < persons.size(); ++i) person.row(i, persons[i].sex, persons[i].birth_year);
  for (std::size_t i = 0; i < episodes.size(); ++i) {
    const Episode& e = episodes[i];
    episode.row(i, e.person, e.centre, e.opened, e.closed, known(e.end_type));
  }
  for (std::size_t i = 0; i < stays.size(); ++i) {
    const Stay& s = stays[i];
    const Episode& e = episodes[s.episode];
    stay.row(i, e.person, e.centre, s.stage, s.started, s.ended, known(s.end_type));
  }
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    const Contact& c = contacts[i];
    const Episode& e = episodes[c.episode];
    contact.row(i, c.episode, e.person, e.centre, c.on, c.kind, c.attendance);
  }
}

fs::path CohortCountry::homeward_store() const {
  const fs::path file = disk() / ("cohort-" + std::to_string(episodes.size()) + ".db");
  if (fs::exists(file)) return file;
  std::fprintf(stderr, "making %s, once ...\n", file.c_str());
  fs::path making = file;
  making += ".making.db";
  {
    app::House house({.db = "sqlite:" + making.string(), .create_as = app::StoreKind::test});
    const auto id_in = [](const cohort::Column& of, std::uint32_t n) { return CohortCountry::id(of.table.number, n); };
    const Id<Place> centre{id_in(f::place::kind, 0)};
    const auto insert = [&](std::size_t count, const auto& record_of) {
      constexpr std::size_t k_batch = 5'000;
      for (std::size_t from = 0; from < count; from += k_batch) {
        house.store().write_and_wait([&](db::WriteTransaction& tx) {
          for (std::size_t i = from; i < std::min(count, from + k_batch); ++i) {
            const auto record = record_of(static_cast<std::uint32_t>(i));
            const Meta& meta = meta_of<std::decay_t<decltype(record)>>();
            db::StoredRow row;
            for (const FieldMeta& field : meta.fields)
              row.members.push_back(!field.sealed ? field.get(&record) : field.optional ? Datum{} : Datum{Blob{}});
            row.version = CohortCountry::id(99, static_cast<std::uint32_t>(i));
            db::insert_row(tx, meta, row);
          }
          return db::Verdict::keep;
        });
      }
    };
    const auto day = [](std::int32_t d) { return d == k_missing ? std::nullopt : std::optional(LocalDate{d}); };
    insert(persons.size(), [&](std::uint32_t i) {
      homeward::Person p{.id = {id_in(f::person::sex, i)}, .home = centre, .birth_year = persons[i].birth_year};
      p.registered_on = LocalDate{CohortCountry::k_first_day};
      return p;
    });
    insert(episodes.size(), [&](std::uint32_t i) {
      const auto& e = episodes[i];
      Journey j{.id = {id_in(f::journey::started, i)}, .person = {id_in(f::person::sex, e.person)}, .home = centre};
      j.started = LocalDate{e.opened};
      return j;
    });
    insert(episodes.size(), [&](std::uint32_t i) {
      const auto& e = episodes[i];
      homeward::Episode out{
          .id = {id_in(f::episode::opened, i)}, .person = {id_in(f::person::sex, e.person)}, .home = centre};
      out.journey = {id_in(f::journey::started, i)};
      out.opened = LocalDate{e.opened};
      out.closed = day(e.closed);
      if (e.end_type != 255) out.end_type = static_cast<EndType>(e.end_type);
      return out;
    });
    insert(stays.size(), [&](std::uint32_t i) {
      const auto& s = stays[i];
      homeward::Stay out{.id = {id_in(f::stay::stage, i)},
                         .person = {id_in(f::person::sex, episodes[s.episode].person)}};
      out.home = centre;
      out.episode = {id_in(f::episode::opened, s.episode)};
      out.stage = static_cast<Stage>(s.stage);
      out.started = LocalDate{s.started};
      out.ended = day(s.ended);
      return out;
    });
    house.store().checkpoint();
  }
  for (const char* ending : {".keys.db", ".master.key"}) {
    const auto beside = [&](fs::path of) { return of.replace_extension(ending); };
    fs::rename(beside(making), beside(file));
  }
  fs::rename(making, file);
  return file;
}

}  // namespace homeward::bench
