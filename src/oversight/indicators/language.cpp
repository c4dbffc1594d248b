#include "oversight/indicators/language.hpp"

#include "oversight/figures/tables.hpp"
#include "oversight/indicators/terms.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::indicators {
namespace {

using cohort::Value;
using expression::Checked;
using expression::Form;
using expression::Place;
using expression::Syntax;
using Type = Term::Type;

tl::unexpected<expression::Fault> unknown_name(Place at, std::string detail) {
  return expression::reject_at(at, "expression.unknown-name", std::move(detail));
}
tl::unexpected<expression::Fault> wrong_type(Place at, std::string detail) {
  return expression::reject_at(at, "expression.wrong-type", std::move(detail));
}
tl::unexpected<expression::Fault> expected(Place at, std::string_view wanted, Type found) {
  return wrong_type(at, std::string(wanted) + " is expected here, this is " + std::string(word_of(found)));
}

class Compiling {
 public:
  Compiling(const Syntax& syntax, const Scope& scope, Reads* reads)
      : syntax_(syntax),
        today_(scope.today),
        period_(scope.period),
        columns_(scope.columns),
        table_(scope.table),
        reads_(reads) {
    note_table(table_);
  }

  Checked<Term> run() {
    for (const Syntax::Let& let : syntax_.lets) {
      if (find_name(let.name)) return unknown_name(let.at, "the name " + let.name + " is taken");
      HW_TRY(Term term, of(let.value));
      lets_.emplace(let.name, std::move(term));
    }
    return of(syntax_.result);
  }

 private:
  using Node = Syntax::Node;
  const Node& node(std::uint32_t index) const { return syntax_.nodes[index]; }

  Checked<Term> of(std::uint32_t index) {
    const Node& n = node(index);
    switch (n.form) {
      case Form::number:
        if (!n.whole || std::abs(n.number) > 1e9) return wrong_type(n.at, "a whole number is expected here");
        return written(static_cast<std::int32_t>(n.number));
      case Form::text: {
        Term out;
        out.type = Type::text;
        out.text = n.word;
        return out;
      }
      case Form::truth:
        return n.number != 0 ? truth({}, cohort::none_of({Condition{}})) : truth(cohort::none_of({Condition{}}), {});
      case Form::name: return name(n);
      case Form::call: return call(n);
      case Form::choose: return choose(n);
      case Form::negate: {
        HW_TRY(const Term number, of_type(n.of[0], Type::whole));
        if (number.written) return written(-*number.written);
        return value_of(Type::whole, cohort::difference(cohort::constant(0), *number.value));
      }
      case Form::deny: {
        HW_TRY(const Term term, of_type(n.of[0], Type::truth));
        return truth(term.fails, term.holds);
      }
      case Form::add:
      case Form::subtract: return sum(n);
      case Form::equal:
      case Form::not_equal: return equality(n);
      case Form::less:
      case Form::less_equal:
      case Form::greater:
      case Form::greater_equal: return order(n);
      case Form::both:
      case Form::either: return logic(n);
      case Form::otherwise: return otherwise(n);
      case Form::is_missing:
      case Form::is_known: return is_missing(n);
      case Form::missing: return wrong_type(n.at, "to ask for missing, write `is missing`");
      case Form::multiply:
      case Form::divide:
      case Form::weeks: break;
    }
    return wrong_type(n.at, "rows of people know days and whole numbers only: no products, quotients or weeks");
  }

  Checked<Term> of_type(std::uint32_t index, Type wanted) {
    HW_TRY(Term term, of(index));
    if (term.type == wanted) return term;
    return expected(node(index).at, word_of(wanted), term.type);
  }
  /// A day or a whole number.
  Checked<Term> countable(std::uint32_t index) {
    HW_TRY(Term term, of(index));
    if (term.type == Type::day || term.type == Type::whole) return term;
    return expected(node(index).at, "a day or a whole number", term.type);
  }

  // --- Names

