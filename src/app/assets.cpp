#include "app/assets.hpp"

#include "app/web_assets.hpp"
#include "platform/http/packing.hpp"

#include <algorithm>

namespace homeward::app {
namespace {

const web::Asset* find_asset(std::string_view path) {
  const auto all = web::web_assets();
  const auto it = std::lower_bound(all.begin(), all.end(), path,
                                   [](const web::Asset& a, std::string_view p) { return a.path < p; });
  return it != all.end() && it->path == path ? &*it : nullptr;
}

}  // namespace

http::Response serve_asset(const http::Request& request) {
  if (request.method != http::Method::get && request.method != http::Method::head) {
    return {405, {{"Content-Type", "text/plain"}, {"Allow", "GET, HEAD"}}, "method not allowed\n"};
  }
  const web::Asset* asset = find_asset(request.path);
  const bool looks_like_file = request.path.find('.', request.path.rfind('/')) != std::string::npos;
  if (!asset && !looks_like_file) asset = find_asset("/index.html");
  if (!asset) return {404, {{"Content-Type", "text/plain"}}, "not found\n"};

  http::Response r;
  std::string_view content = asset->identity;
  std::string tag(asset->etag);
  const auto packed = [&](std::string_view coding, std::string_view bytes) {
    content = bytes;
    r.headers.emplace_back("Content-Encoding", std::string(coding));
    tag = tag.substr(0, tag.size() - 1) + "-" + std::string(coding) + "\"";
  };
  if (!asset->brotli.empty() && http::accepts_coding(request, "br")) {
    packed("br", asset->brotli);
  } else if (!asset->gzip.empty() && http::accepts_coding(request, "gzip")) {
    packed("gzip", asset->gzip);
  }
  r.headers.emplace_back("Content-Type", std::string(asset->mime));
  r.headers.emplace_back("ETag", tag);
  r.headers.emplace_back("Vary", "Accept-Encoding");
  // Names of built files carry a hash of their content; the pages that name them are asked for anew.
  const bool hashed = asset->path.starts_with("/assets/");
  r.headers.emplace_back("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
  const std::string* known = request.header("if-none-match");
  if (known && *known == tag) {
    r.status = 304;
    return r;
  }
  r.static_body = content;
  return r;
}

}  // namespace homeward::app
