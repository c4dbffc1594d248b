#include "oversight/curves/views.hpp"

#include "oversight/curves/beside.hpp"
#include "oversight/curves/shown.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/asked.hpp"

#include <algorithm>

namespace homeward::curves {
namespace {

std::vector<CurvePoint> points_of(const std::vector<ShownPoint>& shown) {
  std::vector<CurvePoint> out;
  for (const ShownPoint& p : shown) out.push_back({p.day, p.withheld, p.share, p.low, p.high, p.followed});
  return out;
}

bool says_something(const std::vector<ShownPoint>& way) {
  return std::ranges::any_of(way, [](const ShownPoint& p) { return p.withheld || (p.share && *p.share > 0); });
}

PublicText name_of(std::size_t way) {
  return {way + 1 == k_ways ? "unknown" : std::string(to_word(static_cast<EndType>(way)))};
}

CurveLine line_of(const ShownCurve& c) {
  CurveLine out{{}, {}, c.withheld, c.too_few, c.n, points_of(c.still), {}};
  for (std::size_t way = 0; way < k_ways; ++way)
    if (says_something(c.ways[way])) out.ways.push_back({name_of(way), points_of(c.ways[way])});
  return out;
}

/// Through disclosure control.
class Masking {
 public:
  Masking(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot, indicators::BesideCache& cache)
      : reader_(reader), snapshot_(snapshot), cache_(cache), counting_(reader.sql(), reader.vault()) {}

  Result<ShownCurves> show(const Curves& curves, const Asked& asked, const Disclosed<Place>& place) const {
    HW_TRY(const auto counts, count_people(snapshot_, asked, cache_));
    std::vector<Open> open = control(counts, noise_);
    HW_TRY(const Open beside, open_beside_others(asked, place));
    for (Open& group : open) group.narrow(beside);
    return show_masked(curves, counts, open, noise_);
  }

  std::optional<std::int64_t> rows(std::int64_t n) const { return access::masked(n, noise_(n, 0)); }

 private:
  Result<Open> open_beside_others(const Asked& asked, const Disclosed<Place>& place) const {
    return curves::open_beside_others(reader_, *snapshot_, asked, place, Open::everything(),
                                      [&](const Asked& around) -> Result<std::vector<std::pair<std::int32_t, Open>>> {
                                        HW_TRY(const auto counts, count_people(snapshot_, around, cache_));
                                        const std::vector<Open> open = control(counts, noise_);
                                        std::vector<std::pair<std::int32_t, Open>> out;
                                        for (std::size_t g = 1; g < counts.size(); ++g)
                                          out.emplace_back(*counts[g].key, open[g]);
                                        return out;
                                      });
  }

  Reader& reader_;
  const std::shared_ptr<const cohort::Snapshot>& snapshot_;
  indicators::BesideCache& cache_;
  access::Counting counting_;
  Noise noise_ = [this](std::int64_t persons, std::uint64_t who) { return counting_.noise({persons, who}); };
};

void add_lines(Reader& reader, const cohort::Snapshot& s, const Asked& asked, const Curves& curves,
               const ShownCurves& shown, CareCurves& out) {
  std::vector<std::int32_t> keys;
  for (const ShownCurve& c : shown.groups) {
    keys.push_back(*c.key);
    out.lines.push_back(line_of(c));
  }
  name_groups(reader, s, *asked.by, keys, curves.group_words, curves.group_labels, out.lines);
}

/// What one group or period came to, and what is shown of it.
using Told = std::pair<const Curve*, const ShownCurve*>;

std::optional<CurveTest> test_of(const std::vector<Told>& all, bool masked) {
  std::vector<const Curve*> groups;
  for (const auto& [curve, shown] : all)
    if (!shown->withheld && !shown->too_few && !shown->still.empty()) groups.push_back(curve);
  const auto found = compare(groups);
  if (!found) return std::nullopt;
  const ShownTest shown = masked ? show_masked(*found) : show_true(*found);
  return CurveTest{static_cast<std::int64_t>(groups.size()), shown.df, shown.chi_square, shown.p, shown.p_below};
}

/// Curves of one period with what is shown of them.
struct Side {
  Curves curves;
  ShownCurves shown;
  std::optional<std::int64_t> ends_before_start;
};

/// Nothing of a side depends on the other: each shows what it would show alone.
class Sides {
 public:
  Sides(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot, indicators::BesideCache& cache,
        bool masked)
      : snapshot_(snapshot), masking_(reader, snapshot, cache), masked_(masked) {}

