#include "platform/http/event_stream.hpp"

#include <utility>

namespace homeward::http {

bool EventStream::send(std::string bytes) {
  const std::lock_guard lock(mutex_);
  silent_since_ = std::chrono::milliseconds(-1);
  return queue(std::move(bytes));
}

bool EventStream::queue(std::string&& bytes) {
  if (closed_) return false;
  if (queued_.size() + being_written_ + bytes.size() > k_max_queued) {
    closed_ = true;
    queued_.clear();
    link_->cut();
    link_->wake();
    return false;
  }
  if (queued_.empty()) {
    queued_ = std::move(bytes);
  } else {
    queued_ += bytes;
  }
  link_->wake();
  return true;
}

void EventStream::close() {
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  closed_ = true;
  link_->wake();
}

bool EventStream::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void EventStream::on_close(std::function<void()> then) {
  {
    const std::lock_guard lock(mutex_);
    if (!finished_) {
      then_.push_back(std::move(then));
      return;
    }
  }
  then();
}

std::string EventStream::take() {
  const std::lock_guard lock(mutex_);
  being_written_ = queued_.size();
  return std::exchange(queued_, {});
}

void EventStream::beat(std::chrono::milliseconds now) {
  const std::lock_guard lock(mutex_);
  if (silent_since_.count() < 0) silent_since_ = now;
  // What is still being written says enough; a second comment behind it would only fill the queue.
  if (closed_ || being_written_ > 0 || now - silent_since_ < k_beat) return;
  silent_since_ = now;
  queue(":\n\n");
}

void EventStream::finish() {
  std::vector<std::function<void()>> then;
  std::shared_ptr<Link> link;  // may be the last one: let go of it outside the lock
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(finished_, true)) return;
    closed_ = true;
    queued_ = {};
    then.swap(then_);
    link.swap(link_);
  }
  for (const auto& call : then) call();
}

}  // namespace homeward::http
