#include "app/demo/world.hpp"

#include "care/places/actions.hpp"

#include <fmt/format.h>

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Transaction;

template <std::size_t N>
Text<N> text(std::string_view words) {
  return Text<N>::trusted(std::string(words));
}

Id<Place> new_place(Dice& dice, LocalDate day) { return {dice.id(day)}; }

void create(Performer& performer, const Worker& admin, places::CreatePlace c) {
  performer.act(admin, "create place",
                [c = std::move(c)](Transaction& tx, const Viewer& who) { return places::create_place(tx, who, c); });
}

places::CreatePlace place(Id<Place> id, PlaceKind kind, std::string_view name, std::string_view russian,
                          Id<Place> parent) {
  places::CreatePlace c{.id = id, .kind = kind, .name = text<160>(name), .parent = parent, .zone = text<64>(k_zone)};
  if (!russian.empty()) c.local_names.push_back({text<35>("ru"), text<160>(russian)});
  return c;
}

void create_centre(World& world, Performer& performer, Centre& centre, Id<Place> parent, int number) {
  const CentreSpec& spec = *centre.spec;
  Worker& admin = world.worker("admin");
  const auto offered_at = [&](Id<Place> at, places::CreatePlace& c) {
    for (const Offer& o : centre.offers) {
      if (o.place != at) continue;
      places::NewOffer offer{.stage = o.spec->stage,
                             .setting = o.spec->setting,
                             .days_from = o.spec->days_from,
                             .days_until = o.spec->days_until};
      if (o.spec->capacity >= 0) offer.capacity = o.spec->capacity;
      c.offers.push_back(offer);
    }
  };
  places::CreatePlace house = place(centre.place, spec.kind, spec.name, spec.local_name, parent);
  house.code = Text<60>::trusted("SY-" + std::to_string(1000 + number));
  if (!spec.telephone.empty()) house.telephone = text<40>(spec.telephone);
  offered_at(centre.place, house);
  create(performer, admin, house);
  for (std::size_t u = 0; u < spec.units.size(); ++u) {
    places::CreatePlace unit = place(centre.units[u], PlaceKind::unit, spec.units[u], "", centre.place);
    offered_at(centre.units[u], unit);
    create(performer, admin, unit);
  }
}

Centre& lay_out(World& world, Dice& dice, const CentreSpec& spec, int region) {
  Centre& centre = world.centres.emplace_back();
  centre.spec = &spec;
  centre.region = region;
  centre.place = new_place(dice, world.first);
  for (std::size_t u = 0; u < spec.units.size(); ++u) centre.units.push_back(new_place(dice, world.first));
  for (const OfferSpec& o : spec.offers) {
    const Id<Place> at = o.unit < 0 ? centre.place : centre.units[static_cast<std::size_t>(o.unit)];
    centre.offers.push_back({&centre, at, &o});
  }
  return centre;
}

void found_nation(World& world, Performer& performer) {
  Place nation;
  nation.id = world.nation;
  nation.kind = PlaceKind::nation;
  nation.name = text<160>(k_nation_name);
  nation.local_names = {{text<35>("ru"), text<160>("Сайёра (вымышленная страна)")},
                        {text<35>("id"), text<160>("Sayyora (negara rekaan)")}};
  nation.zone = text<64>(k_zone);
  nation.opened = world.first - Days{1};
  std::vector<std::pair<access::PreparedAccount, const Worker*>> admins;
  for (const std::string login : {"admin", "admin2"}) {
    const auto account =
        prepare_account(world, {login, "administrator", world.nation}, login == "admin" ? "Aziza Demo" : "Bolot Demo");
    admins.emplace_back(account, &add_worker(world, account));
  }
  performer.act_as_system("demo country", "found",
                          [nation, admins, &world](Transaction& tx, const Viewer&) -> Result<journal::Changed> {
                            tx.allow_all("demo country");
                            const auto done = places::insert_place(tx, nation, std::nullopt);
                            for (const auto& [account, worker] : admins) {
                              HW_TRY_VOID(access::insert_account(tx, *world.roles, account));
                              insert_sign_in(tx, world, *worker);
                            }
                            return done;
                          });
}

}  // namespace

Offer* Centre::find(Stage stage) {
  for (Offer& o : offers)
    if (o.spec->stage == stage) return &o;
  return nullptr;
}

Centre& World::centre(Part part) {
  for (Centre& c : centres)
    if (c.spec->part == part) return c;
  throw std::logic_error("the country has no centre of this part");
}

void found(World& world, Performer& performer) {
  Dice dice(world.seed, 0, "places");
  world.nation = new_place(dice, world.first);
  found_nation(world, performer);
  Worker& admin = world.worker("admin");
  int number = 0;
  for (const RegionSpec& region : country_map()) {
    const Id<Place> here = world.regions.emplace_back(new_place(dice, world.first));
    places::CreatePlace whole = place(here, PlaceKind::region, region.name, region.local_name, world.nation);
    whole.code = text<60>(region.code);
    create(performer, admin, whole);
    std::vector<Id<Place>> districts;
    for (std::string_view name : region.districts) {
      districts.push_back(new_place(dice, world.first));
      places::CreatePlace district = place(districts.back(), PlaceKind::district, name, "", here);
      district.code = Text<60>::trusted(fmt::format("{}-{:02}", region.code, districts.size()));
      create(performer, admin, district);
    }
    for (const CentreSpec& spec : region.centres) {
      Centre& centre = lay_out(world, dice, spec, static_cast<int>(world.regions.size()) - 1);
      const Id<Place> parent = spec.district < 0 ? here : districts[static_cast<std::size_t>(spec.district)];
      // Its row is made now and it opens with its team and its offers later.
      if (spec.part != Part::just_opened) create_centre(world, performer, centre, parent, number);
      ++number;
    }
  }
}

void open_latest_centre(World& world, Performer& performer) {
  Centre& centre = world.centre(Part::just_opened);
  create_centre(world, performer, centre, world.regions[static_cast<std::size_t>(centre.region)], 99);
  employ_at(world, performer, centre);
}

}  // namespace homeward::app::demo
