#include "app/demo/create.hpp"
#include "app/demo/names/names.hpp"
#include "app/demo/world.hpp"
#include "platform/access/accounts.hpp"

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Transaction;

constexpr ListedAccount k_listed[] = {
    {"counsellor", "counsellor", Part::home},
    {"supervisor", "supervisor", Part::home},
    {"clinician", "clinician", Part::home},
    {"social-worker", "social_worker", Part::home},
    {"reception", "clerk", Part::home},
    {"manager", "manager", Part::home},
    {"peer", "peer_worker", Part::home},
    {"interventionist", "interventionist", Part::home},
    {"client", "person_in_care", Part::home},
    {"family", "family_member", Part::home},
    {"counsellor2", "counsellor", Part::second},
    {"reception2", "clerk", Part::second},
    {"manager2", "manager", Part::second},
    {"counsellor3", "counsellor", Part::third},
    {"reception3", "clerk", Part::third},
    {"manager3", "manager", Part::third},
    {"regional", "regional_officer", {}, true},
    {"national", "national_monitor", {}},
    {"planner", "planner", {}},
    {"privacy", "privacy_officer", {}, true},
    {"auditor", "auditor", {}},
    {"trainer", "trainer", {}},
    {"moderator", "forum_moderator", {}},
    {"admin", "administrator", {}},
    {"admin2", "administrator", {}},
};

/// A first name that the region speaks.
Culture culture_of_staff(Dice& dice, int region) {
  constexpr std::array weights = {std::array{60, 8, 20, 8, 0, 4}, std::array{22, 50, 20, 2, 6, 0}};
  return static_cast<Culture>(dice.weighted(weights[static_cast<std::size_t>(region)]));
}

class Employer {
 public:
  Employer(World& world, Performer& performer)
      : world_(world), performer_(performer), dice_(world.seed, world.workers.size(), "staff") {}

  Worker& employ(NewWorker who, int region) {
    const Sex sex = dice_.chance(0.62) ? Sex::female : Sex::male;
    const std::string name = call_name(make_names(dice_, culture_of_staff(dice_, region), sex).front());
    const auto account = prepare_account(world_, who, name);
    performer_.act(world_.worker("admin"), "create account",
                   [account, &world = world_](Transaction& tx, const Viewer& admin) {
                     return access::create_account(tx, admin, *world.roles, account);
                   });
    return add_worker(world_, account);
  }

  /// The listed login of this role at this centre first, then ones like `counsellor.0304` (centre 3, worker 4).
  Worker& employ_at(Centre& centre, std::string_view role) {
    const NewWorker who{login_at(centre, role), role, centre.place};
    return employ(who, centre.region);
  }

  void staff(Centre& centre) {
    const auto offers = [&](Stage s) { return centre.find(s) != nullptr; };
    const bool clinical =
        offers(Stage::detoxification) || offers(Stage::treatment) || offers(Stage::medical_rehabilitation);
    const bool social = offers(Stage::social_rehabilitation) || offers(Stage::resocialization);
    Team& t = centre.team;
    t.manager = &employ_at(centre, "manager");
    t.supervisor = centre.spec->counsellors >= 3 ? &employ_at(centre, "supervisor") : t.manager;
    t.clerks.push_back(&employ_at(centre, "clerk"));
    for (int i = 0; i < centre.spec->counsellors; ++i) t.counsellors.push_back(&employ_at(centre, "counsellor"));
    if (clinical) t.clinicians.push_back(&employ_at(centre, "clinician"));
    if (offers(Stage::detoxification)) t.clinicians.push_back(&employ_at(centre, "clinician"));
    if (social || centre.spec->part == Part::home) t.social_workers.push_back(&employ_at(centre, "social_worker"));
    t.peers.push_back(&employ_at(centre, "peer_worker"));
    if (centre.spec->part == Part::home) employ_at(centre, "interventionist");
  }

 private:
  std::string login_at(const Centre& centre, std::string_view role) {
    for (const ListedAccount& l : k_listed) {
      const std::string login(l.login);
      if (l.part == centre.spec->part && l.role == role && !world_.by_login.contains(login)) return login;
    }
    int number = 0;
    for (const Centre& c : world_.centres) {
      ++number;
      if (&c == &centre) break;
    }
    const std::string last = std::to_string(number * 100 + ++count_);
    return std::string(role) + "." + std::string(last.size() < 4 ? 4 - last.size() : 0, '0') + last;
  }

