#include "care/places/rules.hpp"

namespace homeward::places {

Result<void> decide_parent(PlaceKind child, PlaceKind parent) {
  const auto level = [](PlaceKind k) {
    switch (k) {
      case PlaceKind::nation: return 0;
      case PlaceKind::region: return 1;
      case PlaceKind::district: return 2;
      case PlaceKind::centre:
      case PlaceKind::ngo: return 3;
      case PlaceKind::unit: return 4;
    }
    return 4;
  };
  const bool unit_fits = child != PlaceKind::unit || level(parent) == 3;
  const bool fits = level(parent) < level(child) && parent != PlaceKind::unit && unit_fits;
  if (!fits) return reject(ErrorKind::invalid, "place.wrong-parent", "a place of this kind cannot lie there");
  return {};
}

FieldFaults check_place(const Place& p) {
  FieldFaults out;
  if (p.name.empty()) out.push_back({"name", "place.name-missing", "a name is needed"});
  if (!Zone::find(p.zone.str()))
    out.push_back({"zone", "zone.unknown", "an IANA time zone like Asia/Bishkek is expected"});
  for (std::size_t i = 0; i < p.local_names.size(); ++i) {
    const std::string path = "local_names[" + std::to_string(i) + "].";
    if (p.local_names[i].language.empty())
      out.push_back({path + "language", "place.language-missing", "the language of the name is needed"});
    if (p.local_names[i].name.empty()) out.push_back({path + "name", "place.name-missing", "a name is needed"});
  }
  return out;
}

FieldFaults check_opened(LocalDate opened, LocalDate today) {
  if (opened <= today) return {};
  return {{"opened", "place.opens-in-future", "today or earlier"}};
}

FieldFaults check_offer(const PlaceOffer& o, const std::string& prefix) {
  FieldFaults out;
  if (o.capacity && (*o.capacity < 0 || *o.capacity > 100'000)) {
    out.push_back({prefix + "capacity", "offer.capacity", "from 0 to 100000"});
  }
  const auto possible = [](const std::optional<std::int32_t>& d) { return !d || (*d >= 1 && *d <= 3660); };
  if (!possible(o.days_from) || !possible(o.days_until) ||
      (o.days_from && o.days_until && *o.days_from > *o.days_until)) {
    out.push_back({prefix + "days_from", "offer.days", "from shorter to longer, at least 1"});
  }
  return out;
}

FieldFaults check_since(const PlaceOffer& o, LocalDate opened, LocalDate today, const std::string& prefix) {
  if (o.since > today) return {{prefix + "since", "offer.since-in-future", "today or earlier"}};
  if (o.since < opened) return {{prefix + "since", "offer.before-place", "from the day the place opened"}};
  return {};
}

FieldFaults check_overlap(const PlaceOffer& o, std::span<const PlaceOffer> others) {
  for (const PlaceOffer& other : others) {
    const bool before = other.until && *other.until < o.since;
    const bool after = o.until && *o.until < other.since;
    if (other.id != o.id && !before && !after) return {{"since", "offer.offered-then", "it was offered on that day"}};
  }
  return {};
}

Result<void> decide_capacity(const PlaceOffer& offer, std::int64_t taken) {
  if (offer.capacity && taken >= *offer.capacity) {
    return reject(ErrorKind::conflict, "capacity.full", "every place is taken or held");
  }
  return {};
}

bool offered_on(const PlaceOffer& o, LocalDate day) { return o.since <= day && (!o.until || *o.until >= day); }

}  // namespace homeward::places
