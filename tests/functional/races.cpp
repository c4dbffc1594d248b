#include "functional/country.hpp"

#include <barrier>
#include <thread>

namespace homeward::testing {
namespace {

/// Two people at once, the same command twice, an old version: one wins and the other learns what changed.
class Races : public OnBothCountries {
 protected:
  /// Sends the same kind of request from many connections of one sign-in at the same moment.
  template <class Send>
  std::vector<HttpAnswer> at_once(std::size_t how_many, Session& by, Send send) {
    std::vector<HttpAnswer> answers(how_many);
    std::barrier start(static_cast<std::ptrdiff_t>(how_many));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < how_many; ++i) {
      threads.emplace_back([&, i] {
        HttpClient client(c().world.server().port());
        Headers headers = by.cookie_header();
        headers.emplace_back("Content-Type", "application/json");
        headers.emplace_back("X-CSRF-Token", by.csrf());
        client.send("GET", "/api/v1/system");  // connected before the start
        start.arrive_and_wait();
        answers[i] = send(client, headers, i);
      });
    }
    for (std::thread& t : threads) t.join();
    return answers;
  }
  static std::size_t with_status(const std::vector<HttpAnswer>& answers, int status) {
    std::size_t n = 0;
    for (const HttpAnswer& a : answers) n += a.status == status;
    return n;
  }
  static Headers keyed(Headers headers, const std::string& key = new_id()) {
    headers.emplace_back("Idempotency-Key", key);
    return headers;
  }
};
HW_ON_BOTH_COUNTRIES(Races);

TEST_P(Races, OneEndsAStayAndTheOthersLearnThatItEnded) {
  const std::string person = registered(c().counsellor, a_person("Zugleich", "Beendet"));
  const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
  const std::string version = page_of(c().counsellor, person)["stays"][0]["version"].text();
  const std::string body = an_end(c().day(), "left_early", "family").dump();

  const auto answers = at_once(6, c().counsellor, [&](HttpClient& client, const Headers& headers, std::size_t i) {
    Headers mine = keyed(headers);
    if (i % 2) mine.emplace_back("If-Match", "\"" + version + "\"");
    return client.send("POST", "/api/v1/stays/" + stay + "/end", mine, body);
  });

  EXPECT_EQ(with_status(answers, 201), 1U);
  EXPECT_EQ(with_status(answers, 409), 5U);
  for (const HttpAnswer& a : answers) {
    if (a.status != 409) continue;
    EXPECT_TRUE(a.reason() == "stay.already-ended" || a.reason() == "stale.version") << a.body;
  }
  EXPECT_EQ(page_of(c().counsellor, person)["follow_ups"].size(), 1U);
}

TEST_P(Races, ExactlyOneGetsTheLastPlace) {
  const std::string house =
      c().world.a_place("centre", "Two Beds", c().region, list({an_offer("detoxification", "inpatient", 2)}));
  Session& clerk = c().world.a_worker("counsellor", house);
  std::vector<std::string> people;
  for (int i = 0; i < 6; ++i) people.push_back(registered(clerk, a_person("Bett", "Sucher")));
  admitted(clerk, people[0], an_admission(house, c().day()));

  const auto answers = at_once(5, clerk, [&](HttpClient& client, const Headers& headers, std::size_t i) {
    return client.send("POST", "/api/v1/people/" + people[i + 1] + "/admissions", keyed(headers),
                       an_admission(house, c().day()).dump());
  });

  EXPECT_EQ(with_status(answers, 201), 1U);
  for (const HttpAnswer& a : answers)
    if (a.status != 201) {
      EXPECT_EQ(a.reason(), "capacity.full") << a.body;
    }
  const Json offer = board_of(clerk, house)["offers"][0];
  EXPECT_EQ(offer["occupied"], Json(2));
  EXPECT_EQ(offer["free"], Json(0));
}

TEST_P(Races, ExactlyOneHandoverGetsTheLastPlace) {
  const std::string house =
      c().world.a_place("centre", "One Bed", c().region, list({an_offer("treatment", "inpatient", 1)}));
  Session& clerk = c().world.a_worker("clerk", house);
  std::vector<std::string> asked;
  for (int i = 0; i < 4; ++i) {
    const std::string person = registered(c().counsellor, a_person("Platz", "Sucher"));
    const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
    const Json body = a_handover(house, c().day(1), "treatment", "inpatient");
    must(c().counsellor.post("/api/v1/stays/" + stay + "/hand-over", body));
    asked.push_back(body["handover"].text());
  }

  const auto answers = at_once(4, clerk, [&](HttpClient& client, const Headers& headers, std::size_t i) {
    const std::string verb = i % 2 ? "accept" : "hold";
    const Json body = i % 2 ? object({}) : object({{"held_until", c().day(2)}});
    return client.send("POST", "/api/v1/handovers/" + asked[i] + "/" + verb, keyed(headers), body.dump());
  });

  EXPECT_EQ(with_status(answers, 201), 1U);
  EXPECT_EQ(with_status(answers, 409), 3U);
}

TEST_P(Races, ARepeatedCommandIsOneChange) {
  const Json person = a_person("Doppelt", "Gesendet");
  const std::string key = new_id();

  const auto answers = at_once(4, c().counsellor, [&](HttpClient& client, const Headers& headers, std::size_t) {
    return client.send("POST", "/api/v1/people", keyed(headers, key), person.dump());
  });
  const HttpAnswer other = c().counsellor.post("/api/v1/people", a_person("Anders"), {{"Idempotency-Key", key}});
  const HttpAnswer elsewhere =
      c().counsellor_two.post("/api/v1/people", a_person("Anders"), {{"Idempotency-Key", key}});

  EXPECT_EQ(with_status(answers, 201), 1U);
  EXPECT_EQ(with_status(answers, 200), 3U);
  for (const HttpAnswer& a : answers) {
    EXPECT_EQ(a.json()["id"], person["id"]);
    EXPECT_EQ(a.json()["version"], answers[0].json()["version"]);
    EXPECT_EQ(a.json()["repeated"], Json(a.status == 200));
  }
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(other.reason(), "command.other-content");
  EXPECT_EQ(elsewhere.status, 201) << "keys are unique for their actor";
}

TEST_P(Races, ARefusedCommandIsDecidedAnew) {
  const std::string person = registered(c().counsellor, a_person("Neu", "Entschieden"));
  const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
  const std::string key = new_id();
  const std::string target = "/api/v1/stays/" + stay + "/hand-over";
  const Json first = a_handover(c().two, c().day(1), "social_rehabilitation", "community");
  const Json second = first.with("handover", new_id());
  must(c().counsellor.post(target, first));

  const HttpAnswer refused = c().counsellor.post(target, second, {{"Idempotency-Key", key}});
  must(c().counsellor.post("/api/v1/handovers/" + first["handover"].text() + "/withdraw"));
  const HttpAnswer taken = c().counsellor.post(target, second, {{"Idempotency-Key", key}});

  EXPECT_EQ(refused.reason(), "handover.already-open");
  EXPECT_EQ(taken.status, 201) << taken.body;
}

TEST_P(Races, AnIdInUseIsAConflictForEveryKindOfRecord) {
  Session& by = c().counsellor;
  const Json person = a_person("Id", "Vergeben");
  registered(by, person);
  const std::string path = "/api/v1/people/" + person["id"].text();
  const Json admission = an_admission(c().one, c().day());
  admitted(by, person["id"].text(), admission);
  const Json mark = a_mark("treatment").with("id", new_id());
  must(by.post(path + "/stage-marks", mark));
  const Json link = object({{"id", new_id()}, {"other", registered(by, a_person())}});
  must(c().supervisor.post(path + "/links", link));
  const Json way = object({{"id", new_id()}, {"channel", "visit"}, {"to", "At the well"}});
  must(by.post(path + "/safe-contacts", way));
  const Json consent = a_consent(c().two, {"identity"}, c().day());
  must(by.post(path + "/consents", consent));
  const Json offer = an_offer("treatment", "outpatient").with("id", new_id());
  const std::string spare = c().world.a_place("centre", "Spare", c().region);
  must(c().world.admin().post("/api/v1/places/" + spare + "/offers", offer));

  const std::vector<std::pair<std::string, HttpAnswer>> again = {
      {"person", c().counsellor_two.post("/api/v1/people", person)},
      {"stay", by.post(path + "/admissions",
                       admission.with("setting", "community")
                           .with("stage", "social_rehabilitation")
                           .with("marks", list({a_mark("treatment"), a_mark("medical_rehabilitation")})))},
      {"mark", by.post(path + "/stage-marks", mark)},
      {"mark within an admission", by.post("/api/v1/people/" + registered(by, a_person()) + "/admissions",
                                           an_admission(c().one, c().day()).with("marks", list({mark})))},
      {"link", c().supervisor.post(path + "/links", link)},
      {"safe contact", by.post(path + "/safe-contacts", way)},
      {"consent", by.post(path + "/consents", consent)},
      {"place", c().world.admin().post("/api/v1/places", object({{"id", spare},
                                                                 {"kind", "centre"},
                                                                 {"name", "X"},
                                                                 {"parent", c().region},
                                                                 {"zone", "Asia/Bishkek"},
                                                                 {"offers", list({})}}))},
      {"offer", c().world.admin().post("/api/v1/places/" + spare + "/offers", offer.with("setting", "community"))},
      {"offer twice within a place", c().world.admin().post("/api/v1/places", object({{"id", new_id()},
                                                                                      {"kind", "centre"},
                                                                                      {"name", "X"},
                                                                                      {"parent", c().region},
                                                                                      {"zone", "Asia/Bishkek"},
                                                                                      {"offers", list({offer})}}))},
      {"role binding",
       c().world.admin().post(
           "/api/v1/accounts/" + c().clerk.account() + "/roles",
           object({{"id", c().clerk.me()["bindings"][0]["id"]}, {"role", "trainer"}, {"place", c().one}}))},
      {"account", c().world.admin().post("/api/v1/accounts", object({{"id", c().clerk.account()},
                                                                     {"login", "fresh-login"},
                                                                     {"name", "X"},
                                                                     {"password", "a completely new password"},
                                                                     {"role", "trainer"},
                                                                     {"place", c().one},
                                                                     {"language", "en"}}))}};

  for (const auto& [what, answer] : again) {
    EXPECT_EQ(answer.status, 409) << what << ": " << answer.body;
    EXPECT_EQ(answer.reason(), "id.taken") << what;
  }
}

TEST_P(Races, ManyAskAtOnceWhoTheyAre) {
  const auto answers = at_once(16, c().counsellor, [&](HttpClient& client, const Headers& headers, std::size_t) {
    HttpAnswer last;
    for (int i = 0; i < 20; ++i) {
      last = client.send("GET", "/api/v1/me", headers);
      if (last.status != 200) break;
    }
    return last;
  });

  for (const HttpAnswer& a : answers) EXPECT_EQ(a.status, 200) << a.body;
}

}  // namespace
}  // namespace homeward::testing
