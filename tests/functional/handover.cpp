#include "functional/country.hpp"

namespace homeward::testing {
namespace {

/// From one house to another: proposal, held place, answer, way, arrival; and what the receiving house gets to know.
class HandingOver : public OnBothCountries {
 protected:
  struct Underway {
    std::string person, stay, handover;
  };
  /// Somebody in treatment in house one, proposed to house two.
  Underway proposed(const std::string& family, const Json& consent = Json()) {
    Underway u;
    u.person = registered(c().counsellor, a_person("Kanykei", family));
    u.stay = admitted(c().counsellor, u.person, an_admission(c().one, c().day()));
    Json asked = a_handover(c().two, c().day(1), "social_rehabilitation", "community").with("reason", "Near to home");
    if (!consent.is_null()) asked = asked.with("consent", consent);
    must(c().counsellor.post("/api/v1/stays/" + u.stay + "/hand-over", asked));
    u.handover = asked["handover"].text();
    return u;
  }
  HttpAnswer step(Session& by, const Underway& u, const std::string& verb, const Json& body = object({})) {
    return by.post("/api/v1/handovers/" + u.handover + "/" + verb, body);
  }
  void travel(const Underway& u) {
    must(step(c().clerk_two, u, "accept"));
    must(step(c().counsellor, u, "depart", object({{"left_on", c().day()}})));
  }
};
HW_ON_BOTH_COUNTRIES(HandingOver);

TEST_P(HandingOver, GoesByHeldPlaceAnswerDepartureAndArrival) {
  const Underway u = proposed("Toktosunova");

  const Json task = find_item(must(c().clerk_two.get("/api/v1/my-day"), 200)["tasks"], "task.about", u.handover);
  must(step(c().clerk_two, u, "hold", object({{"held_until", c().day(3)}})));
  const Json waiting = find_item(board_of(c().clerk_two, c().two)["handovers"], "handover.id", u.handover);
  travel(u);
  const Json arriving = find_item(board_of(c().clerk_two, c().two)["arriving"], "handover.id", u.handover);
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));
  const Json page = page_of(c().counsellor, u.person);

  EXPECT_EQ(task["task"]["kind"], Json("answer_handover"));
  EXPECT_EQ(waiting["handover"]["state"], Json("held"));
  EXPECT_EQ(arriving["handover"]["state"], Json("travelling"));
  EXPECT_EQ(page["handovers"][0]["state"], Json("arrived"));
  EXPECT_EQ(page["stays"][0]["end_type"], Json("transferred"));
  EXPECT_EQ(page["follow_ups"][0]["state"], Json("settled")) << "an arrival, confirmed, ends the search";
}

TEST_P(HandingOver, WhoWasAcceptedIsSeenOffByADay) {
  const Underway u = proposed("Jolchieva");
  must(step(c().clerk_two, u, "accept"));
  const auto see_off = [&](Session& by) {
    return find_item(must(by.get("/api/v1/my-day"), 200)["tasks"], "task.about", u.handover);
  };

  const Json board = find_item(board_of(c().counsellor, c().one)["handovers"], "handover.id", u.handover);
  const Json task = see_off(c().counsellor), not_theirs = see_off(c().counsellor_two);
  must(step(c().counsellor, u, "depart", object({{"left_on", c().day()}})));

  EXPECT_EQ(board["handover"]["leave_by"], Json(c().day(1))) << "the day of the expected arrival";
  EXPECT_EQ(task["task"]["kind"], Json("see_off"));
  EXPECT_EQ(task["task"]["due"], Json(c().day(1)));
  EXPECT_TRUE(not_theirs.is_null()) << "the house that hands over sees somebody off";
  EXPECT_TRUE(see_off(c().counsellor).is_null()) << "who left was seen off";
}

