#pragma once
#include "platform/db/store.hpp"

/// Whole tables, page by page, for followers that keep something in memory.
namespace homeward::db {

/// Where a walk over a table stands: behind a row, or before the first, and which row is the last of it, or the
/// table's. Holds between read transactions. Rows that come while one walks may or may not be met, those that stay are
/// met once; the feed tells what changed meanwhile.
struct TablePlace {
  Datum behind = {};
  std::optional<std::int64_t> last = {};  ///< SQLite alone: its own number of the row
};

/// The table in shares of about so many rows, for walks side by side; on PostgreSQL, which does not number rows, in
/// one. Rows that come later are in none of them: they are in the feed.
std::vector<TablePlace> shares_of_table(ReadTransaction& tx, const Meta& meta, std::int64_t rows);

/// Sees each row in turn, inside the callback only: its memory is used again. Who wants to keep it swaps it for
/// another.
using EachStored = std::function<void(StoredRow&)>;

/// Reads at most `limit` rows behind `place`, in an order of the engine's own, and moves `place` on. Each is compared
/// with its checksum; one that differs is left out and counted in `damaged`: it is `homeward verify`'s to name. Answers
/// how many there were, damaged ones included; 0 at the end of the table.
std::size_t read_page(ReadTransaction& tx, const Meta& meta, TablePlace& place, std::int64_t limit,
                      const EachStored& each, std::size_t& damaged);

}  // namespace homeward::db
