#include "platform/access/accounts.hpp"

#include <algorithm>
#include <cctype>

namespace homeward::access {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// A role may be granted only at or below the grantor's place, and only by an administrator or for what one holds.
Result<const Role*> grantable(journal::Transaction& tx, const Viewer& who, const Roles& roles, const Text<40>& id,
                              Id<Place> place) {
  HW_TRY_VOID(require_place(tx, who, "account.manage", place));
  const Role* role = roles.find(id.str());
  if (!role) return reject(ErrorKind::invalid, "role.unknown", "no such role in the catalogue");
  if (role->needs_two && !who.may("role.grant-administrator")) {
    return reject(ErrorKind::forbidden, "role.exceeds-own", "this role is above what you can grant");
  }
  return role;
}

/// Whether nobody else has the role, so that nobody could confirm it: the first administrator makes the second alone.
bool is_alone(journal::Transaction& tx, const Viewer& who, const Text<40>& role) {
  const Datum wanted[] = {role.str(), who.account.value};
  return !tx.sql().find_integer(
      "SELECT 1 FROM role_binding b JOIN account a ON a.id = b.account WHERE b.role = $1 AND b.account <> $2 AND "
      "b.until IS NULL AND a.state = 'active' LIMIT 1",
      wanted);
}

}  // namespace

Blob login_key(const vault::Vault& vault, std::string_view login) { return vault.look_up_key("login", lower(login)); }

Result<void> check_password(std::string_view password) {
  if (count_code_points(password) < k_shortest_password) {
    return reject(ErrorKind::invalid, "password.too-short", "at least 15 characters are needed");
  }
  // Long common ones are repetitions, keyboard rows and single words doubled; short common ones are too short anyway.
  const std::string plain = lower(password);
  const bool one_character = plain.find_first_not_of(plain[0]) == std::string::npos;
  bool repeated = false;
  for (std::size_t n = 1; n <= plain.size() / 2 && !repeated; ++n) {
    repeated = plain.size() % n == 0;
    for (std::size_t i = n; i < plain.size() && repeated; ++i) repeated = plain[i] == plain[i - n];
  }
  constexpr std::string_view k_rows[] = {"1234567890123456", "qwertyuiopasdfgh", "abcdefghijklmnop", "йцукенгшщзхъфыв"};
  const bool row = std::any_of(std::begin(k_rows), std::end(k_rows), [&](std::string_view r) {
    return plain.find(r.substr(0, std::min<std::size_t>(r.size(), 10))) == 0;
  });
  if (one_character || repeated || row) {
    return reject(ErrorKind::invalid, "password.too-common", "this password is too easy to guess");
  }
  return {};
}

Result<journal::Changed> insert_account(journal::Transaction& tx, const Roles& roles, const PreparedAccount& p) {
  const CreateAccount& c = p.command;
  if (c.login.empty() || c.name.empty()) {
    FieldFaults faults;
    if (c.login.empty()) faults.push_back({"login", "field.missing", "a login is needed"});
    if (c.name.empty()) faults.push_back({"name", "field.missing", "a name is needed"});
    return reject_fields(std::move(faults));
  }
  if (!roles.find(c.role.str())) return reject(ErrorKind::invalid, "role.unknown", "no such role in the catalogue");
  Account account;
  account.id = c.id;
  account.home = c.place;
  account.login = Protected(c.login);
  account.login_key = login_key(tx.vault(), c.login.str());
  account.name = Protected(c.name);
  account.password = Protected(Text<200>::trusted(p.password_hash));
  account.demo = p.demo;
  account.language = c.language;
  const Datum key[] = {account.login_key};
  if (tx.sql().find_uuid("SELECT id FROM account WHERE login_key = $1", key)) {
    return reject(ErrorKind::conflict, "account.login-taken", "this login is taken");
  }
  const journal::Changed done = tx.insert(account);
  RoleBinding binding;
  binding.id = tx.new_id<RoleBinding>();
  binding.account = c.id;
  binding.place = c.place;
  binding.role = c.role;
  binding.since = today(Zone{}, tx.now()) - Days{1};  // valid at once in every time zone
  if (tx.actor().account) binding.granted_by = *tx.actor().account;
  tx.insert(binding);
  return done;
}

Result<journal::Changed> create_account(journal::Transaction& tx, const Viewer& who, const Roles& roles,
                                        const PreparedAccount& prepared) {
  HW_TRY(const Role* role, grantable(tx, who, roles, prepared.command.role, prepared.command.place));
  if (role->needs_two) {
    return reject(ErrorKind::forbidden, "role.needs-two",
                  "grant this role to an existing user; a second person confirms");
  }
  tx.allow_subject(prepared.command.id.value);
  return insert_account(tx, roles, prepared);
}

Result<journal::Changed> grant_role(journal::Transaction& tx, const Viewer& who, const Roles& roles,
                                    Id<Account> account, const GrantRole& command) {
  HW_TRY(const Role* role, grantable(tx, who, roles, command.role, command.place));
  HW_TRY(auto stored, tx.get(account));
  HW_TRY_VOID(require_place(tx, who, "account.manage", stored->home));
  if (account == who.account) return reject(ErrorKind::forbidden, "account.own", "nobody gives a role to themselves");
  RoleBinding binding;
  binding.id = command.id;
  binding.account = account;
  binding.place = command.place;
  binding.role = command.role;
  binding.since = today(Zone{}, tx.now()) - Days{1};
  binding.granted_by = who.account;
  binding.confirmed = !role->needs_two || is_alone(tx, who, command.role);
  return tx.insert(binding);
}

