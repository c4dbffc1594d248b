#include "engine/expression/lexer.hpp"
#include "engine/expression/syntax.hpp"

#include <charconv>
#include <optional>
#include <utility>

namespace homeward::expression {
namespace {

constexpr std::size_t k_longest = 16 << 10, k_most_nodes = 2000;
constexpr int k_deepest = 60;

using Index = std::uint32_t;

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Checked<Syntax> run() {
    while (is_word("let")) {
      HW_TRY_VOID(let());
    }
    HW_TRY(out_.result, value());
    if (here().kind != Token::Kind::end) return unexpected("the end is expected here");
    return std::move(out_);
  }

 private:
  const Token& here() const { return tokens_[at_]; }
  bool is(Token::Kind kind, std::string_view text) const { return here().kind == kind && here().text == text; }
  bool is_sign(std::string_view text) const { return is(Token::Kind::sign, text); }
  bool is_word(std::string_view text) const { return is(Token::Kind::keyword, text); }
  bool accept(bool holds) {
    if (holds) ++at_;
    return holds;
  }
  tl::unexpected<Fault> unexpected(std::string detail) const {
    return reject_at(here().at, "expression.malformed", std::move(detail));
  }
  Checked<void> expect(bool holds, const char* what) {
    if (!accept(holds)) return unexpected(std::string(what) + " is expected here");
    return {};
  }

  Checked<Index> add(Form form, Place at, std::vector<Index> of) {
    Syntax::Node node;
    node.form = form;
    node.at = at;
    node.of = std::move(of);
    return add(std::move(node));
  }
  Checked<Index> add(Syntax::Node node) {
    if (out_.nodes.size() >= k_most_nodes) {
      return reject_at(node.at, "expression.too-large", "the expression has more than 2,000 parts");
    }
    out_.nodes.push_back(std::move(node));
    return static_cast<Index>(out_.nodes.size() - 1);
  }

  Checked<void> let() {
    ++at_;
    if (here().kind != Token::Kind::name) return unexpected("a name is expected behind let");
    const Token name = tokens_[at_++];
    HW_TRY_VOID(expect(is_sign("="), "="));
    HW_TRY(const Index bound, value());
    HW_TRY_VOID(expect(is_sign(";"), "; behind what let binds"));
    out_.lets.push_back({std::string(name.text), name.at, bound});
    return {};
  }

  Checked<Index> value() {
    if (depth_ >= k_deepest) return reject_at(here().at, "expression.too-large", "more than 60 levels");
    ++depth_;
    auto out = is_word("if") ? choose() : choice();
    --depth_;
    return out;
  }

  Checked<Index> choose() {
    const Place at = tokens_[at_++].at;
    HW_TRY(const Index condition, value());
    HW_TRY_VOID(expect(is_word("then"), "then"));
    HW_TRY(const Index yes, value());
    HW_TRY_VOID(expect(is_word("else"), "else"));
    HW_TRY(const Index no, value());
    return add(Form::choose, at, {condition, yes, no});
  }

  using Level = Checked<Index> (Parser::*)();
  using Pick = std::optional<Form> (Parser::*)() const;
  /// A level of operators that all join from the left.
  Checked<Index> joined(Level below, Pick pick) {
    HW_TRY(Index left, (this->*below)());
    while (const auto form = (this->*pick)()) {
      const Place at = tokens_[at_++].at;
      HW_TRY(const Index right, (this->*below)());
      HW_TRY(left, add(*form, at, {left, right}));
    }
    return left;
  }

  std::optional<Form> otherwise() const { return is_sign("??") ? std::optional(Form::otherwise) : std::nullopt; }
  std::optional<Form> or_word() const { return is_word("or") ? std::optional(Form::either) : std::nullopt; }
  std::optional<Form> and_word() const { return is_word("and") ? std::optional(Form::both) : std::nullopt; }
  std::optional<Form> plus_minus() const {
    if (is_sign("+")) return Form::add;
    if (is_sign("-")) return Form::subtract;
    return std::nullopt;
  }
  std::optional<Form> times_by() const {
    if (is_sign("*")) return Form::multiply;
    if (is_sign("/")) return Form::divide;
    return std::nullopt;
  }
  std::optional<Form> comparison() const {
    constexpr std::pair<std::string_view, Form> signs[] = {{"=", Form::equal},   {"!=", Form::not_equal},
                                                           {"<", Form::less},    {"<=", Form::less_equal},
                                                           {">", Form::greater}, {">=", Form::greater_equal}};
    for (const auto& [sign, form] : signs)
      if (is_sign(sign)) return form;
    return std::nullopt;
  }

