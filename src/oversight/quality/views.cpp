#include "oversight/quality/views.hpp"

#include "care/assessment/records.hpp"
#include "care/contact/records.hpp"
#include "oversight/indicators/asked.hpp"
#include "oversight/indicators/estimate.hpp"
#include "oversight/quality/rules.hpp"
#include "platform/access/counting.hpp"

namespace homeward::quality {
namespace {

struct Kind {
  std::string_view record, day;
  bool anchored = true;  ///< may be dated from an anchor, which is no day of the calendar
};
/// What tells of a day: the member that holds it. Plans are entered ahead of it.
constexpr Kind k_kinds[] = {{"stay", "started"}, {"contact", "on"}, {"observation", "on"}, {"assessment", "on", false}};

/// Rows that were entered by hand, each with its first entry of the journal: `entry_by_row` finds it. An import is no
/// entry by hand, and whoever is linked or corrected later was entered before.
std::vector<Entry> entries(Reader& reader, const Kind& kind, Id<Place> place, const Period& period, const Zone& zone) {
  access::Sql sql("SELECT t.id, t.\"");
  sql.add(kind.day).add("\", e.recorded, e.actor FROM \"").add(kind.record).add("\" t JOIN entry e ON e.row_id = t.id");
  sql.add(" WHERE t.import_id IS NULL AND t.home IN (").add(access::places_below(place, reader.today()));
  sql.add(") AND t.\"").add(kind.day).add("\" >= ").bind(period.first);
  sql.add(" AND t.\"").add(kind.day).add("\" <= ").bind(std::min(period.last, reader.today()));
  if (kind.anchored) sql.add(" AND t.relative_date = 0");
  sql.add(" ORDER BY t.id, e.recorded, e.id");
  std::vector<Entry> out;
  std::optional<Uuid> last;
  reader.sql().query(sql.text(), sql.params(), [&](const db::Row& row) {
    const Uuid id = row.uuid(0);
    if (last == id) return true;
    last = id;
    out.push_back({LocalDate{static_cast<std::int32_t>(row.integer(1))}, today(zone, Instant{row.integer(2)}),
                   row.is_null(3) ? std::nullopt : std::optional(row.uuid(3))});
    return true;
  });
  return out;
}

void add_entries(Reader& reader, const Period& period, DataQuality& out) {
  const auto* name = out.place.see<&Place::zone>();
  const auto zone = name ? Zone::find(name->str()) : Result<Zone>(Zone{});
  std::vector<Entry> all;
  out.entered.emplace();
  for (const Kind& kind : k_kinds) {
    const auto some = entries(reader, kind, out.place.id(), period, zone.value_or(Zone{}));
    const Timeliness t = timeliness(some, reader.today());
    EntryLine line{PublicText{std::string(kind.record)}, t.n, t.in_time, {}, {}};
    if (t.n > 0) {
      line.median = indicators::quantile(t.days, 0.5);
      line.p90 = indicators::quantile(t.days, 0.9);
    }
    out.entered->push_back(std::move(line));
    all.insert(all.end(), some.begin(), some.end());
  }
  const Operators who = operators(all, std::min(period.last, reader.today()));
  out.operators = who.entering;
  out.operators_began = who.began;
  out.operators_stopped = who.stopped;
}

}  // namespace

Result<DataQuality> quality_of(Reader& reader, const indicators::Indicators& all,
                               const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& place,
                               const std::string& period) {
  HW_TRY(auto at, indicators::asked_place(reader, place));
  HW_TRY(const auto days, indicators::asked_period(period, reader.today(), true));
  DataQuality out{std::move(at), days.first, days.last, reader.today(), snapshot->position(), {}, {}, {}, {}, {}};
  for (const std::string& id : all.countable()) {
    if (*all.said(id)->find("theme")->string() != "quality") continue;
    HW_TRY(auto figures, indicators::figures_of(reader, all, snapshot, {id, place, "", period}));
    out.complete.push_back({PublicText{id}, std::move(figures.total)});
  }
  // About who enters when, whatever it says: whoever leads the house sees it without reading any of it.
  if (!indicators::is_masked(reader, out.place.id(), {Category::care})) add_entries(reader, days, out);
  return out;
}

}  // namespace homeward::quality
