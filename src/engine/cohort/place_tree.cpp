#include "engine/cohort/place_tree.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace homeward::cohort {

PlaceTree::PlaceTree(std::vector<Scope> scopes, std::uint32_t places, std::uint32_t levels)
    : places_(places), levels_(levels), scopes_(std::move(scopes)) {
  std::erase_if(scopes_, [&](const Scope& s) {
    return s.place < 0 || s.ancestor < 0 || s.level < 0 || static_cast<std::uint32_t>(s.level) >= levels_;
  });
  std::ranges::sort(scopes_, {}, [](const Scope& s) { return std::tuple(s.level, s.place, s.since, s.ancestor); });
  only_.assign(std::size_t{places_} * levels_, k_missing);
  moves_.assign(levels_, 0);
  for (const Scope& s : scopes_) {
    auto& only = only_[static_cast<std::uint32_t>(s.level) * places_ + static_cast<std::uint32_t>(s.place)];
    // What ended needs its days looked at, even where nothing followed.
    only = only == k_missing && s.until == k_missing ? s.ancestor : k_several;
    if (only == k_several) moves_[static_cast<std::uint32_t>(s.level)] = 1;
  }
}

std::int32_t PlaceTree::look_up(std::int32_t place, std::int32_t day, std::int32_t level) const {
  if (day == k_missing) return k_missing;
  const auto first = std::ranges::lower_bound(scopes_, std::pair(level, place), {},
                                              [](const Scope& s) { return std::pair(s.level, s.place); });
  std::int32_t found = k_missing;
  for (auto it = first; it != scopes_.end() && it->level == level && it->place == place; ++it) {
    if (it->until != k_missing && it->until < day) continue;
    if (it->since <= day || it == first) found = it->ancestor;
  }
  return found;
}

std::vector<std::int32_t> PlaceTree::below(std::int32_t ancestor) const {
  std::vector<std::int32_t> out;
  for (const Scope& s : scopes_)
    if (s.ancestor == ancestor) out.push_back(s.place);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace homeward::cohort
