#include "oversight/indicators/actions.hpp"

#include "oversight/figures/tables.hpp"
#include "oversight/indicators/kept.hpp"
#include "platform/access/counting.hpp"

namespace homeward::indicators {
namespace {

using journal::Transaction;

std::optional<PublishedFigure> last_published(Transaction& tx, Id<Place> place, const std::string& indicator,
                                              const Period& period) {
  const Datum wanted[] = {place.value, indicator, std::int64_t{period.first.days}, std::int64_t{period.last.days}};
  const auto found = tx.list<PublishedFigure>(
      "SELECT id FROM published_figure WHERE home = $1 AND indicator = $2 AND \"first\" = $3 AND \"last\" = $4 ORDER "
      "BY revision DESC LIMIT 1",
      wanted);
  if (found.empty()) return std::nullopt;
  return found.front().value;
}

/// As whoever answers for the whole place sees it. Who stands above that place is shown it only where the figure itself
/// is shown to them (views.cpp).
Result<KeptFigure> figure_now(Transaction& tx, const Indicator& indicator, const Indicators& indicators,
                              const std::shared_ptr<const cohort::Snapshot>& snapshot, const Asked& asked) {
  HW_TRY(const Counted counted, count(indicator, snapshot, asked, indicators.cache()));
  const access::Counting counting(tx.sql(), tx.vault());
  const Shown shown =
      show_masked(indicator.definition(), counted, [&](std::int64_t persons, std::uint64_t contributors) {
        return counting.noise({persons, contributors});
      });
  return kept(shown.total);
}

}  // namespace

Result<journal::Changed> publish(Transaction& tx, const access::Viewer& who, const std::string& id,
                                 const PublishFigure& c, const Indicators& indicators,
                                 const std::shared_ptr<const cohort::Snapshot>& snapshot) {
  HW_TRY_VOID(access::require_place(tx, who, "figures.publish", c.place));
  HW_TRY(const Indicator* indicator, indicators.find(id));
  const auto slot = snapshot->find(figures::place::table, c.place.value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  const LocalDate today = access::today_at(tx, c.place);
  const auto period = whole_period(c.period.str(), today);
  FieldFaults faults = check_period(period ? std::optional(period->last) : std::nullopt, today);
  // What lies below is withheld where it could be worked out from what lies beside it; its own people publish it.
  if (who.place != c.place) faults.push_back({"place", "figure.not-own-place", "one's own place is published"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  HW_TRY(const KeptFigure now, figure_now(tx, *indicator, indicators, snapshot, {slot, {}, *period, today}));
  const auto before = last_published(tx, c.place, id, *period);
  HW_TRY_VOID(decide_publish(before, now, indicator->definition().version));
  PublishedFigure f;
  f.id = c.id;
  f.home = c.place;
  f.indicator = Text<60>::trusted(std::string(id));
  f.definition_version = indicator->definition().version;
  f.period = c.period;
  f.first = period->first;
  f.last = period->last;
  f.revision = before ? before->revision + 1 : 1;
  f.figure = now;
  f.position = snapshot->position();
  f.on = today;
  f.published_by = who.account;
  return tx.insert(f);
}

}  // namespace homeward::indicators
