#pragma once
#include "platform/http/dispatcher.hpp"
#include "platform/http/hash_pool.hpp"
#include "platform/http/throttle.hpp"

/// Signing in, one's own account, users and roles.
namespace homeward::http {

struct GivePassword {
  Text<80> login;
  Protected<Text<200>> password;
};
BOOST_DESCRIBE_STRUCT(GivePassword, (), (login, password))
struct GiveCode {
  Text<6> code;
};
BOOST_DESCRIBE_STRUCT(GiveCode, (), (code))
struct GivePin {
  Protected<Text<40>> pin;
};
BOOST_DESCRIBE_STRUCT(GivePin, (), (pin))
struct UseRole {
  Id<RoleBinding> binding;
};
BOOST_DESCRIBE_STRUCT(UseRole, (), (binding))
struct ChangePassword {
  std::optional<Protected<Text<200>>> old_password;
  Protected<Text<200>> password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (old_password, password))

/// Shared by the routes; outlives them.
struct SignInServices {
  const Services& services;
  HashPool& hashing;
  Throttle& throttle;
  bool demo = false;  ///< the store is marked as demo: demo accounts may sign in
};
void add_sign_in_routes(Routes& routes, const SignInServices& s);
void add_account_routes(Routes& routes, const SignInServices& s);

}  // namespace homeward::http

namespace homeward {
template <>
struct Described<http::GivePassword> {
  static constexpr RecordTable table{.name = "give_password", .category = Category::account, .doc = "Sign in."};
  static constexpr MemberTable members[] = {{1, "login", "Login."}, {2, "password", "Password."}};
};
template <>
struct Described<http::GiveCode> {
  static constexpr RecordTable table{.name = "give_code", .category = Category::account, .doc = "A one-time code."};
  static constexpr MemberTable members[] = {{1, "code", "Six digits."}};
};
template <>
struct Described<http::GivePin> {
  static constexpr RecordTable table{
      .name = "give_pin", .category = Category::account, .doc = "A device that was handed over is taken back."};
  static constexpr MemberTable members[] = {{1, "pin", "The PIN of this handing over."}};
};
template <>
struct Described<http::UseRole> {
  static constexpr RecordTable table{
      .name = "use_role", .category = Category::account, .doc = "Another role of one's own."};
  static constexpr MemberTable members[] = {{1, "binding", "Which role binding."}};
};
template <>
struct Described<http::ChangePassword> {
  static constexpr RecordTable table{
      .name = "change_password", .category = Category::account, .doc = "A new password."};
  static constexpr MemberTable members[] = {{1, "old_password", "The present one, for one's own account."},
                                            {2, "password", "The new one, at least 15 characters."}};
};
}  // namespace homeward
