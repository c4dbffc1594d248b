#include "platform/http/packing.hpp"

#include "base/check.hpp"

#include <zlib.h>

#include <algorithm>

namespace homeward::http {
namespace {

constexpr std::size_t k_worth_packing = 1024;
constexpr std::string_view k_with_tokens[] = {"/api/v1/me", "/api/v1/me/second-factor"};

/// One gzip member; the fastest level, which on JSON gives most of what the slowest does.
std::string gzipped(const std::string& plain) {
  z_stream stream{};
  constexpr int k_gzip = 15 + 16, k_memory = 8;
  HW_CHECK(deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, k_gzip, k_memory, Z_DEFAULT_STRATEGY) == Z_OK,
           "no memory for packing");
  std::string out(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  HW_CHECK(end == Z_STREAM_END, "packing stopped half-way");
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// `q=0`, `q=0.0`, ...: not wanted.
bool is_zero_weight(std::string_view parameter) {
  if (!parameter.starts_with("q=0")) return false;
  return parameter.substr(3).find_first_not_of(".0") == std::string_view::npos;
}

}  // namespace

bool accepts_coding(const Request& request, std::string_view coding) {
  const std::string* header = request.header("accept-encoding");
  if (!header) return false;
  const std::string_view all = *header;
  for (std::size_t from = 0; from < all.size();) {
    const std::size_t comma = std::min(all.find(',', from), all.size());
    const std::string_view one = all.substr(from, comma - from);
    from = comma + 1;
    const std::size_t semicolon = std::min(one.find(';'), one.size());
    if (trimmed(one.substr(0, semicolon)) != coding) continue;
    return semicolon == one.size() || !is_zero_weight(trimmed(one.substr(semicolon + 1)));
  }
  return false;
}

void pack_json(const Request& request, Response& response) {
  if (response.stream || response.body.size() < k_worth_packing || !accepts_coding(request, "gzip")) return;
  if (std::ranges::find(k_with_tokens, request.path) != std::end(k_with_tokens)) return;
  const auto named = [&](std::string_view name) {
    return std::ranges::find(response.headers, name, [](const auto& header) { return std::string_view(header.first); });
  };
  const auto type = named("Content-Type");
  if (type == response.headers.end() || type->second != "application/json") return;
  if (named("Content-Encoding") != response.headers.end()) return;
  response.body = gzipped(response.body);
  response.headers.emplace_back("Content-Encoding", "gzip");
  response.headers.emplace_back("Vary", "Accept-Encoding");
}

}  // namespace homeward::http