  World& world_;
  Performer& performer_;
  Dice dice_;
  int count_ = 0;
};

void sign_in_since(World& world, Performer& performer, std::size_t from) {
  std::vector<const Worker*> all;
  for (std::size_t i = from; i < world.workers.size(); ++i) all.push_back(&world.workers[i]);
  performer.act_as_system("demo country", "sign in",
                          [&world, all](Transaction& tx, const Viewer&) -> Result<journal::Changed> {
                            tx.allow_all("demo country");
                            journal::Changed last;
                            for (const Worker* w : all) last = insert_sign_in(tx, world, *w);
                            return last;
                          });
}

}  // namespace

static_assert(std::size(k_listed) == k_listed_accounts);
std::span<const ListedAccount> listed_accounts() { return k_listed; }

access::PreparedAccount prepare_account(World& world, const NewWorker& who, const std::string& name) {
  // Accounts are listed by id: those to be shown come first.
  std::size_t order = 1000 + world.workers.size();
  for (std::size_t i = 0; i < std::size(k_listed); ++i)
    if (k_listed[i].login == who.login) order = i;
  std::array<std::uint8_t, 10> random{};
  Dice dice(world.seed, order, "account");
  for (std::uint8_t& byte : random) byte = static_cast<std::uint8_t>(dice.next());
  access::PreparedAccount out;
  out.command.id = {
      Uuid::v7(static_cast<std::int64_t>(world.first.days) * 86'400'000 + static_cast<std::int64_t>(order), random)};
  out.command.login = Text<80>::trusted(who.login);
  out.command.name = Text<120>::trusted(name);
  out.command.role = Text<40>::trusted(std::string(who.role));
  out.command.place = who.place;
  out.command.language = Text<35>::trusted(order < 1000 ? "en" : "ru");
  out.password_hash = world.password_hash;
  out.demo = true;
  return out;
}

Worker& add_worker(World& world, const access::PreparedAccount& account) {
  Worker& w = world.workers.emplace_back();
  w.login = account.command.login.str();
  w.name = account.command.name.str();
  w.viewer.account = account.command.id;
  w.viewer.role = world.roles->find(account.command.role.str());
  w.viewer.place = account.command.place;
  Dice dice(world.seed, world.workers.size(), "sign-in");
  w.viewer.sign_in = {dice.id(world.first)};
  if (w.viewer.role) w.viewer.purpose = w.viewer.role->purpose;
  world.by_login[w.login] = &w;
  return w;
}

journal::Changed insert_sign_in(Transaction& tx, const World& world, const Worker& worker) {
  SignIn s;
  s.id = worker.viewer.sign_in;
  s.account = worker.viewer.account;
  s.home = *worker.viewer.place;
  // The token itself is thrown away: nobody can use this sign-in.
  s.token_key = Blob{vault::new_token()};
  s.csrf = Text<64>::trusted(vault::new_token());
  s.second_factor_done = true;
  s.started = tx.now();
  s.expires = world.present + Seconds{1};
  return tx.insert(s);
}

void employ(World& world, Performer& performer) {
  const std::size_t before = world.workers.size();
  Employer employer(world, performer);
  for (const ListedAccount& l : k_listed) {
    const std::string login(l.login);
    if (!l.part && !world.by_login.contains(login))
      employer.employ({login, l.role, l.regional ? world.regions[0] : world.nation}, 0);
  }
  employer.employ({"privacy-deputy", "privacy_officer", world.regions[0]}, 0);
  employer.employ({"regional.kumushsoy", "regional_officer", world.regions[1]}, 1);
  employer.employ({"privacy.kumushsoy", "privacy_officer", world.regions[1]}, 1);
  for (Centre& c : world.centres)
    if (c.spec->part != Part::just_opened) employer.staff(c);
  sign_in_since(world, performer, before);
}

void employ_at(World& world, Performer& performer, Centre& centre) {
  const std::size_t before = world.workers.size();
  Employer(world, performer).staff(centre);
  sign_in_since(world, performer, before);
}

}  // namespace homeward::app::demo
