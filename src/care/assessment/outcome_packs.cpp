#include "care/assessment/outcome_packs.hpp"

#include "base/check.hpp"
#include "engine/expression/trace.hpp"
#include "platform/catalogue/json_schema.hpp"

#include <cmath>

namespace homeward::assessment {
namespace {

tl::unexpected<Error> unknown(std::string_view id) {
  return reject(ErrorKind::not_found, "outcome.unknown", "the catalogue has no outcome " + std::string(id));
}

std::optional<double> number(const json::Value& value) {
  if (const auto* n = value.integer()) return static_cast<double>(*n);
  if (const auto* d = std::get_if<double>(&value.is)) return *d;
  if (const auto* b = value.boolean()) return *b ? 1 : 0;
  return std::nullopt;
}

}  // namespace

Result<outcomes::OutcomeSet> outcome_set(const catalogue::Catalogue& catalogue, std::string_view id) {
  std::vector<outcomes::Definition> definitions;
  const auto add = [&](std::string_view name) -> Result<void> {
    const catalogue::Pack* pack = catalogue.find("outcomes", name);
    if (!pack) return unknown(name);
    HW_TRY(auto definition, outcomes::read_definition(pack->content));
    definitions.push_back(std::move(definition));
    return {};
  };
  if (const catalogue::Pack* set = catalogue.find("outcome_sets", id)) {
    for (const json::Value& member : *set->content.find("outcomes")->array()) {
      HW_TRY_VOID(add(*member.string()));
    }
  } else {
    HW_TRY_VOID(add(id));
  }
  return outcomes::OutcomeSet::create(std::move(definitions));
}

Outcomes::Outcomes(const catalogue::Catalogue& catalogue) {
  json::Array listed;
  for (const catalogue::Pack* pack : catalogue.list("outcomes")) {
    auto set = outcome_set(catalogue, pack->id);
    HW_CHECK(set.has_value(), "an outcome that the catalogue accepted cannot be computed: " + pack->id);
    all_.emplace(pack->id, std::move(*set));
    json::Object said;
    for (const auto& member : *pack->content.object())
      if (member.first != "tests") said.push_back(member);
    listed.push_back({std::move(said)});
  }
  described_ = json::to_string({json::Object{{"items", {std::move(listed)}}}});
}

Result<const outcomes::OutcomeSet*> Outcomes::find(std::string_view id) const {
  const auto found = all_.find(id);
  if (found != all_.end()) return &found->second;
  return reject_fields({{"definition", "outcome.unknown", "the catalogue has no such outcome"}});
}

void check_outcome_case(const catalogue::Pack& pack, const json::Value& test,
                        const catalogue::PackTests::Fault& fault) {
  const auto definition = outcomes::read_definition(pack.content);
  if (!definition) return fault("", definition.error().detail);
  const auto set = outcomes::OutcomeSet::create({*definition});
  if (!set) return fault("", set.error().detail);
  auto evaluator = set->evaluator();
  evaluator.texts(0)[0] = *test.find("pattern")->string();
  evaluator.run(1);
  for (const auto& [name, wanted] : *test.find("gives")->object()) {
    const std::string at = catalogue::pointer_to("/gives", name);
    std::size_t column = 0;
    while (column < set->columns().size() && set->columns()[column].name != name) ++column;
    if (column == set->columns().size()) {
      fault(at, "there is no such column");
      continue;
    }
    const double found = evaluator.numbers_of(set->step(column))[0];
    const auto expected = number(wanted);
    const bool same = expected ? std::abs(found - *expected) <= 1e-9 * std::max(1.0, std::abs(*expected))
                               : expression::is_missing(found);
    if (!same) fault(at, "found " + expression::text_of(set->columns()[column].type, expression::Value{found}));
  }
}

}  // namespace homeward::assessment
