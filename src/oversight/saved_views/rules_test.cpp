#include "oversight/saved_views/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace homeward::saved_views {
namespace {

Known known() {
  return {[](const std::string& indicator) { return indicator == "k6"; },
          [](const std::string&, const std::string& by) { return by == "sex"; },
          [](const std::string& period) { return period == "2025"; }};
}

SavedView a_view() {
  SavedView view;
  view.name = Protected(Text<120>::trusted("Completion by sex"));
  view.indicator = Text<40>::trusted("k6");
  view.by = Text<40>::trusted("sex");
  return view;
}

std::vector<std::string> faults(const SavedView& view) {
  std::vector<std::string> out;
  for (const FieldFault& fault : check_view(view, known())) out.push_back(fault.path + " " + fault.reason);
  return out;
}

TEST(CheckView, TakesAQuestionThatCanBeAsked) {
  SavedView view = a_view();
  view.period = Text<24>::trusted("2025");
  view.against_group = Text<60>::trusted("female");

  EXPECT_THAT(faults(view), testing::IsEmpty());
}

TEST(CheckView, SaysAllThatIsWrongAtOnce) {
  SavedView view;
  view.indicator = Text<40>::trusted("none");
  view.period = Text<24>::trusted("soon");
  view.against_period = Text<24>::trusted("later");
  view.against_group = Text<60>::trusted("female");

  EXPECT_THAT(faults(view),
              testing::ElementsAre("name field.missing", "indicator saved-view.indicator-unknown",
                                   "period indicator.malformed-period", "against_period indicator.malformed-period",
                                   "against_group indicator.one-comparison"));
}

TEST(CheckView, KnowsByWhatAnIndicatorIsTakenApart) {
  SavedView view = a_view();
  view.by = Text<40>::trusted("shoe_size");

  EXPECT_THAT(faults(view), testing::ElementsAre("by indicator.unknown-breakdown"));
}

}  // namespace
}  // namespace homeward::saved_views
