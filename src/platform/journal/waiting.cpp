#include "platform/journal/waiting.hpp"

namespace homeward::journal {

std::optional<Uuid> newest_waiting(db::ReadTransaction& tx, const Chain& chain) {
  if (tx.engine() != db::Engine::postgresql) return std::nullopt;
  return tx.find_uuid("SELECT entry FROM " + chain.name() + "_waiting ORDER BY arrival DESC LIMIT 1");
}

std::optional<std::int64_t> position_of(db::ReadTransaction& tx, const Chain& chain, const Uuid& entry) {
  const Datum wanted[] = {entry};
  return tx.find_integer("SELECT position FROM " + chain.name() + "_chain WHERE entry = $1", wanted);
}

}  // namespace homeward::journal
