#pragma once
#include "oversight/indicators/packs.hpp"
#include "oversight/indicators/rules.hpp"
#include "platform/access/authority.hpp"

namespace homeward::indicators {

struct PublishFigure {
  Id<PublishedFigure> id;
  Id<Place> place;
  Text<7> period;
};
BOOST_DESCRIBE_STRUCT(PublishFigure, (), (id, place, period))

/// Keeps the figure of a period that is over, of one's own nation or region, as it is shown to whoever answers for it.
/// Reasons: those of the rules, figure.not-own-place, indicator.switched-off.
Result<journal::Changed> publish(journal::Transaction& tx, const access::Viewer& who, const std::string& indicator,
                                 const PublishFigure& c, const Indicators& indicators,
                                 const std::shared_ptr<const cohort::Snapshot>& snapshot);

}  // namespace homeward::indicators

namespace homeward {
template <>
struct Described<indicators::PublishFigure> {
  static constexpr RecordTable table{
      .name = "publish_figure", .category = Category::place, .doc = "Publishes the figure of a period."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "place", "One's own nation or region."},
                                            {3, "period", "A year, 2026-Q2 or 2026-05."}};
};
}  // namespace homeward
