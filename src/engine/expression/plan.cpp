#include "engine/expression/plan.hpp"

#include <bit>
#include <cmath>
#include <functional>

namespace homeward::expression {
namespace {

void mix(std::size_t& hash, std::size_t value) { hash = (hash ^ value) * 0x9e3779b97f4a7c15u + (hash >> 29); }

std::size_t hash_of(const Node& node) {
  std::size_t out = static_cast<std::size_t>(node.op) * 31 + static_cast<std::size_t>(node.type);
  for (Step step : node.of) mix(out, step);
  mix(out, std::bit_cast<std::uint64_t>(node.number));
  mix(out, static_cast<std::size_t>(node.index) * 37 + node.letters);
  for (double w : node.weights) mix(out, std::bit_cast<std::uint64_t>(w));
  for (double t : node.table) mix(out, std::bit_cast<std::uint64_t>(t));
  mix(out, std::hash<std::string>{}(node.text));
  mix(out, std::hash<std::string>{}(node.more));
  return out;
}

}  // namespace

std::string_view word_of(Type type) {
  switch (type) {
    case Type::missing: return "missing";
    case Type::boolean: return "true or false";
    case Type::integer: return "a whole number";
    case Type::number: return "a number";
    case Type::text: return "a text";
    case Type::pattern: return "a pattern";
  }
  return "";
}

Step Plan::add(Node node) {
  const std::size_t hash = hash_of(node);
  for (auto [at, end] = known_.equal_range(hash); at != end; ++at)
    if (nodes_[at->second] == node) return at->second;
  nodes_.push_back(std::move(node));
  const auto step = static_cast<Step>(nodes_.size() - 1);
  known_.emplace(hash, step);
  return step;
}

Step Plan::add(Op op, Type type, std::vector<Step> of) {
  Node node;
  node.op = op;
  node.type = type;
  node.of = std::move(of);
  return add(std::move(node));
}

Step Plan::input(std::size_t index) {
  Node node;
  node.op = Op::input;
  node.type = inputs_[index].type;
  node.index = static_cast<std::int32_t>(index);
  return add(std::move(node));
}

Step Plan::constant(double number, Type type) {
  Node node;
  node.type = type;
  node.number = number;
  node.index = 1;  // it has a value
  return add(std::move(node));
}

Step Plan::constant(std::string text) {
  Node node;
  node.type = Type::text;
  node.text = std::move(text);
  node.index = 1;
  return add(std::move(node));
}

Step Plan::missing(Type type) {
  Node node;
  node.type = type;
  return add(std::move(node));
}

const std::string* Plan::name_of(Step step) const {
  const auto at = names_.find(step);
  return at == names_.end() ? nullptr : &at->second;
}

}  // namespace homeward::expression
