#pragma once
#include "platform/db/store.hpp"

#include <memory>

namespace homeward::db {

/// `options.url` is an address that libpq takes, several hosts included.
std::unique_ptr<Store> open_postgresql(const Options& options);

}  // namespace homeward::db
