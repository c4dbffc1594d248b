#include "oversight/curves/states_views.hpp"

#include "oversight/curves/beside.hpp"
#include "oversight/curves/states_shown.hpp"

namespace homeward::curves {
namespace {

StateShare share_of(std::string_view state, const ShownState& in) {
  return {{std::string(state)}, in.withheld, in.share, in.low, in.high};
}

StatesLine line_of(const ShownStates& shown) {
  StatesLine out{{}, {}, shown.withheld, shown.too_few, shown.n, {}};
  for (const ShownDay& day : shown.days) {
    StatesPoint point{day.day, day.watched, share_of("in_care", day.in_care), {}};
    for (std::size_t w = 0; w < k_wheres; ++w) point.states.push_back(share_of(word_of_where(w), day.in[w]));
    out.points.push_back(std::move(point));
  }
  return out;
}

Result<std::vector<ShownStates>> shown_of(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                          indicators::BesideCache& cache, const CountedStates& counted,
                                          const StatesAsked& asked, const Disclosed<Place>& place) {
  const access::Counting counting(reader.sql(), reader.vault());
  const Noise noise = [&](std::int64_t persons, std::uint64_t who) { return counting.noise({persons, who}); };
  std::vector<OpenStates> open = control(counted, noise);
  const auto table = [&](const StatesAsked& around) -> Result<std::vector<std::pair<std::int32_t, OpenStates>>> {
    HW_TRY(const CountedStates all, count_states(snapshot, around, cache));
    const auto opened = control(all, noise);
    std::vector<std::pair<std::int32_t, OpenStates>> out;
    for (std::size_t g = 0; g < all.groups.size(); ++g) out.emplace_back(*all.groups[g].key, opened[g + 1]);
    return out;
  };
  HW_TRY(const OpenStates beside, open_beside_others(reader, *snapshot, asked, place, OpenStates::everything(), table));
  for (OpenStates& group : open) group.narrow(beside);
  return show_masked(counted, open, noise);
}

}  // namespace

Result<WhereAfter> where_after(Reader& reader, const std::shared_ptr<const cohort::Snapshot>& snapshot,
                               indicators::BesideCache& cache, const Wanted& wanted, Days journey_gap) {
  HW_TRY(auto place, indicators::asked_place(reader, wanted.place));
  HW_TRY(const Period period, indicators::asked_period(wanted.period, reader.today(), true));
  const auto slot = snapshot->find(figures::place::table, place.id().value);
  if (!slot) return reject(ErrorKind::not_found, "not-found");
  StatesAsked asked{*slot, {}, period, reader.today(), journey_gap};
  if (!wanted.by.empty()) asked.by = wanted.by;

  HW_TRY(const CountedStates counted, count_states(snapshot, asked, cache));
  HW_TRY(const std::vector<ShownStates> shown, shown_of(reader, snapshot, cache, counted, asked, place));
  WhereAfter out{std::move(place),
                 {},
                 period.first,
                 period.last,
                 reader.today(),
                 counted.position,
                 k_least,
                 journey_gap.count,
                 line_of(shown.front()),
                 {}};
  if (!asked.by) return out;
  out.by = PublicText{wanted.by};
  std::vector<std::int32_t> keys;
  for (std::size_t g = 1; g < shown.size(); ++g) {
    keys.push_back(*shown[g].key);
    out.lines.push_back(line_of(shown[g]));
  }
  name_groups(reader, *snapshot, *asked.by, keys, counted.group_words, counted.group_labels, out.lines);
  return out;
}

}  // namespace homeward::curves
