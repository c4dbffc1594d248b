#include "care/assessment/instruments.hpp"

#include "base/check.hpp"

#include <stdexcept>

namespace homeward::assessment {

namespace {

[[noreturn]] void refuse(const catalogue::Pack& pack, const Error& why) {
  std::string all = "the catalogue cannot be used:";
  if (why.fields.empty()) all += "\n  " + catalogue::to_string({pack.file, "", why.detail});
  for (const FieldFault& f : why.fields) all += "\n  " + catalogue::to_string({pack.file, f.path, f.detail});
  throw std::runtime_error(all);
}

scoring::Scorer scorer_of(const catalogue::Pack& pack) {
  auto instrument = scoring::read_instrument(pack.content);
  if (!instrument) refuse(pack, instrument.error());
  HW_CHECK(!instrument->text_accepted || pack.from_overlay, "a licence is accepted by a deployment: " + pack.id);
  auto scorer = scoring::Scorer::create(std::move(*instrument));
  if (!scorer) refuse(pack, scorer.error());
  return std::move(*scorer);
}

}  // namespace

Instruments::Instruments(const catalogue::Catalogue& catalogue) {
  for (const catalogue::Pack* pack : catalogue.list("instruments")) all_.emplace(pack->id, scorer_of(*pack));
  for (const catalogue::Pack* pack : catalogue.replaced("instruments")) replaced_.push_back(scorer_of(*pack));
  for (const auto& [id, scorer] : all_) add_readings(scorer);
  for (const scoring::Scorer& scorer : replaced_) add_readings(scorer);
}

void Instruments::add_readings(const scoring::Scorer& scorer) {
  const scoring::Instrument& instrument = scorer.instrument();
  for (const scoring::Bands& bands : instrument.bands) {
    auto named = scoring::Scorer::create(instrument, scoring::MissingBy::instrument, bands.id);
    if (named) readings_.emplace(Reading{instrument.id, instrument.version, bands.id}, std::move(*named));
  }
}

const scoring::Scorer* Instruments::find(std::string_view id) const {
  const auto found = all_.find(id);
  return found == all_.end() ? nullptr : &found->second;
}

const scoring::Scorer* Instruments::find(std::string_view id, std::int64_t version, std::string_view reading) const {
  if (!reading.empty()) {
    const auto named = readings_.find(Reading{id, version, reading});
    return named == readings_.end() ? nullptr : &named->second;
  }
  const scoring::Scorer* newest = find(id);
  if (newest && newest->instrument().version == version) return newest;
  for (const scoring::Scorer& one : replaced_)
    if (one.instrument().id == id && one.instrument().version == version) return &one;
  return nullptr;
}

}  // namespace homeward::assessment
