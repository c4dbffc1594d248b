#pragma once
#include "platform/http/message.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace homeward::http {

/// The queue between whoever has events and the one connection that sends them. Any thread sends; the connection's
/// coroutine takes. Guarded by its own lock, under which nothing of others is called but `Link`.
class EventStream final : public EventSink {
 public:
  static constexpr std::size_t k_max_queued = 64 * 1024;  ///< what is being written counts too
  static constexpr std::chrono::milliseconds k_beat{15000};

  /// What the stream may ask of its connection, from any thread. Neither may block nor call back.
  class Link {
   public:
    virtual ~Link() = default;
    virtual void wake() = 0;  ///< something to take
    virtual void cut() = 0;   ///< end also a write under way
  };
  explicit EventStream(std::shared_ptr<Link> link) : link_(std::move(link)) {}

  bool send(std::string bytes) override;
  /// What is queued still leaves.
  void close() override;
  bool closed() const override;
  void on_close(std::function<void()> then) override;

  // The connection's side.
  /// Everything queued; counts as queued until the next call. Empty when there is nothing.
  std::string take();
  /// A comment, so that proxies keep the connection and a dead one is found; only after k_beat of silence.
  void beat(std::chrono::milliseconds now);
  /// The connection has ended: runs what waits for that. Idempotent.
  void finish();

 private:
  bool queue(std::string&& bytes);

  mutable std::mutex mutex_;
  std::shared_ptr<Link> link_;  // gone when finished
  std::string queued_;
  std::size_t being_written_ = 0;
  std::chrono::milliseconds silent_since_{-1};
  bool closed_ = false;
  bool finished_ = false;
  std::vector<std::function<void()>> then_;
};

}  // namespace homeward::http
