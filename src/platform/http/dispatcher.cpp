#include "platform/http/dispatcher.hpp"

#include "platform/access/authority.hpp"
#include "platform/http/packing.hpp"

namespace homeward::http {
namespace {

constexpr std::size_t k_longest_queue = 2000;
constexpr std::string_view k_api = "/api";

bool in_api(std::string_view path) {
  return path.starts_with(k_api) && (path.size() == k_api.size() || path[k_api.size()] == '/');
}

std::string cookie_name(const Request& r) { return r.loopback && !r.secure ? "homeward" : "__Host-homeward"; }

std::string cookie(const Request& r, std::string_view value, std::string_view more) {
  std::string out = cookie_name(r) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Strict";
  if (!(r.loopback && !r.secure)) out += "; Secure";
  return out + std::string(more);
}

/// Posts come from our own pages only. Browsers say so; other clients send no such header.
bool foreign_origin(const Request& r) {
  const std::string* site = r.header("sec-fetch-site");
  return site && *site != "same-origin" && *site != "none";
}

/// Answers about people are read by the pages, never opened as a page: whoever holds a device that was handed over to
/// them could type an address. Browsers say so.
bool is_navigation(const Request& r) {
  const std::string* mode = r.header("sec-fetch-mode");
  return mode && *mode == "navigate";
}

bool changes(const Request& r) { return r.method != Method::get && r.method != Method::head; }

/// Whether this route serves a device that was handed over: of forms those that it was handed over with.
bool serves(const Routes::Match& match, const access::Viewer& viewer) {
  if (viewer.only_rows.empty() || match.route->info.handed_over == HandedOver::open) return true;
  if (match.route->info.handed_over == HandedOver::closed || match.path.empty()) return false;
  const auto id = Uuid::parse(match.path.front().second);
  return id && std::ranges::find(viewer.only_rows, *id) != viewer.only_rows.end();
}

/// A file to be kept leaves the house with whoever takes it.
bool is_file(const Answer& answer) {
  return std::ranges::any_of(answer.headers, [](const auto& h) { return h.first == "Content-Disposition"; });
}

bool is_json(const Request& r) {
  const std::string* type = r.header("content-type");
  return type && (*type == "application/json" || type->starts_with("application/json;"));
}

}  // namespace

std::optional<std::string> session_token(const Request& r) { return r.cookie(cookie_name(r)); }
std::string session_cookie(const Request& r, std::string_view token) {
  return cookie(r, token, "; Max-Age=" + std::to_string(access::k_sign_in_length.count));
}
std::string expired_cookie(const Request& r) { return cookie(r, "", "; Max-Age=0"); }

Response acknowledgement(const journal::Changed& done) {
  json::Writer out;
  out.begin_object().key("id").string(done.row.to_string()).key("version").string(done.version.to_string());
  out.key("repeated").boolean(done.repeated).end_object();
  return {done.repeated ? 200 : 201,
          {{"Content-Type", "application/json"}, {"ETag", "\"" + done.version.to_string() + "\""}},
          out.take()};
}

Result<journal::Command> command_of(const Request& r, const vault::Vault& vault) {
  const std::string* key = r.header("idempotency-key");
  const auto id = key ? Uuid::parse(*key) : std::nullopt;
  if (!id || !*id) return reject(ErrorKind::invalid, "idempotency-key.needed", "send a UUID as Idempotency-Key");
  journal::Command command;
  command.id = *id;
  // Keyed, because a body may hold a password or a name: nobody can try out what it was.
  command.content = vault::sha256({vault.look_up_key("command", r.method_text + " " + r.target + "\n" + r.body).bytes});
  return command;
}

Dispatcher::Dispatcher(const Services& services, const Routes& routes, std::function<Response(const Request&)> assets,
                       int threads)
    : services_(services), routes_(routes), assets_(std::move(assets)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Dispatcher::~Dispatcher() { stop(); }

void Dispatcher::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& t : threads_)
    if (t.joinable()) t.join();
}

