#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// From an order to the people it reached: who is asked, what houses say, what records show.
class Directives : public OnBothCountries {
 protected:
  Directives() : OnBothCountries("directives") {}
  void SetUp() override {
    OnBothCountries::SetUp();
    if (!managers_.contains(&c())) {
      World& world = c().world;
      managers_[&c()] = {&world.a_worker("manager", c().one), &world.a_worker("manager", c().two),
                         &world.a_worker("national_monitor", world.nation())};
    }
    manager = managers_[&c()][0];
    manager_two = managers_[&c()][1];
    monitor = managers_[&c()][2];
  }
  std::string issued(Session& by, const std::string& from, const Json& order) {
    const std::string id = new_id();
    must(by.post("/api/v1/directives",
                 object({{"id", id}, {"issued_by", from}, {"number", "No. " + id}, {"order", order}})));
    return id;
  }
  std::string issued() { return issued(c().officer, c().region, an_order(c().region, c().day(20))); }
  static HttpAnswer answer(Session& by, const std::string& directive, const std::string& place, const std::string& kind,
                           const Json& more = object({}), const Headers& headers = {}) {
    Json body = object({{"id", new_id()}, {"place", place}, {"kind", kind}});
    for (const char* member : {"by", "reason", "words"})
      if (more.has(member)) body = body.with(member, more[member]);
    return by.post("/api/v1/directives/" + directive + "/answers", body, headers);
  }
  static Json page(Session& by, const std::string& id, int status = 200) {
    return must(by.get("/api/v1/directives/" + id), status);
  }
  static Json house(const Json& page, const std::string& place) { return find_item(page["houses"], "place.id", place); }
  static Json task(Session& by, const std::string& directive) {
    return find_item(must(by.get("/api/v1/my-day"), 200)["tasks"], "task.about", directive);
  }
  static std::vector<std::pair<std::string, std::string>> faults(const HttpAnswer& answer) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Json& f : answer.json()["fields"].items()) out.emplace_back(f["path"].text(), f["reason"].text());
    return out;
  }
  using Faults = std::vector<std::pair<std::string, std::string>>;

  Session *manager = nullptr, *manager_two = nullptr, *monitor = nullptr;

 private:
  static inline std::map<Country*, std::array<Session*, 3>> managers_;
};
HW_ON_BOTH_COUNTRIES(Directives);

TEST_P(Directives, GoToEveryHouseBelowAndAskItsLead) {
  const std::string id = issued();

  const Json seen = page(*monitor, id);
  EXPECT_EQ(seen["ours"], Json(true)) << "a region's order is the nation's business";
  EXPECT_EQ(house(seen, c().one)["standing"], Json("unanswered"));
  EXPECT_EQ(house(seen, c().two)["due"], Json(c().day(7)));
  const Json own = find_item(must(manager->get("/api/v1/directives"), 200)["items"], "directive.id", id);
  EXPECT_EQ(own["own"], Json("unanswered"));
  EXPECT_EQ(own["standings"]["addressed"], Json(1)) << "a house sees itself alone";
  EXPECT_EQ(page(*manager, id)["houses"].size(), 1U);
  EXPECT_EQ(task(*manager, id)["task"]["kind"], Json("answer_directive"));
  EXPECT_EQ(task(*manager, id)["task"]["due"], Json(c().day(7)));
  EXPECT_EQ(c().counsellor.get("/api/v1/directives").reason(), "permission.missing");
}

TEST_P(Directives, ToOneHouseDoNotExistForAnother) {
  const std::string id = issued(c().officer, c().region, an_order(c().one, c().day(20)));

  EXPECT_TRUE(task(*manager_two, id).is_null());
  EXPECT_TRUE(find_item(must(manager_two->get("/api/v1/directives"), 200)["items"], "directive.id", id).is_null());
  const HttpAnswer hidden = manager_two->get("/api/v1/directives/" + id);
  const HttpAnswer absent = manager_two->get("/api/v1/directives/" + new_id());
  EXPECT_EQ(hidden.status, 404);
  EXPECT_EQ(hidden.json().without("request_id").dump(), absent.json().without("request_id").dump());
  EXPECT_EQ(answer(*manager_two, id, c().two, "received").status, 404);
  EXPECT_EQ(answer(*manager_two, id, c().one, "received").status, 404) << "not its house";
  EXPECT_EQ(answer(*manager, new_id(), c().one, "received").status, 404);
  EXPECT_EQ(answer(c().officer, id, c().one, "received").reason(), "permission.missing");
}

