#pragma once
#include "care/assessment/instrument_packs.hpp"

#include <map>
#include <memory>

namespace homeward::assessment {

/// The instruments of this deployment with their keys compiled, once at start. Immutable; thread-safe.
class Instruments {
 public:
  /// Packs were checked when the catalogue was loaded; one that does not compile throws InternalError.
  explicit Instruments(const catalogue::Catalogue& catalogue);

  const scoring::Scorer* find(std::string_view id) const;
  /// In order of id.
  const std::map<std::string, scoring::Scorer, std::less<>>& all() const { return all_; }

 private:
  std::map<std::string, scoring::Scorer, std::less<>> all_;
};

/// Whether the text of this instrument may be shown: it is in the pack (tier A). Domain reference 2.1.
inline bool may_show_text(const scoring::Instrument& instrument) { return instrument.tier == scoring::Tier::a; }

}  // namespace homeward::assessment
