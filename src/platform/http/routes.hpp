#pragma once
#include "platform/access/log.hpp"
#include "platform/access/sign_in.hpp"
#include "platform/access/view.hpp"
#include "platform/http/message.hpp"
#include "platform/journal/journal.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The route table: what the program can be asked. A route names its permission and its compartment, or the program
/// does not start. Views read through the guard, actions write through the journal; the rest of a request (sign-in,
/// CSRF, idempotency, versions, access log, problems) is done here once for all.
namespace homeward::http {

/// Whom a route serves before a permission is asked.
enum class Audience {
  anonymous,  ///< nobody is signed in: sign-in, system
  invited,    ///< whoever holds a link, for the one thing that the link is about
  signed_in,  ///< anybody signed in, also before the second factor: only about oneself
  role        ///< a role with the permission
};

/// What a route is to a sign-in whose device was handed over to somebody else.
enum class HandedOver {
  closed,
  own_form,  ///< open for the forms that were handed over
  open       ///< says nothing about anybody in care
};

struct RouteInfo {
  Audience audience = Audience::role;
  std::string permission;  ///< as in the role packs; empty only where no role is needed
  Category compartment = Category::care;
  std::string purpose = "care";
  std::string summary;  ///< one sentence for the API description
  HandedOver handed_over = HandedOver::closed;
};
/// A route for roles with a permission; most are for care.
inline RouteInfo info(std::string permission, Category compartment, std::string summary, std::string purpose = "care") {
  return {Audience::role, std::move(permission), compartment, std::move(purpose), std::move(summary)};
}

/// A rule that compares the member it names with others: about what could not be read it has no say.
struct Compared {
  std::string_view reason;
  std::vector<std::string_view> with;  ///< names of members, wherever they lie in the command
};

/// One request on its way to a view or an action.
struct Call {
  const Request& request;
  const access::Viewer& viewer;
  LocalDate today;
  std::string csrf;
  bool second_factor_needed = false;
  std::vector<std::pair<std::string_view, std::string>> path;  ///< values of {name} parts
  const std::vector<Compared>* compared = nullptr;             ///< of the route, where it has them

  /// The id in the path; absent and malformed answer alike (not-found).
  template <class R>
  Result<Id<R>> id(std::string_view name) const {
    for (const auto& [key, value] : path) {
      if (key != name) continue;
      if (const auto id = Uuid::parse(value)) return Id<R>{*id};
    }
    return reject(ErrorKind::not_found, "not-found");
  }
  /// `If-Match`, where it was given, must be the version now stored. Reason stale.version.
  Result<void> expect_version(const Uuid& version) const;
  /// A query parameter as text, checked; empty when absent.
  Result<std::string> text_query(std::string_view name, std::size_t longest = 200) const;
};

/// What has to be answered; only views and acknowledgements make one.
struct Answer {
  std::string body;
  int status = 200;
  std::optional<Uuid> version = {};
  Pairs headers = {};
};

struct Route {
  /// Also for a device that was handed over.
  Route& when_handed_over(HandedOver opened) {
    info.handed_over = opened;
    return *this;
  }

  /// A form whose members are not all of the right shape is given to the rules all the same, with what could be read:
  /// one answer names the faults of both. `compared`: every rule of this action that looks at more than the member that
  /// it names.
  Route& with_all_faults(std::vector<Compared> rules = {}) {
    compared = std::move(rules);
    return *this;
  }

  Method method = Method::get;
  std::string path;
  RouteInfo info;
  std::optional<std::vector<Compared>> compared = {};           ///< see with_all_faults
  const Meta* body = nullptr;                                   ///< described command
  std::function<void(json::Writer&)> answer_schema = {};        ///< empty for acknowledgements and custom routes
  std::vector<std::pair<std::string, std::string>> query = {};  ///< name and meaning, for the API description

