#include "exchange/fhir/skips.hpp"

#include "engine/expression/syntax.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace homeward::fhir {
namespace {

using expression::Form;
using expression::Syntax;
using json::Array;
using json::Object;
using json::Value;
using scoring::Instrument;
using Op = Condition::Op;

constexpr std::string_view k_expression =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
constexpr std::pair<std::string_view, Op> k_operators[] = {{"=", Op::equal},   {"!=", Op::not_equal},
                                                           {"<", Op::less},    {"<=", Op::less_equal},
                                                           {">", Op::greater}, {">=", Op::greater_equal}};

Value text(std::string words) { return {std::move(words)}; }

Value number(double n) {
  if (n == std::floor(n)) return {static_cast<std::int64_t>(n)};
  return {n};
}

bool meets(const Condition& c, double answer) {
  switch (c.op) {
    case Op::equal: return answer == c.value;
    case Op::not_equal: return answer != c.value;
    case Op::less: return answer < c.value;
    case Op::less_equal: return answer <= c.value;
    case Op::greater: return answer > c.value;
    case Op::greater_equal: return answer >= c.value;
  }
  return false;
}

std::optional<Op> op_of(Form form) {
  switch (form) {
    case Form::equal: return Op::equal;
    case Form::not_equal: return Op::not_equal;
    case Form::less: return Op::less;
    case Form::less_equal: return Op::less_equal;
    case Form::greater: return Op::greater;
    case Form::greater_equal: return Op::greater_equal;
    default: return std::nullopt;
  }
}

/// An expression of `and`, `or` and comparisons of an item with a number, as conditions; all else is nothing.
class Conditions {
 public:
  Conditions(const Instrument& instrument, const Syntax& syntax) : instrument_(instrument), syntax_(syntax) {}

  std::optional<Skip> of(std::uint32_t at) const {
    const Syntax::Node& node = syntax_.nodes[at];
    if (node.form == Form::both || node.form == Form::either) {
      auto left = of(node.of[0]), right = of(node.of[1]);
      if (!left || !right) return std::nullopt;
      if (node.form == Form::both) {
        std::ranges::move(*right, std::back_inserter(*left));
      } else {
        if (left->size() != 1 || right->size() != 1) return std::nullopt;
        std::ranges::move(right->front(), std::back_inserter(left->front()));
      }
      return left;
    }
    const auto op = op_of(node.form);
    if (!op || syntax_.nodes[node.of[1]].form != Form::number) return std::nullopt;
    const double value = syntax_.nodes[node.of[1]].number;
    std::vector<Condition> out;
    if (!add_items(node.of[0], *op, value, out)) return std::nullopt;
    // A sum of what is never negative is above 0 where any of it is.
    if (out.size() > 1 && (*op != Op::greater || value != 0 || !std::ranges::all_of(out, [&](const Condition& c) {
          return instrument_.find_item(c.item)->lowest() >= 0;
        }))) {
      return std::nullopt;
    }
    return Skip{std::move(out)};
  }

 private:
  bool add_items(std::uint32_t at, Op op, double value, std::vector<Condition>& out) const {
    const Syntax::Node& node = syntax_.nodes[at];
    if (node.form == Form::add) return add_items(node.of[0], op, value, out) && add_items(node.of[1], op, value, out);
    if (node.form != Form::name || !instrument_.find_item(node.word)) return false;
    out.push_back({op, node.word, value});
    return true;
  }

  const Instrument& instrument_;
  const Syntax& syntax_;
};

std::optional<Skip> parsed(const Instrument& instrument, const scoring::Item& item) {
  if (item.asked_if.empty()) return Skip{};
  const auto syntax = expression::parse(item.asked_if);
  if (!syntax || !syntax->lets.empty()) return std::nullopt;
  return Conditions(instrument, *syntax).of(syntax->result);
}

/// Whether none of `items` is asked where `clause` does not hold.
bool goes_without_saying(const std::vector<Condition>& clause, const std::vector<Condition>& items,
                         const Instrument& instrument) {
  return std::ranges::all_of(items, [&](const Condition& c) {
    const auto own = parsed(instrument, *instrument.find_item(c.item));
    return own && std::ranges::find(*own, clause) != own->end();
  });
}

/// Codes have no order: a comparison of a choice is any of the answers that meet it.
std::vector<Condition> spelled_out(const std::vector<Condition>& clause, const Instrument& instrument) {
  std::vector<Condition> out;
  for (const Condition& c : clause) {
    const scoring::Item& item = *instrument.find_item(c.item);
    if (item.options.empty()) out.push_back(c);
    for (const scoring::Option& option : item.options)
      if (meets(c, option.value)) out.push_back({Op::equal, c.item, option.value});
  }
  return out;
}

Value condition_as_fhir(const Condition& c, const Instrument& instrument) {
  const scoring::Item& item = *instrument.find_item(c.item);
  const auto op = std::ranges::find(k_operators, c.op, [](const auto& known) { return known.second; });
  Object out{{"question", text(c.item)}, {"operator", text(std::string(op->first))}};
  const auto option = std::ranges::find(item.options, c.value, &scoring::Option::value);
  if (option == item.options.end()) {
    out.emplace_back(item.whole ? "answerInteger" : "answerDecimal", number(c.value));
  } else {
    Object coding{{"code", option->code.empty() ? text(json::to_string(number(option->value))) : text(option->code)}};
    if (!option->code.empty()) coding.emplace_back("system", text(std::string(k_loinc)));
    out.emplace_back("answerCoding", Value{std::move(coding)});
  }
  return {std::move(out)};
}

std::optional<double> answer_in(const Element& condition, const scoring::Item& item) {
  if (const auto coding = condition.find("answerCoding")) {
    const std::string code = coding->text("code");
    for (const scoring::Option& option : item.options)
      if (option.code == code || json::to_string(number(option.value)) == code) return option.value;
    return std::nullopt;
  }
  const auto whole = condition.number("answerInteger");
  return whole ? whole : condition.number("answerDecimal");
}

/// Answers of an item between which a condition can tell, and none.
std::vector<std::optional<double>> answers_of(const scoring::Item& item, const Skip& a, const Skip& b) {
  std::set<double> out;
  for (const scoring::Option& option : item.options) out.insert(option.value);
  if (item.options.empty()) {
    out = {item.from, item.to};
    for (const Skip* skip : {&a, &b})
      for (const auto& clause : *skip)
        for (const Condition& c : clause)
          if (c.item == item.id)
            for (const double near : {c.value - 1, c.value, c.value + 1})
              if (near >= item.from && near <= item.to) out.insert(near);
  }
  std::vector<std::optional<double>> all{std::nullopt};
  all.insert(all.end(), out.begin(), out.end());
  return all;
}

using Answers = std::map<std::string, std::optional<double>, std::less<>>;

bool holds(const Skip& skip, const Answers& answers) {
  return std::ranges::all_of(skip, [&](const auto& clause) {
    return std::ranges::any_of(clause, [&](const Condition& c) {
      const auto known = answers.find(c.item);
      return known != answers.end() && known->second && meets(c, *known->second);
    });
  });
}

}  // namespace

