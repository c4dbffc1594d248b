#pragma once
#include "care/places/records.hpp"
#include "engine/cohort/snapshot.hpp"
#include "oversight/figures/tables.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

#include <algorithm>
#include <unordered_map>

/// Names of places for lines of figures.
namespace homeward::indicators {

/// Gives each of `lines` the place that its key stands for, read through the guard, or the group "unknown", and sorts
/// them by name; what nobody can place comes last. `keys` are in the order of `lines`.
template <class Line>
void name_by_place(access::Reader& reader, const cohort::Snapshot& s, const std::vector<std::int32_t>& keys,
                   std::vector<Line>& lines) {
  std::vector<Uuid> ids;
  for (const std::int32_t key : keys)
    if (key >= 0) ids.push_back(s.id(figures::place::table, static_cast<cohort::Slot>(key)));
  std::unordered_map<Uuid, access::Disclosed<Place>> places;
  for (auto& one : reader.load<Place>(ids)) places.emplace(one.id().value, std::move(one));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto found =
        keys[i] < 0 ? places.end() : places.find(s.id(figures::place::table, static_cast<cohort::Slot>(keys[i])));
    if (found == places.end()) {
      lines[i].group = access::PublicText{"unknown"};
    } else {
      lines[i].place = std::move(found->second);
    }
  }
  std::ranges::stable_sort(lines, {}, [](const Line& line) {
    const auto* text = line.place ? line.place->template see<&Place::name>() : nullptr;
    return text ? text->str() : std::string("\x7f");
  });
}

}  // namespace homeward::indicators
