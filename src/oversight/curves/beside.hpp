#pragma once
#include "care/places/records.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/asked.hpp"
#include "oversight/indicators/groups.hpp"
#include "oversight/indicators/places.hpp"

namespace homeward::curves {

/// What is withheld of a place in the table of those beside it stays withheld when it is asked about alone: `open` of
/// that place in the table of `asked` taken apart by its level, from one's own place on. `control(asked)` gives what is
/// open of all together and of each group, with the keys of the groups.
template <class Open, class Asked, class Control>
Result<Open> open_beside_others(access::Reader& reader, const cohort::Snapshot& s, const Asked& asked,
                                const access::Disclosed<Place>& place, const Open& everything, const Control& control) {
  const Id<Place> own = *reader.viewer().place;
  if (place.id() == own) return everything;
  const auto level = indicators::level_of(place);
  const auto whole = s.find(figures::place::table, own.value);
  if (!level || !whole) return Open{};
  Asked around = asked;
  around.place = *whole;
  around.by = level;
  HW_TRY(const auto table, control(around));
  for (const auto& [key, open] : table)
    if (key == static_cast<std::int32_t>(asked.place)) return open;
  return everything;  // nobody began there
}

/// Gives each of `lines`, in the order of `keys`, the place or the word of its group.
template <class Line>
void name_groups(access::Reader& reader, const cohort::Snapshot& s, const std::string& by,
                 const std::vector<std::int32_t>& keys, const std::optional<cohort::Column>& words,
                 const std::vector<std::string>& labels, std::vector<Line>& lines) {
  if (indicators::names_places(by)) return indicators::name_by_place(reader, s, keys, lines);
  for (std::size_t i = 0; i < keys.size(); ++i)
    lines[i].group = access::PublicText{indicators::group_label(by, keys[i], words, labels)};
}

}  // namespace homeward::curves
