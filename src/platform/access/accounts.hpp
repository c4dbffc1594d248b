#pragma once
#include "platform/access/authority.hpp"

/// Accounts and the roles they hold. Grants never exceed the grantor's own place; some take two administrators.
namespace homeward::access {

struct CreateAccount {
  Id<Account> id;
  Text<80> login;
  Text<120> name;
  Protected<Text<200>> password;
  Text<40> role;
  Id<Place> place;
  Text<35> language;
};
BOOST_DESCRIBE_STRUCT(CreateAccount, (), (id, login, name, password, role, place, language))

struct GrantRole {
  Id<RoleBinding> id;
  Text<40> role;
  Id<Place> place;
};
BOOST_DESCRIBE_STRUCT(GrantRole, (), (id, role, place))

constexpr std::size_t k_shortest_password = 15;

/// Source: shared guide security.md 13 (15 characters, common ones refused). Reasons: password.too-short,
/// password.too-common.
Result<void> check_password(std::string_view password);

/// Everything of an account that is prepared before the write, because it takes long.
struct PreparedAccount {
  CreateAccount command;
  std::string password_hash;
  bool demo = false;
};

/// Reasons: account.login-taken, role.unknown, role.exceeds-own, and those of authority.
Result<journal::Changed> create_account(journal::Transaction& tx, const Viewer& who, const Roles& roles,
                                        const PreparedAccount& prepared);
/// Without a user behind it: set-up and demo.
Result<journal::Changed> insert_account(journal::Transaction& tx, const Roles& roles, const PreparedAccount& prepared);

Result<journal::Changed> grant_role(journal::Transaction& tx, const Viewer& who, const Roles& roles,
                                    Id<Account> account, const GrantRole& command);
/// The second administrator. Reasons: role.own-proposal, role.already-confirmed.
Result<journal::Changed> confirm_role(journal::Transaction& tx, const Viewer& who, Id<RoleBinding> binding);
Result<journal::Changed> end_role(journal::Transaction& tx, const Viewer& who, Id<RoleBinding> binding);
Result<journal::Changed> disable_account(journal::Transaction& tx, const Viewer& who, Id<Account> account);
/// By an administrator of the account's place; ends every sign-in of the account.
Result<journal::Changed> reset_password(journal::Transaction& tx, const Viewer& who, Id<Account> account,
                                        const std::string& password_hash);

/// After the present password was given; ends every other sign-in of the account.
Result<journal::Changed> change_own_password(journal::Transaction& tx, const Viewer& who,
                                             const std::string& password_hash);
/// A device that was lost: the next sign-in sets up a new one. By an administrator of the account's place, never for
/// oneself; ends every sign-in of the account. Reasons: account.own.
Result<journal::Changed> reset_second_factor(journal::Transaction& tx, const Viewer& who, Id<Account> account);
/// The same without a user behind it: by the operator, where no other administrator is left.
journal::Changed clear_second_factor(journal::Transaction& tx, journal::Stored<Account>& account);

/// Ends every open sign-in of an account, but not `spared`. Part of the caller's write.
void end_all_sign_ins(journal::Transaction& tx, Id<Account> account, Id<SignIn> spared = {});

Blob login_key(const vault::Vault& vault, std::string_view login);

}  // namespace homeward::access

namespace homeward {
template <>
struct Described<access::CreateAccount> {
  static constexpr RecordTable table{.name = "create_account", .category = Category::account, .doc = "A new user."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "login", "What the user will type."},
                                            {3, "name", "Name that colleagues see."},
                                            {4, "password", "First password, at least 15 characters."},
                                            {5, "role", "Role of the catalogue."},
                                            {6, "place", "Where the role is held."},
                                            {7, "language", "BCP 47 language of the screens."}};
};
template <>
struct Described<access::GrantRole> {
  static constexpr RecordTable table{.name = "grant_role", .category = Category::account, .doc = "A further role."};
  static constexpr MemberTable members[] = {
      {1, "id", "Id of the binding."}, {2, "role", "Role of the catalogue."}, {3, "place", "Where."}};
};
}  // namespace homeward