Result<journal::Changed> confirm_role(journal::Transaction& tx, const Viewer& who, Id<RoleBinding> id) {
  HW_TRY(auto binding, tx.get(id));
  HW_TRY_VOID(require_place(tx, who, "role.grant-administrator", binding->place));
  if (binding->confirmed) return reject(ErrorKind::conflict, "role.already-confirmed", "this role is confirmed");
  if (binding->granted_by == who.account || binding->account == who.account) {
    return reject(ErrorKind::forbidden, "role.own-proposal", "a second person has to confirm");
  }
  binding->confirmed = true;
  return tx.save(binding);
}

Result<journal::Changed> end_role(journal::Transaction& tx, const Viewer& who, Id<RoleBinding> id) {
  HW_TRY(auto binding, tx.get(id));
  HW_TRY_VOID(require_place(tx, who, "account.manage", binding->place));
  binding->until = today(Zone{}, tx.now()) - Days{2};
  end_all_sign_ins(tx, binding->account);
  return tx.save(binding);
}

namespace {

/// Over an account stands whoever manages its house and every place where it has a role.
Result<void> require_over(journal::Transaction& tx, const Viewer& who, const Account& account) {
  HW_TRY_VOID(require_place(tx, who, "account.manage", account.home));
  const Datum wanted[] = {account.id.value, std::int64_t{today(Zone{}, tx.now()).days}};
  for (const Uuid& place : tx.sql().list_uuids(
           "SELECT place FROM role_binding WHERE account = $1 AND (until IS NULL OR until >= $2)", wanted)) {
    HW_TRY_VOID(require_place(tx, who, "account.manage", Id<Place>{place}));
  }
  return {};
}

/// Whoever both gave the password and forgot the device could sign in as somebody else: that takes two people.
Result<void> require_another(const Viewer& who, const std::optional<Id<Account>>& first) {
  if (first != who.account) return {};
  return reject(ErrorKind::forbidden, "account.takes-two",
                "one administrator gives a password, another forgets the device");
}

}  // namespace

Result<journal::Changed> disable_account(journal::Transaction& tx, const Viewer& who, Id<Account> id) {
  HW_TRY(auto account, tx.get(id));
  HW_TRY_VOID(require_over(tx, who, account.value));
  if (id == who.account) return reject(ErrorKind::conflict, "account.own", "you cannot disable your own account");
  account->state = AccountState::disabled;
  tx.allow_subject(id.value);
  end_all_sign_ins(tx, id);
  return tx.save(account);
}

Result<journal::Changed> reset_password(journal::Transaction& tx, const Viewer& who, Id<Account> id,
                                        const std::string& password_hash) {
  HW_TRY(auto account, tx.get(id));
  if (id == who.account) {
    HW_TRY_VOID(require(tx, who, "account.own"));
  } else {
    HW_TRY_VOID(require_over(tx, who, account.value));
    HW_TRY_VOID(require_another(who, account->device_forgotten_by));
    account->password_from = who.account;
  }
  account->password = Protected(Text<200>::trusted(password_hash));
  tx.allow_subject(id.value);
  end_all_sign_ins(tx, id);
  return tx.save(account);
}

Result<journal::Changed> change_own_password(journal::Transaction& tx, const Viewer& who,
                                             const std::string& password_hash) {
  HW_TRY_VOID(require(tx, who, "account.own"));
  HW_TRY(auto account, tx.get(who.account));
  account->password = Protected(Text<200>::trusted(password_hash));
  account->password_from.reset();
  end_all_sign_ins(tx, who.account, who.sign_in);
  return tx.save(account);
}

Result<journal::Changed> reset_second_factor(journal::Transaction& tx, const Viewer& who, Id<Account> id) {
  HW_TRY(auto account, tx.get(id));
  HW_TRY_VOID(require_over(tx, who, account.value));
  if (id == who.account) {
    return reject(ErrorKind::forbidden, "account.own", "another administrator has to do this for you");
  }
  HW_TRY_VOID(require_another(who, account->password_from));
  account->device_forgotten_by = who.account;
  return clear_second_factor(tx, account);
}

journal::Changed clear_second_factor(journal::Transaction& tx, journal::Stored<Account>& account) {
  account->second_factor.reset();
  account->second_factor_pending.reset();
  account->second_factor_confirmed = false;
  account->last_code_step.reset();
  end_all_sign_ins(tx, account->id);
  return tx.save(account);
}

void end_all_sign_ins(journal::Transaction& tx, Id<Account> account, Id<SignIn> spared) {
  tx.allow_subject(account.value);
  const Datum wanted[] = {account.value, spared.value};
  for (auto& sign_in :
       tx.list<SignIn>("SELECT id FROM sign_in WHERE account = $1 AND id <> $2 AND ended IS NULL", wanted)) {
    sign_in->ended = tx.now();
    tx.save(sign_in);
  }
}

}  // namespace homeward::access