TEST_P(HandingOver, EachStepBelongsToOneHouse) {
  const Underway u = proposed("Abdyldaeva");

  const HttpAnswer own_answer = step(c().counsellor, u, "accept");
  const HttpAnswer too_early = step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}}));
  must(step(c().clerk_two, u, "accept"));
  const HttpAnswer not_theirs = step(c().counsellor_two, u, "depart", object({{"left_on", c().day()}}));
  must(step(c().counsellor, u, "withdraw", object({{"reason", "Changed her mind"}})));
  const HttpAnswer too_late = step(c().clerk_two, u, "reject", object({{"reject_reason", "no_place"}}));

  EXPECT_EQ(own_answer.reason(), "handover.other-side");
  EXPECT_EQ(too_early.reason(), "handover.not-now");
  EXPECT_EQ(not_theirs.reason(), "handover.other-side");
  EXPECT_EQ(too_late.reason(), "handover.not-now");
}

TEST_P(HandingOver, TheLastPlaceIsPromisedOnce) {
  Country& country = c();
  const auto ask = [&](const std::string& family) {
    const std::string person = registered(country.counsellor, a_person("Azamat", family));
    const std::string stay = admitted(country.counsellor, person, an_admission(country.one, country.day()));
    const Json body = a_handover(country.two, country.day(1), "treatment", "inpatient");
    must(country.counsellor.post("/api/v1/stays/" + stay + "/hand-over", body));
    return body["handover"].text();
  };
  const std::string first = ask("Kadyrov"), second = ask("Sadykov");

  must(country.clerk_two.post("/api/v1/handovers/" + first + "/accept"));
  const HttpAnswer full = country.clerk_two.post("/api/v1/handovers/" + second + "/accept");

  EXPECT_EQ(full.status, 409);
  EXPECT_EQ(full.reason(), "capacity.full");
  must(country.counsellor.post("/api/v1/handovers/" + first + "/withdraw"));
  EXPECT_EQ(country.clerk_two.post("/api/v1/handovers/" + second + "/accept").status, 201);
  must(country.counsellor.post("/api/v1/handovers/" + second + "/withdraw"));
}

TEST_P(HandingOver, AnArrivalWithoutConsentDisclosesNothing) {
  const Underway u = proposed("Verborgenova");
  travel(u);
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));

  for (Session* who : {&c().clerk_two, &c().counsellor_two, &c().privacy_two}) {
    const HttpAnswer page = who->get("/api/v1/people/" + u.person);
    const HttpAnswer nobody = who->get("/api/v1/people/" + new_id());
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page.body_without_request_id(), nobody.body_without_request_id());
    EXPECT_FALSE(search(*who, "Verborgenova").mentions("Verborgenova"));
  }
  for (Session* who : {&c().clerk_two, &c().counsellor_two}) {
    const std::string seen = board_of(*who, c().two).dump() + must(who->get("/api/v1/my-day"), 200).dump();
    EXPECT_EQ(seen.find("Verborgenova"), std::string::npos);
    EXPECT_EQ(seen.find("Near to home"), std::string::npos) << "the reason is content";
    EXPECT_EQ(seen.find(u.stay), std::string::npos) << "the stay before is content";
  }
}

TEST_P(HandingOver, IdentityByConsentOpensThePersonUntilItIsTakenBack) {
  Json consent = a_consent(c().two, {"identity", "contact", "care"}, c().day());
  const Underway u = proposed("Offenova", consent);
  travel(u);
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));

  const Json opened = page_of(c().clerk_two, u.person);
  const Json for_counsellor = page_of(c().counsellor_two, u.person);
  must(c().counsellor.post("/api/v1/consents/" + consent["id"].text() + "/revoke", object({{"how", "by word"}})));
  const HttpAnswer closed = c().counsellor_two.get("/api/v1/people/" + u.person);
  for (Session* who : {&c().clerk_two, &c().supervisor_two, &c().privacy_two}) {
    EXPECT_EQ(who->get("/api/v1/people/" + u.person).status, 404) << "closed for everybody there";
  }

  EXPECT_EQ(opened["person"]["names"][0]["family"], Json("Offenova"));
  EXPECT_EQ(for_counsellor["person"]["notice"], Json("under_consent"));
  EXPECT_EQ(for_counsellor["stays"][0]["stage"], Json("detoxification")) << "care was agreed to";
  EXPECT_EQ(for_counsellor["substances"].size(), 0U) << "clinical content was not";
  EXPECT_EQ(closed.status, 404) << "taken back is closed at once: " << closed.body;
}

