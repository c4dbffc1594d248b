#include "platform/access/reader.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <unordered_map>

namespace homeward::access {
namespace {

std::optional<Uuid> member(const Meta& meta, const FieldMeta* field, const db::StoredRow& row) {
  if (!field) return std::nullopt;
  const auto index = static_cast<std::size_t>(field - meta.fields.data());
  if (const Uuid* id = std::get_if<Uuid>(&row.members[index])) return *id;
  return std::nullopt;
}

std::string table(const Meta& meta) { return "\"" + std::string(meta.name) + "\" t"; }

}  // namespace

std::vector<db::StoredRow> Reader::visible_rows(const Meta& meta, std::span<const Uuid> ids) {
  std::vector<db::StoredRow> out;
  std::unordered_map<Uuid, db::StoredRow> seen;
  guard_.for_batches(meta, ids, [&](const Sql& visible) {
    for (db::StoredRow& row : db::select_rows(tx_, meta, visible.text(), visible.params())) {
      const Uuid id = journal::row_id(meta, row);
      seen.emplace(id, std::move(row));
    }
  });
  for (const Uuid& id : ids)
    if (const auto row = seen.find(id); row != seen.end()) out.push_back(row->second);
  return out;
}

Sql Reader::chosen(const Meta& meta, const Sql& where, std::string_view order, int limit) {
  Sql sql;
  if (!where.empty()) sql.add("(").add(where).add(") AND ");
  sql.add(guard_.condition(meta, where.empty() ? Guard::Rows::many : Guard::Rows::few));
  sql.add(" ORDER BY ").add(order).add(" LIMIT ").bind(Datum{std::int64_t{std::clamp(limit, 1, 1000)}});
  return sql;
}

Sql Reader::chosen_about(const Meta& meta, const Uuid& subject, std::string_view order, const Sql& also) {
  HW_CHECK(meta.subject, "not about anybody: " + std::string(meta.name));
  Sql sql("t.\"" + std::string(meta.subject->name) + "\" = ");
  sql.bind(Datum{subject}).add(" AND ");
  if (!also.empty()) sql.add("(").add(also).add(") AND ");
  sql.add(guard_.condition_about(meta, subject));
  return sql.add(" ORDER BY ").add(order).add(" LIMIT 200");
}

std::vector<Uuid> Reader::select(const Meta& meta, const Sql& where, std::string_view order, int limit) {
  Sql sql("SELECT t.id FROM " + table(meta) + " WHERE ");
  sql.add(chosen(meta, where, order, limit));
  return tx_.list_uuids(sql.text(), sql.params());
}

std::vector<Uuid> Reader::select_all(const Meta& meta, const Sql& where) {
  if (where.empty()) {
    if (auto all = guard_.all_subjects(meta)) return std::move(*all);
  }
  Sql sql("SELECT t.id FROM " + table(meta) + " WHERE ");
  if (!where.empty()) sql.add("(").add(where).add(") AND ");
  sql.add(guard_.condition(meta, Guard::Rows::many)).add(" ORDER BY t.id");
  return tx_.list_uuids(sql.text(), sql.params());
}

std::int64_t Reader::count_visible(const Meta& meta, const Sql& where) {
  Sql sql("SELECT count(*) FROM " + table(meta) + " WHERE ");
  if (!where.empty()) sql.add("(").add(where).add(") AND ");
  sql.add(guard_.condition(meta, Guard::Rows::many));
  return tx_.find_integer(sql.text(), sql.params()).value_or(0);
}

void Reader::prepare(const Meta& meta, const std::vector<db::StoredRow>& rows) {
  if (!meta.subject) return;
  std::vector<Uuid> subjects;
  for (const db::StoredRow& row : rows)
    if (const auto s = member(meta, meta.subject, row)) subjects.push_back(*s);
  guard_.prepare(subjects);
}

std::uint64_t Reader::open_members(const Meta& meta, const db::StoredRow& row, Notice& notice) {
  const auto subject = member(meta, meta.subject, row);
  const Reach reach = guard_.reach(meta, subject, member(meta, meta.home, row), member(meta, meta.other_home, row));
  std::uint64_t open = 0;
  for (std::size_t i = 0; i < meta.fields.size(); ++i) {
    const FieldMeta& f = meta.fields[i];
    if (f.name == "id" || reach.open.contains(f.category)) open |= std::uint64_t{1} << i;
  }
  if (reach.break_glass) {
    notice = Notice::break_glass;
  } else if (reach.through_consent_only) {
    notice = Notice::under_consent;
  }
  note_given_out(meta, subject, reach);
  return open;
}

void Reader::note_given_out(const Meta& meta, const std::optional<Uuid>& subject, const Reach& reach) {
  // Facts about places and accounts are not disclosures about a person.
  if (!subject || meta.category == Category::account || meta.category == Category::staff ||
      meta.category == Category::place) {
    return;
  }
  subjects_.insert(*subject);
  categories_.insert(meta.category);
  used_break_glass_ = used_break_glass_ || reach.break_glass;
}

}  // namespace homeward::access
