#include "platform/http/connection.hpp"

#include "base/check.hpp"

#include <cstdint>
#include <exception>
#include <sys/socket.h>
#include <utility>

// GCC sees Asio's own allocation of coroutine frames half inlined and takes its delete for another one's.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace homeward::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t k_head_room = 2048;
constexpr std::size_t k_body_room = 16 * 1024;
constexpr std::size_t k_join = 16 * 1024;  // bodies up to this are copied behind the head: one piece, one packet
constexpr int k_stream_send_buffer = 64 * 1024;
constexpr std::string_view k_continue = "HTTP/1.1 100 Continue\r\n\r\n";

// A function, because GCC 12 refuses an array as a temporary inside a coroutine.
std::array<asio::const_buffer, 2> in_one(std::string_view bytes) { return {asio::buffer(bytes), asio::const_buffer()}; }

/// What a Respond holds: tells the connection when the last copy goes without an answer.
class Pending {
 public:
  explicit Pending(std::shared_ptr<Connection> connection) : connection_(std::move(connection)) {}
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;
  ~Pending() {
    if (!given_.exchange(true)) connection_->deliver(std::nullopt);
  }
  void give(Response&& response) {
    if (!given_.exchange(true)) connection_->deliver(std::move(response));
  }

 private:
  std::shared_ptr<Connection> connection_;
  std::atomic<bool> given_{false};
};

}  // namespace

/// Takes the connection out of the list and closes its socket, whichever way the coroutine ends.
class Connection::Ending {
 public:
  explicit Ending(Connection& connection) : connection_(connection) {}
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  ~Ending() { connection_.finish(); }

 private:
  Connection& connection_;
};

Connection::Connection(Core& core, Socket socket, const tcp::endpoint& peer, Admission admission)
    : core_(core), socket_(std::move(socket)), admission_(admission) {
  asio::ip::address address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  peer_ = address.to_string();
  loopback_ = address.is_loopback();
  boost::system::error_code ignored;  // an option that cannot be set makes nothing wrong
  socket_->set_option(tcp::no_delay(true), ignored);
  socket_->non_blocking(true, ignored);
  number_ = socket_->native_handle();
  deadline_.set(core_.in(core_.options().header_deadline), Deadline::Cuts::everything);
}

Connection::~Connection() {
  if (socket_) finish();  // the server stopped before the coroutine began
}

Task<void> Connection::run(std::shared_ptr<Connection> self) {
  const Ending ending(*self);
  try {
    co_await self->serve();
  } catch (const std::exception& e) {
    // Our own bug, or no memory: it costs this connection, never the server.
    self->core_.count_rejected(refusal::internal.reason);
    if (self->core_.options().fault) self->core_.options().fault("", e.what());
  }
}

Task<void> Connection::serve() {
  if (core_.tls() && co_await handshake() == Go::end) co_return;
  if (admission_ == Admission::one_too_many) {
    co_await refuse(refusal::too_many_connections);
    co_return;
  }
  // What lives from step to step is a member and not in this frame: most connections are idle, most frames gone.
  for (bool first = true;; first = false) {
    head_only_ = false;
    Go go = co_await read_head(first);
    if (go == Go::on && !parser_.whole()) go = co_await read_body();
    if (go == Go::on) go = co_await handle();
    if (go == Go::into_stream) co_await stream();
    if (go != Go::on) co_return;
  }
}

/// Until a whole head was read. Ends in silence when the other end sent nothing: browsers open connections ahead of
/// need and drop them.
Task<Connection::Go> Connection::read_head(bool first) {
  const HeadLimits limits{.head = core_.options().max_header};
  std::size_t seen = 0;
  bool begun = false;
  for (;;) {
    const std::string_view received = in_.view();
    const HeadEnd end = find_head_end(received, seen, limits);
    std::optional<Refusal> bad;
    if (end.state == HeadEnd::State::whole) {
      phase_ = Phase::reading;
      bad = take_head(received.substr(0, end.size), limits);
      if (!bad) co_return Go::on;
    }
    if (end.state == HeadEnd::State::refused) bad = end.why;
    if (bad) {
      co_await refuse(*bad);
      co_return Go::end;
    }
    seen = received.size();
    if (received.empty()) {
      in_.release(2 * k_head_room);
      const auto allowed = first ? core_.options().header_deadline : core_.options().idle_deadline;
      deadline_.set(core_.in(allowed), Deadline::Cuts::reading);
      phase_ = Phase::idle;
      if (core_.stopping()) co_return Go::end;
    } else if (!begun) {
      begun = true;
      phase_ = Phase::reading;
      deadline_.set(core_.in(core_.options().header_deadline), Deadline::Cuts::reading);
    }
    if (co_await read_some(received.empty() ? k_head_room : k_head_room / 2) > 0 && !deadline_.passed()) continue;
    if (deadline_.passed() && !in_.empty()) co_await refuse(refusal::timeout);
    co_return Go::end;
  }
}

