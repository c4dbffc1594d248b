#pragma once
#include "care/assessment/rules_urine.hpp"
#include "platform/access/authority.hpp"

/// Urine tests entered by hand, one a day and place. A day that is entered again is a correction: it names the sample
/// that it corrects, and takes its place. What it said before stays in the history.
namespace homeward::assessment {

struct EnterUrineTest {
  Id<Observation> id;
  LocalDate on;
  std::vector<UrineSubstance> found;
  std::vector<UrineSubstance> not_found;
  std::optional<Id<Observation>> corrects;
};
BOOST_DESCRIBE_STRUCT(EnterUrineTest, (), (id, on, found, not_found, corrects))
struct TakeBackUrineTest {
  LocalDate on;
  Id<Observation> sample;
};
BOOST_DESCRIBE_STRUCT(TakeBackUrineTest, (), (on, sample))

/// Reasons: those of check_urine_test, of decide_urine_entry and of access::require.
Result<journal::Changed> enter_urine_test(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                          const EnterUrineTest& c);
/// Entered by mistake. Reasons: not-found, also where nothing was entered by hand for that day; stale.version where it
/// was corrected since.
Result<journal::Changed> take_back_urine_test(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                              const TakeBackUrineTest& c);

}  // namespace homeward::assessment

namespace homeward {
template <>
struct Described<assessment::EnterUrineTest> {
  static constexpr RecordTable table{
      .name = "enter_urine_test", .category = Category::clinical, .doc = "What a urine test said."};
  static constexpr MemberTable members[] = {{1, "id", "Id of the sample, made by the sender."},
                                            {2, "on", "Local day on which the sample was given."},
                                            {3, "found", "What was found."},
                                            {4, "not_found", "What was looked for and not found."},
                                            {5, "corrects", "Sample of the test of that day that this one corrects."}};
};
template <>
struct Described<assessment::TakeBackUrineTest> {
  static constexpr RecordTable table{
      .name = "take_back_urine_test", .category = Category::clinical, .doc = "A test that was entered by mistake."};
  static constexpr MemberTable members[] = {{1, "on", "Local day of the sample."},
                                            {2, "sample", "Its sample, as it was seen."}};
};
}  // namespace homeward
