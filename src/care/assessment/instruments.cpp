#include "care/assessment/instruments.hpp"

#include "base/check.hpp"

namespace homeward::assessment {

Instruments::Instruments(const catalogue::Catalogue& catalogue) {
  for (const catalogue::Pack* pack : catalogue.list("instruments")) {
    auto instrument = scoring::read_instrument(pack->content);
    HW_CHECK(instrument.has_value(), "an instrument that the catalogue accepted cannot be read: " + pack->id);
    auto scorer = scoring::Scorer::create(std::move(*instrument));
    HW_CHECK(scorer.has_value(), "the key of an instrument does not compile: " + pack->id);
    all_.emplace(pack->id, std::move(*scorer));
  }
}

const scoring::Scorer* Instruments::find(std::string_view id) const {
  const auto found = all_.find(id);
  return found == all_.end() ? nullptr : &found->second;
}

}  // namespace homeward::assessment
