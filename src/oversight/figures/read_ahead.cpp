#include "oversight/figures/read_ahead.hpp"

#include "oversight/figures/tables.hpp"

#include <algorithm>
#include <utility>

namespace homeward::figures {
namespace {

/// A transaction of a millisecond or two, and little enough to stay in the processor's cache.
constexpr std::size_t k_rows = 1000;
constexpr std::size_t k_pages = 8;
constexpr std::size_t k_threads = 2;

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

ReadAhead::ReadAhead(journal::Journal& journal, std::vector<const Meta*> tables)
    : journal_(journal), tables_(std::move(tables)), reading_(k_threads) {
  std::ranges::reverse(tables_);
  for (std::size_t i = 0; i < k_pages; ++i) {
    free_.push_back(std::make_unique<Page>());
    free_.back()->rows.resize(k_rows);
  }
  try {
    for (std::size_t i = 0; i < k_threads; ++i) threads_.emplace_back([this] { run(); });
  } catch (...) {  // no more threads to be had: those that run are not left behind
    give_up();
    throw;
  }
}

ReadAhead::~ReadAhead() { give_up(); }

void ReadAhead::give_up() {
  {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

void ReadAhead::run() {
  std::exception_ptr failure;
  try {
    while (const Meta* table = next_table()) read(*table);
  } catch (...) {
    failure = std::current_exception();
  }
  const std::lock_guard lock(mutex_);
  if (failure) failure_ = failure;
  --reading_;
  changed_.notify_all();
}

const Meta* ReadAhead::next_table() {
  const std::lock_guard lock(mutex_);
  if (given_up_ || tables_.empty()) return nullptr;
  const Meta* table = tables_.back();
  tables_.pop_back();
  return table;
}

std::unique_ptr<ReadAhead::Page> ReadAhead::wait_for_free() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return given_up_ || !free_.empty(); });
  if (given_up_) return nullptr;
  auto page = std::move(free_.back());
  free_.pop_back();
  return page;
}

void ReadAhead::read(const Meta& table) {
  db::TablePlace place;
  for (std::size_t rows = 1; rows > 0;) {
    auto page = wait_for_free();
    if (!page) return;
    page->meta = &table;
    page->used = 0;
    {
      const auto tx = journal_.store().read();
      access::Working working(*tx, journal_.vault(), "figures");
      page->open = open_imports(working);
      rows = working.read_page(table, place, static_cast<std::int64_t>(k_rows),
                               [&](db::StoredRow& row) { std::swap(page->rows[page->used++], row); });
      page->entered = first_entries(working, table, page->all());
    }
    const std::lock_guard lock(mutex_);
    read_.push_back(std::move(page));
    changed_.notify_all();
  }
}

std::unique_ptr<ReadAhead::Page> ReadAhead::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return reading_ == 0 || failure_ || !read_.empty(); });
  if (failure_) std::rethrow_exception(failure_);
  if (read_.empty()) return nullptr;
  auto page = std::move(read_.front());
  read_.erase(read_.begin());
  return page;
}

void ReadAhead::done(std::unique_ptr<Page> page) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(page));
  changed_.notify_all();
}

}  // namespace homeward::figures