TEST_P(Directives, AreAnsweredStepByStepAndEveryAnswerIsKept) {
  const std::string id = issued();
  must(answer(*manager, id, c().one, "received"));
  EXPECT_EQ(task(*manager, id)["task"]["kind"], Json("carry_out_directive"));
  EXPECT_EQ(task(*manager, id)["task"]["due"], Json(c().day(20)));
  must(answer(*manager, id, c().one, "will_do", object({{"by", c().day(3)}})));
  EXPECT_EQ(task(*manager, id)["task"]["due"], Json(c().day(3)));
  EXPECT_EQ(answer(*manager, id, c().one, "received").reason(), "answer.received-already");
  must(answer(*manager, id, c().one, "cannot", object({{"reason", "no_staff"}, {"words", "Nobody trained yet."}})));
  must(answer(*manager, id, c().one, "done", object({{"words", "Met all of them."}})));

  EXPECT_TRUE(task(*manager, id).is_null()) << "the last word closes what was asked";
  const Json line = house(page(c().officer, id), c().one);
  EXPECT_EQ(line["standing"], Json("done"));
  ASSERT_EQ(line["answers"].size(), 4U);
  EXPECT_EQ(line["answers"][0]["words"], Json("Met all of them."));
  EXPECT_EQ(line["answers"][1]["reason"], Json("no_staff"));
  EXPECT_EQ(line["days_to_answer"], Json(0));
  EXPECT_EQ(line["compared"], Json("said_only")) << "nothing is recorded yet";
  EXPECT_EQ(page(c().officer, id)["road"]["said_only"], Json(1));
}

TEST_P(Directives, SayAllThatIsWrongAtOnce) {
  const Json order = an_order(c().world.nation(), c().day(-1))
                         .with("title", "")
                         .with("ends_on", c().day(-2))
                         .with("counts", object({{"kind", "form_finished"},
                                                 {"whom", "anybody"},
                                                 {"stage", "treatment"},
                                                 {"instrument", "no-such-form"}}));
  EXPECT_EQ(
      faults(c().officer.post("/api/v1/directives",
                              object({{"id", new_id()}, {"issued_by", c().region}, {"number", ""}, {"order", order}}))),
      (Faults{{"order.title", "field.missing"},
              {"order.counts.stage", "directive.counts-does-not-fit"},
              {"order.act_by", "directive.act-by-past"},
              {"order.ends_on", "directive.ends-before-act-by"},
              {"number", "field.missing"},
              {"order.places[0]", "directive.place-elsewhere"},
              {"order.counts.instrument", "directive.instrument-unknown"}}));
  const std::string id = issued();
  EXPECT_EQ(
      faults(answer(*manager, id, c().one, "cannot", object({{"by", c().day()}}))),
      (Faults{{"by", "answer.by-not-fitting"}, {"reason", "answer.reason-needed"}, {"words", "answer.words-needed"}}));
  EXPECT_EQ(faults(answer(*manager, id, c().one, "will_do", object({{"by", c().day(-1)}}))),
            (Faults{{"by", "answer.by-past"}}));
}

