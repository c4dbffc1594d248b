#include "app/serve.hpp"

#include "app/assets.hpp"
#include "app/command_parts.hpp"
#include "app/compare_doubles.hpp"
#include "app/content_routes.hpp"
#include "app/form_scores.hpp"
#include "app/live_events.hpp"
#include "app/logging.hpp"
#include "app/metrics.hpp"
#include "app/store_check_routes.hpp"
#include "app/system_routes.hpp"
#include "care/assessment/actions_link.hpp"
#include "care/assessment/routes.hpp"
#include "care/contact/routes.hpp"
#include "care/pathway/routes.hpp"
#include "care/people/name_search.hpp"
#include "care/people/number_search.hpp"
#include "care/people/particulars_pack.hpp"
#include "care/people/routes.hpp"
#include "care/places/routes.hpp"
#include "care/tasks/routes.hpp"
#include "exchange/fhir/routes.hpp"
#include "exchange/imports/import_run.hpp"
#include "oversight/baseline/routes.hpp"
#include "oversight/curves/routes.hpp"
#include "oversight/directives/routes.hpp"
#include "oversight/figures/live_figures.hpp"
#include "oversight/funnel/routes.hpp"
#include "oversight/indicators/routes.hpp"
#include "oversight/maps/routes.hpp"
#include "oversight/movement/routes.hpp"
#include "oversight/quality/routes.hpp"
#include "oversight/reports/routes.hpp"
#include "oversight/saved_views/routes.hpp"
#include "platform/http/proxy.hpp"
#include "platform/http/server.hpp"
#include "platform/journal/checkpoint.hpp"

#include <optional>

namespace homeward::app {
namespace {

/// Workers need a connection each; the index of names, figures, live events, checkpoints, the access log and the check
/// of the store another.
constexpr int k_followers = 6;

HouseOptions house_of(const ServeOptions& o) {
  HouseOptions out = house_options(o.config);
  out.readers += k_followers;
  out.create_as = o.create_as;
  out.settable_clock = o.settable_clock;
  return out;
}

void log_end(const jobs::JobInfo& job) {
  switch (job.state) {
    case jobs::JobState::failed: return log(Event::job_failed, {{"job", job.id}, {"reason", ReasonId::of(job.reason)}});
    case jobs::JobState::cancelled: return log(Event::job_cancelled, {{"job", job.id}});
    default: break;
  }
  log(Event::job_done, {{"job", job.id}});
  for (const auto& [name, count] : job.figures)
    if (name == k_found && count > 0) log(Event::store_differs, {{"job", job.id}, {"found", count}});
}

}  // namespace

struct Server::Parts {
  explicit Parts(const ServeOptions& o)
      : options(o),
        house(house_of(o)),
        services{house.store(), house.vault(), house.journal(),       house.access_log(),
                 house.roles(), house.clock(), assessment::invited_by},
        sign_in{services, hashing, throttle, house.kind() == StoreKind::demo},
        system{house, hashing, house.setup_needed() ? vault::new_token() : std::string()},
        names(house.journal()),
        live_figures(house.journal(), score_by(instruments)),
        live(services) {
    add_routes();
    if (const auto faults = routes.faults(house.roles()); !faults.empty()) {
      std::string all = "the route table is incomplete:";
      for (const std::string& f : faults) all += "\n  " + f;
      throw std::runtime_error(all);
    }
    names.on_doubles = [this](Uuid person, const std::vector<linkage::Match>& doubles) {
      ask_to_compare(house, person, doubles);
    };
    live_figures.on_defect = [](std::string_view) { log(Event::figures_stopped); };
    runner.on_end = [this](const jobs::JobInfo& ended) {
      checks.keep(ended);
      log_end(ended);
    };
    dispatcher.emplace(
        services, routes, [this](const http::Request& r) { return outside_api(r); }, o.config.readers);
    dispatcher->on_event = [](bool write, std::string_view request, std::string_view reason) {
      log(write ? Event::write_failed : Event::request_failed,
          {{"request", RequestId(request)}, {"reason", ReasonId::of(reason)}});
    };
    http::ServerOptions transport;
    transport.address = o.config.address;
    transport.port = o.config.port;
    transport.threads = o.config.threads;
    transport.tls_certificate = o.config.tls_certificate;
    transport.tls_key = o.config.tls_key;
    transport.fault = [](std::string_view request, std::string_view) {
      log(Event::transport_fault, {{"request", RequestId(request)}, {"reason", ReasonId::of("internal")}});
    };
    transport.refuse = [](int status, std::string_view reason) {
      http::Response r = http::problem(status, reason, "", http::make_request_id());
      http::add_security_headers(r, false, false);
      return r;
    };
    server.emplace(transport, [this, proxies = o.config.trusted_proxies](http::Request&& r, http::Respond respond) {
      http::see_through_proxy(r, proxies);
      dispatcher->handle(std::move(r), std::move(respond));
    });
  }

