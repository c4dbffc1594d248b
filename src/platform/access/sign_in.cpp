#include "platform/access/sign_in.hpp"

#include "base/check.hpp"
#include "platform/access/pin.hpp"

#include <liboath/oath.h>

#include <cstdlib>

namespace homeward::access {
namespace {

constexpr unsigned k_step_seconds = 30;

Blob token_key(const vault::Vault& vault, std::string_view token) { return vault.look_up_key("sign-in", token); }

bool valid_on(const RoleBinding& b, LocalDate day) {
  return b.confirmed && b.since <= day && (!b.until || *b.until >= day);
}

/// The valid roles of an account; a fresh sign-in uses the first.
std::vector<journal::Stored<RoleBinding>> valid_bindings(journal::Transaction& tx, Id<Account> account) {
  const Datum wanted[] = {account.value};
  auto all = tx.list<RoleBinding>("SELECT id FROM role_binding WHERE account = $1 ORDER BY id", wanted);
  std::erase_if(all, [&](const auto& b) { return !valid_on(b.value, today(Zone{}, tx.now())); });
  return all;
}

bool is_staff(const Roles& roles, const RoleBinding& binding) {
  const Role* role = roles.find(binding.role.str());
  return !role || role->staff;
}

Result<journal::Stored<SignIn>> own_sign_in(journal::Transaction& tx, const Viewer& who) {
  HW_TRY(auto sign_in, tx.get(who.sign_in));
  if (sign_in->ended) return reject(ErrorKind::forbidden, "sign-in.ended", "this sign-in was ended");
  tx.allow_subject(who.account.value);
  return sign_in;
}

/// Accepts a code of the account's secret, or of the one that is being set up, once. Reasons: code.wrong.
Result<journal::Stored<Account>> accept_code(journal::Transaction& tx, const Viewer& who, std::string_view code,
                                             std::optional<Protected<Text<80>>> Account::*of) {
  HW_TRY(auto account, tx.get(who.account));
  const auto& secret = account.value.*of;
  if (!secret) return reject(ErrorKind::conflict, "code.not-enrolled", "no second factor is set up");
  const auto step = matching_step(secret->reveal().str(), code, tx.now());
  const bool used = of == &Account::second_factor && account->last_code_step && step <= account->last_code_step;
  if (!step || used) {
    return reject(ErrorKind::forbidden, "code.wrong", "this code is not valid now");
  }
  account->last_code_step = *step;
  tx.allow_subject(who.account.value);
  return account;
}

}  // namespace

std::optional<Authenticated> authenticate(db::ReadTransaction& tx, vault::Vault& vault, const Roles& roles,
                                          std::string_view token, Instant now) {
  const Datum key[] = {token_key(vault, token)};
  const auto id = tx.find_uuid(
      "SELECT s.id FROM sign_in s JOIN account a ON a.id = s.account WHERE s.token_key = $1 "
      "AND s.ended IS NULL AND a.state = 'active'",
      key);
  if (!id) return std::nullopt;
  const auto sign_ins = journal::load<SignIn>(tx, vault, std::span(&*id, 1));
  if (sign_ins.empty() || sign_ins[0]->expires <= now) return std::nullopt;
  const SignIn& s = sign_ins[0].value;
  Authenticated out;
  out.csrf = s.csrf.str();
  out.second_factor_needed = !s.second_factor_done;
  out.viewer.account = s.account;
  out.viewer.sign_in = s.id;
  const Datum account[] = {s.account.value};
  if (const auto person = tx.find_uuid("SELECT person FROM account WHERE id = $1 AND person IS NOT NULL", account)) {
    out.viewer.person = Id<Person>{*person};
  }
  if (s.binding) {
    const auto bindings = journal::load<RoleBinding>(tx, vault, std::span(&s.binding->value, 1));
    if (bindings.empty() || !valid_on(bindings[0].value, today(Zone{}, now))) return std::nullopt;
    out.viewer.role = roles.find(bindings[0]->role.str());
    out.viewer.place = bindings[0]->place;
    if (out.viewer.role) out.viewer.purpose = out.viewer.role->purpose;
    out.has_binding = true;
  }
  if (!s.only_forms.empty()) {
    out.viewer.only_rows = {s.account.value};
    for (const Id<Assessment> form : s.only_forms) out.viewer.only_rows.push_back(form.value);
    if (s.pin) out.pin_tries_left = pin_tries_left(s.pin_tries);
  }
  if (out.second_factor_needed) out.viewer.role = nullptr;  // reaches nothing before the code
  return out;
}

std::optional<LoginAccount> find_login(db::ReadTransaction& tx, vault::Vault& vault, std::string_view login) {
  const Datum key[] = {login_key(vault, login)};
  const auto id = tx.find_uuid("SELECT id FROM account WHERE login_key = $1", key);
  if (!id) return std::nullopt;
  const auto accounts = journal::load<Account>(tx, vault, std::span(&*id, 1));
  if (accounts.empty()) return std::nullopt;
  const Account& a = accounts[0].value;
  return LoginAccount{a.id, a.password.reveal().str(), a.demo, a.state == AccountState::active};
}

Result<journal::Changed> start_sign_in(journal::Transaction& tx, const Roles& roles, Id<Account> id,
                                       const std::string& token, Started& started) {
  tx.allow_all("sign-in");
  HW_TRY(auto account, tx.get(id));
  if (account->state != AccountState::active) return reject(ErrorKind::not_found, "not-found");
  SignIn s;
  s.id = tx.new_id<SignIn>();
  s.account = id;
  s.home = account->home;
  s.token_key = token_key(tx.vault(), token);
  s.csrf = Text<64>::trusted(vault::new_token());
  bool staff = false;  // one such role is enough: it may be switched to
  const auto bindings = valid_bindings(tx, id);
  if (!bindings.empty()) s.binding = bindings.front()->id;
  for (const auto& b : bindings) staff = staff || is_staff(roles, b.value);
  s.second_factor_done = account->demo || (!staff && !account->second_factor_confirmed);
  s.started = tx.now();
  s.expires = tx.now() + k_sign_in_length;
  started = {token, !s.second_factor_done};
  return tx.insert(s);
}

Result<journal::Changed> give_code(journal::Transaction& tx, const Viewer& who, std::string_view code) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  HW_TRY(auto account, accept_code(tx, who, code, &Account::second_factor));
  tx.save(account);
  sign_in->second_factor_done = true;
  return tx.save(sign_in);
}

