#pragma once
#include "base/record.hpp"
#include "base/time.hpp"

#include <string>
#include <string_view>
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
  Sql& bind(Datum value) {
    params_.push_back(std::move(value));
    text_ += "$" + std::to_string(params_.size());
    return *this;
  }
  template <class R>
  Sql& bind(const Id<R>& id) {
    return bind(Datum{id.value});
  }
  Sql& bind(Instant at) { return bind(Datum{at.micros}); }
  Sql& bind(LocalDate day) { return bind(Datum{std::int64_t{day.days}}); }
  Sql& bind_word(std::string_view word) { return bind(Datum{std::string(word)}); }
  /// Appends another piece, renumbering its parameters.
  Sql& add(const Sql& other);
  bool empty() const { return text_.empty(); }

  const std::string& text() const { return text_; }
  const std::vector<Datum>& params() const { return params_; }

 private:
  std::string text_;
  std::vector<Datum> params_;
};

}  // namespace homeward::access
