#include "oversight/figures/tables.hpp"

#include "base/check.hpp"
#include "oversight/figures/planned_tables.hpp"

#include <array>

namespace homeward::figures {
namespace {

using cohort::ColumnKind;

struct Wanted {
  Column column;
  std::string_view name, member;
  std::optional<Table> refers_to = std::nullopt;
};

ColumnKind kind_of(const FieldMeta& field) {
  switch (field.kind) {
    case Kind::boolean:
    case Kind::word: return ColumnKind::code;
    case Kind::text: return ColumnKind::word;
    case Kind::integer: return ColumnKind::integer;
    case Kind::number: return ColumnKind::number;
    case Kind::date: return ColumnKind::day;
    case Kind::id: return ColumnKind::reference;
    case Kind::instant:
    case Kind::json:
    case Kind::blob: break;
  }
  throw InternalError("no column takes " + std::string(field.name));
}

std::vector<std::string> words_of(const FieldMeta& field) {
  if (field.kind == Kind::boolean) return {"no", "yes"};
  return {field.words.begin(), field.words.end()};
}

struct Tables {
  cohort::Schema schema;
  std::vector<Source> sources;

  template <class Record>
  void add(Table table, std::string_view name, std::initializer_list<Wanted> wanted) {
    HW_CHECK(schema.tables.size() == table.number, "tables stand in the order of their numbers");
    const Meta& meta = meta_of<Record>();
    cohort::TableSpec spec{std::string(name), {}};
    Source source{&meta};
    for (const Wanted& w : wanted) {
      HW_CHECK(w.column == (Column{table, static_cast<std::uint16_t>(spec.columns.size())}),
               "columns stand in the order of their numbers");
      const FieldMeta* field = meta.find(w.member);
      HW_CHECK(field && !field->sealed, "columns are filled from open members");
      const ColumnKind kind = kind_of(*field);
      spec.columns.push_back({std::string(w.name), kind,
                              kind == ColumnKind::code ? words_of(*field) : std::vector<std::string>{}, w.refers_to});
      source.members.push_back(static_cast<std::size_t>(field - meta.fields.data()));
    }
    schema.tables.push_back(std::move(spec));
    sources.push_back(std::move(source));
  }

