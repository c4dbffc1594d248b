#include "platform/http/sign_in_routes.hpp"

#include "base/check.hpp"

namespace homeward::http {
namespace {

using access::Authenticated;

/// A place as far as one's own roles need it. Platform does not know the record, and a place is not about a person:
/// its public name, kind and zone come by column.
struct PlaceOfRole {
  std::string name, kind, zone, local_names;
};
PlaceOfRole place_of_role(db::ReadTransaction& tx, Id<Place> id) {
  PlaceOfRole out;
  const Datum wanted[] = {id.value};
  tx.query("SELECT name, kind, zone, local_names FROM place WHERE id = $1", wanted, [&](const db::Row& row) {
    out = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))};
    return false;
  });
  return out;
}
void write_place(json::Writer& out, Id<Place> id, const PlaceOfRole& place) {
  out.key("place").begin_object().key("id").string(id.to_string()).key("name").string(place.name);
  out.key("local_names").raw(place.local_names.empty() ? "[]" : place.local_names);
  out.key("kind").string(place.kind).key("zone").string(place.zone).end_object();
}

Response json_response(int status, std::string body) {
  return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

Response wrong(const Request& r) {
  return problem(401, "sign-in.wrong", "login or password is wrong, or the account cannot sign in", r.request_id);
}

std::string state_body(bool code_needed) {
  return json::Writer{}
      .begin_object()
      .key("state")
      .string(code_needed ? "second_factor" : "signed_in")
      .end_object()
      .take();
}

/// A write about the own sign-in that needs no idempotency key: doing it twice is harmless.
void write_own(const SignInServices& s, std::shared_ptr<Request> request, const access::Viewer& viewer, Respond respond,
               journal::Body body, std::function<Response(const journal::Changed&)> answer) {
  s.services.journal.write(
      access::actor_of(viewer), {}, std::move(body),
      [request, respond = std::move(respond), answer = std::move(answer)](journal::Outcome outcome) {
        if (outcome.failure) return respond(problem(outcome.failure, request->request_id));
        if (!outcome.answer) return respond(problem(outcome.answer.error(), request->request_id));
        respond(answer(*outcome.answer));
      });
}

void sign_in(const SignInServices& s, std::shared_ptr<Request> request, const Respond& respond) {
  const auto command = parse_body<GivePassword>(*request);
  if (!command) return respond(problem(command.error(), request->request_id));
  const Instant now = s.services.clock.now();
  const std::string key = access::login_key(s.services.vault, command->login.str()).bytes;
  for (const std::string& k : {key, request->peer}) {
    if (const auto wait = s.throttle.must_wait(k, now); wait > 0 && !s.demo) {
      Response r = problem(429, "sign-in.too-often", "too many tries; wait a little", request->request_id);
      return respond(std::move(r));
    }
  }
  const auto account = access::find_login(*s.services.store.read(), s.services.vault, command->login.str());
  const std::string password = command->password.reveal().str();
  const bool queued = s.hashing.run([&s, request, respond, account, password, key] {
    try {
      // A login that does not exist costs as much time as one that does.
      static const std::string nobody = s.hashing.hash("nobody has this password");
      const bool right = vault::verify_password(account ? account->password_hash : nobody, password);
      if (!account || !right || !account->active || (account->demo && !s.demo)) {
        s.throttle.failed(key, s.services.clock.now());
        s.throttle.failed(request->peer, s.services.clock.now());
        return respond(wrong(*request));
      }
      s.throttle.succeeded(key);
      s.throttle.succeeded(request->peer);
      journal::Actor actor;
      actor.kind = journal::Actor::Kind::person;
      actor.account = account->id;
      actor.role = "sign-in";
      actor.purpose = "administration";
      const std::string token = vault::new_token();
      auto started = std::make_shared<access::Started>();
      s.services.journal.write(
          actor, {},
          [&s, id = account->id, token, started](journal::Transaction& tx) {
            return access::start_sign_in(tx, s.services.roles, id, token, *started);
          },
          [request, respond, token, started](journal::Outcome outcome) {
            if (outcome.failure) return respond(problem(outcome.failure, request->request_id));
            if (!outcome.answer) return respond(wrong(*request));
            Response r = json_response(201, state_body(started->second_factor_needed));
            r.headers.emplace_back("Set-Cookie", session_cookie(*request, token));
            respond(std::move(r));
          });
    } catch (...) {  // on the pool's thread: nobody else would answer
      respond(problem(std::current_exception(), request->request_id));
    }
  });
  if (!queued) respond(problem(503, "server.busy", "too many people sign in now; try again", request->request_id));
}

/// What the app needs first: who one is, the role in use, what it may do. Written by hand because parts of it (token,
/// state) are not records; names come out of disclosed records.
void me(const SignInServices& s, std::shared_ptr<Request> request, const Authenticated& who, const Respond& respond) {
  const auto tx = s.services.store.read();
  const Instant now = s.services.clock.now();
  access::Reader reader(*tx, s.services.vault, who.viewer, now, access::today_for(*tx, who.viewer, now));
  const auto account = reader.find(who.viewer.account);
  if (!account) return respond(problem(401, "sign-in.needed", "", request->request_id));
  json::Writer out;
  out.begin_object().key("account");
  access::write_view(out, *account);
  const auto* confirmed = account->see<&Account::second_factor_confirmed>();
  const bool enrolled = confirmed && *confirmed;
  out.key("second_factor")
      .string(who.second_factor_needed ? (enrolled ? "needed" : "to_enrol")
              : enrolled               ? "enrolled"
                                       : "none");
  out.key("csrf").string(who.csrf);
  if (!who.viewer.only_rows.empty()) {
    out.key("only_forms").begin_array();
    for (const Uuid& row : who.viewer.only_rows)
      if (row != who.viewer.account.value) out.string(row.to_string());
    out.end_array();
    if (who.pin_tries_left) out.key("pin_tries_left").integer(*who.pin_tries_left);
  }
  const access::Role* role = who.viewer.role;
  LocalDate day = reader.today();
  if (role) {
    out.key("role").string(role->id).key("permissions").begin_array();
    for (const std::string& p : role->permissions) out.string(p);
    out.end_array();
  }
  if (who.viewer.place && role) {
    const PlaceOfRole place = place_of_role(*tx, *who.viewer.place);
    write_place(out, *who.viewer.place, place);
    day = today(Zone::find(place.zone).value_or(Zone{}), now);
  }
  out.key("bindings").begin_array();
  if (!who.second_factor_needed) {
    const Datum wanted[] = {who.viewer.account.value};
    for (const auto& b : journal::load<RoleBinding>(
             *tx, s.services.vault,
             tx->list_uuids("SELECT id FROM role_binding WHERE account = $1 AND until IS NULL ORDER BY id", wanted))) {
      if (!b->confirmed) continue;
      out.begin_object().key("id").string(b->id.to_string()).key("role").string(b->role.str());
      write_place(out, b->place, place_of_role(*tx, b->place));
      out.end_object();
    }
  }
  out.end_array().key("today").string(day.to_string()).key("demo").boolean(s.demo).end_object();
  respond(json_response(200, out.take()));
}

/// The present password is asked for again: whoever finds an unlocked screen must not be able to keep the account.
void change_password(const SignInServices& s, std::shared_ptr<Request> request, const Authenticated& who,
                     const Respond& respond) {
  const auto command = parse_body<ChangePassword>(*request);
  if (!command) return respond(problem(command.error(), request->request_id));
  if (who.second_factor_needed) return respond(problem(401, "sign-in.code-needed", "", request->request_id));
  FieldFaults faults;
  if (!command->old_password) faults.push_back({"old_password", "field.missing", "give your present password as well"});
  const std::string password = command->password.reveal().str();
  if (const auto strong = access::check_password(password); !strong) {
    faults.push_back({"password", strong.error().reason, strong.error().detail});
  }
  if (!faults.empty()) return respond(problem(400, "input.invalid", "", request->request_id, faults));
  const std::string key = "password " + who.viewer.account.to_string();
  if (s.throttle.must_wait(key, s.services.clock.now()) > 0) {
    return respond(problem(429, "sign-in.too-often", "too many tries; wait a little", request->request_id));
  }
  const auto tx = s.services.store.read();
  const auto stored = journal::load<Account>(*tx, s.services.vault, std::span(&who.viewer.account.value, 1));
  if (stored.empty()) return respond(problem(401, "sign-in.needed", "", request->request_id));
  const std::string present = stored.front()->password.reveal().str();
  const std::string old = command->old_password->reveal().str();
  const bool queued = s.hashing.run([&s, request, respond, viewer = who.viewer, key, present, old, password] {
    try {
      if (!vault::verify_password(present, old)) {
        s.throttle.failed(key, s.services.clock.now());
        const FieldFaults wrong_one{{"old_password", "sign-in.wrong", "this is not your present password"}};
        return respond(problem(400, "input.invalid", "", request->request_id, wrong_one));
      }
      s.throttle.succeeded(key);
      const std::string hash = s.hashing.hash(password);
      write_own(
          s, request, viewer, respond,
          [viewer, hash](journal::Transaction& write) { return access::change_own_password(write, viewer, hash); },
          [](const journal::Changed&) { return json_response(200, "{}"); });
    } catch (...) {  // on the pool's thread: nobody else would answer
      respond(problem(std::current_exception(), request->request_id));
    }
  });
  if (!queued) respond(problem(503, "server.busy", "try again", request->request_id));
}

/// The worker has the device again. The try is durable before it is compared, so no kill and no second request at the
/// same moment gives one more; the pool's thread waits the few milliseconds. Nothing is slowed: five tries in all are
/// less than any waiting allows.
void take_back(const SignInServices& s, std::shared_ptr<Request> request, const Authenticated& who,
               const Respond& respond) {
  const auto command = parse_body<GivePin>(*request);
  if (!command) return respond(problem(command.error(), request->request_id));
  if (who.pin_tries_left.value_or(0) == 0) {
    return respond(problem(access::pin_closed(), request->request_id));
  }
  const bool queued = s.hashing.run([&s, request, respond, viewer = who.viewer, pin = command->pin.reveal().str()] {
    try {
      std::string hash;
      const auto counted = s.services.journal.write_and_wait(
          access::actor_of(viewer), {},
          [&](journal::Transaction& tx) { return access::count_pin_try(tx, viewer, hash); });
      if (!counted) return respond(problem(counted.error(), request->request_id));
      if (!vault::verify_password(hash, pin)) {
        const FieldFaults wrong_one{{"pin", "pin.wrong", "this is not the PIN of this handing over"}};
        return respond(problem(400, "input.invalid", "", request->request_id, wrong_one));
      }
      const std::string token = vault::new_token();
      write_own(
          s, request, viewer, respond,
          [viewer, token](journal::Transaction& tx) { return access::take_back(tx, viewer, token); },
          [request, token](const journal::Changed&) {
            Response r = json_response(200, state_body(false));
            r.headers.emplace_back("Set-Cookie", session_cookie(*request, token));
            return r;
          });
    } catch (...) {  // on the pool's thread: nobody else would answer
      respond(problem(std::current_exception(), request->request_id));
    }
  });
  if (!queued) respond(problem(503, "server.busy", "try again", request->request_id));
}

}  // namespace

