#pragma once
#include "oversight/figures/entered.hpp"
#include "platform/access/working.hpp"
#include "platform/journal/journal.hpp"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <thread>
#include <vector>

namespace homeward::figures {

/// Imports whose rows do not count yet, or no more.
std::set<Uuid> open_imports(access::Working& working);

using FirstEntries = std::unordered_map<Uuid, Instant, UuidHash>;
/// When those of the rows were entered first of which the store tells how soon that was; no others are looked up.
FirstEntries first_entries(access::Working& working, const Meta& meta, std::span<const db::StoredRow> rows);

/// Whole tables, page by page, read by threads of its own a few pages ahead of whoever takes them: reading rows with
/// their checksums takes longer than putting them into the store. Each thread reads a table of its own, so pages of two
/// tables come in turns; each page is a read transaction of its own.
class ReadAhead {
 public:
  struct Page {
    const Meta* meta = nullptr;
    std::vector<db::StoredRow> rows;  ///< `used` of them; the memory of all is used again
    std::size_t used = 0;
    std::set<Uuid> open;   ///< imports that were open when it was read
    FirstEntries entered;  ///< of its rows that were entered by hand, where the table tells how soon
    std::span<const db::StoredRow> all() const { return std::span(rows).first(used); }
  };

  ReadAhead(journal::Journal& journal, std::vector<const Meta*> tables);
  /// Reads on no further.
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// The next page; null after the last. Throws what the reading threw.
  std::unique_ptr<Page> next();
  /// Gives back a page that was taken.
  void done(std::unique_ptr<Page> page);

 private:
  void run();
  void read(const Meta& table);
  const Meta* next_table();
  void give_up();
  std::unique_ptr<Page> wait_for_free();

  journal::Journal& journal_;
  std::mutex mutex_;                 // guards all below but the threads
  std::vector<const Meta*> tables_;  ///< that nobody reads yet, the last one first
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Page>> free_, read_;
  std::exception_ptr failure_;
  bool given_up_ = false;
  std::size_t reading_ = 0;  ///< threads that may still bring pages
  std::vector<std::thread> threads_;
};

}  // namespace homeward::figures
