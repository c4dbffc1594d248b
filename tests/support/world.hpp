#pragma once
#include "support/pg_database.hpp"
#include "support/server_process.hpp"
#include "support/session.hpp"

#include <deque>
#include <memory>

/// A small invented country on a running server, made over HTTP as its first administrator would make it.
namespace homeward::testing {

enum class Backend { sqlite, postgresql };

struct WorldOptions {
  Backend backend = Backend::sqlite;
  std::filesystem::path where = {};  ///< parent of the folder; empty: in memory
  std::string postgres = {};         ///< another PostgreSQL server than the one of all tests
  /// For the server; "{folder}" in a value stands for its folder.
  std::vector<std::pair<std::string, std::string>> environment = {};
};

class World {
 public:
  /// Starts a server on an empty database and sets it up by the one-time link.
  explicit World(const WorldOptions& options);
  explicit World(Backend backend = Backend::sqlite) : World(WorldOptions{.backend = backend}) {}
  ~World();

  ServerProcess& server() { return *server_; }
  Session& admin() { return *admin_; }
  const std::string& nation() const { return nation_; }
  TestClock& clock() { return clock_; }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// Moves the server's clock on; who is signed in longer than 12 hours has to sign in again.
  void move_clock(Seconds by);
  void move_days(int days);
  /// Day in the nation's zone.
  LocalDate today() const;
  std::string day(int from_today = 0) const { return (today() + Days{from_today}).to_string(); }
  /// Stops the server and starts it again, with its clock as before.
  void restart();
  /// After a start by hand: new port, and the clock as before.
  void reconnect();

  std::string a_place(const std::string& kind, const std::string& name, const std::string& parent,
                      const Json& offers = list({}));
  std::string a_region(const std::string& name) { return a_place("region", name, nation_); }
  /// A user with this role, signed in with a second factor.
  Session& a_worker(const std::string& role, const std::string& place, const std::string& name = "");
  Session& a_counsellor(const std::string& place) { return a_worker("counsellor", place); }
  /// Nobody: not signed in.
  Session& anonymous() { return *anonymous_; }
  Session& a_session(Credentials who);
  /// Everybody signs in again, after the clock moved.
  void sign_in_all();

  static std::string missing(Backend backend);

 private:
  void tell_clock();

  TemporaryFolder folder_;
  std::unique_ptr<PgDatabase> data_, keys_;
  std::unique_ptr<ServerProcess> server_;
  TestClock clock_;
  std::deque<Session> sessions_;
  Session* admin_ = nullptr;
  Session* anonymous_ = nullptr;
  std::string nation_;
  int next_ = 0;
};

// Bodies with valid defaults; tests change what matters by `with`.
Json an_offer(const std::string& stage, const std::string& setting, const Json& capacity = Json());
Json a_person(const std::string& given = "Nurlan", const std::string& family = "Testov");
Json an_admission(const std::string& place, const std::string& day, const std::string& stage = "detoxification",
                  const std::string& setting = "inpatient");
Json a_move(const std::string& place, const std::string& day, const std::string& stage, const std::string& setting);
Json an_end(const std::string& day, const std::string& type = "as_planned",
            const std::string& reason = "programme_completed");
Json a_handover(const std::string& to, const std::string& day, const std::string& stage, const std::string& setting);
/// Complete, for care, given to a place.
Json a_consent(const std::string& recipient, std::vector<Json> classes, const std::string& day);
Json a_form(const std::string& instrument, const std::string& day);
/// Of CIWA-Ar: the same answer to each question.
Json a_round(int each, Instant taken, const Json& vitals = object({}));
/// Counts stays that began.
Json an_order(const std::string& place, const std::string& act_by);
/// To everybody below the place that issues it.
Json a_directive(const std::string& id, const std::string& issuer, const std::string& act_by);
/// Of planned completion in 2025, with one place that takes part.
Json a_baseline(const std::string& id, const std::string& keeper, const std::string& place,
                const std::string& starts_on);
Json a_mark(const std::string& stage, const std::string& kind = "not_needed");

/// Posts it and answers the id that the body brings under `id_member`.
std::string registered(Session& by, const Json& person);
std::string admitted(Session& by, const std::string& person, const Json& admission);

}  // namespace homeward::testing
