#include "exchange/ctn0094/plan.hpp"

#include "care/places/rules.hpp"
#include "support/ctn0094_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace homeward::ctn0094 {

void PrintTo(const Counts& c, std::ostream* out) {
  *out << "places " << c.places << " persons " << c.persons << " journeys " << c.journeys << " episodes " << c.episodes
       << " stays " << c.stays << " substances " << c.substances << " contacts " << c.contacts << " observations "
       << c.observations << " rows " << c.rows << " without person " << c.without_person << " without day "
       << c.without_day << " repeated " << c.repeated;
}

namespace {

/// All batches in one, with what each record refers to checked on the way.
Batch all_of(Plan& plan) {
  Batch out;
  std::set<Uuid> ids;
  std::set<Id<Person>> persons;
  std::set<Id<Episode>> episodes;
  const auto fresh = [&](const Uuid& id) { EXPECT_TRUE(id && ids.insert(id).second); };
  const auto add = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  for (const auto& p : plan.places()) fresh(p.place.id.value);
  const std::set<Uuid> places = ids;
  while (auto batch = plan.next()) {
    EXPECT_LE(batch->size(), Plan::k_batch);
    EXPECT_GT(batch->size(), 0u);
    for (const auto& r : batch->persons) {
      fresh(r.id.value);
      persons.insert(r.id);
      EXPECT_TRUE(places.contains(r.home.value));
    }
    const auto check = [&](const auto& list) {
      for (const auto& r : list) {
        fresh(r.id.value);
        EXPECT_TRUE(persons.contains(r.person) && places.contains(r.home.value));
      }
    };
    check(batch->journeys);
    check(batch->episodes);
    check(batch->stays);
    check(batch->substances);
    check(batch->contacts);
    check(batch->observations);
    for (const auto& r : batch->episodes) episodes.insert(r.id);
    for (const auto& r : batch->stays) EXPECT_TRUE(episodes.contains(r.episode));
    for (const auto& r : batch->substances) EXPECT_TRUE(episodes.contains(r.episode));
    for (const auto& r : batch->contacts) EXPECT_TRUE(!r.episode || episodes.contains(*r.episode));
    for (const auto& r : batch->observations) EXPECT_TRUE(!r.episode || episodes.contains(*r.episode));
    add(out.persons, batch->persons);
    add(out.journeys, batch->journeys);
    add(out.episodes, batch->episodes);
    add(out.stays, batch->stays);
    add(out.substances, batch->substances);
    add(out.contacts, batch->contacts);
    add(out.observations, batch->observations);
  }
  return out;
}

Counts counted(const Batch& all, const Plan& plan) {
  Counts c = plan.counts();
  c.places = plan.places().size();
  c.persons = all.persons.size();
  c.journeys = all.journeys.size();
  c.episodes = all.episodes.size();
  c.stays = all.stays.size();
  c.substances = all.substances.size();
  c.contacts = all.contacts.size();
  c.observations = all.observations.size();
  return c;
}

class SmallPlan : public testing::Test {
 protected:
  SmallPlan() : plan(Plan::read(test::test_data("ctn0094")).value()), all(all_of(plan)) {}

  const Person& person(int who) const {
    for (const Person& p : all.persons)
      if (p.code->reveal().str() == "CTN94-" + std::to_string(who)) return p;
    throw std::runtime_error("no such person");
  }
  template <class T>
  std::vector<T> of(const std::vector<T>& list, int who) const {
    std::vector<T> out;
    for (const T& r : list)
      if (r.person == person(who).id) out.push_back(r);
    return out;
  }