TEST_P(Directives, AreIssuedByANationOrARegionToPlacesBelow) {
  const Json order = an_order(c().one, c().day(20));
  const auto body = [&](const std::string& from, const std::string& number) {
    return object({{"id", new_id()}, {"issued_by", from}, {"number", number}, {"order", order}});
  };
  EXPECT_EQ(faults(c().officer.post("/api/v1/directives", body(c().one, "7"))),
            (Faults{{"issued_by", "directive.issuer-kind"}}));
  EXPECT_EQ(c().officer.post("/api/v1/directives", body(c().world.nation(), "7")).status, 404);
  EXPECT_EQ(manager->post("/api/v1/directives", body(c().region, "7")).reason(), "permission.missing");
  must(c().officer.post("/api/v1/directives", body(c().region, "taken")));
  EXPECT_EQ(faults(c().officer.post("/api/v1/directives", body(c().region, "taken"))),
            (Faults{{"number", "directive.number-taken"}}));
}

TEST_P(Directives, WithTwoAnswersAtOnceTheSecondLearnsOfTheFirst) {
  const std::string id = issued();
  const auto version = [&](const Json& of) { return Headers{{"If-Match", "\"" + of["version"].text() + "\""}}; };
  const Headers first = version(page(*manager, id)["directive"]);
  must(answer(*manager, id, c().one, "received", object({}), first));

  const HttpAnswer second = answer(*manager, id, c().one, "done", object({{"words", "Met them."}}), first);
  EXPECT_EQ(second.status, 409);
  EXPECT_EQ(second.reason(), "stale.version");
  const Headers seen = version(house(page(*manager, id), c().one)["answers"][0]);
  must(answer(*manager, id, c().one, "done", object({{"words", "Met them."}}), seen));
}

TEST_P(Directives, AreAmendedWithTheirHistoryAndAskedAnew) {
  const std::string id = issued();
  must(answer(*manager, id, c().one, "done", object({{"words", "Met all of them."}})));
  const std::string path = "/api/v1/directives/" + id + "/amend";
  const Json before = page(c().officer, id)["directive"];
  const Headers version = {{"If-Match", "\"" + before["version"].text() + "\""}};
  EXPECT_EQ(faults(c().officer.post(path, object({{"order", before["order"]}, {"why", ""}}))),
            (Faults{{"why", "field.missing"}, {"order", "directive.nothing-changed"}}));
  const Json body =
      object({{"order", before["order"].with("title", "Families twice")}, {"why", "Once was not enough."}});
  EXPECT_EQ(manager->post(path, body).reason(), "permission.missing");
  must(c().officer.post(path, body, version));
  EXPECT_EQ(c().officer.post(path, body.with("why", "Again"), version).reason(), "stale.version");

  const Json after = page(c().officer, id);
  EXPECT_EQ(after["directive"]["edition"], Json(2));
  EXPECT_EQ(after["directive"]["order"]["title"], Json("Families twice"));
  ASSERT_EQ(after["editions"].size(), 1U);
  EXPECT_EQ(after["editions"][0]["order"]["title"], Json("Families beside treatment"));
  EXPECT_EQ(house(after, c().one)["standing"], Json("unanswered"));
  EXPECT_EQ(house(after, c().one)["answers"].size(), 1U) << "what was said to the old wording stays";
  EXPECT_EQ(task(*manager, id)["task"]["kind"], Json("answer_directive"));
}

TEST_P(Directives, TakenBackAskNothingMore) {
  const std::string id = issued();
  const std::string path = "/api/v1/directives/" + id + "/withdraw";
  EXPECT_EQ(faults(c().officer.post(path, object({{"why", ""}}))), (Faults{{"why", "field.missing"}}));
  EXPECT_EQ(monitor->post("/api/v1/directives/" + new_id() + "/withdraw", object({{"why", "x"}})).status, 404);
  must(c().officer.post(path, object({{"why", "Issued twice."}})));

  EXPECT_TRUE(task(*manager, id).is_null());
  EXPECT_EQ(page(*manager, id)["state"], Json("withdrawn"));
  EXPECT_EQ(answer(*manager, id, c().one, "received").reason(), "directive.withdrawn");
  EXPECT_EQ(c().officer.post(path, object({{"why", "Again"}})).reason(), "directive.withdrawn");
}

