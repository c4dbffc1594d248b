#include "base/check.hpp"
#include "platform/journal/entry.hpp"
#include "platform/journal/journal.hpp"

namespace homeward::journal {
namespace {

const std::vector<std::string_view>& allowed_for_all() {
  // Every purpose under which rows are written without a user's authority; shown by `homeward routes`.
  static const std::vector<std::string_view> reasons = {
      "import",       "undo of an import", "reaction", "follow-up clock", "set-up",    "second-factor-reset",
      "demo country", "sign-in",           "erasure",  "access log",      "migration", "test"};
  return reasons;
}

}  // namespace

vault::Vault& Transaction::vault() { return journal_.vault_; }

void Transaction::allow_all(std::string_view why) {
  for (std::string_view known : allowed_for_all()) {
    if (known == why) {
      allowed_all_ = true;
      return;
    }
  }
  throw InternalError("writing without authority needs a known reason, not " + std::string(why));
}

void Transaction::check_allowed(const Meta& meta, const void* before, const void* after) const {
  if (allowed_all_) return;
  for (const void* record : {before, after}) {
    if (!record) continue;
    const auto subject = id_member(meta.subject, record);
    const auto home = id_member(meta.home, record);
    const auto other = id_member(meta.other_home, record);
    const bool allowed = (subject && subjects_.contains(*subject)) || (home && places_.contains(*home)) ||
                         (other && places_.contains(*other));
    HW_CHECK(allowed, "a write of " + std::string(meta.name) + " outside what the action was allowed");
  }
}

Datum Transaction::seal(const Meta& meta, const FieldMeta& field, const Uuid& row, const void* record) {
  Datum plain = field.get(record);
  if (!field.sealed || std::holds_alternative<std::monostate>(plain)) return plain;
  auto owner = id_member(meta.subject, record);
  if (!owner) owner = id_member(meta.home, record);
  HW_CHECK(owner && *owner, "a sealed member without an owner in " + std::string(meta.name));
  if (!last_key_ || last_key_->first != *owner) last_key_.emplace(*owner, vault().key_for(tx_, *owner));
  return vault().seal(last_key_->second, {row, meta.number, field.number}, plain_bytes(plain));
}

Changed Transaction::create(const Meta& meta, std::shared_ptr<const void> record) {
  check_allowed(meta, nullptr, record.get());
  const Uuid row = *id_member(meta.find("id"), record.get());
  HW_CHECK(row, "a new row needs an id");
  const Uuid entry = vault::new_uuid(now_);
  db::StoredRow stored;
  stored.version = entry;
  if (command_.import) stored.import = command_.import->value;
  EntryFields fields;
  for (const FieldMeta& f : meta.fields) {
    stored.members.push_back(seal(meta, f, row, record.get()));
    if (f.name != "id" && f.get(record.get()) != f.default_value) fields.add(f, Datum{}, stored.members.back());
  }
  db::insert_row(tx_, meta, stored);
  append_entry(meta, Operation::create, entry, row, Uuid{}, record.get(), fields.take(),
               db::row_checksum(meta, stored.members));
  changes_.push_back({&meta, Operation::create, row, nullptr, std::move(record)});
  return {row, entry};
}

Changed Transaction::change(const Meta& meta, db::StoredRow& row, std::shared_ptr<const void> before,
                            std::shared_ptr<const void> after) {
  const Uuid id = row_id(meta, row);
  EntryFields fields;
  std::vector<Datum> members = row.members;
  for (std::size_t i = 0; i < meta.fields.size(); ++i) {
    const FieldMeta& f = meta.fields[i];
    if (f.get(before.get()) == f.get(after.get())) continue;
    HW_CHECK(f.name != "id", "an id never changes");
    members[i] = seal(meta, f, id, after.get());
    fields.add(f, row.members[i], members[i]);
  }
  if (fields.empty()) return {id, row.version};
  check_allowed(meta, before.get(), after.get());
  const Uuid parent = row.version;
  const Uuid entry = vault::new_uuid(now_);
  row.members = std::move(members);
  row.version = entry;
  HW_CHECK(db::update_row(tx_, meta, row), "the row to change is gone");
  append_entry(meta, Operation::change, entry, id, parent, after.get(), fields.take(),
               db::row_checksum(meta, row.members));
  changes_.push_back({&meta, Operation::change, id, std::move(before), std::move(after)});
  return {id, entry};
}

void Transaction::erase(const Meta& meta, const db::StoredRow& row, std::shared_ptr<const void> before) {
  check_allowed(meta, before.get(), nullptr);
  const Uuid id = row_id(meta, row);
  EntryFields fields;
  for (std::size_t i = 0; i < meta.fields.size(); ++i) {
    if (meta.fields[i].name != "id") fields.add(meta.fields[i], row.members[i], Datum{});
  }
  HW_CHECK(db::delete_row(tx_, meta, id), "the row to remove is gone");
  append_entry(meta, Operation::remove, vault::new_uuid(now_), id, row.version, before.get(), fields.take(), 0);
  changes_.push_back({&meta, Operation::remove, id, std::move(before), nullptr});
}

void Transaction::remove_row(const Meta& meta, const db::StoredRow& row) {
  HW_CHECK(allowed_all_, "rows are removed by description only without a user");
  // Reactions are not told: an undo removes what they made as well.
  const Uuid id = row_id(meta, row);
  EntryFields fields;
  RowOwner owner;
  for (std::size_t i = 0; i < meta.fields.size(); ++i) {
    const FieldMeta& f = meta.fields[i];
    if (f.name != "id") fields.add(f, row.members[i], Datum{});
    const Uuid* value = std::get_if<Uuid>(&row.members[i]);
    if (value && &f == meta.subject) owner.subject = *value;
    if (value && &f == meta.home) owner.home = *value;
  }
  HW_CHECK(db::delete_row(tx_, meta, id), "the row to remove is gone");
  const Uuid entry = vault::new_uuid(now_);
  const std::string bytes = entry_bytes({meta, Operation::remove, entry, id, row.version, owner, actor_, command_, now_,
                                         journal_.clock_.name(), journal_.installation_, reaction_, fields.take(), 0});
  journal_.entries_.append(tx_,
                           {entry, meta.number, id, owner.subject, owner.home,
                            actor_.account ? std::optional(actor_.account->value) : std::nullopt, now_.micros},
                           bytes);
}

void Transaction::append_entry(const Meta& meta, Operation operation, const Uuid& entry, const Uuid& row,
                               const Uuid& parent, const void* record, const std::string& fields,
                               std::int64_t checksum) {
  const RowOwner owner{id_member(meta.subject, record), id_member(meta.home, record),
                       id_member(meta.other_home, record)};
  const std::string bytes = entry_bytes({meta, operation, entry, row, parent, owner, actor_, command_, now_,
                                         journal_.clock_.name(), journal_.installation_, reaction_, fields, checksum});
  journal_.entries_.append(tx_,
                           {entry, meta.number, row, owner.subject, owner.home,
                            actor_.account ? std::optional(actor_.account->value) : std::nullopt, now_.micros},
                           bytes);
}

}  // namespace homeward::journal
