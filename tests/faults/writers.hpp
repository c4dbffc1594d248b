#pragma once
#include "support/world.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace homeward::testing {

/// Many who register people over HTTP at once, each on a connection of their own, until stopped or cut off. What was
/// acknowledged is remembered.
class Writers {
 public:
  struct Options {
    int threads = 8;
    int most = 1'000'000;  ///< registrations a thread
    bool insist = false;   ///< after a 503 or a cut connection the same command is sent again, until it is taken
    std::function<void(const std::string& id)> on_acknowledged = {};
  };
  Writers(const ServerProcess& server, Session& as, Options options);
  Writers(const ServerProcess& server, Session& as) : Writers(server, as, Options{}) {}
  ~Writers() { stop(); }
  Writers(const Writers&) = delete;
  Writers& operator=(const Writers&) = delete;

  /// Lets each finish what it is about. After a kill they have ended by themselves.
  void stop();
  /// Waits until each has written as many as it should.
  void join();

  std::vector<std::string> acknowledged() const;
  /// How often which answer came, by "STATUS reason"; cut connections as "cut".
  std::map<std::string, int> answers() const;

 private:
  void run(const ServerProcess& server, const Headers& headers);
  bool settle(const HttpAnswer& answer, const std::string& id);
  void count(const std::string& what);

  Options options_;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;  // guards what follows
  std::vector<std::string> acknowledged_;
  std::map<std::string, int> answers_;
  std::vector<std::thread> threads_;
};

/// What a look into the house says after a fault, with its server gone.
struct Inspection {
  std::size_t persons = 0;
  std::vector<std::string> lost;      ///< acknowledged, but not there or not readable
  std::vector<std::string> findings;  ///< of the verification of journal and rows
};
/// Opens the SQLite house in this folder, reads every acknowledged person with their key, verifies chain and rows.
Inspection inspect(const std::filesystem::path& folder, const std::vector<std::string>& acknowledged);

/// `homeward verify` on a database; its output where it found something.
std::string verified(const std::string& db, const std::string& keys, const std::filesystem::path& master_key);

}  // namespace homeward::testing