void Dispatcher::handle(Request&& request, Respond respond) {
  ++requests_;
  if (const auto match = routes_.match(request.method, request.path);
      !in_api(request.path) && !match.route && !match.other_method) {
    Response r = assets_(request);
    const bool cacheable = r.status == 200 || r.status == 304;
    add_security_headers(r, request.secure, cacheable);
    return respond(std::move(r));
  }
  auto shared = std::make_shared<Request>(std::move(request));
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_ && jobs_.size() < k_longest_queue) {
      jobs_.push_back({shared, std::move(respond)});
      wake_.notify_one();
      return;
    }
  }
  finish(*shared, respond, problem(503, "server.busy", "too much waits; try again", shared->request_id));
}

void Dispatcher::run() {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    try {
      work(job);
    } catch (...) {  // the request dispatcher is one of the three places that catch (style.md 6)
      fail(*job.request, job.respond, std::current_exception(), false);
    }
  }
}

void Dispatcher::finish(const Request& request, const Respond& respond, Response response) {
  if (response.status >= 400) ++refused_;
  pack_json(request, response);
  add_security_headers(response, request.secure, false);
  respond(std::move(response));
}

void Dispatcher::fail(const Request& request, const Respond& respond, const std::exception_ptr& failure, bool write) {
  ++failed_;
  const Failure what = failure_of(failure);
  if (on_event) on_event(write, request.request_id, what.reason);
  finish(request, respond, problem(what.status, what.reason, what.detail, request.request_id));
}

LocalDate Dispatcher::today_at(db::ReadTransaction& tx, const access::Viewer& viewer) const {
  return access::today_for(tx, viewer, services_.clock.now());
}

Dispatcher::Asker Dispatcher::asker_of(const Request& request, const Routes::Match& match, db::ReadTransaction& tx) {
  const Audience audience = match.route->info.audience;
  if (audience == Audience::anonymous) return std::nullopt;
  if (is_navigation(request)) {
    return tl::unexpected(Refusal{403, "request.navigated", "this is read by the app, not opened as a page"});
  }
  return audience == Audience::invited ? invited(request, tx) : signed_in(request, match, tx);
}

Dispatcher::Asker Dispatcher::signed_in(const Request& request, const Routes::Match& match, db::ReadTransaction& tx) {
  const auto no = [](int status, std::string_view reason, std::string_view detail) {
    return tl::unexpected(Refusal{status, reason, detail});
  };
  const RouteInfo& info = match.route->info;
  const auto token = session_token(request);
  std::optional<access::Authenticated> who;
  if (token) who = access::authenticate(tx, services_.vault, services_.roles, *token, services_.clock.now());
  if (!who) return no(401, "sign-in.needed", "sign in first");
  if (changes(request)) {
    const std::string* csrf = request.header("x-csrf-token");
    if (!csrf || !vault::equal_constant_time(*csrf, who->csrf)) return no(403, "csrf.wrong", "load the page again");
  }
  if (!serves(match, who->viewer)) return no(403, "sign-in.handed-over", "this device was handed over; sign in again");
  if (info.audience == Audience::role) {
    if (who->second_factor_needed) return no(401, "sign-in.code-needed", "give the one-time code first");
    if (!who->viewer.may(info.permission)) return no(403, "permission.missing", "the role in use may not do this");
  }
  return who;
}

/// The token comes in a header that only our own page sets: no other site's page can send it along unknowingly, so no
/// second token is asked for. Right tokens are never slowed: many phones may share one address, and nobody guesses 256
/// bits.
Dispatcher::Asker Dispatcher::invited(const Request& request, db::ReadTransaction& tx) {
  const auto unknown = tl::unexpected(Refusal{404, "not-found", ""});
  const std::string* token = request.header("x-form-link");
  if (!token || !services_.invited) return unknown;
  const Instant now = services_.clock.now();
  if (auto viewer = services_.invited(tx, services_.vault, *token, now)) {
    unknown_links_.succeeded(request.peer);
    access::Authenticated who;
    who.viewer = std::move(*viewer);
    return who;
  }
  const bool too_often = unknown_links_.must_wait(request.peer, now) > 0;
  unknown_links_.failed(request.peer, now);
  if (too_often) return tl::unexpected(Refusal{429, "sign-in.too-often", "too many tries; wait a little"});
  return unknown;
}

