#include "platform/journal/erase.hpp"

#include "base/check.hpp"

#include <set>

namespace homeward::journal {
namespace {

constexpr std::int64_t k_batch = 200;
constexpr std::string_view k_forget_key = "DELETE FROM subject_key WHERE subject = $1";

std::string select_of(const Meta& meta) {
  const FieldMeta* other = meta.find("tells_of");  // who is named there is forgotten with it
  const auto is = [](const FieldMeta& member) { return "\"" + std::string(member.name) + "\" = $1"; };
  return "SELECT \"id\" FROM \"" + std::string(meta.name) + "\" WHERE " + is(*meta.subject) +
         (other ? " OR " + is(*other) : "") + " LIMIT $2";
}

/// Some ids of the first record that still has rows of this subject.
std::pair<const Meta*, std::vector<Uuid>> find_some(db::ReadTransaction& tx, const Uuid& subject) {
  const Datum params[] = {subject, k_batch};
  for (const Meta* meta : registered_records()) {
    if (!meta->subject) continue;
    auto ids = tx.list_uuids(select_of(*meta), params);
    if (!ids.empty()) return {meta, std::move(ids)};
  }
  return {nullptr, {}};
}

/// Stands for a row that cannot be read: a damaged disk must not keep somebody from being forgotten.
db::StoredRow unread_row(const Meta& meta, const Uuid& id, const Uuid& subject) {
  db::StoredRow row;
  for (const FieldMeta& f : meta.fields) {
    row.members.push_back(f.name == "id" ? Datum{id} : &f == meta.subject ? Datum{subject} : Datum{});
  }
  return row;
}

/// Which of these cannot be read. Found out before the write: a write with a failed read in it is not kept.
std::set<Uuid> damaged_among(db::Store& store, const Meta& meta, const std::vector<Uuid>& ids) {
  const auto readable = [&](std::span<const Uuid> some) {
    try {
      db::load_rows(*store.read(), meta, some);
      return true;
    } catch (const StorageFailure& failure) {
      if (failure.kind() != StorageFailure::Kind::damaged) throw;
      return false;
    }
  };
  std::set<Uuid> out;
  if (readable(ids)) return out;
  for (const Uuid& id : ids)
    if (!readable(std::span(&id, 1))) out.insert(id);
  return out;
}

/// One write; returns how many rows it removed.
std::int64_t remove_some(Journal& journal, const Uuid& subject, const Actor& actor) {
  const auto [meta, ids] = find_some(*journal.store().read(), subject);
  if (!meta) return 0;
  const std::set<Uuid> damaged = damaged_among(journal.store(), *meta, ids);
  std::vector<Uuid> readable;
  for (const Uuid& id : ids)
    if (!damaged.contains(id)) readable.push_back(id);
  const auto done = journal.write_and_wait(actor, Command{}, [&, record = meta](Transaction& tx) -> Result<Changed> {
    tx.allow_all("erasure");
    for (const db::StoredRow& row : db::load_rows(tx.sql(), *record, readable)) tx.remove_row(*record, row);
    for (const Uuid& id : damaged) tx.remove_row(*record, unread_row(*record, id, subject));
    return Changed{subject, {}};
  });
  HW_CHECK(done, "an erasure is never refused");
  return static_cast<std::int64_t>(ids.size());
}

}  // namespace

Erased erase_subject(Journal& journal, const Uuid& subject, Instant now, Actor actor) {
  if (actor.role.empty()) actor.role = "erasure";
  actor.purpose = "administration";
  Erased out;
  for (bool done = false; !done;) {
    while (const std::int64_t removed = remove_some(journal, subject, actor)) out.rows += removed;
    // The key goes before its name does: the other way round, a kill in between would leave a key that nobody finds
    // and entries that it still opens.
    const auto key = journal.vault().key_id_of(*journal.store().read(), subject);
    if (key) {
      journal.vault().destroy(*key, subject, now);
      out.key_destroyed = true;
    } else if (out.rows > 0 && !out.key_destroyed) {
      // Nothing of it was sealed. The list must name it all the same, or a restore would bring its rows back.
      journal.vault().destroy(subject, subject, now);
    }
    done = journal.store().write_and_wait([&](db::WriteTransaction& tx) {
      if (find_some(tx, subject).first) return db::Verdict::undo;  // somebody wrote in between: once more
      const Datum gone[] = {subject};
      tx.execute(k_forget_key, gone);
      return db::Verdict::keep;
    });
  }
  return out;
}

std::int64_t apply_erasures(Journal& journal) {
  std::int64_t came_back = 0;
  for (const Uuid& subject : journal.vault().list_erased()) {
    const auto tx = journal.store().read();
    if (!find_some(*tx, subject).first && !journal.vault().key_id_of(*tx, subject)) continue;
    erase_subject(journal, subject, journal.clock().now());
    ++came_back;
  }
  return came_back;
}

}  // namespace homeward::journal