std::optional<Refusal> Connection::take_head(std::string_view head, const HeadLimits& limits) {
  auto checked = check_head(head, limits);
  if (!checked) return checked.error();
  head_only_ = checked->method == Method::head;
  expects_continue_ = checked->expects_continue;
  request_ = {};
  if (const auto bad = parser_.take_head(head, request_)) return bad;
  HW_CHECK(request_.target == checked->target, "filter and parser see different targets");
  request_.method = checked->method;
  request_.path = std::move(checked->path);
  request_.query = std::move(checked->query);
  in_.consume(head.size());
  return std::nullopt;
}

Task<Connection::Go> Connection::read_body() {
  std::size_t limit = core_.options().max_body;
  if (core_.options().body_limit) limit = core_.options().body_limit(request_.method, request_.path);
  if (const auto length = parser_.content_length(); length && *length > limit) {
    co_await refuse(refusal::body_too_large);
    co_return Go::end;
  }
  if (expects_continue_ && in_.empty() && !co_await write(in_one(k_continue))) co_return Go::end;
  std::size_t extended_at = 0;
  deadline_.set(core_.in(core_.options().body_deadline), Deadline::Cuts::reading);
  for (;;) {
    const auto step = parser_.take_body(in_.view(), limit);
    in_.consume(step.used);
    if (step.refused) {
      co_await refuse(*step.refused);
      co_return Go::end;
    }
    if (parser_.whole()) co_return Go::on;
    if (request_.body.size() - extended_at >= k_body_room) {
      extended_at = request_.body.size();
      deadline_.set(core_.in(core_.options().body_deadline), Deadline::Cuts::reading);
    }
    if (co_await read_some(k_body_room) > 0 && !deadline_.passed()) continue;
    if (deadline_.passed()) co_await refuse(refusal::timeout);
    co_return Go::end;
  }
}

Task<Connection::Go> Connection::handle() {
  deadline_.clear();
  request_.peer = peer_;
  request_.loopback = loopback_;
  request_.secure = tls_.has_value();
  request_.request_id = make_request_id();
  const std::string id = request_.request_id;
  core_.count_request();
  phase_ = Phase::handling;
  std::string fault = call_handler();
  while (!wake_.take()) co_await wake_.wait();
  if (response_) {
    if (response_->stream && head_only_) response_->close = true;  // its headers, and that is all of it
    const bool keep = parser_.keep_alive() && !response_->close && !response_->stream && !core_.stopping();
    fault = write_head_of_response(keep ? KeepOpen::yes : KeepOpen::no);
    if (fault.empty()) {
      if (response_->stream && !head_only_) co_return Go::into_stream;
      co_return co_await send(keep ? KeepOpen::yes : KeepOpen::no);
    }
  }
  if (core_.options().fault) core_.options().fault(id, fault);
  co_await refuse(refusal::internal);
  co_return Go::end;
}

/// Says what is at fault should no answer come.
std::string Connection::call_handler() {
  auto pending = std::make_shared<Pending>(shared_from_this());
  try {
    core_.handler()(std::move(request_),
                    [pending = std::move(pending)](Response response) { pending->give(std::move(response)); });
    return "the handler dropped its Respond";
  } catch (const std::exception& e) {
    // Not ours to handle, but one request's fault must not end the server. With the exception the Respond has gone
    // unused, which answers 500, unless the handler had answered before.
    return e.what();
  }
}

/// Into `out_`, so that a response that may not leave is found before a byte of it has. Says what is wrong with it.
std::string Connection::write_head_of_response(KeepOpen keep) {
  out_.clear();
  std::optional<std::size_t> length;
  if (has_length(*response_) && !response_->stream) length = body_of(*response_).size();
  try {
    write_head(out_, *response_, length, keep, parser_.http_1_1() ? Version::http_1_1 : Version::http_1_0);
    return {};
  } catch (const InternalError& e) {
    return e.what();
  }
}