  Result<Side> count(const Asked& asked, const Disclosed<Place>& place) const {
    HW_TRY(Curves curves, count_curves(*snapshot_, asked));
    if (!masked_) {
      ShownCurves shown = show_true(curves);
      const std::int64_t rows = curves.ends_before_start;
      return Side{std::move(curves), std::move(shown), rows};
    }
    HW_TRY(ShownCurves shown, masking_.show(curves, asked, place));
    const auto rows = masking_.rows(curves.ends_before_start);
    return Side{std::move(curves), std::move(shown), rows};
  }

 private:
  const std::shared_ptr<const cohort::Snapshot>& snapshot_;
  Masking masking_;
  bool masked_;
};

OtherPeriod other_period(const Side& one, const Side& other, const Period& a, const Period& b, bool masked) {
  OtherPeriod out{b.first, b.last, other.ends_before_start, line_of(other.shown.total)};
  out.overlapping = a.first <= b.last && b.first <= a.last;
  if (!out.overlapping) {
    out.log_rank = test_of({{&one.curves.total, &one.shown.total}, {&other.curves.total, &other.shown.total}}, masked);
  }
  return out;
}

/// The period to compare with; its faults are those of `?against_period`.
Result<std::optional<Period>> asked_other(const std::string& text, LocalDate today, bool masked) {
  if (text.empty()) return std::optional<Period>();
  const auto period = indicators::asked_period(text, today, masked);
  if (period) return std::optional(*period);
  Error error = period.error();
  for (FieldFault& fault : error.fields) fault.path = "?against_period";
  return tl::unexpected(std::move(error));
}

}  // namespace

Result<CareCurves> curves_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                             indicators::BesideCache& cache, const Wanted& wanted) {
  HW_TRY(auto place, indicators::asked_place(reader, wanted.place));
  // Curves read stays and whose they are: sex and year of birth.
  const bool masked = indicators::is_masked(reader, place.id(), {Category::care, Category::identity});
  HW_TRY(const Period period, indicators::asked_period(wanted.period, reader.today(), masked));
  HW_TRY(const auto against, asked_other(wanted.against_period, reader.today(), masked));
  HW_TRY(const Subject subject, find_subject(wanted.of.empty() ? "episode" : wanted.of));
  const auto slot = snapshot->find(figures::place::table, place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  Asked asked{subject, *slot, {}, period, reader.today()};
  if (!wanted.by.empty()) asked.by = wanted.by;

  const Sides sides(reader, snapshot, cache, masked);
  HW_TRY(const Side side, sides.count(asked, place));
  const auto& [curves, shown, ends_before_start] = side;
  CareCurves out{{subject.word},
                 std::move(place),
                 {},
                 period.first,
                 period.last,
                 reader.today(),
                 curves.position,
                 masked,
                 k_least,
                 ends_before_start,
                 {},
                 {},
                 {},
                 {}};
  out.total = line_of(shown.total);
  if (against) {
    Asked before = asked;
    before.by.reset();
    before.period = *against;
    HW_TRY(const Side other, sides.count(before, out.place));
    out.against = other_period(side, other, period, *against, masked);
  }
  if (!asked.by) return out;
  out.by = PublicText{wanted.by};
  add_lines(reader, *snapshot, asked, curves, shown, out);
  std::vector<Told> groups;
  for (std::size_t g = 0; g < shown.groups.size(); ++g) groups.emplace_back(&curves.groups[g], &shown.groups[g]);
  out.log_rank = test_of(groups, masked);
  return out;
}

}  // namespace homeward::curves
