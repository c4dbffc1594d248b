#pragma once
#include "care/contact/records.hpp"

#include <string_view>

/// Pure decisions about urine tests that are entered by hand.
namespace homeward::assessment {

/// What urine is tested for: the words of the CTN-0094 trials, so that one pattern is read over both.
enum class UrineSubstance {
  opioid,
  methadone,
  buprenorphine,
  amphetamine,
  cocaine,
  thc,
  benzodiazepine,
  sedatives,
  mdma_hallucinogen,
  alcohol
};
BOOST_DESCRIBE_ENUM(UrineSubstance, opioid, methadone, buprenorphine, amphetamine, cocaine, thc, benzodiazepine,
                    sedatives, mdma_hallucinogen, alcohol)

/// One test: what was found and what was looked for in vain. What is in neither was not tested, which is not "not
/// found".
struct UrineTest {
  LocalDate on;
  std::vector<UrineSubstance> found, not_found;
};

/// Reasons: urine.in-future, urine.nothing-tested, urine.twice.
FieldFaults check_urine_test(const UrineTest& test, LocalDate today);

/// Whether a test may be entered for a day for which `stands` was entered: only as a correction of it, made by somebody
/// who has seen it. Reasons: urine.entered-already, stale.version.
Result<void> decide_urine_entry(std::optional<Id<Observation>> stands, std::optional<Id<Observation>> corrects);

/// The word of a sample that was tested for other substances alone: it says nothing of opioids, so it is no test here.
constexpr std::string_view k_not_for_opioids = "not_for_opioids";

/// Whether a result of urine speaks of an opioid, by the coded word of the observation.
bool is_opioid(std::string_view found);

/// The coded word of the sample: whether it says anything about opioids (weekly_pattern.hpp, rule 3).
std::optional<std::string_view> sample_word(const UrineTest& test);

}  // namespace homeward::assessment
