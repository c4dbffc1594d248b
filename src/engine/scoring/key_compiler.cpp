#include "engine/scoring/key_compiler.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::scoring {

using expression::Node, expression::Op, expression::Type;

KeyCompiler::KeyCompiler(Scorer& out, MissingBy missing)
    : out_(out), missing_(missing), compiler_(inputs_of(out.instrument_)) {}

std::vector<expression::Variable> KeyCompiler::inputs_of(const Instrument& instrument) {
  std::vector<expression::Variable> out;
  for (const Item& item : instrument.items) out.push_back({item.id, item.whole ? Type::integer : Type::number});
  return out;
}

Result<void> KeyCompiler::run() {
  HW_TRY_VOID(items());
  HW_TRY_VOID(scores());
  for (const Alert& alert : out_.instrument_.alerts) {
    HW_TRY(const Step step, compile(alert.when, Type::boolean, "alert " + alert.id));
    out_.alerts_.push_back(step);
  }
  out_.complete_ = complete();
  out_.plan_ = std::move(compiler_.plan());
  return {};
}

/// Whether every score that is not optional can be given, and whether what no score needs was answered as well.
KeyCompiler::Step KeyCompiler::complete() {
  expression::Plan& plan = compiler_.plan();
  const Instrument& instrument = out_.instrument_;
  std::vector<bool> needed(plan.size(), false);
  for (const Step step : own_scores_) needed[step] = true;
  for (std::size_t i = plan.size(); i-- > 0;)
    if (needed[i])
      for (const Step from : plan[static_cast<Step>(i)].of) needed[from] = true;

  std::vector<Step> all;
  for (std::size_t i = 0; i < instrument.scores.size(); ++i)
    if (!instrument.scores[i].optional) all.push_back(own_scores_[i]);
  for (std::size_t i = 0; i < instrument.items.size(); ++i) {
    const Item& item = instrument.items[i];
    const Step input = plan.input(i);
    if (item.optional || item.is_text || (input < needed.size() && needed[input])) continue;
    const Step skipped =
        plan.add(Op::choose, Type::number, {out_.asked_[i], plan.missing(Type::number), plan.constant(0)});
    all.push_back(plan.add(Op::otherwise, Type::number, {input, skipped}));
  }
  if (all.empty()) return plan.constant(1, Type::boolean);
  const auto count = static_cast<double>(all.size());
  // One score is complete when it is there; no need to count.
  if (all.size() == 1) return plan.add(Op::deny, Type::boolean, {plan.add(Op::is_missing, Type::boolean, {all[0]})});
  const Step answered = plan.add(Op::answered, Type::integer, std::move(all));
  return plan.add(Op::less_equal, Type::boolean, {plan.constant(count), answered});
}

Result<KeyCompiler::Step> KeyCompiler::compile(const std::string& text, Type wanted, const std::string& where) {
  const auto step = compiler_.compile(text, wanted);
  if (step) return *step;
  return reject(ErrorKind::invalid, "instrument.malformed", where + ":" + step.error().to_string());
}

Result<void> KeyCompiler::items() {
  expression::Plan& plan = compiler_.plan();
  const auto& all = out_.instrument_.items;
  std::vector<Step> form;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Item& item = all[i];
    Step value = plan.input(i), asked = plan.constant(1, Type::boolean);
    if (!item.asked_if.empty()) {
      HW_TRY(asked, compile(item.asked_if, Type::boolean, "item " + item.id));
      if (item.when_skipped) {
        const Step skipped =
            plan.add(Op::choose, Type::number, {asked, plan.missing(Type::number), plan.constant(*item.when_skipped)});
        value = plan.add(Op::otherwise, plan[value].type, {value, skipped});
        plan.name(value, item.id);
        compiler_.define(item.id, value);
      }
    }
    out_.asked_.push_back(asked);
    values_.emplace(item.id, value);
    counted_.emplace(item.id, counted(item, value));
    const auto& rule = out_.instrument_.form;
    if (rule && std::ranges::find(rule->items, item.id) != rule->items.end()) form.push_back(value);
  }
  if (!form.empty()) {
    const double least = static_cast<double>(form.size()) - out_.instrument_.form->most_missing;
    const Step answered = plan.add(Op::answered, Type::integer, std::move(form));
    form_holds_ = plan.add(Op::less_equal, Type::boolean, {plan.constant(least), answered});
  }
  return {};
}

KeyCompiler::Step KeyCompiler::counted(const Item& item, Step value) {
  expression::Plan& plan = compiler_.plan();
  const bool recoded = std::ranges::any_of(item.options, [](const Option& o) { return o.counts.has_value(); });
  if (!recoded && !item.reverse) return value;
  // What does not count its own value does not take part in the reversal either.
  double low = item.lowest(), high = item.highest();
  if (recoded) {
    std::vector<double> plain;
    for (const Option& o : item.options)
      if (!o.counts) plain.push_back(o.value);
    if (!plain.empty()) {
      low = std::ranges::min(plain);
      high = std::ranges::max(plain);
    }
  }
  if (!recoded) return plan.add(Op::subtract, plan[value].type, {plan.constant(low + high, Type::integer), value});
  Node table;
  table.op = Op::lookup;
  table.of = {value};
  table.index = static_cast<std::int32_t>(item.lowest());
  table.table.assign(static_cast<std::size_t>(item.highest() - item.lowest()) + 1, expression::k_missing);
  for (const Option& o : item.options) {
    table.table[static_cast<std::size_t>(o.value - item.lowest())] = o.counts       ? *o.counts
                                                                     : item.reverse ? low + high - o.value
                                                                                    : o.value;
  }
  return plan.add(std::move(table));
}

