#pragma once
#include "app/house.hpp"
#include "platform/http/sign_in_routes.hpp"

namespace homeward::app {

struct SetUp {
  Text<64> token;
  Text<80> login;
  Text<120> name;
  Protected<Text<200>> password;
  Text<160> nation;
  Text<64> zone;
  Text<35> language;
};
BOOST_DESCRIBE_STRUCT(SetUp, (), (token, login, name, password, nation, zone, language))
struct SetClock {
  Instant now;
};
BOOST_DESCRIBE_STRUCT(SetClock, (), (now))

/// What whoever runs the house still has to do.
struct HouseState {
  bool copy_needed = false;
};
BOOST_DESCRIBE_STRUCT(HouseState, (), (copy_needed))

/// The account lists of a demo database, shown before sign-in so that one tap is enough.
struct DemoAccount {
  std::string login, name, role, place;
};
constexpr std::string_view k_demo_password = "homeward-demo-country";
std::vector<DemoAccount> list_demo_accounts(House& house);

/// What is asked before anybody is signed in, the first administrator, and (demo and test databases, loopback) the
/// clock.
struct SystemServices {
  House& house;
  http::HashPool& hashing;
  std::string setup_token;
};
void add_system_routes(http::Routes& routes, const SystemServices& s);

/// Nation and first administrator, by the one-time link or from the command line. Reasons: setup.done, setup.token and
/// those of places and accounts.
Result<journal::Changed> set_up(House& house, const SetUp& command, std::string password_hash);

}  // namespace homeward::app

namespace homeward {
template <>
struct Described<app::SetUp> {
  static constexpr RecordTable table{
      .name = "set_up", .category = Category::account, .doc = "The first administrator."};
  static constexpr MemberTable members[] = {{1, "token", "From the one-time link."},
                                            {2, "login", "Login of the first administrator."},
                                            {3, "name", "Name that colleagues see."},
                                            {4, "password", "At least 15 characters."},
                                            {5, "nation", "Name of the country or organisation."},
                                            {6, "zone", "IANA time zone."},
                                            {7, "language", "BCP 47 language of the screens."}};
};
template <>
struct Described<app::SetClock> {
  static constexpr RecordTable table{
      .name = "set_clock", .category = Category::place, .doc = "Another time, in demo and test databases."};
  static constexpr MemberTable members[] = {{1, "now", "The time it is to be."}};
};
}  // namespace homeward
