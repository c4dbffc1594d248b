#pragma once
#include "platform/access/reader.hpp"
#include "platform/journal/journal.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

/// The access log: one entry an answer, with the persons in it, in a second chain made by the journal's code.
/// Ordinary reads commit together within a second; an emergency look or what leaves the house waits until its entry
/// is durable. Source: shared guide architecture.md, idea 3.
namespace homeward::access {

struct Disclosure {
  Viewer viewer;
  Instant at;
  std::set<Uuid> subjects;
  std::set<Category> categories;
  bool break_glass = false;
  bool outward = false;  ///< left the house: export, letter, another system
};

/// Thread-safe.
class AccessLog {
 public:
  AccessLog(db::Store& store, const journal::Clock& clock, std::size_t limit = 10'000);
  ~AccessLog();

  static std::vector<std::string> schema(db::Engine engine);

  /// Queues an ordinary read. False when the queue is full or the log cannot be written: then nothing may be shown.
  bool note(Disclosure disclosure);
  /// Returns when the entry is durable; throws StorageFailure when it cannot be.
  void note_and_wait(const Disclosure& disclosure);
  /// Writes what waits.
  void flush();
  void stop();

  const journal::Chain& chain() const { return chain_; }

  /// Entry ids about a subject, newest first.
  static std::vector<Uuid> entries_about(db::ReadTransaction& tx, const Uuid& subject,
                                         const std::optional<Uuid>& before, int limit);
  struct Seen {
    Instant at;
    std::optional<Uuid> actor, place;
    std::string role, purpose, route;
    bool break_glass = false;
  };
  static std::optional<Seen> parse(std::string_view bytes);

 private:
  void write(const std::vector<Disclosure>& all);
  void run();

  db::Store& store_;
  const journal::Clock& clock_;
  std::size_t limit_;
  journal::Chain chain_{"disclosure"};

  std::mutex mutex_;  // guards what follows
  std::condition_variable wake_;
  std::deque<Disclosure> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace homeward::access
