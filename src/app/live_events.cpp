#include "app/live_events.hpp"

#include "base/check.hpp"
#include "platform/access/authority.hpp"
#include "platform/access/reader.hpp"

#include <map>
#include <unordered_set>

namespace homeward::app {
namespace {

constexpr int k_page = 200;

/// What changed in one record, for asking about its rows together.
struct Changed {
  const Meta* meta;
  std::vector<Uuid> rows;
};

/// Who looks and who signs in is nobody's news.
std::map<std::uint16_t, Changed> changed_in(const std::vector<journal::Chain::Item>& items) {
  std::map<std::uint16_t, Changed> out;
  for (const auto& item : items) {
    const Meta* meta = find_record(item.head.record);
    if (!meta || meta->category == Category::audit) continue;
    out.try_emplace(item.head.record, Changed{meta, {}}).first->second.rows.push_back(item.head.row);
  }
  return out;
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
  const auto changed = changed_in(items);
  const auto tx = services_.store.read();
  const Instant now = services_.clock.now();
  for (const Listener& l : now_listening) {
    const auto who = access::authenticate(*tx, services_.vault, services_.roles, l.token, now);
    if (!who || who->second_factor_needed) {
      l.sink->close();
      continue;
    }
    access::Guard guard(*tx, who->viewer, now, access::today_for(*tx, who->viewer, now));
    std::map<std::uint16_t, std::unordered_set<Uuid>> seen;
    for (const auto& [record, some] : changed) seen[record] = guard.seen_among(*some.meta, some.rows);
    for (const auto& item : items) {
      const auto rows = seen.find(item.head.record);
      if (rows == seen.end() || !rows->second.contains(item.head.row)) continue;
      const Meta& meta = *changed.at(item.head.record).meta;
      // Whoever holds the phone of the person must not hear that they were asked or tested.
      const auto& own = who->viewer.person;
      const bool about_own = own && item.head.subject == own->value;
      if (about_own && meta.category == Category::clinical && !meta.find("on_own_page")) continue;
      l.sink->send(event_of(item, meta));
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
