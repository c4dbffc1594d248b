#pragma once
#include "app/store_checks.hpp"

/// What the last check of the store that came to its end has said: outlives the server that made it. Lies beside the
/// journal, as what it says of the journal cannot be proved by the journal; whoever wants proof checks again.
namespace homeward::app {

void keep_last_check(db::Store& store, const StoreCheck& check);
/// Nothing where none was kept, or by a release that wrote it otherwise.
std::optional<StoreCheck> find_last_check(db::Store& store);

}  // namespace homeward::app