/// A refusal speaks as well: which stage is missing says which were lived elsewhere.
TEST_P(HandingOver, WhatTheNextHouseIsAskedTellsOfTheRoadBeforeOnlyByConsent) {
  const Json skipping = an_admission(c().two, c().day(), "social_rehabilitation", "community");
  const auto arrived = [&](const std::string& family, std::vector<Json> classes) {
    const Underway u = proposed(family, a_consent(c().two, std::move(classes), c().day()));
    travel(u);
    must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));
    return u.person;
  };
  const auto admit = [&](const std::string& person) {
    return c().clerk_two.post("/api/v1/people/" + person + "/admissions", skipping.with("stay", new_id()));
  };

  const HttpAnswer by_identity = admit(arrived("Schweigova", {"identity"}));
  const std::string known = arrived("Redova", {"identity", "contact", "care"});
  const HttpAnswer by_care = c().supervisor_two.post("/api/v1/people/" + known + "/admissions", skipping);

  EXPECT_EQ(by_identity.status, 201) << by_identity.body;
  EXPECT_EQ(by_care.json()["fields"][0]["reason"], Json("stage.mark-needed")) << by_care.body;
}

TEST_P(HandingOver, AConsentForATimeOpensNothingBefore) {
  Json consent = a_consent(c().two, {"identity", "care", "clinical"}, c().day()).with("covers_from", c().day(1));
  const Underway u = proposed("Zeitova", consent);
  travel(u);
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));

  const Json page = page_of(c().counsellor_two, u.person);

  EXPECT_EQ(page["person"]["names"][0]["family"], Json("Zeitova"));
  EXPECT_EQ(page["stays"].size(), 0U);
  EXPECT_EQ(page["substances"].size(), 0U) << "what they are about has a day as well";
}

TEST_P(HandingOver, AConsentNeedsAllItsElements) {
  const std::string person = registered(c().counsellor, a_person());
  const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
  const Json thin = a_consent(c().two, {"identity", "note"}, c().day())
                        .with("copy_given", false)
                        .with("consequences_told", false)
                        .without("ends_with");

  const HttpAnswer refused =
      c().counsellor.post("/api/v1/stays/" + stay + "/hand-over",
                          a_handover(c().two, c().day(), "social_rehabilitation", "community").with("consent", thin));
  const HttpAnswer other_recipient = c().counsellor.post(
      "/api/v1/stays/" + stay + "/hand-over", a_handover(c().two, c().day(), "social_rehabilitation", "community")
                                                  .with("consent", a_consent(c().one, {"identity"}, c().day())));

  ASSERT_EQ(refused.status, 400);
  EXPECT_FALSE(find_item(refused.json()["fields"], "path", "consent.copy_given").is_null()) << refused.body;
  EXPECT_FALSE(find_item(refused.json()["fields"], "path", "consent.consequences_told").is_null());
  EXPECT_FALSE(find_item(refused.json()["fields"], "path", "consent.valid_until").is_null());
  EXPECT_FALSE(find_item(refused.json()["fields"], "path", "consent.classes").is_null());
  EXPECT_EQ(other_recipient.json()["fields"][0]["reason"], Json("consent.other-recipient"));
}

TEST_P(HandingOver, ARefusedQuestionReturnsThePersonToItsHouse) {
  const Underway u = proposed("Ysmailova");

  must(step(c().clerk_two, u, "reject", object({{"reject_reason", "no_place"}, {"reason", "Full until spring"}})));

  const Json page = page_of(c().counsellor, u.person);
  EXPECT_EQ(page["handovers"][0]["state"], Json("rejected"));
  EXPECT_EQ(page["handovers"][0]["reject_reason"], Json("no_place"));
  EXPECT_TRUE(page["stays"][0]["ended"].is_null());
}

