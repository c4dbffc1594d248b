#pragma once
#include "oversight/figures/entered.hpp"
#include "platform/access/working.hpp"
#include "platform/journal/journal.hpp"

#include <functional>
#include <set>
#include <span>
#include <vector>

namespace homeward::figures {

/// Imports whose rows do not count yet, or no more.
std::set<Uuid> open_imports(access::Working& working);

/// The first entries of those rows of which the store tells how soon they were entered; no others are looked up.
FirstEntries first_entries(access::Working& working, const Meta& meta, std::span<const db::StoredRow> rows);

/// Rows of one table, read in one transaction.
struct TablePage {
  const Meta* meta = nullptr;
  std::vector<db::StoredRow> rows;  ///< `used` of them; the memory of all is used again
  std::size_t used = 0;
  std::set<Uuid> open;   ///< imports that were open when it was read
  FirstEntries entered;  ///< of its rows that were entered by hand, where the table tells how soon
  std::span<const db::StoredRow> all() const { return std::span(rows).first(used); }
};

/// One page at a time, by whichever thread read it; false ends the walk.
using UseTablePage = std::function<bool(const TablePage&)>;

/// Whole tables, page by page, on the calling thread and one more, which reads while the other one uses: a page is used
/// where it was read, while it lies in that processor's cache. Pages of two shares of the tables come in turns. Throws
/// what reading or using threw.
void walk_tables(journal::Journal& journal, std::span<const Meta* const> tables, const UseTablePage& use);

}  // namespace homeward::figures
