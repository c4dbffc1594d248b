#pragma once
#include "base/json.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Reading FHIR R4 resources so that every fault is found at once, each with its JSON pointer.
namespace homeward::fhir {

constexpr std::string_view k_loinc = "http://loinc.org";
constexpr std::string_view k_ucum = "http://unitsofmeasure.org";
constexpr std::string_view k_ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
constexpr std::string_view k_absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

/// A place in a resource. What is not there is no fault; what is there and of another type is (fhir.wrong-type).
class Element {
 public:
  Element(const json::Value& value, std::string pointer, FieldFaults& faults)
      : value_(&value), pointer_(std::move(pointer)), faults_(&faults) {}

  void fault(std::string_view reason, std::string detail) const {
    faults_->push_back({pointer_, std::string(reason), std::move(detail)});
  }
  const json::Value& value() const { return *value_; }

  std::optional<Element> find(std::string_view name) const {
    const json::Value* found = value_->find(name);
    if (!found) return std::nullopt;
    return Element(*found, pointer_ + "/" + std::string(name), *faults_);
  }
  /// The text of a member; empty where there is none.
  std::string text(std::string_view name) const {
    const auto member = find(name);
    if (!member) return {};
    if (const auto* s = member->value_->string()) return *s;
    member->fault("fhir.wrong-type", "a text is expected");
    return {};
  }
  std::optional<double> number(std::string_view name) const {
    const auto member = find(name);
    if (!member) return std::nullopt;
    if (const auto* n = member->value_->integer()) return static_cast<double>(*n);
    if (const auto* d = std::get_if<double>(&member->value_->is)) return *d;
    member->fault("fhir.wrong-type", "a number is expected");
    return std::nullopt;
  }
  template <class Each>
  void each(std::string_view name, Each one) const {
    const auto member = find(name);
    if (!member) return;
    const auto* list = member->value_->array();
    if (!list) return member->fault("fhir.wrong-type", "a list is expected");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Element element((*list)[i], member->pointer_ + "/" + std::to_string(i), *faults_);
      if (element.value_->object()) {
        one(element);
      } else {
        element.fault("fhir.wrong-type", "an object is expected");
      }
    }
  }
  /// An element that changes the meaning of what it stands in must be understood (FHIR R4, 2.4): we know none.
  void refuse_modifiers() const {
    if (const auto modifier = find("modifierExtension"))
      modifier->fault("fhir.modifier", "an extension that changes the meaning is not known here");
  }
  /// The value of an extension by its URL.
  std::optional<Element> extension(std::string_view url, std::string_view member) const {
    std::optional<Element> out;
    each("extension", [&](const Element& e) {
      if (e.text("url") == url) out = e.find(member);
    });
    return out;
  }

 private:
  const json::Value* value_;
  std::string pointer_;
  FieldFaults* faults_;
};

/// Members in order of their names, so that equal content is equal text.
json::Value canonical(json::Value value);

}  // namespace homeward::fhir
