#pragma once
#include "engine/cohort/evaluate.hpp"
#include "oversight/indicators/indicator.hpp"
#include "platform/access/reader.hpp"

/// One unit of an indicator, for those who may see the person.
namespace homeward::indicators {

/// One row, looked at as the store looks at a thousand.
class OneRow {
 public:
  OneRow(const cohort::Snapshot& s, cohort::Slot slot) : s_(s), slot_(static_cast<std::int32_t>(slot)) {}

  std::int32_t code(const cohort::Value& value) const {
    std::int32_t out = cohort::k_missing;
    value.bind(s_)->codes(rows(), &out);
    return out;
  }
  bool holds(const Condition& condition) const {
    if (condition.everything()) return true;
    std::uint8_t out = 0;
    condition.bind(s_)->test(rows(), &out);
    return out != 0;
  }

 private:
  cohort::Rows rows() const { return {&slot_, 1}; }
  const cohort::Snapshot& s_;
  std::int32_t slot_;
};

/// What an indicator makes of a unit.
struct Fate {
  bool meant = false;                   ///< in the place and the period, and what the indicator looks at
  std::optional<std::string> left_out;  ///< for which reason
  bool counts = false;
  std::optional<bool> event;  ///< whether what is counted happened
  std::optional<std::int64_t> value;
};
Fate fate_of(const Definition& definition, const Bound& bound, const OneRow& row);

/// Whether everything that the definition reads of this person is open to the viewer. What other houses wrote opens by
/// consent, and an explanation that leaves a row out would tell that there is one.
bool may_see(access::Reader& reader, const Indicator& indicator, const cohort::Snapshot& s, cohort::Slot person);

}  // namespace homeward::indicators
