#pragma once
#include "platform/http/core.hpp"
#include "platform/http/deadline.hpp"
#include "platform/http/event_stream.hpp"
#include "platform/http/in_buffer.hpp"
#include "platform/http/parser.hpp"
#include "platform/http/wake.hpp"
#include "platform/http/writer.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace homeward::http {

/// One connection. All of it belongs to its one coroutine, which reads, asks the handler, writes, and so on; it is
/// never in two places at once, so there is no strand. Other threads reach only what is named so below: the socket's
/// number (to shut it down, which makes the coroutine's operation come back), the deadline, the wake and the stream.
class Connection final : public EventStream::Link, public std::enable_shared_from_this<Connection> {
 public:
  enum class Admission { served, one_too_many };
  Connection(Core& core, Socket socket, const boost::asio::ip::tcp::endpoint& peer, Admission admission);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  static Task<void> run(std::shared_ptr<Connection> self);

  // From any thread.
  void deliver(std::optional<Response> response);  ///< nothing: the handler dropped its Respond
  void wake() override { wake_.ring(); }
  void cut() override { shut_socket(SHUT_RDWR); }

  // From the core, while this is in its list.
  void look_over(std::chrono::milliseconds now);
  int stream_socket() const;  ///< -1 when it is no stream
  void end_if_idle();
  bool waits_for_handler() const { return phase_ == Phase::handling; }
  void abandon() { wake_.shut(); }  ///< when no io thread runs any more

 private:
  enum class Phase { opening, idle, reading, handling, writing, streaming, lingering };
  enum class Go { on, into_stream, end };
  class Ending;
  using Parts = std::array<boost::asio::const_buffer, 2>;
  enum class Sent { all, some, failed };

  Task<void> serve();
  Task<Go> handshake();
  Task<Go> read_head(bool first);
  std::optional<Refusal> take_head(std::string_view head, const HeadLimits& limits);
  Task<Go> read_body();
  Task<Go> handle();
  std::string call_handler();
  std::string write_head_of_response(KeepOpen keep);
  Task<Go> send(KeepOpen keep);
  Task<void> stream();
  void open_stream();
  Task<void> refuse(Refusal why);
  Response render(Refusal why) const;
  Task<void> linger();
  Task<std::size_t> read_some(std::size_t room);
  Task<bool> write(Parts parts);
  Sent write_at_once(Parts& parts);

  std::shared_ptr<EventStream> stream_in_use() const;
  void finish();
  void shut_socket(int how);

  Core& core_;
  std::optional<Socket> socket_;
  std::optional<boost::asio::ssl::stream<Socket&>> tls_;
  const Admission admission_;
  std::string peer_;
  bool loopback_ = false;

  InBuffer in_;
  std::string out_;
  RequestParser parser_;
  Request request_;
  bool head_only_ = false, expects_continue_ = false;
  std::optional<Response> response_;  // written before the ring, read after it

  std::atomic<Phase> phase_{Phase::opening};
  Deadline deadline_;
  Wake wake_;
  mutable std::mutex shared_mutex_;  // for the two below
  int number_ = -1;                  // of the socket while it is open
  std::shared_ptr<EventStream> stream_;
};

}  // namespace homeward::http
