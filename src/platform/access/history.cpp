#include "platform/access/history.hpp"

#include <algorithm>

namespace homeward::access {
namespace {

constexpr int k_scanned = 2000;  // entries looked at for one page: the rest is for the next call

std::optional<std::string> json_of(const FieldMeta& field, const Datum& value) {
  json::Writer out;
  const std::int64_t* number = std::get_if<std::int64_t>(&value);
  const std::string* text = std::get_if<std::string>(&value);
  if (number) {
    switch (field.kind) {
      case Kind::boolean: out.boolean(*number != 0); break;
      case Kind::instant: out.string(Instant{*number}.to_string()); break;
      case Kind::date: out.string(LocalDate{static_cast<std::int32_t>(*number)}.to_string()); break;
      default: out.integer(*number); break;
    }
  } else if (const double* real = std::get_if<double>(&value)) {
    out.number(*real);
  } else if (const Uuid* id = std::get_if<Uuid>(&value)) {
    out.string(id->to_string());
  } else if (text && field.kind == Kind::json) {
    if (text->empty()) return field.list ? std::optional<std::string>("[]") : std::nullopt;
    out.raw(*text);
  } else if (text) {
    out.string(*text);
  } else {
    return std::nullopt;  // absent, or bytes, which never leave through JSON
  }
  return out.take();
}

HistoryOperation shown(journal::Operation operation) {
  switch (operation) {
    case journal::Operation::create: return HistoryOperation::created;
    case journal::Operation::change: return HistoryOperation::changed;
    case journal::Operation::remove: return HistoryOperation::removed;
  }
  return HistoryOperation::changed;
}

}  // namespace

HistoryPage History::of_row(const Uuid& row, std::optional<std::int64_t> before, int limit) {
  return read({journal::HistoryQuery::Of::row, row, before, limit});
}

HistoryPage History::about_subject(const Uuid& subject, std::optional<std::int64_t> before, int limit) {
  return read({journal::HistoryQuery::Of::subject, subject, before, limit});
}

HistoryPage History::read(journal::HistoryQuery query) {
  const auto wanted = static_cast<std::size_t>(std::clamp(query.limit, 1, 200));
  HistoryPage page;
  for (int scanned = 0; scanned < k_scanned;) {
    const auto changes = journal::list_history(reader_.tx_, chain_, query);
    for (const journal::PastChange& change : changes) {
      if (page.items.size() == wanted) {
        page.older = query.before;
        return page;
      }
      query.before = change.position;
      if (auto entry = disclose(change)) page.items.push_back(std::move(*entry));
    }
    scanned += static_cast<int>(changes.size());
    if (changes.size() < wanted) return page;  // that was the oldest
  }
  page.older = query.before;
  return page;
}

bool History::import_is_shown(const std::optional<Uuid>& import) {
  if (!import) return true;
  if (!hidden_imports_) {
    const auto ids =
        reader_.tx_.list_uuids("SELECT id FROM import_run WHERE state <> 'complete' AND state <> 'undone'");
    hidden_imports_.emplace(ids.begin(), ids.end());
  }
  return !hidden_imports_->contains(*import);
}

bool History::is_open_now(const Meta& meta, const Uuid& row) {
  Sql sql("SELECT 1 FROM \"" + std::string(meta.name) + "\" t WHERE t.id = ");
  sql.bind(Datum{row}).add(" AND ").add(reader_.guard_.condition(meta, Guard::Rows::few));
  return reader_.tx_.find_integer(sql.text(), sql.params()).has_value();
}

std::optional<HistoryEntry> History::disclose(const journal::PastChange& change) {
  const journal::Entry& e = change.entry;
  if (!change.meta || !import_is_shown(e.import)) return std::nullopt;
  const Meta& meta = *change.meta;
  const Reach reach = reader_.guard_.reach(meta, e.owner.subject, e.owner.home, e.owner.other_home);
  if (reach.barred || reach.through_consent_only || !reach.open.contains(meta.category)) return std::nullopt;
  // What told of somebody who was erased since is told no more, also not of the other of the two.
  const bool by_row = meta.find("only_for") || meta.find("only_clinical") || meta.find("tells_of");
  if (by_row && !is_open_now(meta, e.row)) return std::nullopt;
  // What was asked, answered and tested stays off the own history: somebody else may hold the phone.
  const auto& own = reader_.viewer().person;
  if (meta.category == Category::clinical && own && e.owner.subject == own->value) return std::nullopt;

  HistoryEntry out;
  const auto may_see = [&](const FieldMeta& field) { return reach.open.contains(field.category); };
  for (const journal::MemberChange& member : journal::open_members(change, reader_.vault_, may_see)) {
    HistoryMember shown_member{{std::string(member.field->name)}, {}, {}, member.before.erased || member.after.erased};
    if (auto json = json_of(*member.field, member.before.value)) shown_member.before = DisclosedValue(std::move(*json));
    if (auto json = json_of(*member.field, member.after.value)) shown_member.after = DisclosedValue(std::move(*json));
    if (shown_member.before || shown_member.after || shown_member.erased)
      out.members.push_back(std::move(shown_member));
  }
  if (out.members.empty() && e.operation == journal::Operation::change) return std::nullopt;

  out.entry = e.id;
  out.at = e.recorded;
  out.happened = e.happened;
  if (e.actor) out.actor = Id<Account>{*e.actor};
  if (e.on_behalf) out.invited_by = Id<Account>{*e.on_behalf};
  out.role = {e.role};
  if (e.place) out.place = Id<Place>{*e.place};
  out.purpose = {e.purpose};
  if (!e.reaction.empty()) out.reaction = PublicText{e.reaction};
  out.record = {std::string(meta.name)};
  out.row = e.row;
  out.operation = shown(e.operation);
  if (reach.break_glass) out.notice = Notice::break_glass;
  reader_.note_given_out(meta, e.owner.subject, reach);
  return out;
}

}  // namespace homeward::access
