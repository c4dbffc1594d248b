#pragma once
#include "exchange/fhir/element.hpp"
#include "exchange/fhir/questionnaire.hpp"

/// Skip logic between our packs (`asked_if`) and `enableWhen` of FHIR R4. Pure.
namespace homeward::fhir {

/// One answer as something is asked of it; an answer that is not there meets none.
struct Condition {
  enum class Op : std::uint8_t { equal, not_equal, less, less_equal, greater, greater_equal } op = Op::equal;
  std::string item;
  double value = 0;
  bool operator==(const Condition&) const = default;
};
/// All of them must hold, each by any of its conditions.
using Skip = std::vector<std::vector<Condition>>;

/// When our item is asked; nothing where `enableWhen` cannot say it. That an item on which it depends is itself skipped
/// is not said twice: what is not asked has no answer.
std::optional<Skip> skip_of(const scoring::Instrument& instrument, const scoring::Item& item);

/// Adds `enableWhen` and `enableBehavior` to a question. What these cannot say is said in our own language by the
/// extension of SDC for expressions.
void write_skip(json::Object& question, const scoring::Instrument& instrument, const scoring::Item& item);

/// The conditions that stand at an element. Reasons: fhir.unknown-link, fhir.unknown-answer, fhir.wrong-type.
Skip read_skip(const Element& element, const Questionnaire& read, const scoring::Instrument& instrument);

/// Whether both ask the same people: over all answers that the items can have.
bool asks_the_same(const Skip& ours, const Skip& theirs, const scoring::Instrument& instrument);

}  // namespace homeward::fhir