void add_sign_in_routes(Routes& routes, const SignInServices& s) {
  const RouteInfo open{Audience::anonymous, "", Category::account, "administration", "Gives login and password."};
  routes
      .custom(Method::post, "/api/v1/sign-ins", open,
              [&s](auto request, auto, Respond respond) { sign_in(s, request, respond); })
      .body = &meta_of<GivePassword>();

  const auto own = [](std::string summary) {
    return RouteInfo{Audience::signed_in, "", Category::account, "administration", std::move(summary)};
  };
  routes
      .custom(Method::get, "/api/v1/me", own("Who is signed in, in which role, and what it may do."),
              [&s](auto request, auto who, Respond respond) { me(s, request, *who, respond); })
      .when_handed_over(HandedOver::open);

  routes
      .custom(Method::post, "/api/v1/sign-ins/current/take-back",
              own("Takes back a device that was handed over, by the PIN of the handing over."),
              [&s](auto request, auto who, Respond respond) { take_back(s, request, *who, respond); })
      .when_handed_over(HandedOver::open)
      .body = &meta_of<GivePin>();

  const auto with_code = [&s](auto action, bool answer_state) {
    return [&s, action, answer_state](std::shared_ptr<Request> request, std::optional<Authenticated> who,
                                      Respond respond) {
      const auto command = parse_body<GiveCode>(*request);
      if (!command) return respond(problem(command.error(), request->request_id));
      const std::string key = "code " + who->viewer.account.to_string();
      if (s.throttle.must_wait(key, s.services.clock.now()) > 0) {
        return respond(problem(429, "sign-in.too-often", "too many tries; wait a little", request->request_id));
      }
      auto viewer = who->viewer;
      write_own(
          s, request, viewer,
          [&s, key, respond](Response r) {
            if (r.status == 403) s.throttle.failed(key, s.services.clock.now());
            if (r.status < 300) s.throttle.succeeded(key);
            respond(std::move(r));
          },
          [action, viewer, code = command->code.str()](journal::Transaction& tx) { return action(tx, viewer, code); },
          [answer_state](const journal::Changed&) {
            return json_response(200, answer_state ? state_body(false) : "{}");
          });
    };
  };
  routes
      .custom(Method::post, "/api/v1/sign-ins/current/second-factor", own("Gives the one-time code."),
              with_code(&access::give_code, true))
      .body = &meta_of<GiveCode>();
  routes
      .custom(Method::post, "/api/v1/me/second-factor/confirm", own("Confirms a new second factor by its first code."),
              with_code(&access::confirm_second_factor, false))
      .body = &meta_of<GiveCode>();

  routes.custom(
      Method::post, "/api/v1/me/second-factor", own("Begins to set up a second factor."),
      [&s](auto request, auto who, Respond respond) {
        const std::string secret = access::new_second_factor_secret();
        auto viewer = who->viewer;
        write_own(
            s, request, viewer, respond,
            [viewer, secret](journal::Transaction& tx) { return access::enrol_second_factor(tx, viewer, secret); },
            [secret](const journal::Changed&) {
              json::Writer out;
              out.begin_object().key("secret").string(secret);
              out.key("uri").string("otpauth://totp/Homeward?secret=" + secret + "&issuer=Homeward");
              return json_response(201, out.end_object().take());
            });
      });
  routes
      .custom(Method::post, "/api/v1/me/password", own("Changes the own password; ends the other sign-ins."),
              [&s](auto request, auto who, Respond respond) { change_password(s, request, *who, respond); })
      .body = &meta_of<ChangePassword>();
  const auto ending = [&s](auto action) {
    return [&s, action](std::shared_ptr<Request> request, std::optional<Authenticated> who, Respond respond) {
      auto viewer = who->viewer;
      write_own(
          s, request, viewer, respond, [viewer, action](journal::Transaction& tx) { return action(tx, viewer); },
          [request](const journal::Changed&) {
            Response r = json_response(200, "{}");
            r.headers.emplace_back("Set-Cookie", expired_cookie(*request));
            return r;
          });
    };
  };
  routes.custom(Method::post, "/api/v1/sign-ins/current/end", own("Signs out here."), ending(&access::end_sign_in))
      .when_handed_over(HandedOver::open);
  routes.custom(Method::post, "/api/v1/sign-ins/end-all", own("Signs out everywhere at once."),
                ending(&access::end_everywhere));

  routes
      .custom(Method::post, "/api/v1/me/role", own("Uses another role of one's own."),
              [&s](auto request, auto who, Respond respond) {
                const auto command = parse_body<UseRole>(*request);
                if (!command) return respond(problem(command.error(), request->request_id));
                if (who->second_factor_needed)
                  return respond(problem(401, "sign-in.code-needed", "", request->request_id));
                const std::string token = vault::new_token();
                auto viewer = who->viewer;
                write_own(
                    s, request, viewer, respond,
                    [&s, viewer, token, id = command->binding](journal::Transaction& tx) {
                      return access::switch_role(tx, viewer, s.services.roles, id, token);
                    },
                    [request, token](const journal::Changed&) {
                      Response r = json_response(200, "{}");
                      r.headers.emplace_back("Set-Cookie", session_cookie(*request, token));
                      return r;
                    });
              })
      .body = &meta_of<UseRole>();
}

}  // namespace homeward::http
