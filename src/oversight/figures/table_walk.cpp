#include "oversight/figures/table_walk.hpp"

#include "oversight/figures/tables.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace homeward::figures {
namespace {

/// A transaction of a millisecond or two, and little enough to stay in the processor's cache.
constexpr std::size_t k_rows = 1000;
/// Small enough that no thread still reads long after the other has nothing left to read.
constexpr std::int64_t k_share = 50'000;

class Walk {
 public:
  Walk(journal::Journal& journal, std::span<const Meta* const> tables, const UseTablePage& use)
      : journal_(journal), use_(use) {
    for (const Meta* table : tables)
      for (const db::TablePlace& place : db::shares_of_table(*journal.store().read(), *table, k_share))
        shares_.push_back({table, place});
    std::ranges::reverse(shares_);
  }

  void run() {
    {
      const std::jthread other([this] { work(); });
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Share {
    const Meta* table = nullptr;
    db::TablePlace place;
  };

  void work() {
    try {
      TablePage page;
      page.rows.resize(k_rows);
      while (auto share = next_share())
        while (read(*share, page) && use(page)) {
        }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      shares_.clear();
      if (!failure_) failure_ = std::current_exception();
    }
  }

  std::optional<Share> next_share() {
    const std::lock_guard lock(mutex_);
    if (shares_.empty()) return std::nullopt;
    Share share = std::move(shares_.back());
    shares_.pop_back();
    return share;
  }

  /// False at the end of the share.
  bool read(Share& share, TablePage& page) {
    const auto tx = journal_.store().read();
    access::Working working(*tx, journal_.vault(), "figures");
    page.meta = share.table;
    page.used = 0;
    page.open = open_imports(working);
    const std::size_t rows = working.read_page(*share.table, share.place, static_cast<std::int64_t>(k_rows),
                                               [&](db::StoredRow& row) { std::swap(page.rows[page.used++], row); });
    page.entered = first_entries(working, *share.table, page.all());
    return rows > 0;
  }

  bool use(const TablePage& page) {
    const std::lock_guard lock(using_);
    if (!ended_ && use_(page)) return true;
    ended_ = true;
    const std::lock_guard none(mutex_);
    shares_.clear();
    return false;
  }

  journal::Journal& journal_;
  const UseTablePage& use_;
  std::mutex using_;
  bool ended_ = false;         // guarded by using_
  std::mutex mutex_;           // guards what follows
  std::vector<Share> shares_;  ///< that nobody reads yet, the last one first
  std::exception_ptr failure_;
};

}  // namespace

std::set<Uuid> open_imports(access::Working& working) {
  const auto ids =
      working.sql().list_uuids("SELECT id FROM import_run WHERE state <> 'complete' AND state <> 'undone'");
  return {ids.begin(), ids.end()};
}

FirstEntries first_entries(access::Working& working, const Meta& meta, std::span<const db::StoredRow> rows) {
  const auto table = table_of(meta.number);
  if (!table || !sources()[table->number].entered_after) return {};
  std::vector<Uuid> ids;
  for (const db::StoredRow& row : rows)
    if (!row.import) ids.push_back(journal::row_id(meta, row));
  return first_entries(working.sql(), ids);
}

void walk_tables(journal::Journal& journal, std::span<const Meta* const> tables, const UseTablePage& use) {
  Walk(journal, tables, use).run();
}

}  // namespace homeward::figures