Result<journal::Changed> end_sign_in(journal::Transaction& tx, const Viewer& who) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  sign_in->ended = tx.now();
  return tx.save(sign_in);
}

Result<journal::Changed> end_everywhere(journal::Transaction& tx, const Viewer& who) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  end_all_sign_ins(tx, who.account);
  return journal::Changed{sign_in->id.value, sign_in.version()};
}

Result<journal::Changed> switch_role(journal::Transaction& tx, const Viewer& who, const Roles& roles,
                                     Id<RoleBinding> id, const std::string& new_token) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  HW_TRY(auto binding, tx.get(id));
  if (binding->account != who.account || !valid_on(binding.value, today(Zone{}, tx.now()))) {
    return reject(ErrorKind::not_found, "not-found");
  }
  HW_TRY(const auto account, tx.get(who.account));
  // A role that was granted since the sign-in began may be the first that needs a second factor.
  if (is_staff(roles, binding.value) && !account->demo && !account->second_factor_confirmed) {
    sign_in->second_factor_done = false;
  }
  sign_in->binding = id;
  sign_in->token_key = token_key(tx.vault(), new_token);
  return tx.save(sign_in);
}

Result<journal::Changed> hand_over(journal::Transaction& tx, const Viewer& who, std::vector<Id<Assessment>> forms,
                                   const std::optional<std::string>& pin_hash) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  if (!sign_in->only_forms.empty()) {
    return reject(ErrorKind::forbidden, "sign-in.handed-over", "this device was handed over already");
  }
  sign_in->only_forms = std::move(forms);
  if (pin_hash) sign_in->pin = Protected(Text<200>::trusted(*pin_hash));
  return tx.save(sign_in);
}

Error pin_closed() {
  return {ErrorKind::forbidden, "pin.closed", "no PIN opens this device; sign in with the password", {}};
}

Result<journal::Changed> count_pin_try(journal::Transaction& tx, const Viewer& who, std::string& hash) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  if (!sign_in->pin || pin_tries_left(sign_in->pin_tries) == 0) return tl::unexpected(pin_closed());
  hash = sign_in->pin->reveal().str();
  ++sign_in->pin_tries;
  return tx.save(sign_in);
}

Result<journal::Changed> take_back(journal::Transaction& tx, const Viewer& who, const std::string& new_token) {
  HW_TRY(auto handed_over, own_sign_in(tx, who));
  if (!handed_over->pin) return tl::unexpected(pin_closed());
  SignIn s = handed_over.value;
  s.id = tx.new_id<SignIn>();
  s.token_key = token_key(tx.vault(), new_token);
  s.csrf = Text<64>::trusted(vault::new_token());
  s.only_forms.clear();
  s.pin.reset();
  s.pin_tries = 0;
  handed_over->ended = tx.now();
  handed_over->pin.reset();
  tx.save(handed_over);
  return tx.insert(s);
}

Result<journal::Changed> enrol_second_factor(journal::Transaction& tx, const Viewer& who, const std::string& secret) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  HW_TRY(auto account, tx.get(who.account));
  if (account->second_factor_confirmed && !sign_in->second_factor_done) {
    return reject(ErrorKind::forbidden, "code.wrong", "give a code of the present device first");
  }
  account->second_factor_pending = Protected(Text<80>::trusted(secret));
  return tx.save(account);
}

Result<journal::Changed> confirm_second_factor(journal::Transaction& tx, const Viewer& who, std::string_view code) {
  HW_TRY(auto sign_in, own_sign_in(tx, who));
  HW_TRY(auto account, accept_code(tx, who, code, &Account::second_factor_pending));
  account->second_factor = std::exchange(account->second_factor_pending, std::nullopt);
  account->second_factor_confirmed = true;
  account->device_forgotten_by.reset();
  sign_in->second_factor_done = true;
  tx.save(sign_in);
  return tx.save(account);
}

std::string new_second_factor_secret() {
  std::array<std::uint8_t, 20> raw;
  vault::random_bytes(raw);
  char* text = nullptr;
  std::size_t length = 0;
  HW_CHECK(oath_base32_encode(reinterpret_cast<const char*>(raw.data()), raw.size(), &text, &length) == OATH_OK,
           "no memory for a secret");
  std::string out(text, length);
  std::free(text);
  return out;
}

std::optional<std::int64_t> matching_step(const std::string& base32, std::string_view code, Instant now) {
  if (code.size() != 6) return std::nullopt;
  char* raw = nullptr;
  std::size_t length = 0;
  if (oath_base32_decode(base32.data(), base32.size(), &raw, &length) != OATH_OK) return std::nullopt;
  int offset = 0;
  const std::string otp(code);
  const int found =
      oath_totp_validate2(raw, length, now.micros / 1'000'000, k_step_seconds, 0, 1, &offset, otp.c_str());
  std::free(raw);
  if (found < 0) return std::nullopt;
  return now.micros / 1'000'000 / k_step_seconds + offset;
}

}  // namespace homeward::access
