#include "platform/http/problem.hpp"

#include "base/json.hpp"

namespace homeward::http {

int status_of(const Error& error) {
  if (error.reason == "sign-in.ended") return 401;
  switch (error.kind) {
    case ErrorKind::invalid: return 400;
    case ErrorKind::forbidden: return 403;
    case ErrorKind::not_found: return 404;
    case ErrorKind::conflict: return 409;
  }
  return 500;
}

Response problem(int status, std::string_view reason, std::string_view detail, std::string_view request_id,
                 const FieldFaults& fields) {
  json::Writer out;
  out.begin_object().key("type").string("about:blank").key("status").integer(status).key("reason").string(reason);
  if (!detail.empty()) out.key("detail").string(detail);
  if (!fields.empty()) {
    out.key("fields").begin_array();
    for (const FieldFault& f : fields) {
      out.begin_object().key("path").string(f.path).key("reason").string(f.reason);
      out.key("detail").string(f.detail).end_object();
    }
    out.end_array();
  }
  out.key("request_id").string(request_id).end_object();
  Response r{status, {{"Content-Type", "application/problem+json"}}, out.take()};
  if (status == 503 || status == 429) r.headers.emplace_back("Retry-After", "2");
  return r;
}

Response problem(const Error& error, std::string_view request_id) {
  return problem(status_of(error), error.reason, error.detail, request_id, error.fields);
}

Failure failure_of(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const StorageFailure& f) {
    switch (f.kind()) {
      case StorageFailure::Kind::full:
        return {503, "storage.full", "the disk is full; nothing was stored; free space and try again"};
      case StorageFailure::Kind::busy:
        return {503, "storage.busy", "the storage is busy; nothing was stored; try again"};
      case StorageFailure::Kind::damaged:
        return {500, "storage.damaged", "a stored row is damaged; nothing was changed; tell the administrator"};
      case StorageFailure::Kind::read_only:
      case StorageFailure::Kind::gone: break;
    }
    return {503, "storage.gone", "the storage cannot be reached; nothing was stored; try again"};
  } catch (...) {
    return {500, "internal", "something went wrong on our side; nothing was stored"};
  }
}

Response problem(const std::exception_ptr& failure, std::string_view request_id) {
  const Failure what = failure_of(failure);
  return problem(what.status, what.reason, what.detail, request_id);
}

void add_security_headers(Response& r, bool secure, bool cacheable) {
  auto& h = r.headers;
  h.emplace_back("X-Content-Type-Options", "nosniff");
  h.emplace_back("Referrer-Policy", "no-referrer");
  h.emplace_back("X-Frame-Options", "DENY");
  h.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  h.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  h.emplace_back("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  // Mantine sets styles from script; scripts are never inline.
  h.emplace_back("Content-Security-Policy",
                 "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                 "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
                 "form-action 'none'; frame-ancestors 'none'");
  if (secure) h.emplace_back("Strict-Transport-Security", "max-age=31536000");
  if (!cacheable) h.emplace_back("Cache-Control", "no-store");
}

}  // namespace homeward::http
