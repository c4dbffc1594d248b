#pragma once
#include "platform/access/viewer.hpp"

#include <mutex>
#include <set>
#include <string>
#include <utility>

/// Two ways lead to the people who are found by name: asking the guard about the matches, or looking among the people
/// whom it lists. They give the same answer; which one is shorter depends on how many somebody sees.
namespace homeward::pathway {

/// Remembers for each role at each place which way was the shorter one, so that the longer one is not tried again at
/// each search. Says nothing of what may be seen. Thread-safe.
class ShorterWay {
 public:
  bool is_listing(const access::Viewer& viewer) const {
    const std::lock_guard lock(mutex_);
    return listing_.contains(key(viewer));
  }
  void note(const access::Viewer& viewer, bool listing) {
    const std::lock_guard lock(mutex_);
    if (listing) {
      listing_.insert(key(viewer));
    } else {
      listing_.erase(key(viewer));
    }
  }

 private:
  using Key = std::pair<Uuid, std::string>;
  static Key key(const access::Viewer& viewer) {
    return {viewer.place ? viewer.place->value : Uuid{}, viewer.role ? viewer.role->id : std::string()};
  }

  mutable std::mutex mutex_;  // guards what follows: as many as there are roles and places
  std::set<Key> listing_;
};

}  // namespace homeward::pathway
