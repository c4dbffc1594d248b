#include "care/assessment/rules_urine.hpp"

#include <algorithm>
#include <set>

namespace homeward::assessment {

bool is_opioid(std::string_view found) { return found == "opioid" || found == "methadone" || found == "buprenorphine"; }

FieldFaults check_urine_test(const UrineTest& test, LocalDate today) {
  FieldFaults out;
  if (test.on > today) out.push_back({"on", "urine.in-future", "today or earlier"});
  if (test.found.empty() && test.not_found.empty()) {
    out.push_back({"found", "urine.nothing-tested", "say for at least one substance what the test said"});
  }
  std::set<UrineSubstance> seen;
  const auto once = [&](const std::vector<UrineSubstance>& all, std::string_view member) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (seen.insert(all[i]).second) continue;
      out.push_back({std::string(member) + "[" + std::to_string(i) + "]", "urine.twice", "said twice"});
    }
  };
  once(test.found, "found");
  once(test.not_found, "not_found");
  return out;
}

Result<void> decide_urine_entry(std::optional<Id<Observation>> stands, std::optional<Id<Observation>> corrects) {
  if (stands == corrects) return {};
  if (!corrects) {
    return reject(ErrorKind::conflict, "urine.entered-already",
                  "a test was entered for this day; look at it and correct it");
  }
  return reject(ErrorKind::conflict, "stale.version", "somebody changed this meanwhile; look again before saving");
}

std::optional<std::string_view> sample_word(const UrineTest& test) {
  const auto opioid = [](UrineSubstance substance) { return is_opioid(to_word(substance)); };
  if (std::ranges::any_of(test.found, opioid) || std::ranges::any_of(test.not_found, opioid)) return std::nullopt;
  return k_not_for_opioids;
}

}  // namespace homeward::assessment
