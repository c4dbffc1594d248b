#pragma once
#include "platform/http/problem.hpp"
#include "platform/http/routes.hpp"
#include "platform/http/throttle.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace homeward::http {

/// What a request needs of the house. All outlive the dispatcher.
struct Services {
  db::Store& store;
  vault::Vault& vault;
  journal::Journal& journal;
  access::AccessLog& access_log;
  const access::Roles& roles;
  const journal::Clock& clock;
  /// Whom the token of a link invites; nothing when it is unknown, used, revoked or over. The answer is the same.
  std::function<std::optional<access::Viewer>(db::ReadTransaction&, vault::Vault&, std::string_view token, Instant now)>
      invited = {};
};

/// Reads the session cookie; over plain loopback HTTP the name has no prefix (security.md 12).
std::optional<std::string> session_token(const Request& request);
std::string session_cookie(const Request& request, std::string_view token);
std::string expired_cookie(const Request& request);

/// The command of a request by its Idempotency-Key: sent again with the same content it is done once. Reason:
/// idempotency-key.needed.
Result<journal::Command> command_of(const Request& request, const vault::Vault& vault);

/// What an action answers with: the row and its version.
Response acknowledgement(const journal::Changed& done);

/// Takes requests from the transport, works on them in a pool of readers and answers. Thread-safe.
class Dispatcher {
 public:
  Dispatcher(const Services& services, const Routes& routes, std::function<Response(const Request&)> assets,
             int threads = 4);
  ~Dispatcher();

  /// On an io thread; never blocks. Answers 503 when too much waits.
  void handle(Request&& request, Respond respond);
  void stop();

  struct Figures {
    std::uint64_t requests = 0, views = 0, actions = 0, refused = 0, failed = 0;
  };
  Figures figures() const;
  /// Called for the log when a request, or its write, ended in a failure; never with personal text.
  std::function<void(bool write, std::string_view request_id, std::string_view reason)> on_event;

 private:
  struct Job {
    std::shared_ptr<Request> request;
    Respond respond;
  };
  /// Who asks, as the audience of the route wants them; or why they may not.
  struct Refusal {
    int status;
    std::string_view reason, detail;
  };
  using Asker = tl::expected<std::optional<access::Authenticated>, Refusal>;
  Asker asker_of(const Request& request, const Routes::Match& match, db::ReadTransaction& tx);
  Asker signed_in(const Request& request, const Routes::Match& match, db::ReadTransaction& tx);
  Asker invited(const Request& request, db::ReadTransaction& tx);
  void run();
  void work(Job& job);
  void work_view(const Route& route, Call& call, db::ReadTransaction& tx, const Respond& respond);
  void work_action(const Route& route, std::shared_ptr<Request> request, std::shared_ptr<access::Viewer> viewer,
                   Call call, Respond respond);
  LocalDate today_at(db::ReadTransaction& tx, const access::Viewer& viewer) const;
  void fail(const Request& request, const Respond& respond, const std::exception_ptr& failure, bool write);
  void finish(const Request& request, const Respond& respond, Response response);

  Services services_;
  const Routes& routes_;
  std::function<Response(const Request&)> assets_;
  Throttle unknown_links_;  ///< by address

  std::mutex mutex_;  // guards jobs_ and stopping_
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
  std::atomic<std::uint64_t> requests_{0}, views_{0}, actions_{0}, refused_{0}, failed_{0};
};

}  // namespace homeward::http