TEST_P(HandingOver, WhomAnotherHouseDoesNotTakeTheNextIsAskedFor) {
  const Underway u = proposed("Isakova");
  const auto asked = [&](Session& by) {
    return find_item(must(by.get("/api/v1/my-day"), 200)["tasks"], "task.about", u.handover);
  };
  must(step(c().clerk_two, u, "reject", object({{"reject_reason", "other"}, {"reason", "Ask again in spring"}})));
  const Json task = asked(c().counsellor), not_theirs = asked(c().clerk_two);
  const Json again = a_handover(c().two, c().day(1), "social_rehabilitation", "community");
  must(c().counsellor.post("/api/v1/stays/" + u.stay + "/hand-over", again));
  const Json when_asked = asked(c().counsellor);
  must(c().clerk_two.post("/api/v1/handovers/" + again["handover"].text() + "/reject",
                          object({{"reject_reason", "no_place"}})));
  const Json second = find_item(page_of(c().counsellor, u.person)["tasks"], "about", again["handover"].text());
  must(c().counsellor.post("/api/v1/stays/" + u.stay + "/end", an_end(c().day())));
  const Json after_the_end = find_item(page_of(c().counsellor, u.person)["tasks"], "about", again["handover"].text());

  EXPECT_EQ(task["task"]["kind"], Json("find_next_place"));
  EXPECT_EQ(task["task"]["due"], Json(c().day(1)));
  EXPECT_EQ(task["handover"]["reject_reason"], Json("other"));
  EXPECT_EQ(task["handover"]["reason"], Json("Ask again in spring")) << "why not, no longer why they were asked";
  EXPECT_TRUE(not_theirs.is_null()) << "the house where they are asks the next one";
  EXPECT_TRUE(when_asked.is_null()) << "another question is on its way";
  EXPECT_EQ(second["state"], Json("open"));
  EXPECT_EQ(after_the_end["state"], Json("done")) << "from here on they are looked for";
}

TEST_P(HandingOver, WhatIsSharedForAHandoverThatComesToNothingIsSharedUntilTheDayIsOver) {
  for (const char* end : {"reject", "withdraw"}) {
    const Underway u = proposed("Begalieva", a_consent(c().two, {"identity", "contact"}, c().day()));
    const bool refused = end == std::string("reject");
    must(step(refused ? c().clerk_two : c().counsellor, u, end,
              refused ? object({{"reject_reason", "no_place"}}) : object({})));

    const Json consent = page_of(c().counsellor, u.person)["consents"][0];
    EXPECT_EQ(consent["valid_until"], Json(c().day())) << end;
    EXPECT_EQ(consent["state"], Json("active")) << "they took nothing back";
  }
}

TEST_P(HandingOver, AnAdmissionAtTheReceivingHouseCompletesIt) {
  const Underway u = proposed("Jumabaeva", a_consent(c().two, {"identity", "contact"}, c().day()));
  travel(u);
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));

  const Json admission = an_admission(c().two, c().day(), "social_rehabilitation", "community");
  const HttpAnswer in =
      c().clerk_two.post("/api/v1/people/" + u.person + "/admissions",
                         admission.with("marks", list({a_mark("treatment"), a_mark("medical_rehabilitation")})));

  EXPECT_EQ(in.status, 201) << in.body;
  const Json handover = find_item(page_of(c().clerk_two, u.person)["handovers"], "id", u.handover);
  EXPECT_EQ(handover["state"], Json("arrived"));
  const Json stays = page_of(c().supervisor_two, u.person)["stays"];
  EXPECT_EQ(stays.size(), 1U) << "what house one wrote was not agreed to";
  EXPECT_EQ(stays[0]["id"], admission["stay"]);
  EXPECT_EQ(page_of(c().supervisor, u.person)["stays"].size(), 1U) << "nor what house two writes";
  EXPECT_EQ(find_item(board_of(c().supervisor_two, c().two)["in_care"], "stay.id",
                      admission["stay"].text())["person"]["names"][0]["family"],
            Json("Jumabaeva"));
}