  void add_routes() {
    http::add_sign_in_routes(routes, sign_in);
    http::add_account_routes(routes, sign_in);
    add_system_routes(routes, system);
    people::add_routes(
        routes, house.journal().entries(), house.access_log().chain(),
        [this](const std::vector<std::string>& all, std::optional<int> year, std::span<const Uuid> within) {
          std::vector<std::pair<Uuid, double>> out;
          for (const auto& m : names.index().possible_duplicates(all, year, linkage::Filter::only(within), 5)) {
            out.emplace_back(m.person, m.score);
          }
          return out;
        },
        gender);
    places::add_routes(routes);
    tasks::add_routes(routes);
    pathway::PeopleFinder finder;
    finder.find_by_number = people::find_by_number;
    finder.find = [this](const std::string& query, std::span<const Uuid> within, std::size_t limit) {
      std::vector<Uuid> out;
      for (const auto& m : names.index().find(query, linkage::Filter::only(within), limit)) out.push_back(m.person);
      return out;
    };
    finder.find_allowed = [this](const std::string& query, const linkage::Filter::Allows& allows, std::size_t limit) {
      std::vector<Uuid> out;
      for (const auto& m : names.index().find(query, linkage::Filter::where(allows), limit)) out.push_back(m.person);
      return out;
    };
    finder.sort_by_name = [this](std::vector<Uuid> ids) { return names.index().order(std::move(ids)); };
    pathway::add_routes(routes, finder, house.road());
    contact::add_routes(routes);
    assessment::add_routes(routes, instruments, schedules, house.catalogue());
    assessment::add_hand_over_route(routes, sign_in);
    assessment::add_link_routes(routes, instruments, house.catalogue(), services);
    assessment::add_outcome_routes(routes, outcomes);
    add_store_check_routes(routes, checks);
    add_content_routes(routes, house.catalogue(), instruments);
    directives::add_routes(routes, countable_forms());
    indicators::add_routes(routes, indicators, live_figures);
    baseline::add_routes(routes, indicators, live_figures);
    curves::add_routes(routes, indicators.cache(), live_figures, house.road().journey_gap);
    funnel::add_routes(routes, indicators, live_figures);
    movement::add_routes(routes, indicators.cache(), live_figures);
    quality::add_routes(routes, indicators, live_figures);
    reports::add_routes(routes, indicators, live_figures, house.catalogue());
    saved_views::add_routes(routes, indicators);
    maps::add_routes(routes, house.catalogue());
    fhir::add_routes(routes, instruments);
    live.add_route(routes);
    const http::RouteInfo api{http::Audience::anonymous, "", Category::place, "administration", "This description."};
    routes.custom(http::Method::get, "/api/openapi.json", api, [this](auto, auto, http::Respond respond) {
      respond({200, {{"Content-Type", "application/json"}}, http::openapi(routes, HW_VERSION)});
    });
    const http::RouteInfo of_program{http::Audience::anonymous, "", Category::place, "administration",
                                     "Figures of the program for Prometheus: on this machine, or with the token."};
    routes.custom(http::Method::get, "/metrics", of_program, [this](auto request, auto, http::Respond respond) {
      if (!may_read_metrics(*request, options.config.metrics_token)) {
        return respond(http::problem(404, "not-found", "", request->request_id));
      }
      respond({200, {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}}, prometheus_text(metrics())});
    });
  }

