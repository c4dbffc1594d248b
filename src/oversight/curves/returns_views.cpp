#include "oversight/curves/returns_views.hpp"

#include "oversight/curves/beside.hpp"
#include "oversight/curves/returns_shown.hpp"

namespace homeward::curves {
namespace {

ReturnsLine line_of(const ShownReturns& shown) {
  ReturnsLine out{{}, {}, shown.withheld, shown.too_few, shown.n, {}};
  for (const ShownReturn& at : shown.days)
    out.points.push_back({at.day, at.withheld, at.mean, at.low, at.high, at.followed});
  return out;
}

Result<std::vector<ShownReturns>> shown_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                           indicators::BesideCache& cache, const CountedReturns& counted,
                                           const ReturnsAsked& asked, const Disclosed<Place>& place) {
  const access::Counting counting(reader.sql(), reader.vault());
  const Noise noise = [&](std::int64_t persons, std::uint64_t who) { return counting.noise({persons, who}); };
  std::vector<Open> open = control(counted, noise);
  const auto table = [&](const ReturnsAsked& around) -> Result<std::vector<std::pair<std::int32_t, Open>>> {
    HW_TRY(const CountedReturns all, count_returns(snapshot, around, cache));
    const auto opened = control(all, noise);
    std::vector<std::pair<std::int32_t, Open>> out;
    for (std::size_t g = 1; g < opened.size(); ++g) out.emplace_back(*all.groups[g].counts.key, opened[g]);
    return out;
  };
  HW_TRY(const Open beside, open_beside_others(reader, *snapshot, asked, place, Open::everything(), table));
  for (Open& group : open) group.narrow(beside);
  return show_masked(counted, open, noise);
}

}  // namespace

Result<Returns> returns_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                           indicators::BesideCache& cache, const Wanted& wanted) {
  HW_TRY(auto place, indicators::asked_place(reader, wanted.place));
  HW_TRY(const Period period, indicators::asked_period(wanted.period, reader.today(), true));
  const auto slot = snapshot->find(figures::place::table, place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  ReturnsAsked asked{*slot, {}, period, reader.today()};
  if (!wanted.by.empty()) asked.by = wanted.by;

  HW_TRY(const CountedReturns counted, count_returns(snapshot, asked, cache));
  HW_TRY(const std::vector<ShownReturns> shown, shown_of(reader, snapshot, cache, counted, asked, place));
  Returns out{std::move(place), {},      period.first,           period.last, reader.today(),
              counted.position, k_least, line_of(shown.front()), {}};
  if (!asked.by) return out;
  out.by = PublicText{wanted.by};
  for (std::size_t g = 1; g < shown.size(); ++g) out.lines.push_back(line_of(shown[g]));
  std::vector<std::int32_t> keys;
  for (std::size_t g = 1; g < shown.size(); ++g) keys.push_back(*shown[g].key);
  name_groups(reader, *snapshot, *asked.by, keys, counted.group_words, counted.group_labels, out.lines);
  return out;
}

}  // namespace homeward::curves