/// What comes after a confirmed arrival: care begins, or the house that handed over looks again.
class AfterAnArrival : public HandingOver {
 protected:
  Underway arrived(const std::string& family, const Json& consent = Json()) {
    const Underway u = proposed(family, consent);
    travel(u);
    must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));
    return u;
  }
  Json entry(Session& by, const Underway& u) {
    return find_item(board_of(by, c().two)["arrived"], "handover.id", u.handover);
  }
  Json on_my_day(Session& by, const Underway& u) {
    return find_item(must(by.get("/api/v1/my-day"), 200)["arrived"], "handover.id", u.handover);
  }
  Json admission() {
    return an_admission(c().two, c().day(), "social_rehabilitation", "community")
        .with("marks", list({a_mark("treatment"), a_mark("medical_rehabilitation")}));
  }
  HttpAnswer admit(Session& by, const std::string& person, const Json& body) {
    return by.post("/api/v1/people/" + person + "/admissions", body);
  }
};
HW_ON_BOTH_COUNTRIES(AfterAnArrival);

TEST_P(AfterAnArrival, WhoeverMayBeginCareIsLedToIt) {
  const Underway u = arrived("Weiterova", a_consent(c().two, {"identity", "contact", "care"}, c().day()));

  for (Session* who : {&c().clerk_two, &c().counsellor_two, &c().supervisor_two}) {
    EXPECT_EQ(entry(*who, u)["person"]["names"][0]["family"], Json("Weiterova"));
    EXPECT_EQ(entry(*who, u)["handover"]["arrived_on"], Json(c().day()));
    EXPECT_FALSE(on_my_day(*who, u).is_null());
    const Json page = page_of(*who, u.person);
    EXPECT_EQ(page["begins_care"], Json(true));
    EXPECT_NE(page["permissions"].dump().find("stay.admit"), std::string::npos);
  }
  const HttpAnswer begun = admit(c().counsellor_two, u.person, admission());

  EXPECT_EQ(begun.status, 201) << begun.body;
  EXPECT_TRUE(entry(c().clerk_two, u).is_null());
  EXPECT_TRUE(on_my_day(c().clerk_two, u).is_null());
  EXPECT_EQ(page_of(c().clerk_two, u.person)["begins_care"], Json(false)) << "reception does not see the stay";
}

TEST_P(AfterAnArrival, AHouseThatIsToldNothingRegistersAndSaysWhoseArrivalItWas) {
  const Underway u = arrived("Ungenannt");

  const Json waiting = entry(c().clerk_two, u);
  const std::string here = registered(c().clerk_two, a_person("Kanykei", "Neuhier"));
  const Json body = admission().with("handover", u.handover);
  const HttpAnswer begun = admit(c().clerk_two, here, body);
  const HttpAnswer twice =
      admit(c().clerk_two, registered(c().clerk_two, a_person()), admission().with("handover", u.handover));

  EXPECT_TRUE(waiting["person"].is_null()) << "the code is all that is told";
  EXPECT_FALSE(waiting["handover"]["code"].is_null());
  EXPECT_EQ(begun.status, 201) << begun.body;
  EXPECT_TRUE(entry(c().clerk_two, u).is_null());
  EXPECT_EQ(twice.reason(), "handover.not-now");
  const HttpAnswer sent = c().counsellor.get("/api/v1/people/" + u.person);
  EXPECT_EQ(sent.json()["handovers"][0]["next_stay"], body["stay"]) << "care began: that, and nothing else, is told";
  EXPECT_EQ(sent.body.find("Neuhier"), std::string::npos);
  EXPECT_EQ(sent.body.find(here), std::string::npos);
  EXPECT_EQ(c().counsellor.get("/api/v1/people/" + here).status, 404);
  const HttpAnswer new_record = c().supervisor_two.get("/api/v1/people/" + here);
  EXPECT_EQ(new_record.body.find("Ungenannt"), std::string::npos);
  EXPECT_EQ(new_record.body.find(u.person), std::string::npos);
  EXPECT_EQ(c().supervisor_two.get("/api/v1/people/" + u.person).status, 404);
}