std::optional<Skip> skip_of(const Instrument& instrument, const scoring::Item& item) {
  auto all = parsed(instrument, item);
  if (!all || all->size() < 2) return all;
  for (std::size_t i = all->size(); i-- > 0;) {
    const bool said = std::ranges::any_of(*all, [&](const auto& other) {
      return &other != &(*all)[i] && goes_without_saying((*all)[i], other, instrument);
    });
    if (said) all->erase(all->begin() + static_cast<std::ptrdiff_t>(i));
  }
  return all;
}

void write_skip(Object& question, const Instrument& instrument, const scoring::Item& item) {
  if (item.asked_if.empty()) return;
  auto skip = skip_of(instrument, item);
  if (skip)
    for (auto& clause : *skip) clause = spelled_out(clause, instrument);
  const bool each_alone = skip && std::ranges::all_of(*skip, [](const auto& clause) { return clause.size() == 1; });
  if (!skip || skip->empty() || (skip->size() > 1 && !each_alone)) {
    const Value says{Object{{"language", text("text/x-homeward-expression")}, {"expression", text(item.asked_if)}}};
    question.emplace_back("extension",
                          Value{Array{{Object{{"url", text(std::string(k_expression))}, {"valueExpression", says}}}}});
    return;
  }
  Array conditions;
  for (const auto& clause : *skip)
    for (const Condition& c : clause) conditions.push_back(condition_as_fhir(c, instrument));
  if (conditions.size() > 1) question.emplace_back("enableBehavior", text(skip->size() > 1 ? "all" : "any"));
  question.emplace_back("enableWhen", Value{std::move(conditions)});
}

Skip read_skip(const Element& element, const Questionnaire& read, const Instrument& instrument) {
  const bool any = element.text("enableBehavior") == "any";
  Skip out;
  element.each("enableWhen", [&](const Element& given) {
    const auto link = read.links.find(given.text("question"));
    const scoring::Item* item = link == read.links.end() ? nullptr : instrument.find_item(link->second.item);
    if (!item) return given.fault("fhir.unknown-link", "it depends on no question of the instrument " + instrument.id);
    const std::string sign = given.text("operator");
    const auto op = std::ranges::find(k_operators, sign, [](const auto& known) { return known.first; });
    const auto answer = answer_in(given, *item);
    if (op == std::end(k_operators) || !answer) {
      return given.fault("fhir.unknown-answer", "an answer to " + item->id + " is expected, and =, !=, <, <=, > or >=");
    }
    if (out.empty() || !any) out.emplace_back();
    out.back().push_back({op->second, item->id, *answer});
  });
  return out;
}

bool asks_the_same(const Skip& ours, const Skip& theirs, const Instrument& instrument) {
  std::set<std::string> names;
  for (const Skip* skip : {&ours, &theirs})
    for (const auto& clause : *skip)
      for (const Condition& c : clause) names.insert(c.item);
  std::vector<std::pair<std::string, std::vector<std::optional<double>>>> items;
  std::size_t all = 1;
  for (const std::string& name : names) {
    items.emplace_back(name, answers_of(*instrument.find_item(name), ours, theirs));
    all *= items.back().second.size();
    if (all > 100'000) return ours == theirs;
  }
  for (std::size_t n = 0; n < all; ++n) {
    Answers answers;
    std::size_t rest = n;
    for (const auto& [name, values] : items) {
      answers[name] = values[rest % values.size()];
      rest /= values.size();
    }
    // What is not asked has no answer.
    bool possible = true;
    for (const auto& [name, value] : answers) {
      const auto own = parsed(instrument, *instrument.find_item(name));
      const bool known =
          own && std::ranges::all_of(*own, [&](const auto& clause) {
            return std::ranges::all_of(clause, [&](const Condition& c) { return answers.contains(c.item); });
          });
      if (value && known && !own->empty() && !holds(*own, answers)) possible = false;
    }
    if (possible && holds(ours, answers) != holds(theirs, answers)) return false;
  }
  return true;
}

}  // namespace homeward::fhir