Result<void> KeyCompiler::scores() {
  for (const Score& score : out_.instrument_.scores) {
    const MissingRule& rule = missing_ == MissingBy::study && score.as_study ? *score.as_study : score.missing;
    HW_TRY(const Step own, this->score(score, score.missing, true));
    Step step = own;
    if (!(rule == score.missing)) {
      HW_TRY(step, this->score(score, rule, false));
    }
    own_scores_.push_back(own);
    out_.scores_.push_back(step);
    named_.insert_or_assign(score.name, step);
    compiler_.define(score.name, step);
    compiler_.plan().name(step, score.name);
    const Bands* bands = out_.bands(out_.scores_.size() - 1);
    out_.levels_.push_back(bands ? std::optional(level(*bands, step)) : std::nullopt);
  }
  return {};
}

/// `own`: the rule of the whole form holds too.
Result<KeyCompiler::Step> KeyCompiler::score(const Score& score, const MissingRule& rule, bool own) {
  expression::Plan& plan = compiler_.plan();
  HW_TRY(Step step, by_method(score, rule));
  step = transformed(score, step);
  if (own && form_holds_ && !score.optional) {
    step = plan.add(Op::choose, plan[step].type, {*form_holds_, step, plan.missing(plan[step].type)});
  }
  return step;
}

Result<KeyCompiler::Step> KeyCompiler::by_method(const Score& score, const MissingRule& rule) {
  expression::Plan& plan = compiler_.plan();
  std::vector<Step> of;
  for (const std::string& id : score.items) of.push_back(counted_.find(id)->second);
  switch (score.method) {
    case Method::sum:
    case Method::mean:
    case Method::weighted:
    case Method::max: return joined(score, of, rule);
    case Method::count: {
      std::vector<Step> high;
      for (Step step : of)
        high.push_back(plan.add(Op::less_equal, Type::boolean, {plan.constant(*score.at_least), step}));
      return joined(score, high, rule);
    }
    case Method::nearest: {
      Node node;
      node.op = Op::nearest;
      node.type = Type::integer;
      node.of = {named_.find(score.of)->second};
      node.table = score.profiles;
      return plan.add(std::move(node));
    }
    case Method::flow: return flow(score);
    case Method::formula: return compile(score.formula, Type::number, "score " + score.name);
  }
  return reject(ErrorKind::invalid, "instrument.malformed", "score " + score.name + " has no method");
}

KeyCompiler::Step KeyCompiler::joined(const Score& score, const std::vector<Step>& of, const MissingRule& rule) {
  expression::Plan& plan = compiler_.plan();
  const auto n = static_cast<double>(of.size());
  if (score.method == Method::weighted) {
    Node node;
    node.op = Op::weighted;
    node.of = of;
    node.table = score.weights;
    return plan.add(std::move(node));
  }
  const bool mean = score.method == Method::mean, max = score.method == Method::max;
  const auto add = [&](Op op) { return plan.add(op, Type::number, of); };
  switch (rule.kind) {
    case MissingRule::Kind::all: return add(max ? Op::largest : mean ? Op::mean : Op::sum);
    case MissingRule::Kind::answered:
      return add(max ? Op::largest_answered : mean ? Op::mean_answered : Op::sum_answered);
    case MissingRule::Kind::replaced: {
      // Replacing what is missing by the mean of the rest leaves the mean as it is.
      Step value = add(max ? Op::largest_answered : Op::mean_answered);
      if (!mean && !max) value = plan.add(Op::multiply, Type::number, {value, plan.constant(n)});
      const Step enough = plan.add(Op::less_equal, Type::boolean, {plan.constant(n - rule.most), add(Op::answered)});
      return plan.add(Op::choose, Type::number, {enough, value, plan.missing(Type::number)});
    }
  }
  return plan.missing(Type::number);
}

Result<KeyCompiler::Step> KeyCompiler::flow(const Score& score) {
  expression::Plan& plan = compiler_.plan();
  Step out = plan.constant(score.otherwise);
  for (auto step = score.steps.rbegin(); step != score.steps.rend(); ++step) {
    HW_TRY(const Step when, compile(step->when, Type::boolean, "score " + score.name));
    out = plan.add(Op::choose, Type::number, {when, plan.constant(step->gives), out});
  }
  return out;
}

KeyCompiler::Step KeyCompiler::transformed(const Score& score, Step step) {
  expression::Plan& plan = compiler_.plan();
  if (score.multiply != 1) step = plan.add(Op::multiply, Type::number, {step, plan.constant(score.multiply)});
  if (score.add != 0) step = plan.add(Op::add, Type::number, {step, plan.constant(score.add)});
  return step;
}

/// Position of the band from 1: how many bands begin at or below the score.
KeyCompiler::Step KeyCompiler::level(const Bands& bands, Step score) {
  Node node;
  node.op = Op::level;
  node.type = Type::integer;
  node.of = {score};
  for (const Level& level : bands.levels) node.table.push_back(level.from);
  return compiler_.plan().add(std::move(node));
}

}  // namespace homeward::scoring
