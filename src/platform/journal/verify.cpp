#include "platform/journal/verify.hpp"

#include "base/check.hpp"
#include "platform/journal/codec.hpp"
#include "platform/journal/entry.hpp"

#include <algorithm>
#include <map>
#include <set>

// Rows are compared in the order of their ids, over the index of entries by row, and not while the chain is walked: a
// walk would have to remember the last entry of every row (some 100 bytes each, gigabytes for a nation), and rows of a
// store that lives on would be newer than what was remembered. Here one page of rows, its entries and its links are
// read in one snapshot, so nothing is remembered and a change in between is never taken for damage.
namespace homeward::journal {
namespace {

constexpr int k_links = 500;            // some 500 KB of entries a page
constexpr std::size_t k_rows = 400;     // ids in one statement
constexpr int k_listed_unlinked = 100;  // of one row

std::string list_of_parameters(std::size_t count) {
  std::string out = "(";
  for (std::size_t i = 1; i <= count; ++i) out += (i > 1 ? ", $" : "$") + std::to_string(i);
  return out + ")";
}

/// As many values as the statement has parameters, so that it is prepared once.
template <class T>
std::vector<Datum> padded(const std::vector<T>& values) {
  HW_CHECK(!values.empty() && values.size() <= k_rows, "a page has between one and k_rows values");
  std::vector<Datum> out(values.begin(), values.end());
  out.resize(k_rows, out.back());
  return out;
}

struct Statements {
  explicit Statements(const Chain& chain, db::Engine engine) {
    const std::string entry = chain.name(), link = entry + "_chain", waiting = entry + "_waiting";
    const std::string list = list_of_parameters(k_rows);
    rows_with_entries = "SELECT DISTINCT row_id FROM " + entry + " WHERE row_id > $1 ORDER BY row_id LIMIT $2";
    newest_positions = "SELECT e.row_id, max(c.position), count(*) - count(c.position) FROM " + entry +
                       " e LEFT JOIN " + link + " c ON c.entry = e.id WHERE e.row_id IN " + list + " GROUP BY e.row_id";
    entries_at = "SELECT c.position, e.id, e.bytes FROM " + link + " c JOIN " + entry +
                 " e ON e.id = c.entry WHERE c.position IN " + list;
    unlinked = "SELECT e.id FROM " + entry + " e WHERE e.row_id = $1 AND NOT EXISTS (SELECT 1 FROM " + link +
               " c WHERE c.entry = e.id)";
    if (engine == db::Engine::postgresql) {
      unlinked += " AND NOT EXISTS (SELECT 1 FROM " + waiting + " w WHERE w.entry = e.id)";
      newest_waiting = "SELECT e.id, e.bytes FROM " + waiting + " w JOIN " + entry +
                       " e ON e.id = w.entry WHERE e.row_id = $1 ORDER BY w.arrival DESC LIMIT 1";
    }
    unlinked += " ORDER BY e.id LIMIT $2";
    without_entry_end =
        " t WHERE t.id IN " + list + " AND NOT EXISTS (SELECT 1 FROM " + entry + " e WHERE e.row_id = t.id)";
    link_at = "SELECT hash FROM " + link + " WHERE position = $1";
  }
  std::string rows_with_entries, newest_positions, entries_at, unlinked, newest_waiting, without_entry_end, link_at;
};

/// The newest entry of a row, and whether it has entries that no link names.
struct Newest {
  Uuid row;
  std::int64_t position = 0;  // 0: none of its entries is linked
  bool some_unlinked = false;
  std::optional<EntrySummary> entry;
};

class Verification {
 public:
  Verification(db::Store& store, const Chain& chain, const VerifyOptions& options)
      : store_(store), chain_(chain), options_(options), sql_(chain, store.engine()) {}

  VerifyReport run() {
    report_.head = chain_.head(*store_.read());
    check_checkpoint();
    tolerating_damage("chain", [&] { walk_chain(); });
    tolerating_damage("rows", [&] { walk_rows(); });
    for (const Meta* meta : options_.records) {
      tolerating_damage(meta->name, [&] { walk_rows_without_entry(*meta); });
    }
    return std::move(report_);
  }