  /// One column more, the last: what tells of a day also says how soon it was entered.
  void add_entered(Column column, Column day) {
    Source& source = sources[column.table.number];
    auto& columns = schema.tables[column.table.number].columns;
    HW_CHECK(column.number == columns.size(), "columns stand in the order of their numbers");
    columns.push_back({"entered_after", ColumnKind::integer});
    source.members.push_back(source.members[day.number]);
    source.entered_after = column.number;
  }
};

void add_places(Tables& t) {
  t.add<Place>(
      place::table, "place",
      {{place::kind, "kind", "kind"}, {place::opened, "opened", "opened"}, {place::closed, "closed", "closed"}});
  t.add<PlaceScope>(place_scope::table, "place_scope",
                    {{place_scope::place, "place", "place", place::table},
                     {place_scope::ancestor, "ancestor", "ancestor", place::table},
                     {place_scope::since, "since", "since"},
                     {place_scope::until, "until", "until"}});
  t.schema.tree = cohort::TreeSpec{place::table,          place::kind,        place_scope::place,
                                   place_scope::ancestor, place_scope::since, place_scope::until};
}

void add_people(Tables& t) {
  t.add<Person>(person::table, "person",
                {{person::place, "place", "home", place::table},
                 {person::birth_year, "birth_year", "birth_year"},
                 {person::sex, "sex", "sex"},
                 {person::registered_on, "registered_on", "registered_on"},
                 {person::died_on, "died_on", "died_on"}});
  t.schema.person = person::table;
}

void add_road(Tables& t) {
  t.add<Journey>(journey::table, "journey",
                 {{journey::person, "person", "person", person::table},
                  {journey::place, "place", "home", place::table},
                  {journey::started, "started", "started"},
                  {journey::ended, "ended", "ended"}});
  t.add<Episode>(episode::table, "episode",
                 {{episode::person, "person", "person", person::table},
                  {episode::place, "place", "home", place::table},
                  {episode::journey, "journey", "journey", journey::table},
                  {episode::referral_source, "referral_source", "referral_source"},
                  {episode::programme, "programme", "programme"},
                  {episode::opened, "opened", "opened"},
                  {episode::closed, "closed", "closed"},
                  {episode::end_type, "end_type", "end_type"},
                  {episode::end_reason, "end_reason", "end_reason"},
                  {episode::relative_date, "relative_date", "relative_date"}});
  t.add<Stay>(stay::table, "stay",
              {{stay::person, "person", "person", person::table},
               {stay::place, "place", "home", place::table},
               {stay::episode, "episode", "episode", episode::table},
               {stay::stage, "stage", "stage"},
               {stay::setting, "setting", "setting"},
               {stay::started, "started", "started"},
               {stay::planned_until, "planned_until", "planned_until"},
               {stay::ended, "ended", "ended"},
               {stay::end_type, "end_type", "end_type"},
               {stay::end_reason, "end_reason", "end_reason"},
               {stay::relative_date, "relative_date", "relative_date"}});
  t.add<StageMark>(stage_mark::table, "stage_mark",
                   {{stage_mark::person, "person", "person", person::table},
                    {stage_mark::place, "place", "home", place::table},
                    {stage_mark::journey, "journey", "journey", journey::table},
                    {stage_mark::stage, "stage", "stage"},
                    {stage_mark::kind, "kind", "kind"},
                    {stage_mark::decided_by, "decided_by", "decided_by"},
                    {stage_mark::on, "on", "on"}});
  t.add<SubstanceUse>(substance_use::table, "substance_use",
                      {{substance_use::person, "person", "person", person::table},
                       {substance_use::place, "place", "home", place::table},
                       {substance_use::episode, "episode", "episode", episode::table},
                       {substance_use::rank, "rank", "rank"},
                       {substance_use::substance, "substance", "substance"},
                       {substance_use::route, "route", "route"},
                       {substance_use::frequency, "frequency", "frequency"},
                       {substance_use::age_first_use, "age_first_use", "age_first_use"},
                       {substance_use::on, "on", "on"}});
}

void add_handing_over(Tables& t) {
  t.add<Handover>(handover::table, "handover",
                  {{handover::person, "person", "person", person::table},
                   {handover::from, "from", "from", place::table},
                   {handover::to, "to", "to", place::table},
                   {handover::stay, "stay", "stay", stay::table},
                   {handover::stage, "stage", "stage"},
                   {handover::setting, "setting", "setting"},
                   {handover::state, "state", "state"},
                   {handover::proposed_on, "proposed_on", "proposed_on"},
                   {handover::answered_on, "answered_on", "answered_on"},
                   {handover::reject_reason, "reject_reason", "reject_reason"},
                   {handover::left_on, "left_on", "left_on"},
                   {handover::arrived_on, "arrived_on", "arrived_on"},
                   {handover::next_stay, "next_stay", "next_stay", stay::table}});
  t.add<FollowUp>(follow_up::table, "follow_up",
                  {{follow_up::person, "person", "person", person::table},
                   {follow_up::place, "place", "home", place::table},
                   {follow_up::stay, "stay", "stay", stay::table},
                   {follow_up::ended_stage, "ended_stage", "ended_stage"},
                   {follow_up::who_acts, "who_acts", "who_acts", place::table},
                   {follow_up::since, "since", "since"},
                   {follow_up::act_by, "act_by", "act_by"},
                   {follow_up::state, "state", "state"},
                   {follow_up::outcome, "outcome", "outcome"},
                   {follow_up::settled_on, "settled_on", "settled_on"}});
  t.add<Attempt>(attempt::table, "attempt",
                 {{attempt::person, "person", "person", person::table},
                  {attempt::place, "place", "home", place::table},
                  {attempt::follow_up, "follow_up", "follow_up", follow_up::table},
                  {attempt::on, "on", "on"},
                  {attempt::outcome, "outcome", "outcome"}});
}

void add_events(Tables& t) {
  t.add<Contact>(contact::table, "contact",
                 {{contact::person, "person", "person", person::table},
                  {contact::place, "place", "home", place::table},
                  {contact::episode, "episode", "episode", episode::table},
                  {contact::on, "on", "on"},
                  {contact::kind, "kind", "kind"},
                  {contact::attendance, "attendance", "attendance"},
                  {contact::relative_date, "relative_date", "relative_date"}});
  t.add<Observation>(observation::table, "observation",
                     {{observation::person, "person", "person", person::table},
                      {observation::place, "place", "home", place::table},
                      {observation::episode, "episode", "episode", episode::table},
                      {observation::on, "on", "on"},
                      {observation::kind, "kind", "kind"},
                      {observation::what, "what", "what"},
                      {observation::amount, "amount", "amount"},
                      {observation::relative_date, "relative_date", "relative_date"}});
  t.add<Assessment>(assessment::table, "assessment",
                    {{assessment::person, "person", "person", person::table},
                     {assessment::place, "place", "home", place::table},
                     {assessment::episode, "episode", "episode", episode::table},
                     {assessment::instrument, "instrument", "instrument"},
                     {assessment::version, "version", "instrument_version"},
                     {assessment::mode, "mode", "mode"},
                     {assessment::state, "state", "state"},
                     {assessment::on, "on", "on"}});
}

/// Every column comes from what the form says of itself or from its answers, so both must be open to whoever asks why
/// somebody counts.
void add_scores(Tables& t) {
  HW_CHECK(t.schema.tables.size() == score::table.number, "tables stand in the order of their numbers");
  const Meta& meta = meta_of<Assessment>();
  cohort::TableSpec spec{"score", {}};
  Source source{&meta, true, {}};
  const auto column = [&](std::string_view name, ColumnKind kind, std::string_view member,
                          std::optional<Table> refers_to = std::nullopt) {
    spec.columns.push_back({std::string(name), kind, {}, refers_to});
    source.members.push_back(static_cast<std::size_t>(meta.find(member) - meta.fields.data()));
  };
  column("person", ColumnKind::reference, "person", person::table);
  column("place", ColumnKind::reference, "home", place::table);
  column("episode", ColumnKind::reference, "episode", episode::table);
  column("assessment", ColumnKind::reference, "id", assessment::table);
  column("instrument", ColumnKind::word, "instrument");
  column("name", ColumnKind::word, "answers");
  column("value", ColumnKind::number, "answers");
  column("whole", ColumnKind::integer, "answers");
  column("reliable_change", ColumnKind::integer, "answers");
  column("on", ColumnKind::day, "on");
  t.schema.tables.push_back(std::move(spec));
  t.sources.push_back(std::move(source));
}

void add_entering(Tables& t) {
  HW_CHECK(t.schema.tables.size() == entering::table.number, "tables stand in the order of their numbers");
  t.schema.tables.push_back({"operator",
                             {{"person", ColumnKind::reference, {}, person::table},
                              {"place", ColumnKind::reference, {}, place::table},
                              {"entered_first", ColumnKind::day},
                              {"entered_last", ColumnKind::day}}});
  t.sources.push_back({nullptr, true, {}});
}

const Tables& tables() {
  static const Tables all = [] {
    Tables t;
    add_places(t);
    add_people(t);
    add_road(t);
    add_handing_over(t);
    add_events(t);
    add_scores(t);
    add_entering(t);
    t.add_entered(stay::entered_after, stay::started);
    t.add_entered(contact::entered_after, contact::on);
    t.add_entered(observation::entered_after, observation::on);
    t.add_entered(assessment::entered_after, assessment::on);
    for (cohort::TableSpec& planned : planned_tables()) {
      t.schema.tables.push_back(std::move(planned));
      t.sources.emplace_back();
    }
    return t;
  }();
  return all;
}

}  // namespace

const cohort::Schema& schema() { return tables().schema; }
std::span<const Source> sources() { return tables().sources; }

std::optional<Table> table_of(std::uint16_t record) {
  const auto all = sources();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (is_record(all[i]) && all[i].record->number == record) return Table{static_cast<std::uint16_t>(i)};
  return std::nullopt;
}

}  // namespace homeward::figures