  Checked<Index> choice() { return joined(&Parser::either, &Parser::otherwise); }
  Checked<Index> either() { return joined(&Parser::both, &Parser::or_word); }
  Checked<Index> both() { return joined(&Parser::denied, &Parser::and_word); }
  Checked<Index> sum() { return joined(&Parser::product, &Parser::plus_minus); }
  Checked<Index> product() { return joined(&Parser::sign, &Parser::times_by); }

  /// `-` and `not` may stand in a row; each is a level.
  Checked<Index> before(Form form, Level again) {
    if (depth_ >= k_deepest) return reject_at(here().at, "expression.too-large", "more than 60 levels");
    const Place at = tokens_[at_++].at;
    ++depth_;
    auto of = (this->*again)();
    --depth_;
    if (!of) return of;
    return add(form, at, {*of});
  }
  Checked<Index> denied() { return is_word("not") ? before(Form::deny, &Parser::denied) : compare(); }
  Checked<Index> sign() { return is_sign("-") ? before(Form::negate, &Parser::sign) : part(); }

  Checked<Index> compare() {
    HW_TRY(const Index left, sum());
    const Place at = here().at;
    if (accept(is_word("is"))) {
      if (accept(is_word("missing"))) return add(Form::is_missing, at, {left});
      HW_TRY_VOID(expect(is_word("known"), "missing or known"));
      return add(Form::is_known, at, {left});
    }
    const auto form = comparison();
    if (!form) return left;
    ++at_;
    HW_TRY(const Index right, sum());
    if (comparison()) return unexpected("comparisons do not follow each other; join them with and");
    return add(*form, at, {left, right});
  }

  Checked<Index> part() {
    HW_TRY(Index out, atom());
    while (is_sign("[")) {
      const Place at = tokens_[at_++].at;
      Index from = Syntax::k_none, to = Syntax::k_none;
      if (!is_sign("..")) {
        HW_TRY(from, value());
      }
      if (accept(is_sign(".."))) {
        if (!is_sign("]")) {
          HW_TRY(to, value());
        }
      } else {
        to = from;
      }
      HW_TRY_VOID(expect(is_sign("]"), "]"));
      HW_TRY(out, add(Form::weeks, at, {out, from, to}));
    }
    return out;
  }

  Checked<Index> atom() {
    const Token token = here();
    Syntax::Node node;
    node.at = token.at;
    if (accept(is_sign("("))) {
      HW_TRY(const Index inner, value());
      HW_TRY_VOID(expect(is_sign(")"), ")"));
      return inner;
    }
    switch (token.kind) {
      case Token::Kind::number: return number(token);
      case Token::Kind::text: node.form = Form::text; break;
      case Token::Kind::name: return name(token);
      case Token::Kind::keyword:
        if (token.text == "missing") {
          node.form = Form::missing;
          break;
        }
        if (token.text == "true" || token.text == "false") {
          node.form = Form::truth;
          node.number = token.text == "true" ? 1 : 0;
          break;
        }
        return unexpected("a value is expected here");
      default: return unexpected("a value is expected here");
    }
    node.word = token.text;
    ++at_;
    return add(std::move(node));
  }

  Checked<Index> number(const Token& token) {
    Syntax::Node node;
    node.form = Form::number;
    node.at = token.at;
    node.whole = token.text.find('.') == token.text.npos;
    const auto [end, error] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), node.number);
    if (error != std::errc{} || end != token.text.data() + token.text.size() || node.number > 1e15) {
      return unexpected("the number is too large");
    }
    ++at_;
    return add(std::move(node));
  }

  Checked<Index> name(const Token& token) {
    Syntax::Node node;
    node.form = Form::name;
    node.at = token.at;
    node.word = token.text;
    ++at_;
    if (!accept(is_sign("("))) return add(std::move(node));
    node.form = Form::call;
    if (!accept(is_sign(")"))) {
      do {
        HW_TRY(const Index of, value());
        node.of.push_back(of);
      } while (accept(is_sign(",")));
      HW_TRY_VOID(expect(is_sign(")"), ")"));
    }
    return add(std::move(node));
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
  Syntax out_;
};

}  // namespace

Checked<Syntax> parse(std::string_view text) {
  if (text.size() > k_longest) {
    return reject_at({}, "expression.too-large", "an expression has at most 16 KiB");
  }
  HW_TRY(auto tokens, tokens_of(text));
  return Parser(std::move(tokens)).run();
}

}  // namespace homeward::expression
