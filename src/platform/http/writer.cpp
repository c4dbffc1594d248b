#include "platform/http/writer.hpp"

#include "base/check.hpp"
#include "platform/http/strict.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace homeward::http {
namespace {

void append_number(std::string& out, std::size_t n) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), n).ptr;
  out.append(digits.data(), end);
}

bool is_own_header(std::string_view name) {
  switch (name.size()) {
    case 4: return same_word(name, "date");
    case 6: return same_word(name, "server");
    case 10: return same_word(name, "connection");
    case 14: return same_word(name, "content-length");
    case 17: return same_word(name, "transfer-encoding");
    default: return false;
  }
}

void check(const Response& response) {
  HW_CHECK(response.status >= 200 && response.status <= 599, "no such status of a final answer");
  for (const auto& [name, value] : response.headers) {
    // The value stays out of the message: it may be about a person.
    HW_CHECK(is_token(name), "a response header has an invalid name");
    HW_CHECK(is_field_value(value), "control character in the value of response header " + name);
    HW_CHECK(!is_own_header(name), "only the transport sets " + name);
  }
}

}  // namespace

void write_head(std::string& out, const Response& response, std::optional<std::size_t> length, KeepOpen keep,
                Version version) {
  check(response);
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::size_t>(response.status));
  out += ' ';
  out += reason_phrase(response.status);
  out += "\r\nDate: ";
  out += http_date_now();
  if (length) {
    out += "\r\nContent-Length: ";
    append_number(out, *length);
  }
  if (keep == KeepOpen::no) {
    out += "\r\nConnection: close";
  } else if (version == Version::http_1_0) {
    out += "\r\nConnection: keep-alive";
  }
  for (const auto& [name, value] : response.headers) {
    out += "\r\n";
    out += name;
    out += ": ";
    out += value;
  }
  out += "\r\n\r\n";
}

std::string_view body_of(const Response& response) {
  if (!has_length(response)) return {};
  return response.static_body.empty() ? std::string_view(response.body) : response.static_body;
}

bool has_length(const Response& response) { return response.status != 204 && response.status != 304; }

std::string http_date(std::time_t at) {
  static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm t{};
  gmtime_r(&at, &t);
  std::array<char, 64> text;  // strftime would use the locale's names
  const int n = std::snprintf(
      text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT", days[static_cast<std::size_t>(t.tm_wday)],
      t.tm_mday, months[static_cast<std::size_t>(t.tm_mon)], t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
  return std::string(text.data(), static_cast<std::size_t>(n));
}

const std::string& http_date_now() {
  thread_local std::time_t rendered_at = -1;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != rendered_at) {
    text = http_date(now);
    rendered_at = now;
  }
  return text;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Status";  // the phrase means nothing to a program, but may not be wrong
  }
}

Response plain_refusal(int status, std::string_view reason) {
  Response out;
  out.status = status;
  out.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  out.body = std::string(reason) + '\n';
  out.close = true;
  return out;
}

}  // namespace homeward::http
