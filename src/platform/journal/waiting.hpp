#pragma once
#include "platform/journal/chain.hpp"

/// PostgreSQL gives entries their positions a moment after the commit: what is committed and has none yet.
namespace homeward::journal {

/// The newest entry without a position. Once it has one, all that were committed before have theirs. Nothing on SQLite.
std::optional<Uuid> newest_waiting(db::ReadTransaction& tx, const Chain& chain);
std::optional<std::int64_t> position_of(db::ReadTransaction& tx, const Chain& chain, const Uuid& entry);

}  // namespace homeward::journal