  /// Published names of instruments are the same in every language.
  std::vector<directives::CountableForm> countable_forms() const {
    std::vector<directives::CountableForm> out;
    for (const auto& [id, scorer] : instruments.all()) {
      const auto& titles = scorer.instrument().title;
      const auto english = titles.find("en");
      out.push_back({{id}, {english == titles.end() ? id : english->second}});
    }
    return out;
  }

  Metrics metrics() {
    Metrics m;
    m.version = HW_VERSION;
    m.started = started;
    m.now = house.clock().now();
    m.dispatcher = dispatcher->figures();
    m.server = server->figures();
    {
      const auto tx = house.store().read();
      m.journal_position = house.journal().entries().head(*tx).position;
      m.access_log_position = house.access_log().chain().head(*tx).position;
    }
    m.figures_position = live_figures.position();
    m.figures_bytes = live_figures.memory_bytes();
    if (checkpoints) m.checkpoints = checkpoints->figures();
    m.jobs = runner.counts();
    m.resident_bytes = resident_bytes();
    return m;
  }

  http::Response outside_api(const http::Request& r) {
    if (r.path == "/healthz") {
      return {200,
              {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
              std::string("{\"status\":\"ok\",\"names_ready\":") + (names.ready() ? "true" : "false") +
                  ",\"figures_ready\":" + (live_figures.ready() ? "true}" : "false}")};
    }
    return serve_asset(r);
  }

  ServeOptions options;
  House house;
  Instant started = house.clock().now();
  http::Services services;
  http::HashPool hashing{house.password_cost()};
  http::Throttle throttle;
  http::SignInServices sign_in;
  SystemServices system;
  people::GenderAsked gender{people::gender_asked(house.catalogue())};
  assessment::Instruments instruments{house.catalogue()};
  assessment::Schedules schedules{house.catalogue(), instruments};
  assessment::Outcomes outcomes{house.catalogue()};
  indicators::Indicators indicators{house.catalogue()};
  http::Routes routes;
  people::NameSearch names;
  figures::LiveFigures live_figures;
  LiveEvents live;
  std::optional<http::Dispatcher> dispatcher;
  std::optional<http::Server> server;
  std::optional<journal::CheckpointWriter> checkpoints;
  jobs::Runner runner{house.clock()};
  StoreChecks checks{house, runner, {.checkpoint_file = options.config.checkpoint_file}};
  bool stopped = false;
};

Server::Server(const ServeOptions& options) : parts_(std::make_unique<Parts>(options)) {}
Server::~Server() { stop(); }

void Server::start() {
  // What a kill left half-imported and nobody went on with is taken back before anybody looks.
  imports::undo_unfinished(parts_->house.journal());
  if (!parts_->options.config.checkpoint_file.empty()) {
    journal::CheckpointWriter::Options o;
    o.file = parts_->options.config.checkpoint_file;
    o.on_failure = [](const std::string&) { log(Event::checkpoint_failed); };
    o.store = parts_->house.journal().installation();
    o.seed = parts_->house.vault().purpose_key("checkpt");
    o.chains = {&parts_->house.journal().entries(), &parts_->house.access_log().chain()};
    parts_->checkpoints.emplace(parts_->house.store(), parts_->house.clock(), o);
  }
  parts_->names.start();
  parts_->live_figures.start();
  parts_->live.start();
  parts_->checks.start_daily();
  parts_->server->start();
  log(Event::server_started, {{"port", parts_->server->port()}});
}

void Server::stop() {
  if (!parts_ || parts_->stopped) return;
  parts_->stopped = true;
  log(Event::server_stopping);
  parts_->server->stop(std::chrono::seconds(5));
  parts_->dispatcher->stop();
  parts_->checks.stop();
  parts_->runner.stop();
  if (parts_->checkpoints) parts_->checkpoints->stop();
  parts_->live.stop();
  parts_->live_figures.stop();
  parts_->names.stop();
  log(Event::server_stopped);
}

unsigned short Server::port() const { return parts_->server->port(); }
House& Server::house() { return parts_->house; }
const http::Routes& Server::routes() const { return parts_->routes; }
const std::string& Server::setup_token() const { return parts_->system.setup_token; }

}  // namespace homeward::app
