#pragma once
#include "platform/http/dispatcher.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <thread>

/// Live events: what another user saved appears without reload. Only record type, id and version go out, and only to
/// those who may read the record at that moment; the screen fetches again through the guard. Follower of the feed.
namespace homeward::app {

class LiveEvents {
 public:
  LiveEvents(const http::Services& services) : services_(services) {}
  ~LiveEvents();
  void start();
  void stop();
  void add_route(http::Routes& routes);
  std::size_t listeners() const;

 private:
  struct Listener {
    std::string token;  ///< asked again for each batch: a sign-in that ended hears nothing more
    std::shared_ptr<http::EventSink> sink;
  };
  void run();
  void tell(const std::vector<journal::Chain::Item>& items);

  http::Services services_;
  mutable std::mutex mutex_;  // guards listeners_
  std::list<Listener> listeners_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

}  // namespace homeward::app
