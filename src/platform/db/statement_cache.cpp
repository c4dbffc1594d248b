#include "platform/db/statement_cache.hpp"

#include <xxhash.h>

namespace homeward::db {

std::size_t SqlHash::operator()(std::string_view sql) const { return XXH3_64bits(sql.data(), sql.size()); }

}  // namespace homeward::db
