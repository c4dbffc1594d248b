#pragma once
#include "base/record.hpp"
#include "platform/journal/chain.hpp"
#include "platform/journal/checkpoint.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Whether a store still says what its journal says. Reads page by page in short transactions, beside a server that
/// goes on writing; needs memory for one page, however long the chain is. What each finding means and what to do about
/// it: docs/operations/verify.md.
namespace homeward::journal {

/// One thing that is wrong. Without personal text: ids, positions and names of records only.
struct Finding {
  std::string_view what;           ///< "chain.broken", ...: a constant of docs/operations/verify.md
  std::int64_t position = 0;       ///< in the chain; 0 where it is not about one
  std::optional<Uuid> entry = {};  ///< the entry
  std::string record = {};         ///< name of the record
  std::optional<Uuid> row = {};    ///< its row
  std::string detail = {};
};

struct VerifyReport {
  std::int64_t entries = 0;       ///< links of the chain that were walked
  std::int64_t rows = 0;          ///< rows that were compared with their last entry
  std::vector<Finding> findings;  ///< in the order found; the first `VerifyOptions::max_findings`
  std::int64_t found = 0;         ///< how many there are in all
  ChainPoint head;                ///< what was walked up to
  bool complete = true;           ///< false when `progress` ended it
  bool clean() const { return complete && found == 0; }
};

struct VerifyOptions {
  std::optional<Checkpoint> checkpoint = {};
  /// The records whose rows the entries of this chain describe; none for a chain that is no journal of rows.
  std::span<const Meta* const> records = {};
  /// Looks at each page of links inside its read transaction, for what only the chain's owner knows.
  using Inspect =
      std::function<void(db::ReadTransaction&, std::span<const Chain::Link>, const std::function<void(Finding)>&)>;
  Inspect inspect = nullptr;
  /// Hears how far it is, after each page; false ends the verification. `phase` is "chain", "rows" or the name of a
  /// record; `total` is 0 where it is not known.
  std::function<bool(std::string_view phase, std::int64_t done, std::int64_t total)> progress = nullptr;
  std::size_t max_findings = 1000;
};

/// Walks a chain from its first position to the head it has now: every link's hash is computed again, positions must be
/// without gaps, every link must have its entry and every entry its link. Then, for `records`, every row whose entries
/// there are: its stored checksum, its version (the last entry in the order of the chain) and the checksum that entry
/// names; a row that was removed must be gone; and every row must have entries.
/// Throws StorageFailure when the store is gone or busy; damaged pages are findings.
VerifyReport verify(db::Store& store, const Chain& chain, const VerifyOptions& options);

/// The journal of a store with all registered records, entries compared with the columns beside them.
VerifyReport verify(db::Store& store, const Chain& chain, std::optional<Checkpoint> checkpoint = std::nullopt);
/// The same inspection, for calls that also want progress.
VerifyOptions::Inspect inspect_entries();

}  // namespace homeward::journal
