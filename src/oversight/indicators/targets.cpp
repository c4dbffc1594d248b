#include "oversight/indicators/targets.hpp"

#include "oversight/indicators/asked.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

using access::Disclosed;
using access::Reader;
using Found = Disclosed<IndicatorTarget>;

/// Targets are open as the tree of places is.
IndicatorTarget value_of(const Found& t) {
  IndicatorTarget out;
  out.id = t.id();
  out.home = *t.see<&IndicatorTarget::home>();
  out.value = *t.see<&IndicatorTarget::value>();
  out.starts_on = *t.see<&IndicatorTarget::starts_on>();
  out.reach_by = *t.see<&IndicatorTarget::reach_by>();
  out.set_at = *t.see<&IndicatorTarget::set_at>();
  out.set_on = *t.see<&IndicatorTarget::set_on>();
  out.earlier = *t.see<&IndicatorTarget::earlier>();
  out.ended_on = *t.see<&IndicatorTarget::ended_on>();
  return out;
}

/// The place itself and those above it on a day, the nearest first: the lower a place lies, the more lie above it.
std::vector<Uuid> upwards(Reader& reader, Id<Place> place, LocalDate day) {
  access::Sql sql("SELECT s.ancestor FROM place_scope s WHERE s.place = ");
  sql.bind(place).add(" AND s.since <= ").bind(day).add(" AND (s.until IS NULL OR s.until >= ").bind(day);
  sql.add(") ORDER BY (SELECT count(*) FROM place_scope a WHERE a.place = s.ancestor AND a.since <= ").bind(day);
  sql.add(" AND (a.until IS NULL OR a.until >= ").bind(day).add(")) DESC, s.ancestor");
  return reader.sql().list_uuids(sql.text(), sql.params());
}

NamedTarget named_of(Reader& reader, const Found& target) {
  return {target, reader.find(*target.see<&IndicatorTarget::home>()),
          reader.find(*target.see<&IndicatorTarget::set_at>()), reader.find(*target.see<&IndicatorTarget::set_by>())};
}

std::vector<Found> all_of(Reader& reader, const std::string& indicator) {
  access::Sql where("t.indicator = ");
  return reader.load<IndicatorTarget>(reader.all_ids<IndicatorTarget>(where.bind_word(indicator)));
}

}  // namespace

Targets::Targets(Reader& reader, const Definition& definition) : reader_(reader), definition_(definition) {
  if (can_be_aimed_at(definition.figure, definition.polarity)) all_ = all_of(reader, definition.id);
}

const Found* Targets::nearest(Id<Place> place, LocalDate day) {
  if (all_.empty()) return nullptr;
  for (const Uuid& at : upwards(reader_, place, day)) {
    const auto found = std::ranges::find_if(all_, [&](const Found& one) {
      const IndicatorTarget t = value_of(one);
      return t.home.value == at && holds_on(t, day);
    });
    if (found != all_.end()) return &*found;
  }
  return nullptr;
}

std::optional<TargetMark> Targets::mark(Id<Place> place, LocalDate day, const Shown& figure) {
  TargetMark out;
  if (const Found* found = nearest(place, day)) {
    out.value = value_on(value_of(*found), day);
    out.id = found->id();
    if (std::ranges::find(used_, found) == used_.end()) used_.push_back(found);
  } else if (definition_.target && holds_on(*definition_.target, day)) {
    out.value = definition_.target->value;
  } else {
    return std::nullopt;
  }
  out.state = judge(definition_.polarity, out.value, figure.n, figure.too_few, figure.estimate);
  return out;
}

std::vector<NamedTarget> Targets::named() const {
  std::vector<NamedTarget> out;
  for (const Found* one : used_) out.push_back(named_of(reader_, *one));
  return out;
}

Result<access::ListOf<TargetLine>> list_targets(Reader& reader, const std::string& indicator,
                                                const std::string& asked) {
  HW_TRY(const auto place, asked_place(reader, asked));
  access::Sql where("t.home = ");
  where.bind(place.id()).add(" AND t.indicator = ").bind_word(indicator);
  access::ListOf<TargetLine> out;
  for (const Found& one : reader.list<IndicatorTarget>(where, "t.starts_on DESC, t.id DESC")) {
    const IndicatorTarget t = value_of(one);
    TargetLine line{named_of(reader, one), state_of(t, reader.today())};
    const bool open = line.state == TargetState::to_come || line.state == TargetState::holds;
    line.changeable = open && reader.viewer().may("target.set") && reader.within(t.set_at);
    out.items.push_back(std::move(line));
  }
  return out;
}

}  // namespace homeward::indicators
