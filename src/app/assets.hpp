#pragma once
#include "platform/http/message.hpp"

namespace homeward::app {
/// The web app's files, packed as the browser can read them; unknown paths get the app's first page (its router
/// decides).
http::Response serve_asset(const http::Request& request);
}  // namespace homeward::app
