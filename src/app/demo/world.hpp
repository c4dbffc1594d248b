#pragma once
#include "app/demo/country.hpp"
#include "app/demo/dice.hpp"
#include "app/demo/performer.hpp"
#include "care/assessment/instruments.hpp"
#include "care/pathway/rules_road.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/access/accounts.hpp"
#include "platform/access/log.hpp"

#include <deque>
#include <map>

/// The country while its story is told: the tree with its free places, and who works where.
namespace homeward::app::demo {

struct Centre;

/// One stage in one setting at one place, with what is taken of it: what the capacity rule will count.
struct Offer {
  Centre* centre = nullptr;
  Id<Place> place;
  const OfferSpec* spec = nullptr;
  int occupied = 0, held = 0;
  int kept = 0;  ///< places that chance leaves to the scenes

  bool has_room() const { return spec->capacity < 0 || occupied + held + kept < spec->capacity; }
  bool has_any_room() const { return spec->capacity < 0 || occupied + held < spec->capacity; }
};

struct Team {
  Worker* manager = nullptr;
  Worker* supervisor = nullptr;  ///< the manager where there is none
  std::vector<Worker*> clerks, counsellors, clinicians, social_workers, peers;
};

struct Centre {
  const CentreSpec* spec = nullptr;
  int region = 0;
  Id<Place> place;
  std::vector<Id<Place>> units;
  std::deque<Offer> offers;
  Team team;

  Offer* find(Stage stage);
  bool intake() const { return spec->part != Part::just_opened; }
};

struct World {
  std::uint64_t seed = 1;
  LocalDate first, today;
  std::string password_hash;
  const access::Roles* roles = nullptr;
  const pathway::RoadRules* road = nullptr;
  const assessment::Instruments* instruments = nullptr;
  const indicators::Indicators* indicators = nullptr;
  Instant present;

  Id<Place> nation;
  std::vector<Id<Place>> regions;
  std::deque<Centre> centres;
  std::deque<Worker> workers;
  std::map<std::string, Worker*> by_login;
  std::vector<access::Disclosure> looks;  ///< for the access log, in the order of time

  Centre& centre(Part part);
  Worker& worker(const std::string& login) { return *by_login.at(login); }
};

/// Nation, administrators, regions, districts and centres, all on the first day but the one that opened lately.
void found(World& world, Performer& performer);
/// That one, with its team.
void open_latest_centre(World& world, Performer& performer);
/// Everybody who works there, with a sign-in until the present.
void employ(World& world, Performer& performer);
void employ_at(World& world, Performer& performer, Centre& centre);

struct NewWorker {
  std::string login;
  std::string_view role;
  Id<Place> place;
};
access::PreparedAccount prepare_account(World& world, const NewWorker& who, const std::string& name);
Worker& add_worker(World& world, const access::PreparedAccount& account);
/// So that actions of this worker find a sign-in.
journal::Changed insert_sign_in(journal::Transaction& tx, const World& world, const Worker& worker);

/// The logins shown before sign-in, in this order; the first ids of the table.
struct ListedAccount {
  std::string_view login, role;
  std::optional<Part> part;  ///< the centre of this part; none: nation, or region one where `regional`
  bool regional = false;
};
std::span<const ListedAccount> listed_accounts();

}  // namespace homeward::app::demo
