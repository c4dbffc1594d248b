#include "platform/access/cursor.hpp"
#include "platform/http/hashed_write.hpp"

namespace homeward {
struct AccountLine {
  access::Disclosed<Account> account;
  std::vector<access::Disclosed<RoleBinding>> bindings;
};
BOOST_DESCRIBE_STRUCT(AccountLine, (), (account, bindings))
struct RoleTitle {
  access::PublicText language;
  access::PublicText title;
};
BOOST_DESCRIBE_STRUCT(RoleTitle, (), (language, title))
struct RoleLine {
  access::PublicText id;
  std::vector<RoleTitle> titles;
  std::vector<access::PublicText> permissions;
  bool needs_two = false;
};
BOOST_DESCRIBE_STRUCT(RoleLine, (), (id, titles, permissions, needs_two))
}  // namespace homeward

namespace homeward::http {
namespace {

using access::ListOf;
using access::Reader;
using access::Sql;
using journal::Changed;
using journal::Transaction;

RouteInfo info(std::string permission, std::string summary) {
  return http::info(std::move(permission), Category::account, std::move(summary), "administration");
}

constexpr int k_page = 200;

using AccountPage = ListOf<access::Disclosed<Account>>;

/// In order of id, after the place that the cursor `page` says.
Result<AccountPage> page_of_accounts(Call& call, Reader& reader, std::string_view list, const Sql& which = {}) {
  HW_TRY(const std::string page, call.text_query("page", 400));
  Sql where = which;
  if (!page.empty()) {
    HW_TRY(const std::string after, access::open_cursor(reader.vault(), reader.viewer(), list, page));
    where.add(where.empty() ? "" : " AND ").add("t.id > ").bind(Datum{Uuid::parse(after).value_or(Uuid{})});
  }
  AccountPage out{reader.list<Account>(where, "t.id", k_page), {}};
  if (out.items.size() == k_page) {
    const std::string last = out.items.back().id().value.to_string();
    out.next = access::PublicText{access::seal_cursor(reader.vault(), reader.viewer(), list, last)};
  }
  return out;
}

/// Whoever works here: people in care and relatives sign in at a house as well.
Sql staff_among(const access::Roles& roles) {
  std::vector<Datum> staff;
  for (const access::Role& role : roles.all())
    if (role.staff) staff.emplace_back(role.id);
  Sql where("t.id IN (SELECT b.account FROM role_binding b WHERE b.until IS NULL AND b.role IN ");
  return where.bind_list(staff).add(")");
}

Result<ListOf<AccountLine>> list_accounts(Call& call, Reader& reader) {
  HW_TRY(AccountPage page, page_of_accounts(call, reader, "accounts"));
  ListOf<AccountLine> out{{}, std::move(page.next)};
  if (page.items.empty()) return out;
  std::vector<Datum> accounts;
  for (const auto& account : page.items) accounts.emplace_back(account.id().value);
  Sql held("t.until IS NULL AND t.account IN ");
  std::map<Uuid, std::vector<access::Disclosed<RoleBinding>>> bindings;
  for (auto& binding : reader.load<RoleBinding>(reader.all_ids<RoleBinding>(held.bind_list(accounts)))) {
    if (const auto* account = binding.see<&RoleBinding::account>())
      bindings[account->value].push_back(std::move(binding));
  }
  for (auto& account : page.items) {
    auto held_by = std::move(bindings[account.id().value]);
    out.items.push_back({std::move(account), std::move(held_by)});
  }
  return out;
}

/// Of the password only the hash is kept.
template <class C>
void hash_then_write(const SignInServices& s, std::shared_ptr<Request> request, const access::Viewer& viewer,
                     Respond respond, const Result<C>& command,
                     std::function<Result<Changed>(Transaction&, const access::Viewer&, const C&, std::string)> act) {
  if (!command) return respond(problem(command.error(), request->request_id));
  const std::string password = command->password.reveal().str();
  if (const auto strong = access::check_password(password); !strong) {
    const FieldFaults faults{{"password", strong.error().reason, strong.error().detail}};
    return respond(problem(400, "input.invalid", strong.error().detail, request->request_id, faults));
  }
  write_hashed(
      s, request, viewer, std::move(respond), password,
      [viewer, command = *command, act = std::move(act)](Transaction& tx, const std::optional<std::string>& hash) {
        return act(tx, viewer, command, *hash);
      });
}

/// The last but one part of `/accounts/{id}/password`.
Result<Id<Account>> account_in(const Request& request) {
  const std::size_t end = request.path.rfind('/');
  const std::size_t begin = request.path.rfind('/', end - 1);
  if (const auto id = Uuid::parse(request.path.substr(begin + 1, end - begin - 1))) return Id<Account>{*id};
  return reject(ErrorKind::not_found, "not-found");
}

}  // namespace

void add_account_routes(Routes& routes, const SignInServices& s) {
  const std::vector<std::pair<std::string, std::string>> paged = {{"page", "`next` of the last answer."}};
  routes
      .view<ListOf<AccountLine>>("/api/v1/accounts", info("account.manage", "Users at or below the role's place."),
                                 [](Call& call, Reader& reader) { return list_accounts(call, reader); })
      .query = paged;
  routes
      .view<AccountPage>("/api/v1/colleagues",
                         info("person.assign", "Names of colleagues at or below the role's place."),
                         [&s](Call& call, Reader& reader) {
                           return page_of_accounts(call, reader, "colleagues", staff_among(s.services.roles));
                         })
      .query = paged;
  routes.view<ListOf<RoleLine>>("/api/v1/roles", info("place.read", "The roles of this deployment."),
                                [&s](Call&, Reader&) -> Result<ListOf<RoleLine>> {
                                  ListOf<RoleLine> out;
                                  for (const access::Role& role : s.services.roles.all()) {
                                    RoleLine line{{role.id}, {}, {}, role.needs_two};
                                    for (const auto& [language, title] : role.title)
                                      line.titles.push_back({{language}, {title}});
                                    for (const std::string& p : role.permissions) line.permissions.push_back({p});
                                    out.items.push_back(std::move(line));
                                  }
                                  return out;
                                });
  routes
      .custom(
          Method::post, "/api/v1/accounts", info("account.manage", "Makes a user."),
          [&s](auto request, auto who, Respond respond) {
            hash_then_write<access::CreateAccount>(
                s, request, who->viewer, respond, parse_body<access::CreateAccount>(*request),
                [&s](Transaction& tx, const access::Viewer& viewer, const access::CreateAccount& c, std::string hash) {
                  return access::create_account(tx, viewer, s.services.roles, {c, std::move(hash), false});
                });
          })
      .body = &meta_of<access::CreateAccount>();
  routes
      .custom(Method::post, "/api/v1/accounts/{id}/password", info("account.manage", "Sets a user's password anew."),
              [&s](auto request, auto who, Respond respond) {
                const auto account = account_in(*request);
                if (!account) return respond(problem(account.error(), request->request_id));
                hash_then_write<ChangePassword>(
                    s, request, who->viewer, respond, parse_body<ChangePassword>(*request),
                    [id = *account](Transaction& tx, const access::Viewer& viewer, const ChangePassword&,
                                    std::string hash) { return access::reset_password(tx, viewer, id, hash); });
              })
      .body = &meta_of<ChangePassword>();
  routes.action<access::GrantRole>("/api/v1/accounts/{id}/roles", info("account.manage", "Grants a further role."),
                                   [&s](const access::GrantRole& c, Call& call, Transaction& tx) -> Result<Changed> {
                                     HW_TRY(const auto id, call.id<Account>("id"));
                                     return access::grant_role(tx, call.viewer, s.services.roles, id, c);
                                   });
  routes.action<Nothing>("/api/v1/accounts/{id}/disable", info("account.manage", "Ends an account and its sign-ins."),
                         [](const Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                           HW_TRY(const auto id, call.id<Account>("id"));
                           return access::disable_account(tx, call.viewer, id);
                         });
  routes.action<Nothing>("/api/v1/accounts/{id}/reset-second-factor",
                         info("account.manage", "Forgets a lost second factor; the next sign-in sets up a new one."),
                         [](const Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                           HW_TRY(const auto id, call.id<Account>("id"));
                           return access::reset_second_factor(tx, call.viewer, id);
                         });
  routes.action<Nothing>("/api/v1/role-bindings/{id}/end", info("account.manage", "Ends a role."),
                         [](const Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                           HW_TRY(const auto id, call.id<RoleBinding>("id"));
                           return access::end_role(tx, call.viewer, id);
                         });
  routes.action<Nothing>("/api/v1/role-bindings/{id}/confirm",
                         info("role.grant-administrator", "Confirms a role that takes two people."),
                         [](const Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                           HW_TRY(const auto id, call.id<RoleBinding>("id"));
                           return access::confirm_role(tx, call.viewer, id);
                         });
}

}  // namespace homeward::http
