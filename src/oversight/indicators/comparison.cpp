#include "oversight/indicators/comparison.hpp"

#include "oversight/figures/tables.hpp"
#include "oversight/indicators/begin_of_records.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

/// By what a line is known on both sides.
std::string key_of(const FigureLine& line) {
  return line.place ? line.place->id().to_string() : line.group ? line.group->text : std::string();
}

const FigureLine* find_line(const std::vector<FigureLine>& lines, const std::string& key) {
  const auto found = std::ranges::find(lines, key, key_of);
  return found == lines.end() ? nullptr : &*found;
}

FigureDifference counterpart(Figure figure, const FigureLine& line, const FigureLine* other, Overlap overlap) {
  if (!other) return {DifferenceState::no_counterpart};
  return difference_of(figure, line, *other, overlap);
}

bool lies_below(Reader& reader, Id<Place> place, Id<Place> ancestor) {
  access::Sql sql("SELECT 1 FROM place_scope WHERE place = ");
  sql.bind(place).add(" AND ancestor = ").bind(ancestor).add(" LIMIT 1");
  return reader.sql().find_integer(sql.text(), sql.params()).has_value();
}

/// Two periods apart hold other units, and so do two places of which neither lies in the other.
Overlap overlap_of(Reader& reader, const Definition& d, const IndicatorFigures& a, const IndicatorFigures& b) {
  // Without a day of its own a unit counts in every period in which it is open.
  if (d.day && (a.last < b.first || b.last < a.first)) return Overlap::no;
  const Id<Place> one = a.place.id(), other = b.place.id();
  return lies_below(reader, one, other) || lies_below(reader, other, one) ? Overlap::yes : Overlap::no;
}

/// The fields of a refusal as the asker wrote them: `?period` of what is compared with is `?against_period`.
Error of_other_side(Error error) {
  for (FieldFault& fault : error.fields)
    if (fault.path.starts_with("?") && fault.path != "?by") fault.path.insert(1, "against_");
  return error;
}

Result<IndicatorComparison> by_group(const Definition& d, IndicatorFigures figures, const std::string& group) {
  const FigureLine* reference = find_line(figures.lines, group);
  if (!reference)
    return reject_fields({{"?against_group", "indicator.unknown-group", "the breakdown has no such group"}});
  std::vector<FigureDifference> lines;
  for (const FigureLine& line : figures.lines)
    lines.push_back(&line == reference ? FigureDifference{DifferenceState::no_counterpart}
                                       : difference_of(d.figure, line, *reference, Overlap::no));
  return IndicatorComparison{std::move(figures), {}, {}, std::move(lines), {}};
}

/// Since when there are records of the place, where the period begins before.
std::optional<LocalDate> begin_inside(const cohort::Snapshot& snapshot, const IndicatorFigures& figures) {
  const auto place = snapshot.find(figures::place::table, figures.place.id().value);
  const auto begin = place ? records_begin(snapshot, *place) : std::nullopt;
  return begin && figures.first < *begin ? begin : std::nullopt;
}

}  // namespace

FigureDifference difference_of(Figure figure, const FigureLine& a, const FigureLine& b, Overlap overlap) {
  if (a.withheld || b.withheld) return {DifferenceState::withheld};
  const DifferenceState apart = overlap == Overlap::yes ? DifferenceState::overlapping : DifferenceState::known;
  if (figure == Figure::count) {
    if (!a.n || !b.n) return {DifferenceState::withheld};
    return {apart, static_cast<double>(*a.n - *b.n)};
  }
  if (a.too_few || b.too_few) return {DifferenceState::too_few};
  if (a.n == 0 || b.n == 0) return {DifferenceState::too_few};
  if (!a.value || !b.value) return {DifferenceState::withheld};
  const Estimate found = difference({*a.value, a.low, a.high}, {*b.value, b.low, b.high});
  if (overlap == Overlap::yes) return {apart, found.value};
  return {apart, found.value, found.low, found.high};
}

Result<IndicatorComparison> comparison_of(Reader& reader, const Indicators& indicators,
                                          const std::shared_ptr<const cohort::Snapshot>& snapshot, const Wanted& wanted,
                                          const Against& against) {
  const bool other_side = !against.place.empty() || !against.period.empty();
  if (other_side == !against.group.empty()) {
    return reject_fields({{"?against_period", "indicator.one-comparison",
                           "name another place or period to compare with, or else a group"}});
  }
  HW_TRY(IndicatorFigures figures, figures_of(reader, indicators, snapshot, wanted));
  HW_TRY(const Indicator* indicator, indicators.find(wanted.id));
  const Definition& d = indicator->definition();
  if (!other_side) return by_group(d, std::move(figures), against.group);
  Wanted other = wanted;
  if (!against.place.empty()) other.place = against.place;
  if (!against.period.empty()) other.period = against.period;
  auto beside = figures_of(reader, indicators, snapshot, other);
  if (!beside) return tl::unexpected(of_other_side(std::move(beside).error()));
  const Overlap overlap = overlap_of(reader, d, figures, *beside);
  const FigureDifference total = difference_of(d.figure, figures.total, beside->total, overlap);
  IndicatorComparison out{std::move(figures), {}, total, {}, {}};
  if (!against.period.empty()) {
    const bool is_later = out.figures.first > beside->first;
    out.records_begin = begin_inside(*snapshot, is_later ? *beside : out.figures);
    if (!out.records_begin) out.records_begin = begin_inside(*snapshot, is_later ? out.figures : *beside);
  }
  for (const FigureLine& line : out.figures.lines)
    out.lines.push_back(counterpart(d.figure, line, find_line(beside->lines, key_of(line)), overlap));
  out.against = std::move(*beside);
  return out;
}

}  // namespace homeward::indicators
