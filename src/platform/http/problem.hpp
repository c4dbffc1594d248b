#pragma once
#include "base/check.hpp"
#include "base/result.hpp"
#include "platform/http/message.hpp"

/// Errors as application/problem+json (RFC 9457). The one place that maps kinds and exceptions to statuses.
namespace homeward::http {

int status_of(const Error& error);
Response problem(int status, std::string_view reason, std::string_view detail, std::string_view request_id,
                 const FieldFaults& fields = {});
Response problem(const Error& error, std::string_view request_id);
/// What may be said of an exception: StorageFailure 503, InternalError and anything else 500; no text of it leaves.
struct Failure {
  int status;
  std::string_view reason, detail;
};
Failure failure_of(const std::exception_ptr& failure);
Response problem(const std::exception_ptr& failure, std::string_view request_id);

/// Headers that every answer of ours carries. `signed_in` adds no-store.
void add_security_headers(Response& response, bool secure, bool cacheable);

}  // namespace homeward::http
