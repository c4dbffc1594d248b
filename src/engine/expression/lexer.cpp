#include "engine/expression/lexer.hpp"

#include <algorithm>
#include <array>

namespace homeward::expression {
namespace {

constexpr std::array<std::string_view, 12> k_keywords = {"let", "if",   "then",  "else",    "and", "or",
                                                         "not", "true", "false", "missing", "is",  "known"};
constexpr std::array<std::string_view, 5> k_double_signs = {"..", "??", "!=", "<=", ">="};
constexpr std::string_view k_signs = "()[],;=<>+-*/";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool begins_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Checked<std::vector<Token>> run() {
    std::vector<Token> out;
    for (;;) {
      skip();
      HW_TRY(Token token, next());
      out.push_back(token);
      if (token.kind == Token::Kind::end) return out;
    }
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }
  Place place() const { return {line_, static_cast<std::uint32_t>(at_ - line_begin_ + 1)}; }

  void skip() {
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
        if (at_ == text_.size()) return;
      }
      if (text_[at_] == '\n') {
        ++line_;
        line_begin_ = at_ + 1;
      } else if (text_[at_] != ' ' && text_[at_] != '\t' && text_[at_] != '\r') {
        return;
      }
    }
  }

  Token take(Token::Kind kind, std::size_t size) {
    const Token out{kind, place(), text_.substr(at_, size)};
    at_ += size;
    return out;
  }

  Checked<Token> next() {
    if (at_ >= text_.size()) return Token{Token::Kind::end, place(), {}};
    const char c = text_[at_];
    if (is_digit(c)) return number();
    if (c == '"') return quoted();
    if (begins_name(c)) {
      std::size_t size = 1;
      while (begins_name(at(at_ + size)) || is_digit(at(at_ + size))) ++size;
      const bool known = std::ranges::find(k_keywords, text_.substr(at_, size)) != k_keywords.end();
      return take(known ? Token::Kind::keyword : Token::Kind::name, size);
    }
    if (std::ranges::find(k_double_signs, text_.substr(at_, 2)) != k_double_signs.end()) {
      return take(Token::Kind::sign, 2);
    }
    if (k_signs.find(c) != k_signs.npos) return take(Token::Kind::sign, 1);
    return reject_at(place(), "expression.malformed", "this sign means nothing here");
  }

  Checked<Token> number() {
    std::size_t size = 1;
    while (is_digit(at(at_ + size))) ++size;
    // `5..15` are two numbers.
    if (at(at_ + size) == '.' && is_digit(at(at_ + size + 1))) {
      for (size += 2; is_digit(at(at_ + size));) ++size;
    }
    if (begins_name(at(at_ + size))) {
      return reject_at(place(), "expression.malformed", "a number runs into a name");
    }
    return take(Token::Kind::number, size);
  }

  Checked<Token> quoted() {
    const auto end = text_.find_first_of("\"\n", at_ + 1);
    if (end == text_.npos || text_[end] == '\n') {
      return reject_at(place(), "expression.malformed", "the quote that opens this text is not closed in its line");
    }
    Token out{Token::Kind::text, place(), text_.substr(at_ + 1, end - at_ - 1)};
    at_ = end + 1;
    return out;
  }

  std::string_view text_;
  std::size_t at_ = 0, line_begin_ = 0;
  std::uint32_t line_ = 1;
};

}  // namespace

Checked<std::vector<Token>> tokens_of(std::string_view text) { return Lexer(text).run(); }

}  // namespace homeward::expression
