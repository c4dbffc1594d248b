#pragma once

#include <span>
#include <string_view>

namespace homeward::web {

/// One file of the web app, as it was built; `gzip` and `brotli` are empty where packing did not pay.
struct Asset {
  std::string_view path;  ///< begins with a slash: "/index.html"
  std::string_view mime;
  std::string_view
      etag;  ///< of the identity bytes, with its quotes; a packed answer must mark its own (RFC 9110, 8.8.3.3)
  std::string_view identity;
  std::string_view gzip;
  std::string_view brotli;
};

/// The files of the web app, ordered by path. They live as long as the program.
std::span<const Asset> web_assets();

}  // namespace homeward::web
