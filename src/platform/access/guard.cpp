#include "platform/access/guard.hpp"

#include "platform/access/consent_opens.hpp"

#include <algorithm>
#include <iterator>

namespace homeward::access {
namespace {

// Kinds of relations by what they open.
constexpr std::string_view k_working = "('keyworker', 'worker')";
constexpr std::string_view k_emergency = "('break_glass')";
constexpr std::string_view k_of_worker = "('keyworker', 'worker', 'break_glass', 'barred')";  // all three
constexpr std::string_view k_caring = "('in_care', 'registered')";
constexpr std::string_view k_barred = "('barred')";

constexpr Scope k_scopes[] = {Scope::mine, Scope::in_care, Scope::place, Scope::self, Scope::consent};

std::string column(const FieldMeta* field) { return "t.\"" + std::string(field->name) + "\""; }

/// The column, so that its own index is not used: a worker or a house has thousands of relations, a subject a few.
std::string without_index(std::string_view table, std::string_view column) {
  const std::string name = std::string(table) + "." + std::string(column);
  return "coalesce(" + name + ", " + name + ")";
}

bool is_person_itself(const Meta& meta) { return meta.subject && meta.subject->name == "id"; }

}  // namespace

Guard::Guard(db::ReadTransaction& tx, const Viewer& viewer, Instant now, LocalDate today)
    : tx_(tx), viewer_(viewer), now_(now), today_(today) {}

Sql Guard::places_below(std::span<const Uuid> ancestors) {
  Sql sql("(SELECT place FROM place_scope WHERE ancestor IN ");
  sql.bind_list(ancestors).add(" AND since <= ").bind(today_).add(" AND (until IS NULL OR until >= ").bind(today_);
  return sql.add("))");
}

Sql Guard::scope_places() { return places_below(std::span(&viewer_.place->value, 1)); }

const std::vector<Uuid>& Guard::own_roots() {
  if (!own_roots_) {
    own_roots_.emplace(1, viewer_.place->value);
    Sql house("SELECT s.ancestor FROM place_scope s JOIN place p ON p.id = s.ancestor WHERE s.place = ");
    house.bind(*viewer_.place).add(" AND p.kind IN ('centre', 'ngo') AND s.since <= ").bind(today_);
    house.add(" AND (s.until IS NULL OR s.until >= ").bind(today_).add(")");
    for (const Uuid& root : tx_.list_uuids(house.text(), house.params()))
      if (root != viewer_.place->value) own_roots_->push_back(root);
  }
  return *own_roots_;
}

bool Guard::of_own_house(const Uuid& place) {
  if (!viewer_.place) return false;
  const auto known = own_.find(place);
  if (known != own_.end()) return known->second;
  return own_[place] = lies_below(place, own_roots());
}

/// By the place, which has a handful of ancestors; a nation has thousands of places below it.
bool Guard::lies_below(const Uuid& place, std::span<const Uuid> ancestors) {
  Sql sql("SELECT 1 FROM place_scope s WHERE s.place = ");
  sql.bind(Datum{place}).add(" AND " + without_index("s", "ancestor") + " IN ").bind_list(ancestors);
  sql.add(" AND s.since <= ").bind(today_).add(" AND (s.until IS NULL OR s.until >= ").bind(today_).add(")");
  return tx_.find_integer(sql.text(), sql.params()).has_value();
}

Sql Guard::recipients() {
  Sql sql("(");
  sql.bind(viewer_.account);
  if (viewer_.person) sql.add(", ").bind(*viewer_.person);
  if (viewer_.place) {
    sql.add(") OR c.recipient IN (SELECT ancestor FROM place_scope WHERE place = ").bind(*viewer_.place);
    sql.add(" AND until IS NULL");
  }
  return sql.add(")");
}

/// Caring for somebody opens the person and what one's own house wrote; what other houses wrote opens by consent.
void Guard::add_own_rows(Sql& sql, const Meta& meta) {
  if (!viewer_.place || !meta.home || is_person_itself(meta)) return;
  sql.add(" AND (").add(column(meta.home)).add(" IN ").add(places_below(own_roots()));
  if (meta.other_home) sql.add(" OR ").add(column(meta.other_home)).add(" IN ").add(places_below(own_roots()));
  sql.add(")");
}

const std::vector<Uuid>& Guard::open_imports() {
  if (!open_imports_) {
    open_imports_ = tx_.list_uuids("SELECT id FROM import_run WHERE state <> 'complete' AND state <> 'undone'");
  }
  return *open_imports_;
}

void Guard::add_import_condition(Sql& sql) {
  const auto& open = open_imports();
  if (open.empty()) return;
  sql.add(" AND (t.import_id IS NULL OR t.import_id NOT IN ");
  sql.bind_list(open).add(")");
}

Sql Guard::standing_now(std::string_view column, const Sql& holder, std::string_view kinds) {
  Sql sql(column);
  sql.add(" ").add(holder).add(" AND r.kind IN ").add(kinds).add(" AND r.since <= ").bind(now_);
  return sql.add(" AND (r.until IS NULL OR r.until > ").bind(now_).add(")");
}

Sql Guard::this_worker() {
  Sql sql("= ");
  return sql.bind(viewer_.account);
}

Sql Guard::these_places() {
  Sql sql("IN ");
  return sql.add(scope_places());
}

Sql Guard::consents_to_viewer(ConsentClass cls) {
  Sql sql("c.state = 'active' AND (c.valid_until IS NULL OR c.valid_until >= ");
  sql.bind(today_).add(") AND c.classes LIKE ").bind_word("%\"" + std::string(to_word(cls)) + "\"%");
  sql.add(" AND c.purposes LIKE ").bind_word("%\"" + viewer_.purpose + "\"%");
  return sql.add(" AND (c.recipient IN ").add(recipients()).add(")");
}

Sql Guard::openings(const Meta& meta, Category category, Rows rows, const Standing* known) {
  Sql any;
  const auto alternative = [&]() -> Sql& { return any.add(any.empty() ? "" : " OR "); };
  const Role* role = viewer_.role;
  if (category == Category::place && role) alternative().add("1 = 1");
  if (role && viewer_.place && role->grants_in(Scope::place, category) && category != Category::place) {
    for (const FieldMeta* home : {meta.home, meta.other_home}) {
      if (home) alternative().add(column(home)).add(" IN ").add(scope_places());
    }
  }
  if (role && meta.subject) {
    const std::string subject = column(meta.subject);
    const auto related = [&](bool Standing::*stands, std::string_view by, const Sql& holder, std::string_view kinds) {
      if (known) {
        any.add(known->*stands ? "1 = 1" : "1 = 0");
      } else if (rows == Rows::many) {
        any.add(subject).add(" IN (SELECT r.subject FROM relation r WHERE ");
        any.add(standing_now("r." + std::string(by), holder, kinds)).add(")");
      } else {
        any.add("EXISTS (SELECT 1 FROM relation r WHERE r.subject = ").add(subject).add(" AND ");
        any.add(standing_now(without_index("r", by), holder, kinds)).add(")");
      }
    };
    if (role->grants_in(Scope::mine, category)) {
      alternative().add("(");
      related(&Standing::mine, "worker", this_worker(), k_working);
      add_own_rows(any, meta);
      any.add(")");
      // In an emergency what another house knows may be what saves a life.
      alternative();
      related(&Standing::break_glass, "worker", this_worker(), k_emergency);
    }
    if (viewer_.place && role->grants_in(Scope::in_care, category)) {
      alternative().add("(");
      related(&Standing::in_care, "place", these_places(), k_caring);
      add_own_rows(any, meta);
      any.add(")");
    }
    if (viewer_.person && !tells_of_another(meta) && role->grants_in(Scope::self, category))
      alternative().add(subject).add(" = ").bind(*viewer_.person);
    const bool consentable = opens_by_consent(meta, *role) && role->grants_in(Scope::consent, category) &&
                             (!known || known->by_consent.contains(category));
    if (const auto cls = consent_class(category); cls && consentable) {
      // Where nothing else says which rows, the consents of this recipient do: without that all rows would be tried.
      alternative();
      if (rows == Rows::many) {
        any.add("(").add(subject).add(" IN (SELECT c.subject FROM consent c WHERE ").add(consents_to_viewer(*cls));
        any.add(") AND ");
      }
      any.add("EXISTS (SELECT 1 FROM consent c WHERE c.subject = ").add(subject);
      any.add(" AND ").add(consents_to_viewer(*cls));
      if (meta.day) {
        any.add(" AND (c.covers_from IS NULL OR c.covers_from <= ").add(column(meta.day));
        any.add(") AND (c.covers_until IS NULL OR c.covers_until >= ").add(column(meta.day)).add(")");
      } else if (category != Category::identity && category != Category::contact) {
        // Who somebody is has no time; of what has no day it cannot be said that the consent covers it.
        any.add(" AND c.covers_from IS NULL AND c.covers_until IS NULL");
      }
      any.add(rows == Rows::many ? "))" : ")");
    }
  }
  if (meta.name == "account" && viewer_.account) alternative().add("t.id = ").bind(viewer_.account);
  return any;
}

std::optional<std::vector<Uuid>> Guard::all_subjects(const Meta& meta) {
  const Role* role = viewer_.role;
  if (!is_person_itself(meta) || !role || !viewer_.only_rows.empty() || !open_imports().empty()) return std::nullopt;
  std::vector<Uuid> found;
  const auto take = [&](const Sql& sql) {
    const auto some = tx_.list_uuids(sql.text(), sql.params());
    found.insert(found.end(), some.begin(), some.end());
  };
  const Category category = meta.category;
  if (viewer_.place && role->grants_in(Scope::place, category)) {
    for (const FieldMeta* home : {meta.home, meta.other_home}) {
      if (!home) continue;
      Sql homes("SELECT t.id FROM \"" + std::string(meta.name) + "\" t WHERE " + column(home) + " IN ");
      take(homes.add(scope_places()));
    }
  }
  // In one pass: a worker may have thousands of relations, and each has to be looked up.
  std::vector<Uuid> barred;
  Sql own("SELECT r.subject, r.kind FROM relation r WHERE ");
  own.add(standing_now("r.worker", this_worker(), role->grants_in(Scope::mine, category) ? k_of_worker : k_barred));
  tx_.query(own.text(), own.params(), [&](const db::Row& row) {
    (row.text(1) == "barred" ? barred : found).push_back(row.uuid(0));
    return true;
  });
  if (viewer_.place && role->grants_in(Scope::in_care, category)) {
    Sql here("SELECT r.subject FROM relation r WHERE ");
    take(here.add(standing_now("r.place", these_places(), k_caring)));
  }
  if (viewer_.person && role->grants_in(Scope::self, category)) found.push_back(viewer_.person->value);
  if (const auto cls = consent_class(category); cls && role->grants_in(Scope::consent, category)) {
    Sql consented("SELECT c.subject FROM consent c WHERE ");
    take(consented.add(consents_to_viewer(*cls)));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::sort(barred.begin(), barred.end());
  std::erase_if(found, [&](const Uuid& s) { return std::binary_search(barred.begin(), barred.end(), s); });
  return found;
}

Sql Guard::condition(const Meta& meta, Rows rows, const Standing* known) {
  const Sql any = openings(meta, meta.category, rows, known);
  if (any.empty() || (known && known->barred)) return Sql("1 = 0");
  const Role* role = viewer_.role;
  Sql out("(");
  out.add(any).add(")");
  if (!viewer_.only_rows.empty()) {
    out.add(" AND t.id IN ").bind_list(viewer_.only_rows);
  }
  if (meta.subject && !known) {
    const std::string subject = column(meta.subject);
    if (rows == Rows::many) {
      out.add(" AND (").add(subject).add(" IS NULL OR ").add(subject);
      out.add(" NOT IN (SELECT r.subject FROM relation r WHERE ");
      out.add(standing_now("r.worker", this_worker(), k_barred)).add("))");
    } else {
      out.add(" AND NOT EXISTS (SELECT 1 FROM relation r WHERE r.subject = ").add(subject).add(" AND ");
      out.add(standing_now(without_index("r", "worker"), this_worker(), k_barred)).add(")");
    }
  }
  if (const FieldMeta* only_for = meta.find("only_for")) {
    out.add(" AND (").add(column(only_for)).add(" IS NULL OR ").add(column(only_for)).add(" = ");
    out.bind(Datum{role ? role->id : std::string()}).add(")");
  }
  if (const FieldMeta* only_clinical = meta.find("only_clinical")) {
    const Sql clinical = openings(meta, Category::clinical, rows, known);
    out.add(" AND (").add(column(only_clinical)).add(" = 0");
    if (!clinical.empty()) {
      out.add(" OR ((").add(clinical).add(")");
      // Whoever holds the phone of the person must not read there what they answered.
      if (viewer_.person) out.add(" AND ").add(column(meta.subject)).add(" <> ").bind(*viewer_.person);
      out.add(")");
    }
    out.add(")");
  }
  // Whoever came by a link fills this very row in; a sign-in of the person reads it later, and so may somebody else.
  const bool own_sign_in = viewer_.person && !viewer_.invitation;
  if (const FieldMeta* own_page = meta.find("on_own_page"); own_page && own_sign_in) {
    out.add(" AND (").add(column(own_page)).add(" = 1 OR ").add(column(meta.subject)).add(" <> ");
    out.bind(*viewer_.person).add(")");
  }
  add_import_condition(out);
  return out;
}

bool Guard::within(const Uuid& place) {
  if (!viewer_.place) return false;
  const auto known = within_.find(place);
  if (known != within_.end()) return known->second;
  return within_[place] = lies_below(place, std::span(&viewer_.place->value, 1));
}

void Guard::for_batches(const Meta& meta, std::span<const Uuid> ids, const std::function<void(const Sql&)>& run) {
  constexpr std::size_t k_sizes[] = {1, 4, 16, 64, 200};  // a few, because each is a prepared statement of its own
  const Sql visible = condition(meta, Rows::few);
  for (std::span<const Uuid> rest = ids; !rest.empty();) {
    const auto now = rest.first(std::min(rest.size(), k_sizes[4]));
    rest = rest.subspan(now.size());
    const std::size_t size = *std::lower_bound(std::begin(k_sizes), std::end(k_sizes), now.size());
    Sql sql("t.id IN (");
    for (std::size_t i = 0; i < size; ++i) sql.add(i ? ", " : "").bind(Datum{now[std::min(i, now.size() - 1)]});
    run(sql.add(") AND ").add(visible));
  }
}

std::unordered_set<Uuid> Guard::seen_among(const Meta& meta, std::span<const Uuid> ids) {
  std::unordered_set<Uuid> out;
  for_batches(meta, ids, [&](const Sql& visible) {
    Sql sql("SELECT t.id FROM \"" + std::string(meta.name) + "\" t WHERE ");
    sql.add(visible);
    for (const Uuid& id : tx_.list_uuids(sql.text(), sql.params())) out.insert(id);
  });
  return out;
}

void Guard::prepare(std::span<const Uuid> subjects) {
  std::vector<Uuid> fresh;
  for (const Uuid& s : subjects) {
    if (s && standings_.emplace(s, Standing{}).second) fresh.push_back(s);
  }
  if (fresh.empty()) return;
  const auto in_fresh = [&](Sql& sql) { sql.add(" IN ").bind_list(fresh); };
  struct Found {
    Uuid subject, place;
    std::optional<Uuid> worker;
    std::string kind;
  };
  std::vector<Found> relations;
  Sql sql("SELECT subject, place, worker, kind FROM relation WHERE subject");
  in_fresh(sql);
  sql.add(" AND since <= ").bind(now_).add(" AND (until IS NULL OR until > ").bind(now_).add(")");
  tx_.query(sql.text(), sql.params(), [&](const db::Row& row) {
    relations.push_back({row.uuid(0), row.uuid(1), row.is_null(2) ? std::nullopt : std::optional(row.uuid(2)),
                         std::string(row.text(3))});
    return true;
  });
  for (const Found& r : relations) {
    Standing& s = standings_[r.subject];
    const bool me = r.worker && *r.worker == viewer_.account.value;
    if (r.kind == "barred" && me) s.barred = true;
    if ((r.kind == "keyworker" || r.kind == "worker") && me) s.mine = true;
    if (r.kind == "break_glass" && me) s.break_glass = true;
    if ((r.kind == "in_care" || r.kind == "registered") && within(r.place)) s.in_care = true;
  }
  Sql consents("SELECT c.subject, c.classes FROM consent c WHERE c.subject");
  in_fresh(consents);
  consents.add(" AND c.state = 'active' AND (c.valid_until IS NULL OR c.valid_until >= ").bind(today_);
  consents.add(") AND c.purposes LIKE ").bind_word("%\"" + viewer_.purpose + "\"%");
  consents.add(" AND (c.recipient IN ").add(recipients()).add(")");
  tx_.query(consents.text(), consents.params(), [&](const db::Row& row) {
    const auto classes = json::parse(row.text(1));
    if (!classes || !classes->array()) return true;
    for (const json::Value& c : *classes->array()) {
      const auto category = c.string() ? category_from_word(*c.string()) : std::nullopt;
      if (category) standings_[row.uuid(0)].by_consent.insert(*category);
    }
    return true;
  });
}

const Guard::Standing& Guard::standing(const Uuid& subject) {
  prepare(std::span(&subject, 1));
  return standings_[subject];
}

Reach Guard::reach(const Meta& meta, const std::optional<Uuid>& subject, const std::optional<Uuid>& home,
                   const std::optional<Uuid>& other_home) {
  Reach out;
  const Role* role = viewer_.role;
  const bool own_account = meta.name == "account" && subject == viewer_.account.value;
  if (own_account) out.open.insert({Category::account, Category::staff});
  if (!role) return out;
  out.open.insert(Category::place);
  const Standing none;
  const Standing& s = subject ? standing(*subject) : none;
  if (s.barred) return {{Category::place}, false, false, true};
  const bool here = (home && within(*home)) || (other_home && within(*other_home));
  const bool own_row =
      !home || is_person_itself(meta) || of_own_house(*home) || (other_home && of_own_house(*other_home));
  bool direct = own_account, lasting = own_account;
  for (Scope scope : k_scopes) {
    const auto granted = role->grants.find(scope);
    if (granted == role->grants.end()) continue;
    const bool holds = (scope == Scope::mine && ((s.mine && own_row) || s.break_glass)) ||
                       (scope == Scope::in_care && s.in_care && own_row) || (scope == Scope::place && here) ||
                       (scope == Scope::self && viewer_.person && subject == viewer_.person->value) ||
                       scope == Scope::consent;
    if (!holds) continue;
    if (scope == Scope::self && tells_of_another(meta)) continue;
    if (scope == Scope::consent && !opens_by_consent(meta, *role)) continue;
    for (Category c : granted->second) {
      if (scope == Scope::consent && !s.by_consent.contains(c)) continue;
      if (scope != Scope::consent && c == meta.category) {
        direct = true;
        lasting = lasting || scope != Scope::mine || (s.mine && own_row);
      }
      out.open.insert(c);
    }
  }
  out.through_consent_only = !direct && out.open.contains(meta.category) && !s.by_consent.empty();
  out.passing = !lasting && out.open.contains(meta.category);
  out.break_glass = s.break_glass;
  return out;
}

}  // namespace homeward::access
