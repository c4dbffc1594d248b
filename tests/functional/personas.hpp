#pragma once
#include "support/world.hpp"

#include <map>
#include <memory>
#include <set>

/// The test personas of the security rules, and the people in care about whom they ask.
namespace homeward::testing {

/// Distinctive text put into a record of the scene, by what has to be open to see it.
struct Canary {
  const char* category;
  const char* text;
};
inline constexpr Canary k_canaries[] = {
    {"identity", "Kanarivogel"},        {"identity", "Zwitscherov"},           {"identity", "ID-CANARY-4711"},
    {"identity", "CODE-CANARY-12"},     {"contact", "+996-555-CANARY"},        {"contact", "wording-CANARY"},
    {"clinical", "answer-CANARY"},      {"contact", "Canarystreet 9"},         {"intimate", "gender-CANARY"},
    {"care", "handover-reason-CANARY"}, {"care", "attempt-note-CANARY"},       {"care", "back-reason-CANARY"},
    {"consent", "Grantor-CANARY"},      {"audit", "explanation-CANARY"},       {"own", "Eigenname-CANARY"},
    {"account", "login-CANARY"},        {"nobody", "password-CANARY-password"}};

struct Persona {
  std::string name, short_name;
  Session* session = nullptr;
  std::string own_person = {};         ///< of the client personas
  std::set<std::string> may_see = {};  ///< categories of canaries
};

/// Two houses with everybody in the security rules, one of each.
class Personas {
 public:
  Personas();

  World world;
  std::string region, one, two;
  const std::vector<Persona>& all() const { return all_; }
  Session& session(const std::string& name);
  /// Another administrator and a privacy officer, who are no columns: the second of two.
  Session &second_administrator, &second_privacy_officer;
  /// An account for a route to act on, made once for each name.
  std::string victim(const std::string& name);
  Credentials victim_credentials(const std::string& name) const;

 private:
  void add(const std::string& name, const std::string& short_name, Session& session, std::set<std::string> may_see);
  void bind_by_hand();

  std::vector<Persona> all_;
  std::map<std::string, std::string> victims_;
};

/// The one set of personas that suites share.
Personas& the_personas();

/// Somebody in care of house one, with all that may hang on a person, made piece by piece when first asked for. Every
/// persona stands in the relation to the person that its name says.
class Scene {
 public:
  explicit Scene(Personas& personas) : p_(personas) {}

  const std::string& person();
  const std::string& stay();
  std::string first_of(const std::string& list);
  std::string safe_contact();
  std::string consent();
  std::string peers_relation();
  std::string follow_up();
  std::string task();
  /// Registered at house one, not yet in care, with nothing to recognise; three of them.
  const std::string& newcomer(int which = 0);
  /// Of somebody else with all canaries, at house one.
  std::string another_stay();
  /// Of the person and a newcomer.
  std::string tie();
  /// A newcomer who asked not to be called.
  std::string no_call();
  std::string link(const std::string& state);
  /// A form of the person, with a word of the clinical canaries in it.
  std::string form(const std::string& name);
  struct UrineTest {
    std::string sample, on;
  };
  /// Of a day of its own, of the person.
  const UrineTest& urine_test(const std::string& name);
  /// A contact that is planned for today.
  std::string contact(const std::string& name);
  struct FormLink {
    std::string id, token;
  };
  /// To a form of the person that is still open.
  const FormLink& form_link(const std::string& name);
  std::string look();
  /// Of the region, to both houses.
  std::string directive();
  /// Of the region, with house one taking part.
  std::string baseline();
  std::string handover_out(const std::string& state);
  std::string handover_in(const std::string& state);

 private:
  Session& counsellor() { return p_.session("assigned counsellor"); }
  static std::string plain_person(Session& by, const std::string& family);
  template <class Make>
  const std::string& once(const std::string& what, Make make) {
    std::string& id = made_[what];
    if (id.empty()) id = make();
    return id;
  }
  Json page() { return must(counsellor().get("/api/v1/people/" + person()), 200); }

  Personas& p_;
  std::string person_, stay_, consent_;
  std::map<std::string, std::string> made_;
  std::map<std::string, FormLink> form_links_;
  std::map<std::string, UrineTest> urine_tests_;
};

/// Ids of all people of scenes so far: who may not see them hears of none.
std::set<std::string>& people_of_scenes();

}  // namespace homeward::testing
