#pragma once
#include "platform/db/store.hpp"

#include <memory>

namespace homeward::db {

/// `options.url` is "sqlite:FILE".
std::unique_ptr<Store> open_sqlite(const Options& options);

}  // namespace homeward::db