 private:
  void add(Finding finding) {
    ++report_.found;
    if (report_.findings.size() < options_.max_findings) report_.findings.push_back(std::move(finding));
  }

  bool go_on(std::string_view phase, std::int64_t done, std::int64_t total) {
    if (report_.complete && options_.progress && !options_.progress(phase, done, total)) report_.complete = false;
    return report_.complete;
  }

  /// A page that the database itself cannot read ends one pass, not the others.
  void tolerating_damage(std::string_view phase, const std::function<void()>& pass) {
    if (!report_.complete) return;
    try {
      pass();
    } catch (const StorageFailure& failure) {
      if (failure.kind() != StorageFailure::Kind::damaged) throw;
      add({.what = "storage.damaged", .record = std::string(phase), .detail = failure.what()});
    }
  }

  void check_checkpoint() {
    if (!options_.checkpoint) return;
    const Checkpoint& c = *options_.checkpoint;
    HW_CHECK(c.chain == chain_.name(), "a checkpoint of another chain");
    if (c.position > report_.head.position) {
      return add({.what = "checkpoint.tail-cut",
                  .position = c.position,
                  .detail = "the chain ends at " + std::to_string(report_.head.position) + ", the checkpoint of " +
                            c.at.to_string() + " is at " + std::to_string(c.position)});
    }
    if (c.position == 0) return;
    std::string hash;
    const Datum at[] = {c.position};
    store_.read()->query(sql_.link_at, at, [&](const db::Row& row) {
      hash = std::string(row.blob(0));
      return false;
    });
    if (hash == std::string_view(reinterpret_cast<const char*>(c.hash.data()), c.hash.size())) return;
    add({.what = "checkpoint.hash-differs",
         .position = c.position,
         .detail = "the chain was written anew up to here since " + c.at.to_string()});
  }

  void walk_chain() {
    ChainPoint before;
    while (before.position < report_.head.position) {
      std::vector<Chain::Link> page;
      {
        const auto tx = store_.read();
        chain_.walk(*tx, before.position, k_links, [&](const Chain::Link& link) { page.push_back(link); });
        if (options_.inspect) options_.inspect(*tx, page, [&](Finding f) { add(std::move(f)); });
      }
      if (page.empty()) break;
      for (const Chain::Link& link : page) {
        check_link(before, link);
        // From here on the stored hash counts, so that one changed entry is one finding and not all that follow.
        before = {link.position, link.hash};
      }
      report_.entries += static_cast<std::int64_t>(page.size());
      if (!go_on("chain", before.position, report_.head.position)) return;
    }
  }

  void check_link(const ChainPoint& before, const Chain::Link& link) {
    if (link.position != before.position + 1) {
      add({.what = "chain.gap",
           .position = before.position + 1,
           .detail = "the next position is " + std::to_string(link.position)});
    }
    if (link.bytes.empty()) {
      return add({.what = "entry.missing", .position = link.position, .entry = link.entry});
    }
    const ChainPoint expected_before{link.position - 1, before.hash};
    if (Chain::next_hash(expected_before, link.entry, link.bytes) == link.hash) return;
    // After a gap the hash before is not known, so it cannot be said whether this entry was changed as well.
    if (link.position != before.position + 1) return;
    add({.what = "chain.broken",
         .position = link.position,
         .entry = link.entry,
         .detail = "the entry's bytes, its id or its position differ from what was chained"});
  }

  void walk_rows() {
    Uuid after;
    std::int64_t done = 0;
    for (;;) {
      std::vector<Uuid> page;
      try {
        const auto tx = store_.read();
        const Datum from[] = {after, static_cast<std::int64_t>(k_rows)};
        page = tx->list_uuids(sql_.rows_with_entries, from);
        if (page.empty()) return;
        check_rows(*tx, page);
      } catch (const StorageFailure& failure) {
        if (failure.kind() != StorageFailure::Kind::damaged || page.empty()) throw;
        check_rows_one_by_one(page);
      }
      after = page.back();
      done += static_cast<std::int64_t>(page.size());
      if (!go_on("rows", done, 0)) return;
    }
  }