  std::optional<Term> find_name(const std::string& name) const {
    if (const auto let = lets_.find(name); let != lets_.end()) return let->second;
    if (name == "today") return value_of(Type::day, cohort::constant(today_));
    if (period_ && name == "period_start") return value_of(Type::day, cohort::constant(period_->first));
    if (period_ && name == "period_end") return value_of(Type::day, cohort::constant(period_->second));
    if (columns_)
      if (const auto beside = columns_->find({table_.number, name}); beside != columns_->end()) return beside->second;
    const auto& schema = figures::schema();
    if (const auto column = schema.find(schema.tables[table_.number].name, name)) {
      if (reads_) reads_->columns.insert(*column);
      return column_term(*column);
    }
    if (name == "itself") {
      Term out = value_of(Type::reference, cohort::row_of(table_));
      out.leads_to = table_;
      return out;
    }
    return std::nullopt;
  }

  Checked<Term> name(const Node& n) {
    auto found = find_name(n.word);
    if (!found) {
      return unknown_name(n.at, "a row of " + figures::schema().tables[table_.number].name + " knows no " + n.word);
    }
    if (!lets_.contains(n.word)) note_fact(n.word, *found);
    return *std::move(found);
  }

  void note_table(Table table) {
    if (reads_) reads_->tables.insert(table.number);
  }
  void note_fact(const std::string& label, const Term& term) {
    if (!reads_ || inside_of_ > 0 || term.type == Type::reference) return;
    const auto same = [&](const auto& known) { return known.first == label; };
    if (std::ranges::none_of(reads_->facts, same)) reads_->facts.emplace_back(label, term);
  }

  // --- Functions

  Checked<Term> call(const Node& n) {
    if (n.word == "of") return follow(n);
    if (n.word == "one_of") return one_of(n);
    if (n.word == "year") {
      if (n.of.size() != 1) return wrong_type(n.at, "year takes one day");
      HW_TRY(const Term day, of_type(n.of[0], Type::day));
      return value_of(Type::whole, cohort::year_of(*day.value));
    }
    if (n.word == "min" || n.word == "max") return extreme(n);
    return unknown_name(n.at, "there is no function " + n.word + " over rows");
  }

  /// of(reference, value): the value is read in the table that the reference leads to.
  Checked<Term> follow(const Node& n) {
    if (n.of.size() != 2) return wrong_type(n.at, "of takes a reference and a value");
    ++inside_of_;
    auto out = followed(n);
    --inside_of_;
    if (out) note_fact(text_of(n), *out);
    return out;
  }
  Checked<Term> followed(const Node& n) {
    HW_TRY(const Term reference, of_type(n.of[0], Type::reference));
    const Table before = table_;
    table_ = *reference.leads_to;
    note_table(table_);
    auto inner = of(n.of[1]);
    table_ = before;
    if (!inner) return inner;
    if (inner->type == Type::text) return expected(node(n.of[1]).at, "a value", inner->type);
    if (inner->type == Type::truth) return as_truth(cohort::through(*reference.value, as_value(*inner)));
    Term out = *inner;
    out.value = cohort::through(*reference.value, *inner->value);
    return out;
  }

  /// `of(episode, opened)` as it is written, for those who read why somebody counts.
  std::string text_of(const Node& n) const {
    if (n.form != Form::call) return n.word;
    std::string out = n.word + "(";
    for (std::size_t i = 0; i < n.of.size(); ++i) out += (i ? ", " : "") + text_of(node(n.of[i]));
    return out + ")";
  }

  Checked<Term> one_of(const Node& n) {
    if (n.of.size() < 2) return wrong_type(n.at, "one_of takes a column and words");
    HW_TRY(const Term term, of(n.of[0]));
    std::vector<Term> words;
    for (std::size_t i = 1; i < n.of.size(); ++i) {
      HW_TRY(Term word, of_type(n.of[i], Type::text));
      words.push_back(std::move(word));
    }
    return is_one_of(term, words, node(n.of[0]).at, node(n.of[1]).at);
  }

