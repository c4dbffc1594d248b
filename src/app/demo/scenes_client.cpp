#include "app/demo/scenes.hpp"
#include "platform/access/accounts.hpp"

#include <tuple>

namespace homeward::app::demo {
namespace {

using access::Viewer;
using journal::Changed;
using journal::Transaction;

/// An account of somebody who is no worker: it belongs to a person's record.
void open_account(World& world, Performer& performer, const NewWorker& who, Id<Person> person) {
  const auto account = prepare_account(world, who, who.login == "client" ? "Demo client" : "Demo relative");
  add_worker(world, account).viewer.person = person;
  performer.act_as_system("demo country", "open account",
                          [&world, account, person](Transaction& tx, const Viewer&) -> Result<Changed> {
                            tx.allow_all("demo country");
                            HW_TRY_VOID(access::insert_account(tx, *world.roles, account));
                            HW_TRY(auto stored, tx.get(account.command.id));
                            stored->person = person;
                            return tx.save(stored);
                          });
}

}  // namespace

/// The road of the person who can sign in as `client`: withdrawal care, a treatment that broke off, a search that ended
/// well, one step back, and on from there to the fourth stage, where they are today.
void Scenes::client() {
  on(270, [this] {
    Somebody* p = newcomer(*home_, *home_->find(Stage::detoxification), 10, &world_.worker("counsellor"));
    if (p) client_until_treatment(*p);
  });
}

void Scenes::client_until_treatment(Somebody& p) {
  Offer& detox = *home_->find(Stage::detoxification);
  Offer& treatment = *home_->find(Stage::treatment);
  on(260, [this, &p, &treatment] { steps_.move_on(p, treatment, 35); });
  on(238, [this, &p] { steps_.end(p, EndType::left_early, EndReason::family); });
  on(232, [this, &p] { steps_.attempt(p, AttemptOutcome::not_reached, "No answer; tried in the evening."); });
  on(228, [this, &p] { steps_.attempt(p, AttemptOutcome::reached_goes_on, "Wants to go on and asks when to come."); });
  on(225, [this, &p, &detox] {
    steps_.admit(p, {&detox, 9, ReferralSource::self_family_friends, &world_.worker("counsellor")});
  });
  on(216, [this, &p, &treatment] { steps_.move_on(p, treatment, 42); });
  client_lately(p);
}

void Scenes::client_lately(Somebody& p) {
  on(174, [this, &p] { steps_.move_on(p, *home_->find(Stage::medical_rehabilitation), 76); });
  on(98, [this, &p] { steps_.move_on(p, *home_->find(Stage::social_rehabilitation), 120); });
  on(90, [this, &p] { family(p); });
  // What the client's own page shows: getting lighter, and nearer to what matters.
  const std::tuple<int, const char*, double> asked[] = {
      {96, "gad-7", 0.7},   {96, "barc-10", 0.3}, {95, "goals", 0.25},  {84, "score-15", 0.5}, {61, "gad-7", 0.5},
      {60, "barc-10", 0.5}, {24, "gad-7", 0.25},  {23, "barc-10", 0.7}, {22, "goals", 0.6}};
  for (const auto& [days_ago, instrument, burden] : asked)
    on(days_ago, [this, &p, instrument, burden] { fates_.ask(p, instrument, burden); });
  on(70, [this, &p] {
    auto research = make_consent(p.dice, p, steps_.day, RecipientKind::place, world_.nation.value, {Purpose::research},
                                 {ConsentClass::care});
    research.refused = true;
    steps_.consent(p, research);
  });
  on(62, [this, &p] {
    const auto c = make_consent(p.dice, p, steps_.day, RecipientKind::account,
                                world_.worker("interventionist").viewer.account.value, {Purpose::care},
                                {ConsentClass::identity, ConsentClass::contact});
    steps_.consent(p, c);
    on(33, [this, &p, id = c.id] { steps_.revoke(p, id); });
  });
  on(45, [this, &p] { open_account(world_, steps_.performer(), {"client", "person_in_care", home_->place}, p.id); });
  on(20, [this, &p] { steps_.assign(p, world_.worker("peer"), RelationKind::worker); });
  on(1, [this, &p] {
    steps_.propose(p, *world_.centre(Part::second).find(Stage::resocialization), world_.today + Days{20}, true);
  });
  on(0, [this, &p] { looked_at(p); });
}

void Scenes::family(Somebody& client) {
  Somebody& relative = fates_.people().emplace_back(make_somebody(world_, fates_.next_number(), home_->region));
  relative.by_code = false;
  relative.done = true;
  relative.sex = Sex::female;
  relative.culture = client.culture;
  relative.names = make_names(relative.dice, client.culture, Sex::female);
  steps_.register_person(relative, *home_, {PersonKind::relative}, &world_.worker("counsellor"));
  steps_.put_beside(client, relative, home_->team.manager);
  steps_.consent(client, make_consent(client.dice, client, steps_.day, RecipientKind::person, relative.id.value,
                                      {Purpose::family_support}, {ConsentClass::identity, ConsentClass::care}));
  const std::tuple<int, const char*, double> asked[] = {{85, "score-15", 0.75}, {85, "k10", 0.6}, {31, "k10", 0.35}};
  for (const auto& [days_ago, instrument, burden] : asked)
    on(days_ago, [this, &relative, instrument, burden] {
      fates_.ask(relative, world_.worker("counsellor"), instrument, burden);
    });
  on(80, [this, &relative] {
    open_account(world_, steps_.performer(), {"family", "family_member", home_->place}, relative.id);
  });
}

/// Who opened the client's record, for the client to see.
void Scenes::looked_at(Somebody& client) {
  struct Look {
    int days_ago;
    std::string_view login;
    std::set<Category> categories;
  };
  const Look looks[] = {{98, "counsellor", {Category::identity, Category::care, Category::clinical}},
                        {97, "clinician", {Category::identity, Category::clinical}},
                        {90, "counsellor", {Category::identity, Category::consent}},
                        {74, "manager", {Category::identity, Category::care}},
                        {61, "social-worker", {Category::presence}},
                        {45, "reception", {Category::identity, Category::contact}},
                        {33, "counsellor", {Category::identity, Category::care}},
                        {19, "peer", {Category::identity, Category::contact}},
                        {12, "family", {Category::identity, Category::care}},
                        {6, "supervisor", {Category::identity, Category::care, Category::clinical}},
                        {1, "counsellor", {Category::identity, Category::care}}};
  for (const Look& look : looks) {
    const auto known = world_.by_login.find(std::string(look.login));
    if (known == world_.by_login.end()) continue;
    access::Disclosure d{
        known->second->viewer,
        instant({world_.today - Days{look.days_ago}, 9 * 60 + look.days_ago % 7 * 61}, *Zone::find(k_zone)),
        {client.id.value},
        look.categories};
    d.viewer.route = "/api/v1/people/{id}";
    world_.looks.push_back(std::move(d));
  }
}

}  // namespace homeward::app::demo
