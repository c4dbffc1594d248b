#include "platform/journal/history.hpp"

#include "platform/journal/codec.hpp"

#include <algorithm>

namespace homeward::journal {
namespace {

constexpr int k_most = 200;

std::string select_positions(const Chain& chain, HistoryQuery::Of of) {
  // The plus signs keep both engines from walking the whole chain backwards to save a sort of a few entries.
  return "SELECT c.position, e.id FROM " + chain.name() + " e JOIN " + chain.name() +
         "_chain c ON c.entry = e.id WHERE " + (of == HistoryQuery::Of::row ? "e.row_id" : "e.subject") +
         " = $1 AND +c.position < $2 ORDER BY +c.position DESC LIMIT $3";
}

PastValue open_value(const PastChange& change, const FieldMeta& field, const Datum& stored, vault::Vault& vault) {
  const Blob* sealed = std::get_if<Blob>(&stored);
  if (!field.sealed || !sealed) return {stored};
  if (sealed->bytes.empty()) return {field.default_value};  // stands for a default that was never sealed
  auto plain = vault.open(*sealed, {change.entry.row, change.meta->number, field.number});
  if (!plain) return {{}, true};
  return {from_plain_bytes(field.kind, std::move(*plain))};
}

}  // namespace

std::vector<PastChange> list_history(db::ReadTransaction& tx, const Chain& chain, const HistoryQuery& query) {
  std::vector<std::pair<std::int64_t, Uuid>> found;
  const Datum params[] = {query.id, query.before.value_or(std::numeric_limits<std::int64_t>::max()),
                          std::int64_t{std::clamp(query.limit, 1, k_most)}};
  tx.query(select_positions(chain, query.of), params, [&](const db::Row& row) {
    found.emplace_back(row.integer(0), row.uuid(1));
    return true;
  });
  std::vector<PastChange> out;
  for (const auto& [position, id] : found) {
    const auto bytes = chain.bytes(tx, id);
    auto entry = bytes ? parse_entry(*bytes) : std::nullopt;
    if (!entry) {
      throw StorageFailure(StorageFailure::Kind::damaged,
                           "the entry " + id.to_string() + " cannot be read; run `homeward verify`");
    }
    const Meta* meta = find_record(entry->record);
    out.push_back({position, std::move(*entry), meta});
  }
  return out;
}

std::vector<MemberChange> open_members(const PastChange& change, vault::Vault& vault,
                                       const std::function<bool(const FieldMeta&)>& may_see) {
  std::vector<MemberChange> out;
  if (!change.meta) return out;
  for (const FieldMeta& field : change.meta->fields) {
    const auto changed = std::ranges::find(change.entry.fields, field.number, &Entry::Field::number);
    if (changed == change.entry.fields.end() || !may_see(field)) continue;
    out.push_back(
        {&field, open_value(change, field, changed->before, vault), open_value(change, field, changed->after, vault)});
  }
  return out;
}

}  // namespace homeward::journal