  Checked<Term> is_one_of(const Term& term, const std::vector<Term>& words, Place at, Place word_at) const {
    if (term.type != Type::code && term.type != Type::word) return expected(at, "a column of words", term.type);
    if (term.type == Type::word) {
      std::vector<std::string> texts;
      for (const Term& word : words) texts.push_back(word.text);
      const Condition holds = is_word(*term.value, *term.words, std::move(texts));
      return truth(holds, cohort::all_of({cohort::is_known(*term.value), cohort::none_of({holds})}));
    }
    std::set<std::int32_t> wanted;
    for (const Term& word : words) {
      const auto code = figures::schema().code_of(*term.words, word.text);
      if (!code) return unknown_name(word_at, "the column has no word \"" + word.text + "\"");
      wanted.insert(*code);
    }
    std::vector<std::int32_t> others;
    const auto known = static_cast<std::int32_t>(figures::schema().spec(*term.words).words.size());
    for (std::int32_t code = 0; code < known; ++code)
      if (!wanted.contains(code)) others.push_back(code);
    return truth(cohort::one_of(*term.value, {wanted.begin(), wanted.end()}),
                 cohort::one_of(*term.value, std::move(others)));
  }

  Checked<Term> extreme(const Node& n) {
    if (n.of.size() != 2) return wrong_type(n.at, n.word + " takes two values");
    HW_TRY(const Term a, countable(n.of[0]));
    HW_TRY(const Term b, countable(n.of[1]));
    if (a.type != b.type) return expected(node(n.of[1]).at, word_of(a.type), b.type);
    const Value least = cohort::smaller(*a.value, *b.value);
    if (n.word == "min") return value_of(a.type, least);
    // a + b - min(a, b), without leaving the numbers that days are: a - (min - b).
    return value_of(a.type, cohort::difference(*a.value, cohort::difference(least, *b.value)));
  }

  // --- Signs

  Checked<Term> sum(const Node& n) {
    HW_TRY(const Term a, countable(n.of[0]));
    HW_TRY(const Term b, countable(n.of[1]));
    if (n.form == Form::subtract) {
      if (a.type == Type::whole && b.type == Type::day) return expected(node(n.of[1]).at, "a whole number", b.type);
      const Type type = a.type == Type::day && b.type == Type::whole ? Type::day : Type::whole;
      return value_of(type, cohort::difference(*a.value, *b.value));
    }
    if (a.type == Type::day && b.type == Type::day) return wrong_type(n.at, "two days have no sum");
    const Type type = a.type == Type::day || b.type == Type::day ? Type::day : Type::whole;
    return value_of(type, cohort::difference(*a.value, cohort::difference(cohort::constant(0), *b.value)));
  }

  Checked<Term> equality(const Node& n) {
    HW_TRY(const Term a, of(n.of[0]));
    HW_TRY(const Term b, of(n.of[1]));
    Term out;
    if (b.type == Type::text || a.type == Type::text) {
      const bool turned = a.type == Type::text;
      HW_TRY(out,
             is_one_of(turned ? b : a, {turned ? a : b}, node(n.of[turned ? 1 : 0]).at, node(n.of[turned ? 0 : 1]).at));
    } else if (a.type == b.type && (a.type == Type::day || a.type == Type::whole || a.type == Type::reference)) {
      const Value apart = cohort::difference(*a.value, *b.value);
      out = truth(cohort::equals(apart, 0), differs(apart));
    } else {
      return wrong_type(n.at, "the two sides do not go together: " + std::string(word_of(a.type)) + " and " +
                                  std::string(word_of(b.type)));
    }
    if (n.form == Form::not_equal) std::swap(out.holds, out.fails);
    return out;
  }
  static Condition differs(const Value& apart) {
    return cohort::any_of({cohort::at_most(apart, -1), cohort::at_least(apart, 1)});
  }

  Checked<Term> order(const Node& n) {
    HW_TRY(Term a, of(n.of[0]));
    if (a.type == Type::amount) return amount_order(n, a);
    HW_TRY(a, countable(n.of[0]));
    HW_TRY(const Term b, countable(n.of[1]));
    if (a.type != b.type) return expected(node(n.of[1]).at, word_of(a.type), b.type);
    // A limit that is written out needs no column of its own.
    const Value value = b.written ? *a.value : cohort::difference(*a.value, *b.value);
    const std::int32_t limit = b.written.value_or(0);
    switch (n.form) {
      case Form::less: return truth(cohort::at_most(value, limit - 1), cohort::at_least(value, limit));
      case Form::less_equal: return truth(cohort::at_most(value, limit), cohort::at_least(value, limit + 1));
      case Form::greater: return truth(cohort::at_least(value, limit + 1), cohort::at_most(value, limit));
      default: return truth(cohort::at_least(value, limit), cohort::at_most(value, limit - 1));
    }
  }