  void check_rows_one_by_one(const std::vector<Uuid>& page) {
    for (const Uuid& id : page) {
      try {
        check_rows(*store_.read(), {id});
      } catch (const StorageFailure& failure) {
        if (failure.kind() != StorageFailure::Kind::damaged) throw;
        ++report_.rows;
        add({.what = "row.damaged", .row = id, .detail = failure.what()});
      }
    }
  }

  /// Throws StorageFailure::damaged before the first finding is added, so a page can be checked again row by row.
  void check_rows(db::ReadTransaction& tx, const std::vector<Uuid>& ids) {
    std::vector<Newest> all = newest_entries(tx, ids);
    std::map<const Meta*, std::vector<const Newest*>> by_record;
    for (const Newest& newest : all) {
      if (!newest.entry) continue;
      const auto meta = std::ranges::find(options_.records, newest.entry->head.record, &Meta::number);
      if (meta != options_.records.end()) by_record[*meta].push_back(&newest);
    }
    std::map<Uuid, std::pair<db::StoredRow, std::int64_t>> rows;
    for (const auto& [meta, wanted] : by_record) {
      std::vector<Uuid> row_ids;
      for (const Newest* newest : wanted) row_ids.push_back(newest->row);
      for (db::StoredRow& row : db::load_rows(tx, *meta, row_ids)) {
        const std::int64_t sum = db::row_checksum(*meta, row.members);
        rows.try_emplace(row_id(*meta, row), std::move(row), sum);
      }
    }
    for (const Newest& newest : all) {
      if (newest.some_unlinked) name_unlinked(tx, newest.row);
      if (!options_.records.empty() && newest.entry && find_meta(newest.entry->head.record) == nullptr) {
        name_unknown_record(newest);
      }
    }
    for (const auto& [meta, wanted] : by_record) {
      for (const Newest* newest : wanted) {
        const auto row = rows.find(newest->row);
        compare(*meta, *newest, row == rows.end() ? nullptr : &row->second.first,
                row == rows.end() ? 0 : row->second.second);
      }
    }
  }

  const Meta* find_meta(std::uint16_t number) const {
    const auto meta = std::ranges::find(options_.records, number, &Meta::number);
    return meta == options_.records.end() ? nullptr : *meta;
  }

  std::vector<Newest> newest_entries(db::ReadTransaction& tx, const std::vector<Uuid>& ids) {
    std::vector<Newest> all;
    std::map<std::int64_t, std::size_t> by_position;
    tx.query(sql_.newest_positions, padded(ids), [&](const db::Row& row) {
      Newest newest;
      newest.row = row.uuid(0);
      newest.position = row.is_null(1) ? 0 : row.integer(1);
      newest.some_unlinked = row.integer(2) > 0;
      if (newest.position > 0) by_position.emplace(newest.position, all.size());
      all.push_back(std::move(newest));
      return true;
    });
    if (options_.records.empty() || by_position.empty()) return all;
    std::vector<std::int64_t> positions;
    for (const auto& [position, index] : by_position) positions.push_back(position);
    tx.query(sql_.entries_at, padded(positions), [&](const db::Row& row) {
      const auto known = by_position.find(row.integer(0));
      if (known != by_position.end()) all[known->second].entry = summarize_entry(row.blob(2));
      return true;
    });
    if (sql_.newest_waiting.empty()) return all;
    for (Newest& newest : all) {  // PostgreSQL: what is committed but not yet chained comes after all that is
      if (!newest.some_unlinked) continue;
      const Datum wanted[] = {newest.row};
      tx.query(sql_.newest_waiting, wanted, [&](const db::Row& row) {
        newest.entry = summarize_entry(row.blob(1));
        return false;
      });
    }
    return all;
  }

