#include "oversight/saved_views/rules.hpp"

namespace homeward::saved_views {

FieldFaults check_view(const SavedView& view, const Known& known) {
  FieldFaults faults;
  const auto add = [&](const char* path, const char* reason, const char* detail) {
    faults.push_back({path, reason, detail});
  };
  if (view.name.reveal().empty()) add("name", "field.missing", "a name is needed");
  const std::string& indicator = view.indicator.str();
  if (!known.indicator(indicator)) {
    add("indicator", "saved-view.indicator-unknown", "the catalogue has no such indicator");
  } else if (view.by && !known.breakdown(indicator, view.by->str())) {
    add("by", "indicator.unknown-breakdown", "the indicator is not taken apart by this");
  }
  if (view.period && !known.period(view.period->str()))
    add("period", "indicator.malformed-period", "a year, a quarter or a month is expected");
  if (view.against_period && !known.period(view.against_period->str()))
    add("against_period", "indicator.malformed-period", "a year, a quarter or a month is expected");
  if (view.against_group && (view.against_place || view.against_period || !view.by))
    add("against_group", "indicator.one-comparison", "a group is compared with within a breakdown, and alone");
  return faults;
}

}  // namespace homeward::saved_views