  /// Amounts are compared with a number that is written out.
  Checked<Term> amount_order(const Node& n, const Term& amount) {
    const Node& limit = node(n.of[1]);
    if (limit.form != Form::number) return wrong_type(limit.at, "a number written out is expected here");
    const bool above = n.form == Form::greater || n.form == Form::less_equal;
    const double from = above ? std::nextafter(limit.number, HUGE_VAL) : limit.number;
    const Value reached = cohort::band(*amount.value, {from});
    Term out = truth(cohort::equals(reached, 1), cohort::equals(reached, 0));
    if (n.form == Form::less || n.form == Form::less_equal) std::swap(out.holds, out.fails);
    return out;
  }

  Checked<Term> logic(const Node& n) {
    HW_TRY(const Term a, of_type(n.of[0], Type::truth));
    HW_TRY(const Term b, of_type(n.of[1], Type::truth));
    if (n.form == Form::both) {
      return truth(cohort::all_of({a.holds, b.holds}), cohort::any_of({a.fails, b.fails}));
    }
    return truth(cohort::any_of({a.holds, b.holds}), cohort::all_of({a.fails, b.fails}));
  }

  Checked<Term> otherwise(const Node& n) {
    HW_TRY(const Term a, countable(n.of[0]));
    HW_TRY(const Term b, countable(n.of[1]));
    if (a.type != b.type) return expected(node(n.of[1]).at, word_of(a.type), b.type);
    return value_of(a.type, cohort::first_known(*a.value, *b.value));
  }

  Checked<Term> is_missing(const Node& n) {
    HW_TRY(const Term term, of(n.of[0]));
    if (term.type == Type::text) return expected(node(n.of[0]).at, "a column", term.type);
    Condition missing =
        term.type == Type::truth ? cohort::none_of({term.holds, term.fails}) : cohort::is_missing(*term.value);
    Condition known =
        term.type == Type::truth ? cohort::any_of({term.holds, term.fails}) : cohort::is_known(*term.value);
    if (n.form == Form::is_known) std::swap(missing, known);
    return truth(std::move(missing), std::move(known));
  }

  /// if ... then 1 else if ... then 2 else 3: whole numbers written out.
  Checked<Term> choose(const Node& n) {
    std::vector<cohort::Case> cases;
    const Node* at = &n;
    while (true) {
      HW_TRY(const Term when, of_type(at->of[0], Type::truth));
      HW_TRY(const Term then, of_type(at->of[1], Type::whole));
      if (!then.written) return wrong_type(node(at->of[1]).at, "a whole number written out is expected here");
      cases.push_back({when.holds, *then.written});
      // Where the question itself is missing, so is the answer.
      cases.push_back({cohort::none_of({when.fails}), cohort::k_missing});
      const Node& rest = node(at->of[2]);
      if (rest.form != Form::choose) break;
      at = &rest;
    }
    HW_TRY(const Term last, of_type(at->of[2], Type::whole));
    if (!last.written) return wrong_type(node(at->of[2]).at, "a whole number written out is expected here");
    return value_of(Type::whole, cohort::choose(std::move(cases), *last.written));
  }

  const Syntax& syntax_;
  LocalDate today_;
  std::optional<std::pair<LocalDate, LocalDate>> period_;
  const NamedTerms* columns_;
  Table table_;
  Reads* reads_;
  std::map<std::string, Term> lets_;
  int inside_of_ = 0;
};

}  // namespace

expression::Checked<Term> compile(const expression::Syntax& syntax, const Scope& scope, Reads* reads) {
  return Compiling(syntax, scope, reads).run();
}

}  // namespace homeward::indicators