TEST_P(AfterAnArrival, AnArrivalOfAnotherHouseAnswersLikeNone) {
  const Underway u = arrived("Fremdova");
  const std::string person = registered(c().clerk, a_person());
  const Json mine = an_admission(c().one, c().day());

  const HttpAnswer theirs = admit(c().clerk, person, mine.with("handover", u.handover));
  const HttpAnswer none = admit(c().clerk, person, mine.with("handover", new_id()));

  EXPECT_EQ(theirs.status, 404);
  EXPECT_EQ(theirs.body_without_request_id(), none.body_without_request_id());
  EXPECT_FALSE(entry(c().clerk_two, u).is_null());
}

TEST_P(AfterAnArrival, WhoGoesAgainBeforeCareBeginsIsLookedFor) {
  const Underway u = arrived("Wiederweg", a_consent(c().two, {"identity", "contact"}, c().day()));

  must(step(c().clerk_two, u, "not-arrived"));
  const Json page = page_of(c().counsellor, u.person);
  const int closed = c().clerk_two.get("/api/v1/people/" + u.person).status;
  const bool listed = !entry(c().clerk_two, u).is_null();
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));
  must(c().clerk_two.post("/api/v1/people/" + u.person + "/admissions", admission()));
  const HttpAnswer too_late = step(c().clerk_two, u, "not-arrived");

  EXPECT_EQ(page["handovers"][0]["state"], Json("did_not_arrive"));
  EXPECT_EQ(page["follow_ups"][0]["state"], Json("open"));
  EXPECT_EQ(page["follow_ups"][0]["who_acts"], Json(c().one));
  EXPECT_EQ(closed, 404) << "what the handover opened is closed with it";
  EXPECT_FALSE(listed);
  EXPECT_EQ(too_late.reason(), "handover.not-now") << "the end of a stay says it now";
}

TEST_P(HandingOver, ARequestForAnAnswerIsToldApartByCodeHouseAndDay) {
  const Underway u = proposed("Unterschiedova");

  const Json day = must(c().clerk_two.get("/api/v1/my-day"), 200);
  const Json line = find_item(day["tasks"], "task.about", u.handover);

  EXPECT_EQ(line["handover"]["id"], Json(u.handover));
  EXPECT_FALSE(line["handover"]["code"].is_null());
  EXPECT_EQ(line["handover"]["proposed_on"], Json(c().day()));
  EXPECT_EQ(line["handover"]["from"], Json(c().one));
  EXPECT_FALSE(find_item(day["places"], "id", c().one).is_null()) << "the house is named";
  EXPECT_TRUE(line["person"].is_null());
}

/// Whoever did not arrive waits on both boards until the house that handed over settles it.
class AfterNoArrival : public HandingOver {
 protected:
  Underway missed(const std::string& family) {
    const Underway u = proposed(family);
    travel(u);
    must(step(c().clerk_two, u, "not-arrived"));
    return u;
  }
  bool listed(Session& by, const std::string& place, const Underway& u) {
    return !find_item(board_of(by, place)["handovers"], "handover.id", u.handover).is_null();
  }
  Json state(const Underway& u) {
    return find_item(page_of(c().counsellor, u.person)["handovers"], "id", u.handover)["state"];
  }
  void attempt(const Underway& u, const std::string& outcome) {
    const Json search = page_of(c().counsellor, u.person)["follow_ups"][0];
    must(c().counsellor.post("/api/v1/follow-ups/" + search["id"].text() + "/attempts",
                             object({{"id", new_id()}, {"on", c().day()}, {"outcome", outcome}})));
  }
};
HW_ON_BOTH_COUNTRIES(AfterNoArrival);