void Dispatcher::work(Job& job) {
  const std::shared_ptr<Request> request = job.request;
  const std::string& id = request->request_id;
  const auto refuse = [&](int status, std::string_view reason, std::string_view detail) {
    finish(*request, job.respond, problem(status, reason, detail, id));
  };
  const Routes::Match match = routes_.match(request->method, request->path);
  if (!match.route) {
    return match.other_method ? refuse(405, "method.not-allowed", "this address knows another method")
                              : refuse(404, "not-found", "");
  }
  const Route& route = *match.route;
  const bool change = changes(*request);
  if (change && foreign_origin(*request)) return refuse(403, "csrf.wrong", "the request came from another site");
  if (change && !is_json(*request)) return refuse(415, "content-type.json-needed", "application/json is expected");

  auto tx = services_.store.read();
  auto asker = asker_of(*request, match, *tx);
  if (!asker) return refuse(asker.error().status, asker.error().reason, asker.error().detail);
  std::optional<access::Authenticated> who = std::move(*asker);
  if (who) {
    who->viewer.route = route.path;
    who->viewer.request_id = id;
  }
  if (route.custom) {
    tx.reset();  // it reads for itself: all workers holding one connection and waiting for a second would wait forever
    return route.custom(request, std::move(who), [this, request, respond = job.respond](Response r) {
      finish(*request, respond, std::move(r));
    });
  }
  auto viewer = std::make_shared<access::Viewer>(who ? who->viewer : access::Viewer{});
  Call call{*request,
            *viewer,
            today_at(*tx, *viewer),
            who ? who->csrf : "",
            who && who->second_factor_needed,
            match.path,
            route.compared ? &*route.compared : nullptr};
  if (route.view) return work_view(route, call, *tx, job.respond);
  work_action(route, request, std::move(viewer), std::move(call), job.respond);
}

void Dispatcher::work_view(const Route& route, Call& call, db::ReadTransaction& tx, const Respond& respond) {
  ++views_;
  const std::string& id = call.request.request_id;
  access::Reader reader(tx, services_.vault, call.viewer, services_.clock.now(), call.today);
  auto answer = route.view(call, reader);
  if (!answer) return finish(call.request, respond, problem(answer.error(), id));
  const bool shown_as_file = is_file(*answer);
  access::Disclosure shown{call.viewer,         services_.clock.now(),     reader.subjects(),
                           reader.categories(), reader.used_break_glass(), shown_as_file};
  if (shown.break_glass || shown.outward) {
    services_.access_log.note_and_wait(shown);
  } else if (!services_.access_log.note(std::move(shown))) {
    return finish(
        call.request, respond,
        problem(503, "access-log.full", "who looks cannot be recorded now, so nothing is shown; try again", id));
  }
  Response r{answer->status, std::move(answer->headers), std::move(answer->body)};
  if (!shown_as_file) r.headers.emplace_back("Content-Type", "application/json");
  if (answer->version) r.headers.emplace_back("ETag", "\"" + answer->version->to_string() + "\"");
  finish(call.request, respond, std::move(r));
}

void Dispatcher::work_action(const Route& route, std::shared_ptr<Request> request,
                             std::shared_ptr<access::Viewer> viewer, Call call, Respond respond) {
  ++actions_;
  const auto command = command_of(*request, services_.vault);
  if (!command) return finish(*request, respond, problem(command.error(), request->request_id));
  auto body = route.action(call);
  if (!body) return finish(*request, respond, problem(body.error(), request->request_id));
  auto shared_call = std::make_shared<Call>(std::move(call));
  services_.journal.write(
      access::actor_of(*viewer), *command,
      [run = std::move(*body), shared_call, request, viewer](journal::Transaction& tx) {
        return run(*shared_call, tx);
      },
      [this, request, respond = std::move(respond)](journal::Outcome outcome) {
        if (outcome.failure) return fail(*request, respond, outcome.failure, true);
        if (!outcome.answer) return finish(*request, respond, problem(outcome.answer.error(), request->request_id));
        finish(*request, respond, acknowledgement(*outcome.answer));
      });
}

Dispatcher::Figures Dispatcher::figures() const {
  return {requests_.load(), views_.load(), actions_.load(), refused_.load(), failed_.load()};
}

}  // namespace homeward::http
