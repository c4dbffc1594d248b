#include "app/live_events.hpp"

#include "base/check.hpp"
#include "platform/access/reader.hpp"

namespace homeward::app {
namespace {

constexpr int k_page = 200;

/// Whether a row may be read by this viewer now, asked as every list asks.
bool may_see(db::ReadTransaction& tx, const access::Viewer& viewer, const Meta& meta, const Uuid& row, Instant now) {
  access::Guard guard(tx, viewer, now, today(Zone{}, now));
  access::Sql sql("SELECT 1 FROM \"" + std::string(meta.name) + "\" t WHERE t.id = ");
  sql.bind(Datum{row}).add(" AND ").add(guard.condition(meta, access::Guard::Rows::few));
  return tx.find_integer(sql.text(), sql.params()).has_value();
}

std::string event_of(const journal::Chain::Item& item, const Meta& meta) {
  json::Writer out;
  out.begin_object().key("record").string(meta.name).key("id").string(item.head.row.to_string());
  out.key("version").string(item.head.id.to_string()).end_object();
  return "id: " + std::to_string(item.position) + "\nevent: change\ndata: " + out.str() + "\n\n";
}

}  // namespace

LiveEvents::~LiveEvents() { stop(); }

void LiveEvents::add_route(http::Routes& routes) {
  const http::RouteInfo info{http::Audience::role, "events.read", Category::place, "care",
                             "Says what changed among what one may see: record, id and version only."};
  routes.custom(http::Method::get, "/api/v1/events", info, [this](auto request, auto, http::Respond respond) {
    const auto token = http::session_token(*request);
    http::Response r{200, {{"Content-Type", "text/event-stream"}}, {}};
    r.stream = [this, token = token.value_or("")](std::shared_ptr<http::EventSink> sink) {
      sink->send("retry: 3000\n\n");
      const std::lock_guard lock(mutex_);
      listeners_.push_back({token, std::move(sink)});
    };
    respond(std::move(r));
  });
}

void LiveEvents::start() {
  thread_ = std::thread([this] { run(); });
}

void LiveEvents::stop() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

std::size_t LiveEvents::listeners() const {
  const std::lock_guard lock(mutex_);
  return listeners_.size();
}

void LiveEvents::tell(const std::vector<journal::Chain::Item>& items) {
  std::vector<Listener> now_listening;
  {
    const std::lock_guard lock(mutex_);
    listeners_.remove_if([](const Listener& l) { return l.sink->closed(); });
    now_listening.assign(listeners_.begin(), listeners_.end());
  }
  if (now_listening.empty()) return;
  const auto tx = services_.store.read();
  const Instant now = services_.clock.now();
  for (const Listener& l : now_listening) {
    const auto who = access::authenticate(*tx, services_.vault, services_.roles, l.token, now);
    if (!who || who->second_factor_needed) {
      l.sink->close();
      continue;
    }
    for (const auto& item : items) {
      const Meta* meta = find_record(item.head.record);
      // Who looks and who signs in is nobody's news.
      if (!meta || meta->category == Category::audit) continue;
      if (may_see(*tx, who->viewer, *meta, item.head.row, now)) l.sink->send(event_of(item, *meta));
    }
  }
}

void LiveEvents::run() {
  std::int64_t position = -1;
  while (!stopping_) {
    try {
      auto& journal = services_.journal;
      if (position < 0) position = journal.entries().head(*services_.store.read()).position;
      journal.wait_for_news(position, std::chrono::milliseconds(200));
      const auto items = journal.entries().read(*services_.store.read(), position, k_page);
      if (items.empty()) continue;
      tell(items);
      position = items.back().position;
    } catch (const StorageFailure&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));  // the feed keeps its place
    }
  }
}

}  // namespace homeward::app
