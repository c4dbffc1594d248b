#include "oversight/indicators/asked.hpp"

#include <algorithm>

namespace homeward::indicators {

using access::Disclosed;
using access::Reader;

Result<Disclosed<Place>> asked_place(Reader& reader, const std::string& text) {
  std::optional<Id<Place>> id = reader.viewer().place;
  if (!text.empty()) {
    const auto parsed = Uuid::parse(text);
    id = parsed ? std::optional(Id<Place>{*parsed}) : std::nullopt;
  }
  if (id && reader.within(*id)) {
    if (auto place = reader.find(*id)) return std::move(*place);
  }
  return reject(ErrorKind::not_found, "not-found");
}

bool is_masked(Reader& reader, Id<Place> place, const std::set<Category>& read) {
  if (read.empty()) return false;
  const access::Role* role = reader.viewer().role;
  const bool may_read = role && std::ranges::all_of(read, [&](Category c) {
                          return role->grants_in(access::Scope::in_care, c) || role->grants_in(access::Scope::place, c);
                        });
  return !may_read || !access::Counting::own({}, reader, place).has_value();
}

Result<Period> asked_period(const std::string& text, LocalDate today, bool masked) {
  const auto period = parse_period(text, today);
  if (period && !(masked && names_days(text))) return *period;
  return reject_fields({{"?period", "indicator.malformed-period", "a year, a quarter or a month is expected"}});
}

std::optional<std::string> level_of(const Disclosed<Place>& place) {
  switch (*place.see<&Place::kind>()) {
    case PlaceKind::region: return "region";
    case PlaceKind::district: return "district";
    case PlaceKind::centre:
    case PlaceKind::ngo: return "house";
    case PlaceKind::nation:
    case PlaceKind::unit: break;
  }
  return std::nullopt;
}

}  // namespace homeward::indicators