  void name_unlinked(db::ReadTransaction& tx, const Uuid& row) {
    const Datum wanted[] = {row, std::int64_t{k_listed_unlinked}};
    for (const Uuid& entry : tx.list_uuids(sql_.unlinked, wanted)) {
      add({.what = "entry.unlinked",
           .entry = entry,
           .row = row,
           .detail = "the tail of the chain was cut, or the entry was put in beside it"});
    }
  }

  void name_unknown_record(const Newest& newest) {
    if (!unknown_.insert(newest.entry->head.record).second) return;
    add({.what = "record.unknown",
         .position = newest.position,
         .entry = newest.entry->head.id,
         .record = std::to_string(newest.entry->head.record),
         .row = newest.row});
  }

  void compare(const Meta& meta, const Newest& newest, const db::StoredRow* row, std::int64_t sum) {
    const EntrySummary& last = *newest.entry;
    const auto found = [&](std::string_view what, std::string detail) {
      add({what, newest.position, last.head.id, std::string(meta.name), newest.row, std::move(detail)});
    };
    if (row) ++report_.rows;
    if (last.operation == Operation::remove) {
      if (row) found("row.not-removed", "its last entry removed it");
    } else if (!row) {
      found("row.missing", "no entry removed it");
    } else if (row->version != last.head.id) {
      found("row.version-differs", "the row is at version " + row->version.to_string());
    } else if (sum != last.checksum) {
      found("row.content-differs", "its members are not those of its last entry");
    }
  }

  void walk_rows_without_entry(const Meta& meta) {
    const std::string table = "\"" + std::string(meta.name) + "\"";
    const std::string page_sql = "SELECT t.id FROM " + table + " t WHERE t.id > $1 ORDER BY t.id LIMIT $2";
    const std::string without_sql = "SELECT t.id FROM " + table + sql_.without_entry_end;
    Uuid after;
    std::int64_t done = 0;
    for (;;) {
      const auto tx = store_.read();
      const Datum from[] = {after, static_cast<std::int64_t>(k_rows)};
      const std::vector<Uuid> page = tx->list_uuids(page_sql, from);
      if (page.empty()) return;
      for (const Uuid& id : tx->list_uuids(without_sql, padded(page))) {
        ++report_.rows;
        add({.what = "row.without-entry", .record = std::string(meta.name), .row = id});
      }
      after = page.back();
      done += static_cast<std::int64_t>(page.size());
      if (!go_on(meta.name, done, 0)) return;
    }
  }

  db::Store& store_;
  const Chain& chain_;
  const VerifyOptions& options_;
  const Statements sql_;
  VerifyReport report_;
  std::set<std::uint16_t> unknown_;
};

}  // namespace

VerifyOptions::Inspect inspect_entries() {
  return [](db::ReadTransaction&, std::span<const Chain::Link> page, const std::function<void(Finding)>& add) {
    for (const Chain::Link& link : page) {
      if (link.bytes.empty()) continue;
      const auto entry = summarize_entry(link.bytes);
      if (!entry) {
        add({.what = "entry.malformed", .position = link.position, .entry = link.entry});
      } else if (entry->head != link.head) {
        add({.what = "entry.columns-differ",
             .position = link.position,
             .entry = link.entry,
             .row = entry->head.row,
             .detail = "the columns that look-ups use say something else than the entry"});
      }
    }
  };
}

VerifyReport verify(db::Store& store, const Chain& chain, const VerifyOptions& options) {
  return Verification(store, chain, options).run();
}

VerifyReport verify(db::Store& store, const Chain& chain, std::optional<Checkpoint> checkpoint) {
  VerifyOptions options;
  options.checkpoint = std::move(checkpoint);
  if (chain.name() == "entry") {
    options.records = registered_records();
    options.inspect = inspect_entries();
  }
  return verify(store, chain, options);
}

}  // namespace homeward::journal
