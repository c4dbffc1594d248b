#pragma once
#include "platform/access/accounts.hpp"

/// Server-side sign-ins: an opaque token in a cookie, its keyed hash in the store, ended everywhere at once.
namespace homeward::access {

constexpr Seconds k_sign_in_length{12 * 3600};

/// What a request with a valid token is.
struct Authenticated {
  Viewer viewer;
  std::string csrf;
  bool second_factor_needed = false;  ///< the password was right, the code is still missing
  bool has_binding = false;
  /// Only of a device that was handed over with a PIN.
  std::optional<int> pin_tries_left;
};

/// Nothing when the token is unknown, ended, expired, or its account or role is not valid today.
std::optional<Authenticated> authenticate(db::ReadTransaction& tx, vault::Vault& vault, const Roles& roles,
                                          std::string_view token, Instant now);

/// The account behind a login, for checking its password before the write. Nothing when there is none.
struct LoginAccount {
  Id<Account> id;
  std::string password_hash;
  bool demo = false;
  bool active = false;
};
std::optional<LoginAccount> find_login(db::ReadTransaction& tx, vault::Vault& vault, std::string_view login);

/// After the password was right. The token goes into the cookie and is never stored. Staff must still give a code;
/// without a confirmed second factor they can only enrol one. Demo accounts need none.
struct Started {
  std::string token;
  bool second_factor_needed = false;
};
Result<journal::Changed> start_sign_in(journal::Transaction& tx, const Roles& roles, Id<Account> account,
                                       const std::string& token, Started& started);

/// RFC 6238, 30 s steps, one step of drift, no code twice. Reasons: code.wrong.
Result<journal::Changed> give_code(journal::Transaction& tx, const Viewer& who, std::string_view code);
Result<journal::Changed> end_sign_in(journal::Transaction& tx, const Viewer& who);
Result<journal::Changed> end_everywhere(journal::Transaction& tx, const Viewer& who);
/// The token changes with the role. Reasons: not-found.
Result<journal::Changed> switch_role(journal::Transaction& tx, const Viewer& who, const Roles& roles,
                                     Id<RoleBinding> binding, const std::string& new_token);
/// The device goes into other hands: from now on this sign-in reaches these forms and nothing else. It is never widened
/// again: another sign-in takes its place, with the PIN where one was given, or with the password.
Result<journal::Changed> hand_over(journal::Transaction& tx, const Viewer& who, std::vector<Id<Assessment>> forms,
                                   const std::optional<std::string>& pin_hash);
/// A dead PIN, the right one too, and a sign-in that never had one answer alike: only the password is left.
Error pin_closed();
/// One try at the PIN of this device. Counted before anybody looks whether it is right: however many are tried at once,
/// no more than `k_pin_tries` are ever compared. `hash` is what to compare with. Reasons: pin.closed.
Result<journal::Changed> count_pin_try(journal::Transaction& tx, const Viewer& who, std::string& hash);
/// After the PIN was right: this sign-in ends, and one as it was before the handing over takes its place, no longer.
/// Reasons: pin.closed.
Result<journal::Changed> take_back(journal::Transaction& tx, const Viewer& who, const std::string& new_token);
/// Puts a new secret in place; it counts once a code of it was given.
Result<journal::Changed> enrol_second_factor(journal::Transaction& tx, const Viewer& who, const std::string& secret);
Result<journal::Changed> confirm_second_factor(journal::Transaction& tx, const Viewer& who, std::string_view code);

/// A fresh base32 secret of 20 bytes.
std::string new_second_factor_secret();
/// The step whose code this is, or nothing.
std::optional<std::int64_t> matching_step(const std::string& base32_secret, std::string_view code, Instant now);

}  // namespace homeward::access
