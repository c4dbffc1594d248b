#include "platform/http/proxy.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace homeward::http {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Lines of the same name are one list, in order (RFC 9110, 5.3): what the client wrote itself comes first.
std::optional<std::string> joined(const Request& request, std::string_view lower_name) {
  std::optional<std::string> out;
  for (const auto& [name, value] : request.headers) {
    if (name == lower_name) out = out ? *out + ", " + value : value;
  }
  return out;
}

/// Each proxy adds the address that it saw at the end, so only the end can be believed.
std::optional<std::string> client_of(std::string_view forwarded, const std::vector<std::string>& trusted) {
  while (!forwarded.empty()) {
    const auto comma = forwarded.rfind(',');
    const auto last = comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1);
    forwarded = comma == std::string_view::npos ? std::string_view() : forwarded.substr(0, comma);
    const auto address = canonical_address(std::string(trimmed(last)));
    if (!address) return std::nullopt;
    if (!has(trusted, *address)) return address;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> canonical_address(const std::string& text) {
  boost::system::error_code wrong;
  boost::asio::ip::address address = boost::asio::ip::make_address(text, wrong);
  if (wrong) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6());
  }
  return address.to_string();
}

void see_through_proxy(Request& request, const std::vector<std::string>& trusted) {
  if (!has(trusted, request.peer)) return;
  const auto forwarded = joined(request, "x-forwarded-for");
  const auto scheme = joined(request, "x-forwarded-proto");
  if (!forwarded && !scheme) return;  // not through the proxy: a probe on this machine
  request.loopback = false;
  request.secure = scheme == "https";  // said twice, it is not believed
  if (forwarded) {
    if (auto client = client_of(*forwarded, trusted)) request.peer = std::move(*client);
  }
}

}  // namespace homeward::http