  std::function<Result<Answer>(Call&, access::Reader&)> view = {};
  /// Parses the body before the write and gives the action to run inside it.
  std::function<Result<std::function<Result<journal::Changed>(Call&, journal::Transaction&)>>(Call&)> action = {};
  /// For sign-in, events and what else does its own work. `viewer` is set where the audience asks for one.
  std::function<void(std::shared_ptr<Request>, std::optional<access::Authenticated>, Respond)> custom = {};
};

/// A described body as far as it could be read, and what could not.
template <class C>
struct ReadBody {
  C command{};
  FieldFaults faults;
};
template <class C>
Result<ReadBody<C>> read_body(const Request& request) {
  HW_TRY(const json::Value body, json::parse(request.body));
  ReadBody<C> out;
  read_json(meta_of<C>(), &out.command, body, "", out.faults);
  return out;
}
/// The described body of a request, or all its faults.
template <class C>
Result<C> parse_body(const Request& request) {
  HW_TRY(ReadBody<C> body, read_body<C>(request));
  if (!body.faults.empty()) return reject_fields(std::move(body.faults));
  return std::move(body.command);
}

/// An id for every member of the record itself that needs one and has none: what an action makes has to have one.
void fill_missing_ids(const Meta& meta, void* command);
/// The faults of shape, and what the rules refuse besides, as far as they look at members that could be read.
Error all_faults(FieldFaults shape, std::span<const Compared> compared,
                 const std::function<Result<journal::Changed>()>& rules);

class Routes {
 public:
  /// GET. `handler(Call&, Reader&) -> Result<V>` with a view struct, list or disclosed record V.
  template <class V, class F>
  Route& view(std::string path, RouteInfo info, F handler) {
    Route route{Method::get, std::move(path), std::move(info)};
    route.answer_schema = [](json::Writer& out) { access::write_view_schema<V>(out); };
    route.view = [handler](Call& call, access::Reader& reader) -> Result<Answer> {
      HW_TRY(const V value, handler(call, reader));
      json::Writer out;
      access::write_view(out, value);
      return Answer{out.take()};
    };
    return add(std::move(route));
  }
  /// POST that changes no record: for questions with personal text, which never stands in an address (security.md 8),
  /// and for what only begins or ends work of the program.
  /// `handler(const C&, Call&, Reader&) -> Result<V>`.
  template <class V, class C, class F>
  Route& question(std::string path, RouteInfo info, F handler) {
    Route& route =
        view<V>(std::move(path), std::move(info), [handler](Call& call, access::Reader& reader) -> Result<V> {
          HW_TRY(const C question, parse_body<C>(call.request));
          return handler(question, call, reader);
        });
    route.method = Method::post;
    route.body = &meta_of<C>();
    return route;
  }
  /// POST with a described command as body. `handler(const C&, Call&, Transaction&) -> Result<Changed>`.
  template <class C, class F>
  Route& action(std::string path, RouteInfo info, F handler) {
    Route route{Method::post, std::move(path), std::move(info)};
    route.body = &meta_of<C>();
    route.action =
        [handler](Call& call) -> Result<std::function<Result<journal::Changed>(Call&, journal::Transaction&)>> {
      HW_TRY(ReadBody<C> body, read_body<C>(call.request));
      if (!body.faults.empty()) {
        if (!call.compared) return reject_fields(std::move(body.faults));
        fill_missing_ids(meta_of<C>(), &body.command);
      }
      auto read = std::make_shared<const ReadBody<C>>(std::move(body));
      return [handler, read](Call& c, journal::Transaction& tx) -> Result<journal::Changed> {
        if (read->faults.empty()) return handler(read->command, c, tx);
        // Nothing of it is kept.
        return tl::unexpected(all_faults(read->faults, *c.compared, [&] { return handler(read->command, c, tx); }));
      };
    };
    return add(std::move(route));
  }
  Route& custom(Method method, std::string path, RouteInfo info, decltype(Route::custom) handler) {
    Route route{method, std::move(path), std::move(info)};
    route.custom = std::move(handler);
    return add(std::move(route));
  }

  const std::vector<Route>& all() const { return routes_; }
  /// Every fault of the table: a route without permission, twice the same, a permission no role has.
  std::vector<std::string> faults(const access::Roles& roles) const;

  struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string_view, std::string>> path;
    bool other_method = false;  ///< the path exists with another method
  };
  Match match(Method method, const std::string& path) const;

 private:
  Route& add(Route route);
  std::vector<Route> routes_;
};

/// A command without members: `{}`.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// OpenAPI 3.1 of the table.
std::string openapi(const Routes& routes, std::string_view version);
/// `homeward routes --json`.
std::string routes_json(const Routes& routes);

}  // namespace homeward::http

namespace homeward {
template <>
struct Described<http::Nothing> {
  static constexpr RecordTable table{.name = "nothing", .doc = "A command that needs no members."};
  static constexpr std::array<MemberTable, 0> members{};
};
}  // namespace homeward
