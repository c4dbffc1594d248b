#pragma once
#include "engine/comparison/funnel.hpp"
#include "oversight/indicators/indicator.hpp"

/// Houses beside what is expected of each for people like theirs. Not under disclosure control: never shown as it is.
namespace homeward::funnel {

struct ComparedHouse {
  std::int32_t key = 0;  ///< slot of the place
  comparison::Unit unit;
};
struct Compared {
  std::vector<ComparedHouse> houses;  ///< ascending by key
  /// What the model knows of people: sex, age, main_substance, referral_source, stage. Who they were when they came,
  /// never what the house did. Empty where no such model could be fitted: then all are expected to do alike.
  /// Source: reference 4; Spiegelhalter 2005, Statist. Med. 24:1185.
  std::vector<std::string_view> allowed_for;
};

/// How probable it is at most that any of equal houses is said to differ (engine/comparison, Holm 1979).
inline constexpr double k_alarm = 0.05;

/// A share of rows, each with one outcome; people who count once whatever their rows say are no such rows.
bool can_be_compared(const indicators::Indicator& indicator);

/// Houses of `asked.place` by a share that an indicator counts; `asked.by` is not read. What is not known of somebody
/// is a level of its own; levels of a few are taken together. Nothing where nobody counts or one house does.
Result<std::optional<Compared>> compare(const indicators::Indicator& indicator,
                                        const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                        const indicators::Asked& asked, indicators::BesideCache& cache);

}  // namespace homeward::funnel