  Plan plan;
  Batch all;
};

TEST_F(SmallPlan, CountsWhatItHandsOut) {
  const Counts expected{.places = 13,
                        .persons = 13,
                        .journeys = 13,
                        .episodes = 14,
                        .stays = 14,
                        .substances = 43,
                        .contacts = 189,
                        .observations = 1336,
                        .rows = 1428,
                        .without_person = 1,
                        .without_day = 5,
                        .repeated = 13};

  EXPECT_EQ(plan.counts(), expected);
  EXPECT_EQ(counted(all, plan), expected);
}

TEST_F(SmallPlan, MakesPersonsWithoutNames) {
  const Person& p = person(371);

  EXPECT_EQ(p.kinds, std::vector{PersonKind::in_care});
  EXPECT_EQ(p.birth_year, 1986);  // 23 at intake, 2009
  EXPECT_EQ(p.birth.reveal().year, 1986);
  EXPECT_EQ(p.sex, Sex::female);
  EXPECT_TRUE(p.names.reveal().empty());
  EXPECT_EQ(p.registered_on.to_string(), "2009-12-28");
  EXPECT_EQ(person(62).birth_year, std::nullopt);
  EXPECT_EQ(person(2694).sex, Sex::not_known);
}

TEST_F(SmallPlan, GivesEverybodyTheirSite) {
  std::map<Id<Place>, std::string> names;
  for (const auto& p : plan.places()) {
    names[p.place.id] = p.place.name.str();
    EXPECT_EQ(places::check_place(p.place), FieldFaults{});
  }

  EXPECT_EQ(plan.places().front().place.kind, PlaceKind::nation);
  EXPECT_EQ(names[person(371).home], "CTN-0094 site 22");
  EXPECT_EQ(names[person(298).home], "CTN-0094 site 10");
}

TEST_F(SmallPlan, DatesCareFromTheAnchor) {
  const auto stays = of(all.stays, 298);
  const auto episodes = of(all.episodes, 298);

  ASSERT_EQ(stays.size(), 2u);
  EXPECT_EQ(stays[0].stage, Stage::detoxification);
  EXPECT_EQ(stays[0].started.to_string(), "2009-12-26");
  EXPECT_EQ(stays[1].started.to_string(), "2009-12-30");
  EXPECT_EQ(stays[1].ended, k_anchor + Days{127});
  EXPECT_EQ(stays[1].end_type, EndType::died);
  EXPECT_TRUE(stays[1].relative_date);
  ASSERT_EQ(episodes.size(), 1u);
  EXPECT_EQ(episodes[0].programme->str(), "CTN-0051 Inpatient BUP");
  EXPECT_EQ(person(298).died_on, k_anchor + Days{2 + 24 * 7});
}

TEST_F(SmallPlan, KeepsTwoPhasesAsTwoEpisodes) {
  const auto episodes = of(all.episodes, 2110);

  ASSERT_EQ(episodes.size(), 2u);
  EXPECT_EQ(episodes[0].end_reason, EndReason::change_of_treatment);
  EXPECT_EQ(episodes[1].opened, *episodes[0].closed + Days{1});
  EXPECT_EQ(episodes[1].programme->str(), "CTN-0030 Outpatient BUP + SMM, phase 2");
  EXPECT_EQ(of(all.journeys, 2110)[0].ended, episodes[1].closed);
}

TEST_F(SmallPlan, SaysWhoCameAndWhyNot) {
  std::map<std::string, std::string> visits;
  for (const Contact& c : of(all.contacts, 298)) {
    std::string said(to_word(c.attendance));
    for (AbsenceReason r : c.absence) said += " " + std::string(to_word(r));
    visits[c.label->str()] = (c.on - k_anchor).count == 0 ? said : std::to_string((c.on - k_anchor).count) + " " + said;
  }

  EXPECT_EQ(visits["WK1"], "8 came");
  EXPECT_EQ(visits["WK17"], "121 did_not_come not_explained");
  EXPECT_EQ(visits["WK24"], "170 not_required died");
  EXPECT_EQ(visits["M1F"], "198 not_required died");
  EXPECT_EQ(of(all.contacts, 907)[0].attendance, Attendance::planned);  // BASELINE without an outcome
}

TEST_F(SmallPlan, ObservesEachEventOnce) {
  std::map<ObservationKind, int> kinds;
  for (const Observation& o : all.observations) ++kinds[o.kind];

  EXPECT_EQ(kinds[ObservationKind::urine_sample], 88);
  EXPECT_EQ(kinds[ObservationKind::urine_result], 66);
  EXPECT_EQ(kinds[ObservationKind::reported_use], 325);  // all_drugs holds them once more
  EXPECT_EQ(kinds[ObservationKind::medication_given], 455);
  EXPECT_EQ(kinds[ObservationKind::pain], 11);
}

TEST_F(SmallPlan, NamesMedicationByArm) {
  std::map<std::string, std::set<std::string>> given;
  for (const auto& [who, arm] : {std::pair{371, "methadone"}, {464, "naltrexone"}, {2110, "buprenorphine"}})
    for (const Observation& o : of(all.observations, who))
      if (o.kind == ObservationKind::medication_given) given[arm].insert(o.what->str() + " " + o.unit->str());

  EXPECT_EQ(given["methadone"], std::set<std::string>{"methadone mg"});
  EXPECT_EQ(given["naltrexone"], std::set<std::string>{"naltrexone {injection}"});
  EXPECT_EQ(given["buprenorphine"], std::set<std::string>{"buprenorphine mg"});
}

std::string text_of(const Batch& b) {
  json::Writer out;
  const auto write = [&](const auto& list) {
    for (const auto& r : list) write_json(meta_of<std::decay_t<decltype(r)>>(), &r, out);
  };
  out.begin_array();
  write(b.persons), write(b.journeys), write(b.episodes), write(b.stays), write(b.substances), write(b.contacts);
  write(b.observations);
  out.end_array();
  return out.take();
}

TEST_F(SmallPlan, IsTheSameEveryTime) {
  Plan again = Plan::read(test::test_data("ctn0094")).value();
  const std::string first = text_of(all);

  EXPECT_EQ(text_of(all_of(again)), first);
  plan.rewind();
  EXPECT_EQ(text_of(all_of(plan)), first);
}

TEST_F(SmallPlan, RecordsReadBackAsTheyAre) {
  FieldFaults faults;
  for (const Contact& c : all.contacts) {
    json::Writer out;
    write_json(meta_of<Contact>(), &c, out);
    Contact back;
    read_json(meta_of<Contact>(), &back, *json::parse(out.str()), "", faults);
  }
  for (const Observation& o : all.observations) {
    json::Writer out;
    write_json(meta_of<Observation>(), &o, out);
    Observation back;
    read_json(meta_of<Observation>(), &back, *json::parse(out.str()), "", faults);
  }
  EXPECT_EQ(faults, FieldFaults{});
}

TEST(Plan, TakesAnotherDataSetOfTheSameShape) {
  test::Ctn0094Directory directory("other");
  for (const char* table :
       {"visit", "uds", "uds_temp", "tlfb", "treatment", "withdrawal", "withdrawal_pre_post", "pain", "asi", "detox",
        "fagerstrom", "psychiatric", "qol", "randomization", "rbs", "rbs_iv", "screening_date", "site_masked"}) {
    directory.remove(table);
  }
  directory.put("everybody", "\"who\",\"project\"\n9001,\"51\"\n9002,\"30\"\n");
  directory.put("demographics", "who,age,is_male,job,is_living_stable,education,marital\n9001,40,Yes,,,,\n");
  directory.put("tlfb", "who,what,when\n9002,Kratom,-2\n");  // a word that the thirteen people do not use

  Plan plan = Plan::read(directory.path()).value();
  const Batch all = all_of(plan);

  EXPECT_EQ(counted(all, plan), plan.counts());
  EXPECT_EQ(all.persons.size(), 2u);
  EXPECT_EQ(all.observations[0].what->str(), "kratom");
  EXPECT_EQ(plan.places().back().place.name.str(), "CTN-0094 trial 51");
}

TEST(Plan, KeepsApartCopiesUnderAnotherName) {
  Plan one = Plan::read(test::test_data("ctn0094")).value();
  Plan two = Plan::read(test::test_data("ctn0094"), {.dataset = "copy"}).value();

  EXPECT_NE(one.next()->persons[0].id, two.next()->persons[0].id);
}

}  // namespace
}  // namespace homeward::ctn0094
