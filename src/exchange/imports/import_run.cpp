#include "exchange/imports/import_run.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace homeward::imports {
namespace {

using journal::Changed;
using journal::Transaction;

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

/// Whether a row outside the import belongs to a place or a person that the import made.
bool built_upon(Transaction& tx, const Uuid& import) {
  for (const Meta* meta : registered_records()) {
    for (const FieldMeta* field : {meta->subject, meta->home, meta->other_home}) {
      if (!field) continue;
      const bool person = field == meta->subject;
      if (meta->number == meta_of<ImportRun>().number) continue;
      const std::string made = person ? "person" : "place";
      const Datum ids[] = {import, import};
      const std::string sql = "SELECT 1 FROM " + quoted(meta->name) +
                              " t WHERE (t.import_id IS NULL OR t.import_id <> $1) AND t." + quoted(field->name) +
                              " IN (SELECT id FROM " + made + " WHERE import_id = $2) LIMIT 1";
      if (tx.sql().find_integer(sql, ids)) return true;
    }
  }
  return false;
}

}  // namespace

std::string Counts::to_json() const {
  json::Writer out;
  out.begin_object().key("places").integer(places).key("persons").integer(persons).key("episodes").integer(episodes);
  out.key("stays").integer(stays).key("contacts").integer(contacts).key("observations").integer(observations);
  return out.key("refused").integer(refused).end_object().take();
}

std::string ImportWriter::hash_of(const std::string& path) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(path)) {
    for (const auto& entry : std::filesystem::directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
  } else {
    files.emplace_back(path);
  }
  std::string all;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(in)), {});
    const vault::Hash h = vault::sha256(content);
    all += file.filename().string() + "\n" + vault::to_hex({reinterpret_cast<const char*>(h.data()), h.size()}) + "\n";
  }
  const vault::Hash h = vault::sha256(all);
  return vault::to_hex({reinterpret_cast<const char*>(h.data()), h.size()});
}

ImportWriter::ImportWriter(journal::Journal& journal, std::string kind, std::string source, std::string source_hash)
    : journal_(journal), kind_(std::move(kind)), source_(std::move(source)), hash_(std::move(source_hash)) {
  const auto tx = journal_.store().read();
  const Datum wanted[] = {kind_, hash_};
  if (const auto id = tx->find_uuid(
          "SELECT id FROM import_run WHERE kind = $1 AND source_hash = $2 AND state = 'running'", wanted)) {
    id_ = Id<ImportRun>{*id};
    begun_ = true;
  } else {
    id_ = vault::new_id<ImportRun>(journal_.clock().now());
  }
}

void ImportWriter::begin(Transaction& tx) {
  ImportRun run;
  run.id = *id_;
  run.home = home_;
  run.kind = Text<40>::trusted(kind_);
  run.source = Text<200>::create(source_).value_or(Text<200>{});
  run.source_hash = Text<64>::trusted(hash_);
  run.started = tx.now();
  tx.insert(run);
}

void ImportWriter::batch(const std::function<void(Transaction&)>& write) {
  const auto done = journal_.write_as_system(
      "import",
      [&](Transaction& tx) -> Result<Changed> {
        tx.allow_all("import");
        pending_ = {};
        // The run comes first: its rows must be hidden from the moment they exist.
        if (!begun_) begin(tx);
        write(tx);
        // An equal file leaves nothing behind, not even a run.
        if (!begun_ && pending_.written == 0) return reject(ErrorKind::conflict, "import.nothing-new");
        return Changed{id_->value, id_->value};
      },
      id_);
  if (!done && done.error().reason != "import.nothing-new")
    throw InternalError("an import batch was refused: " + done.error().reason);
  begun_ = begun_ || done.has_value();
  counts_.written += pending_.written;
  counts_.unchanged += pending_.unchanged;
}

void ImportWriter::complete(std::int64_t refused) {
  counts_.refused = refused;
  if (!begun_) {
    id_.reset();
    return;
  }
  const auto done = journal_.write_as_system("import", [&](Transaction& tx) -> Result<Changed> {
    tx.allow_all("import");
    HW_TRY(auto run, tx.get(*id_));
    run->state = ImportState::complete;
    run->finished = tx.now();
    run->rows = counts_.written;
    run->refused = refused;
    return tx.save(run);
  });
  HW_CHECK(done.has_value(), "an import cannot be completed");
}

Result<std::int64_t> undo_import(journal::Journal& journal, Id<ImportRun> id, const Progress& progress) {
  const auto opened = journal.write_as_system("undo of an import", [&](Transaction& tx) -> Result<Changed> {
    tx.allow_all("undo of an import");
    HW_TRY(auto run, tx.get(id));
    if (run->state == ImportState::undone)
      return reject(ErrorKind::conflict, "import.undone", "this import was undone");
    if (built_upon(tx, id.value)) {
      return reject(ErrorKind::conflict, "import.in-use",
                    "somebody has entered something about what it brought; nothing was changed");
    }
    run->state = ImportState::undoing;
    return tx.save(run);
  });
  if (!opened) return tl::unexpected(opened.error());
  std::int64_t removed = 0;
  const auto all = registered_records();
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    const Meta& meta = **it;
    if (meta.number == meta_of<ImportRun>().number) continue;
    const Datum wanted[] = {id.value, static_cast<std::int64_t>(k_batch_rows)};
    for (;;) {
      std::size_t n = 0;
      (void)journal.write_as_system("undo of an import", [&](Transaction& tx) -> Result<Changed> {
        tx.allow_all("undo of an import");
        const auto ids =
            tx.sql().list_uuids("SELECT id FROM " + quoted(meta.name) + " WHERE import_id = $1 LIMIT $2", wanted);
        n = ids.size();
        for (const db::StoredRow& row : db::load_rows(tx.sql(), meta, ids)) tx.remove_row(meta, row);
        return Changed{id.value, id.value};
      });
      removed += static_cast<std::int64_t>(n);
      if (progress) progress(removed, 0);
      if (n < k_batch_rows) break;
    }
  }
  const auto closed = journal.write_as_system("undo of an import", [&](Transaction& tx) -> Result<Changed> {
    tx.allow_all("undo of an import");
    HW_TRY(auto run, tx.get(id));
    run->state = ImportState::undone;
    run->finished = tx.now();
    return tx.save(run);
  });
  if (!closed) return tl::unexpected(closed.error());
  return removed;
}

std::size_t undo_unfinished(journal::Journal& journal) {
  const auto ids =
      journal.store().read()->list_uuids("SELECT id FROM import_run WHERE state = 'running' OR state = 'undoing'");
  for (const Uuid& id : ids) (void)undo_import(journal, {id}, {});
  return ids.size();
}

}  // namespace homeward::imports
