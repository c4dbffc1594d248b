#pragma once
#include "base/record.hpp"
#include "base/time.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homeward::access {

/// SQL text with bound values, written piece by piece. Pieces are constants of our own code; values are only bound.
class Sql {
 public:
  Sql() = default;
  explicit Sql(std::string_view text) : text_(text) {}
  Sql& add(std::string_view text) {
    text_ += text;
    return *this;
  }
  Sql& bind(Datum value);
  template <class R>
  Sql& bind(const Id<R>& id) {
    return bind(Datum{id.value});
  }
  Sql& bind(Instant at) { return bind(Datum{at.micros}); }
  Sql& bind(LocalDate day) { return bind(Datum{std::int64_t{day.days}}); }
  Sql& bind_word(std::string_view word) { return bind(Datum{std::string(word)}); }
  /// `(a, b, c)`, each a parameter.
  template <class Values>
  Sql& bind_list(const Values& values) {
    std::string_view before = "(";
    for (const auto& value : values) add(std::exchange(before, ", ")).bind(value);
    return add(")");
  }
  /// Appends another piece with its parameters.
  Sql& add(const Sql& other);
  bool empty() const { return text_.empty(); }

  /// With the parameters numbered in the order of the text: $1, $2, ...
  std::string text() const;
  const std::vector<Datum>& params() const { return params_; }

 private:
  /// Stands for a parameter until `text` numbers them: a condition is put together from many pieces.
  static constexpr char k_parameter = '$';

  std::string text_;
  std::vector<Datum> params_;
};

}  // namespace homeward::access