TEST_P(AfterNoArrival, TheHouseThatHandedOverTakesTheQuestionBackAndTheSearchGoesOn) {
  const Underway u = missed("Nichtdort");

  const bool before = listed(c().counsellor, c().one, u) && listed(c().clerk_two, c().two, u);
  const HttpAnswer not_theirs = step(c().counsellor_two, u, "withdraw");
  must(step(c().counsellor, u, "withdraw"));
  const HttpAnswer twice = step(c().counsellor, u, "withdraw");

  EXPECT_TRUE(before);
  EXPECT_EQ(not_theirs.reason(), "handover.other-side");
  EXPECT_EQ(twice.reason(), "handover.not-now");
  EXPECT_FALSE(listed(c().counsellor, c().one, u) || listed(c().clerk_two, c().two, u));
  const Json search = page_of(c().counsellor, u.person)["follow_ups"][0];
  EXPECT_EQ(search["state"], Json("open")) << "nobody has heard from them";
  EXPECT_EQ(search["who_acts"], Json(c().one));
}

TEST_P(AfterNoArrival, AnAnswerThatSettlesTheSearchSettlesTheHandover) {
  const Underway settled = missed("Woandersova"), goes_on = missed("Kommtnoch");

  attempt(settled, "went_elsewhere");

  EXPECT_EQ(state(settled), Json("withdrawn"));
  EXPECT_FALSE(listed(c().clerk_two, c().two, settled));
  EXPECT_EQ(state(goes_on), Json("did_not_arrive")) << "others are waited for as before";
  EXPECT_TRUE(listed(c().clerk_two, c().two, goes_on));
}

TEST_P(AfterNoArrival, NobodyWaitsForWhomNobodyLooksFor) {
  const Underway u = proposed("Ohnesuche");
  travel(u);
  const Json search = page_of(c().counsellor, u.person)["follow_ups"][0];
  must(c().counsellor.post("/api/v1/follow-ups/" + search["id"].text() + "/attempts",
                           object({{"id", new_id()}, {"on", c().day()}, {"outcome", "died"}, {"died_on", c().day()}})));

  must(step(c().clerk_two, u, "not-arrived"));

  EXPECT_EQ(state(u), Json("withdrawn"));
  EXPECT_FALSE(listed(c().counsellor, c().one, u) || listed(c().clerk_two, c().two, u));
}

TEST_P(AfterNoArrival, AskingAnotherTimeTakesTheFirstQuestionBack) {
  const Underway u = missed("Nochmalova");
  const Json again = a_handover(c().two, c().day(1), "social_rehabilitation", "community");

  must(c().counsellor.post("/api/v1/stays/" + u.stay + "/hand-over", again));

  EXPECT_EQ(state(u), Json("withdrawn"));
  const Json handovers = page_of(c().counsellor, u.person)["handovers"];
  EXPECT_EQ(find_item(handovers, "id", again["handover"].text())["state"], Json("proposed"));
}

TEST_P(AfterNoArrival, CareThatBeginsThereCompletesIt) {
  const Underway u = proposed("Dochdort", a_consent(c().two, {"identity", "contact"}, c().day()));
  travel(u);
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));
  const Json admission = an_admission(c().two, c().day(), "social_rehabilitation", "community");
  must(step(c().clerk_two, u, "not-arrived"));
  must(step(c().clerk_two, u, "arrive", object({{"arrived_on", c().day()}})));

  must(c().clerk_two.post("/api/v1/people/" + u.person + "/admissions",
                          admission.with("marks", list({a_mark("treatment"), a_mark("medical_rehabilitation")}))));

  EXPECT_EQ(state(u), Json("arrived"));
}

}  // namespace
}  // namespace homeward::testing