TEST_P(Directives, ShowWhatRecordsShowWithoutShowingPeopleAboveTheHouse) {
  const std::string id = issued();
  std::vector<std::string> people;
  for (int i = 0; i < 3; ++i) {
    people.push_back(registered(c().counsellor, a_person("Erreicht", "Worden")));
    admitted(c().counsellor, people.back(), an_admission(c().one, c().day()));
  }
  const std::string relative =
      registered(c().counsellor, a_person("Mutter", "Worden").with("kinds", list({"in_care", "relative"})));
  admitted(c().counsellor, relative, an_admission(c().one, c().day()));

  const Json above = page(c().officer, id);
  const Json line = house(above, c().one);
  EXPECT_EQ(line["shown"], Json(true));
  EXPECT_EQ(line["compared"], Json("shown_only"));
  EXPECT_TRUE(line["week_of_act"].is_null()) << "of four people the week would point at one";
  EXPECT_EQ(line["reached"]["people"], Json("*"));
  EXPECT_EQ(line["reached"]["relatives"], Json("*"));
  EXPECT_TRUE(line["own_reached"].is_null());
  EXPECT_EQ(above["road"]["reached"]["all"], Json("*"));
  EXPECT_TRUE(above["road"]["median_week_to_person"].is_null()) << "too few to say when";
  EXPECT_EQ(above["road"]["shown"], Json(1));
  EXPECT_EQ(above["regions"][0]["shown"], Json(1));
  EXPECT_EQ(house(above, c().two)["shown"], Json(false));
  const std::string list_of = "/api/v1/directives/" + id + "/people?place=";
  EXPECT_EQ(c().officer.get(list_of + c().one).reason(), "permission.missing");
  const Json own = house(page(*manager, id), c().one);
  EXPECT_EQ(own["own_reached"]["people"], Json(3));
  EXPECT_EQ(own["week_of_act"], Json(1));
  EXPECT_EQ(own["own_reached"]["relatives"], Json(1));
  const Json reached = must(manager->get(list_of + c().one), 200);
  EXPECT_EQ(reached["items"].size(), 4U);
  EXPECT_FALSE(find_item(reached["items"], "person.id", people[0]).is_null());
  EXPECT_EQ(manager_two->get(list_of + c().one).status, 404);
  EXPECT_EQ(manager->get(list_of + "nobody").status, 404);
  EXPECT_EQ(c().counsellor.get(list_of + c().one).reason(), "permission.missing");
}

TEST_P(Directives, CountOnlyWhatTheyNameFromTheirDayOn) {
  Country& k = c();
  const auto admitted_at_two = [&] {
    const std::string person = registered(k.counsellor_two, a_person("Gezählt", "Oder Nicht"));
    admitted(k.counsellor_two, person, an_admission(k.two, k.day(), "resocialization", "community"));
  };
  const auto counting = [&](const Json& counts) {
    return issued(k.officer, k.region, an_order(k.two, k.day(20)).with("counts", counts));
  };
  const auto reached = [&](const std::string& id) { return page(k.officer, id)["road"]["reached"]["all"]; };
  admitted_at_two();
  k.world.move_days(1);
  const std::string any = counting(object({{"kind", "stay_started"}, {"whom", "anybody"}}));
  const std::string treatment =
      counting(object({{"kind", "stay_started"}, {"whom", "anybody"}, {"stage", "treatment"}}));
  const std::string relatives = counting(object({{"kind", "stay_started"}, {"whom", "relative"}}));
  const std::string statement = counting(object({{"kind", "own_statement"}, {"whom", "anybody"}}));
  EXPECT_EQ(reached(any), Json("0")) << "what began before is no answer to it";
  admitted_at_two();

  EXPECT_EQ(reached(any), Json("*"));
  EXPECT_EQ(reached(treatment), Json("0"));
  EXPECT_EQ(reached(relatives), Json("0"));
  EXPECT_TRUE(reached(statement).is_null()) << "nothing is counted that nobody records";
}

}  // namespace
}  // namespace homeward::testing
