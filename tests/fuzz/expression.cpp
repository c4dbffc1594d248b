// The expression language from anywhere: whatever text comes, it is refused with a place inside it or becomes a value.
// What compiles gives the same for one row and for many, never an infinite number, and its trace, read again, means the
// same. The first line is the pattern, the second the number, the rest the expression.
#include "engine/expression/evaluator.hpp"
#include "engine/expression/program.hpp"
#include "engine/expression/trace.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace homeward::expression;

void expect(bool holds) {
  if (!holds) std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

bool same(std::string_view a, std::string_view b) { return is_missing(a) == is_missing(b) && a == b; }
bool same(double a, double b) { return is_missing(a) ? is_missing(b) : a == b; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  std::string_view pattern = take_line(text);
  const std::string_view number = take_line(text);
  if (find_foreign(pattern) || pattern.size() > k_longest_pattern) pattern = "+-o*_";
  double n = k_missing;
  std::from_chars(number.data(), number.data() + number.size(), n, std::chars_format::fixed);
  if (!std::isfinite(n)) n = k_missing;

  Compiler compiler({{"u", Type::pattern}, {"n", Type::number}, {"i", Type::integer}, {"b", Type::boolean}});
  const auto step = compiler.compile(text);
  if (!step) {
    const auto lines = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), '\n'));
    expect(step.error().at.line >= 1 && step.error().at.line <= lines && step.error().at.column <= size + 1);
    return 0;
  }
  const auto fill = [&](Evaluator& evaluator, std::size_t row) {
    evaluator.texts(0)[row] = pattern;
    evaluator.numbers(1)[row] = n;
    evaluator.numbers(2)[row] = is_missing(n) ? k_missing : std::floor(std::clamp(n, -1e9, 1e9));
    evaluator.numbers(3)[row] = row % 2 == 0 ? 1 : 0;
  };
  Evaluator one(compiler.plan(), *step), many(compiler.plan(), *step);
  fill(one, 0);
  for (std::size_t row = 0; row < k_batch; ++row) fill(many, row);
  one.run(1);
  many.run(k_batch);
  const Type type = compiler.plan()[*step].type;
  if (is_text(type)) {
    const std::string_view found = one.texts_of(*step)[0];
    expect(same(found, many.texts_of(*step)[0]) && same(found, many.texts_of(*step)[k_batch - 2]));
    if (type == Type::pattern) expect(found.size() <= k_longest_pattern && !find_foreign(found));
  } else {
    const double found = one.numbers_of(*step)[0];
    expect(same(found, many.numbers_of(*step)[0]) && same(found, many.numbers_of(*step)[k_batch - 2]));
    expect(!std::isinf(found));
    if (type == Type::boolean) expect(is_missing(found) || found == 0 || found == 1);
  }
  const auto lines = trace(compiler.plan(), *step, std::vector<Value>{std::string(pattern)});
  expect(!lines.empty());
  return 0;
}
