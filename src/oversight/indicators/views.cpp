#include "oversight/indicators/views.hpp"

#include "base/check.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/asked.hpp"
#include "oversight/indicators/groups.hpp"
#include "oversight/indicators/places.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

class Masked {
 public:
  Masked(Reader& reader, const Indicator& indicator, const std::shared_ptr<const cohort::Snapshot>& snapshot,
         BesideCache& cache)
      : reader_(reader),
        indicator_(indicator),
        snapshot_(snapshot),
        cache_(cache),
        counting_(reader.sql(), reader.vault()) {}

  Shown show(const Counted& counted) const {
    return show_masked(indicator_.definition(), counted, [&](std::int64_t persons, std::uint64_t who) {
      return counting_.noise({persons, who});
    });
  }

  /// What is withheld of a place in the table of those beside it stays withheld when it is asked about alone.
  Result<void> withhold_as_beside_others(Shown& shown, const Asked& asked, const Disclosed<Place>& place) const {
    const Id<Place> own = *reader_.viewer().place;
    if (place.id() == own) return {};
    const auto level = level_of(place);
    const auto whole = snapshot_->find(figures::place::table, own.value);
    if (!level || !whole) {
      withhold(shown, false);
      return {};
    }
    HW_TRY(const Counted all, count(indicator_, snapshot_, {whole, level, asked.period, asked.today}, cache_));
    const Shown beside = show(all);
    for (const ShownGroup& g : beside.groups) {
      if (*g.key != static_cast<std::int32_t>(*asked.place)) continue;
      if (g.withheld || (shown.total.events && !g.events)) withhold(shown, !g.withheld);
    }
    return {};
  }

 private:
  static void withhold(Shown& shown, bool only_events) {
    const auto one = [&](ShownGroup& g) {
      if (!only_events) g.n.reset();
      g.withheld = !g.n;
      g.events.reset();
      g.estimate.reset();
      g.p90.reset();
      g.person_years.reset();
    };
    one(shown.total);
    for (ShownGroup& g : shown.groups) one(g);
    for (ShownLeftOut& l : shown.left_out) l.n.reset();
  }

  Reader& reader_;
  const Indicator& indicator_;
  const std::shared_ptr<const cohort::Snapshot>& snapshot_;
  BesideCache& cache_;
  access::Counting counting_;
};

std::vector<Disclosed<PublishedFigure>> published(Reader& reader, const std::string& indicator, Id<Place> place,
                                                  const Period& period) {
  access::Sql where("t.home = ");
  where.bind(place).add(" AND t.indicator = ").bind_word(indicator).add(" AND t.\"first\" = ").bind(period.first);
  where.add(" AND t.\"last\" = ").bind(period.last);
  return reader.list<PublishedFigure>(where, "t.revision DESC");
}

void add_lines(Reader& reader, const cohort::Snapshot& snapshot, const Counted& counted, const Shown& shown,
               const std::string& by, IndicatorFigures& out) {
  out.by = PublicText{by};
  std::vector<std::int32_t> keys;
  for (const ShownGroup& g : shown.groups) {
    keys.push_back(*g.key);
    out.lines.push_back(line_of(g));
  }
  if (names_places(by)) return name_by_place(reader, snapshot, keys, out.lines);
  for (std::size_t i = 0; i < keys.size(); ++i)
    out.lines[i].group = PublicText{group_label(by, keys[i], counted.group_words, counted.group_labels)};
}

/// Which target each line is measured by: that of its place, or of the place on the last day of its period.
void mark_targets(Reader& reader, const Definition& d, const Period& period, IndicatorFigures& out) {
  Targets targets(reader, d);
  const auto mark = [&](Id<Place> place, LocalDate last, FigureLine& line) {
    std::optional<Estimate> estimate;
    if (line.value) estimate = Estimate{*line.value, line.low, line.high};
    line.target = targets.mark(place, std::min(last, reader.today()), {line.n, line.too_few, estimate});
  };
  mark(out.place.id(), period.last, out.total);
  const bool over_time = out.by && (out.by->text == "month" || out.by->text == "quarter" || out.by->text == "year");
  for (FigureLine& line : out.lines) {
    if (line.place) {
      mark(line.place->id(), period.last, line);
    } else if (const auto part = over_time ? parse_period(line.group->text, reader.today()) : std::nullopt) {
      mark(out.place.id(), std::min(part->last, period.last), line);
    }
  }
  out.targets = targets.named();
}

}  // namespace

FigureLine line_of(const ShownGroup& g) {
  FigureLine out;
  out.withheld = g.withheld;
  out.too_few = g.too_few;
  out.n = g.n;
  out.events = g.events;
  if (!g.withheld) out.unknown = g.unknown;
  out.p90 = g.p90;
  out.person_years = g.person_years;
  if (!g.estimate) return out;
  out.value = g.estimate->value;
  out.low = g.estimate->low;
  out.high = g.estimate->high;
  return out;
}

Result<IndicatorFigures> figures_of(Reader& reader, const Indicators& indicators,
                                    const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted) {
  HW_TRY(auto place, asked_place(reader, wanted.place));
  HW_TRY(const Indicator* indicator, indicators.find(wanted.id));
  const bool masked = is_masked(reader, place.id(), indicator->categories());
  // Who began again elsewhere is known to the other house: not even the own house is told it day by day. Nor is anybody
  // told of single days of whoever works there.
  const bool about_staff = indicator->categories().empty();
  const auto in_period = asked_period(wanted.period, reader.today(), masked || indicator->looks_ahead() || about_staff);
  FieldFaults faults;  // all that is wrong with the question at once
  if (!in_period) faults = in_period.error().fields;
  if (!wanted.by.empty() && std::ranges::find(indicator->breakdowns(), wanted.by) == indicator->breakdowns().end())
    faults.push_back({"?by", "indicator.unknown-breakdown", "the indicator is not taken apart by this"});
  if (!faults.empty()) return reject_fields(std::move(faults));
  const Period period = *in_period;
  const Definition& d = indicator->definition();
  const auto slot = snapshot->find(figures::place::table, place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  Asked asked{slot, {}, period, reader.today()};
  if (!wanted.by.empty()) asked.by = wanted.by;
  HW_TRY(const Counted counted, count(*indicator, snapshot, asked, indicators.cache()));
  IndicatorFigures out{{d.id},
                       d.version,
                       std::move(place),
                       {},
                       period.first,
                       period.last,
                       reader.today(),
                       counted.position,
                       masked,
                       {},
                       {},
                       {},
                       {},
                       {}};
  Shown shown = masked ? Shown{} : show_true(d, counted);
  if (masked) {
    const Masked masking(reader, *indicator, snapshot, indicators.cache());
    shown = masking.show(counted);
    HW_TRY_VOID(masking.withhold_as_beside_others(shown, asked, out.place));
  }
  out.total = line_of(shown.total);
  for (const ShownLeftOut& l : shown.left_out) out.left_out.push_back({{l.id}, l.n});
  // What was published tells the events as well: where they are withheld beside other places, so is it.
  if (!out.total.withheld && (!d.numerator || out.total.events))
    out.published = published(reader, d.id, out.place.id(), period);
  if (asked.by) add_lines(reader, *snapshot, counted, shown, wanted.by, out);
  mark_targets(reader, d, period, out);
  return out;
}

}  // namespace homeward::indicators
