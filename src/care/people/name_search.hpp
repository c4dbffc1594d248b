#pragma once
#include "engine/linkage/name_index.hpp"
#include "platform/journal/journal.hpp"

#include <atomic>
#include <thread>

/// Finding people by name: an index held only in memory, built in the background from the sealed rows at start and
/// kept by the feed (security.md 14). Follower of the journal; nothing is written anywhere, so a restart builds it
/// anew.
namespace homeward::people {

class NameSearch {
 public:
  explicit NameSearch(journal::Journal& journal);
  ~NameSearch();
  void start();
  void stop();
  /// Everything up to this position of the journal is in the index.
  std::int64_t position() const { return position_.load(); }
  bool ready() const { return ready_.load(); }
  /// Waits until the journal as it is now is in the index; false when the time is over.
  bool catch_up(std::chrono::milliseconds at_most);
  const linkage::NameIndex& index() const { return index_; }

  /// Called for each person who came in after the index was built, with their likely doubles in other houses.
  std::function<void(Uuid person, const std::vector<linkage::Match>& doubles)> on_doubles;

 private:
  void run();
  void build();
  void put(std::span<const Uuid> ids, bool look_for_doubles);
  /// The same, one by one where a row of them is damaged.
  void put_readable(std::span<const Uuid> ids, bool look_for_doubles);

  journal::Journal& journal_;
  linkage::NameIndex index_;
  std::atomic<std::int64_t> position_{0};
  std::atomic<bool> ready_{false}, stopping_{false};
  std::thread thread_;
};

}  // namespace homeward::people