/// Sends `out_`, which holds the head, and the body.
Task<Connection::Go> Connection::send(KeepOpen keep) {
  std::string_view body = head_only_ ? std::string_view() : body_of(*response_);
  if (body.size() <= k_join) {
    out_ += body;
    body = {};
  }
  Parts parts{asio::buffer(out_), asio::buffer(body)};
  Sent sent = tls_ ? Sent::some : write_at_once(parts);
  if (sent == Sent::some) sent = co_await write(parts) ? Sent::all : Sent::failed;
  response_.reset();
  if (out_.capacity() > k_join) std::string().swap(out_);
  if (sent == Sent::failed) co_return Go::end;
  if (keep == KeepOpen::yes) co_return Go::on;
  co_await linger();
  co_return Go::end;
}

Response Connection::render(Refusal why) const {
  const auto& upper = core_.options().refuse;
  if (!upper) return plain_refusal(why.status, why.reason);
  try {
    Response out = upper(why.status, why.reason);
    out.stream = nullptr;
    std::string probe;
    write_head(probe, out, 0, KeepOpen::no, Version::http_1_1);
    return out;
  } catch (const std::exception&) {
    // The plain form cannot fail, and whoever is refused does not care which it is.
    return plain_refusal(why.status, why.reason);
  }
}

Task<void> Connection::refuse(Refusal why) {
  core_.count_rejected(why.reason);
  response_ = render(why);
  out_.clear();
  write_head(out_, *response_, body_of(*response_).size(), KeepOpen::no, Version::http_1_1);
  co_await send(KeepOpen::no);
}

/// The head of it waits in `out_`.
Task<void> Connection::stream() {
  if (!co_await write(in_one(out_))) co_return;
  std::string().swap(out_);
  in_.release(0);
  boost::system::error_code ignored;
  // Else the kernel would hold megabytes for a reader that has gone to sleep.
  socket_->set_option(asio::socket_base::send_buffer_size(k_stream_send_buffer), ignored);
  open_stream();
  phase_ = Phase::streaming;
  const auto events = stream_in_use();
  if (core_.stopping()) events->close();
  for (;;) {
    const std::string bytes = events->take();
    if (!bytes.empty()) {
      if (!co_await write(in_one(bytes))) co_return;
    } else if (events->closed()) {
      break;
    } else if (!wake_.take()) {
      co_await wake_.wait();
    }
  }
  co_await linger();
}

void Connection::open_stream() {
  const auto events = std::make_shared<EventStream>(shared_from_this());
  {
    const std::lock_guard lock(shared_mutex_);
    stream_ = events;
  }
  const auto open = std::move(response_->stream);
  response_.reset();
  try {
    open(events);
  } catch (const std::exception& e) {
    if (core_.options().fault) core_.options().fault("", e.what());
    events->close();
  }
}

void Connection::deliver(std::optional<Response> response) {
  response_ = std::move(response);
  wake_.ring();
}

void Connection::look_over(std::chrono::milliseconds now) {
  switch (deadline_.expire(now)) {
    case Deadline::Due::no: break;
    case Deadline::Due::reading: shut_socket(SHUT_RD); break;
    case Deadline::Due::everything: shut_socket(SHUT_RDWR); break;
  }
  if (const auto events = stream_in_use()) events->beat(now);
}

/// A copy, because the stream's lock is taken before ours when it cuts the connection.
std::shared_ptr<EventStream> Connection::stream_in_use() const {
  const std::lock_guard lock(shared_mutex_);
  return stream_;
}

int Connection::stream_socket() const {
  const std::lock_guard lock(shared_mutex_);
  return stream_ ? number_ : -1;
}

void Connection::end_if_idle() {
  // Only reading ends: a request that came in this very moment still gets its answer.
  if (phase_ == Phase::idle || phase_ == Phase::opening) shut_socket(SHUT_RD);
  if (const auto events = stream_in_use()) events->close();
}

void Connection::shut_socket(int how) {
  const std::lock_guard lock(shared_mutex_);
  if (number_ >= 0) ::shutdown(number_, how);
}

void Connection::finish() {
  core_.remove(*this);
  std::shared_ptr<EventStream> events;
  {
    const std::lock_guard lock(shared_mutex_);
    number_ = -1;
    events.swap(stream_);
  }
  wake_.shut();
  tls_.reset();
  socket_.reset();
  if (events) events->finish();
}

}  // namespace homeward::http
