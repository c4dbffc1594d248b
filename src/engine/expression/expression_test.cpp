#include "engine/expression/evaluator.hpp"
#include "engine/expression/program.hpp"
#include "engine/expression/trace.hpp"

#include <gtest/gtest.h>

namespace homeward::expression {
namespace {

std::vector<Variable> scope() {
  return {{"u", Type::pattern}, {"a", Type::number}, {"b", Type::integer}, {"yes", Type::boolean}, {"t", Type::text}};
}

/// What a text comes to, as the trace writes it; or the fault.
std::string value_of(std::string_view text, std::string u = "+-o*_", std::optional<double> a = 2.5) {
  Compiler compiler(scope());
  const auto step = compiler.compile(text);
  if (!step) return step.error().to_string();
  const std::vector<Value> inputs = {u, a ? Value{*a} : Value{}, 3.0, 1.0, std::string("ja")};
  return trace(compiler.plan(), *step, inputs).back().value;
}

/// `1` inside so many of these.
std::string nested(int levels, const char* before, const char* behind) {
  std::string out;
  for (int i = 0; i < levels; ++i) out.append(before);
  out.append("1");
  for (int i = 0; i < levels; ++i) out.append(behind);
  return out;
}

TEST(Expression, ComputesAsWritten) {
  EXPECT_EQ(value_of("1 + 2 * 3 - 4 / 2"), "5");
  EXPECT_EQ(value_of("(1 + 2) * -3"), "-9");
  EXPECT_EQ(value_of("let x = a * 2; x + x"), "10");
  EXPECT_EQ(value_of("if a > 2 and not (b = 4) then \"high\" else \"low\""), "high");
  EXPECT_EQ(value_of("max(1, 5, b) - min(a, 0.5) + round(2.5) + floor(-0.5) + ceiling(0.1) + abs(-2)"), "9.5");
  EXPECT_EQ(value_of("mean(1, 2, 6) # and this is said about it\n + sum(b, b)"), "9");
  EXPECT_EQ(value_of("count_true(a > 1, b > 3, yes)"), "2");
  EXPECT_EQ(value_of("t = \"ja\" and t != \"nein\""), "true");
  EXPECT_EQ(value_of("ln(1)"), "0");
}

TEST(Expression, KeepsMissingApartFromZero) {
  const auto gone = [](std::string_view text) { return value_of(text, "+", std::nullopt); };

  EXPECT_EQ(gone("a + 1"), "missing");
  EXPECT_EQ(gone("a < 1"), "missing");
  EXPECT_EQ(gone("a is missing"), "true");
  EXPECT_EQ(gone("a ?? 7"), "7");
  EXPECT_EQ(gone("a > 1 and false"), "false");
  EXPECT_EQ(gone("a > 1 or yes"), "true");
  EXPECT_EQ(gone("a > 1 and yes"), "missing");
  EXPECT_EQ(gone("not (a > 1)"), "missing");
  EXPECT_EQ(gone("if a > 1 then 1 else 2"), "missing");
  EXPECT_EQ(gone("sum(1, a)"), "missing");
  EXPECT_EQ(gone("sum_answered(1, a)"), "1");
  EXPECT_EQ(gone("mean_answered(a, 1, 4)"), "2.5");
  EXPECT_EQ(gone("answered(a, 1, 4)"), "2");
  EXPECT_EQ(gone("sum_answered(a, a)"), "missing");
  EXPECT_EQ(gone("max_answered(a, 2)"), "2");
  EXPECT_EQ(gone("max(a, 2)"), "missing");
  EXPECT_EQ(gone("min(2, a)"), "missing");
  EXPECT_EQ(gone("missing ?? 3"), "3");
}

TEST(Expression, MakesWhatIsNoNumberMissing) {
  EXPECT_EQ(value_of("1 / 0"), "missing");
  EXPECT_EQ(value_of("0 / 0 ?? 0"), "0");
  EXPECT_EQ(value_of("ln(0)"), "missing");
  EXPECT_EQ(value_of("ln(-1)"), "missing");
}

TEST(Expression, ReadsWeeklyPatterns) {
  const auto of = [](std::string_view text) { return value_of(text, "--+o*--+++oo"); };

  EXPECT_EQ(of("length(u)"), "12");
  EXPECT_EQ(of("u[2..4]"), "-+o");
  EXPECT_EQ(of("u[-3..]"), "+oo");
  EXPECT_EQ(of("u[3]"), "+");
  EXPECT_EQ(of("length(u[20..30])"), "0");
  EXPECT_EQ(of("u[-1] = \"o\""), "true");
  EXPECT_EQ(of("count(u, \"+*\")"), "5");
  EXPECT_EQ(of("count(u, \"^o\")"), "9");
  EXPECT_EQ(of("weigh(u, \"-\", 1, \"*\", 0.5)"), "4.5");
  EXPECT_EQ(of("weigh_by_week(u[1..3], \"-\", 2)"), "6");
  EXPECT_EQ(of("first_week(u, \"+\")"), "3");
  EXPECT_EQ(of("last_week(u, \"^o\")"), "10");
  EXPECT_EQ(of("first_week(u, \"_\")"), "missing");
  EXPECT_EQ(of("first_window(u, 3, 3, \"+\")"), "8");
  EXPECT_EQ(of("first_window(u, 4, 4, \"+\")"), "missing");
  EXPECT_EQ(of("longest_run(u, \"-\")"), "2");
  EXPECT_EQ(of("contains(u, \"+++\")"), "true");
  EXPECT_EQ(of("recode(u, \"o*\", \"++\")"), "--+++--+++++");
  EXPECT_EQ(of("recode(u, \"+-\", \"-+\")"), "++-o*++---oo") << "letters change at once, not one after the other";
  EXPECT_EQ(of("drop(u, \"o\")"), "--+*--+++");
  EXPECT_EQ(of("pick(u, 3, 5, 40)"), "+*");
  EXPECT_EQ(of("pad(u[1..3], 5, \"_\")"), "--+__");
  EXPECT_EQ(of("see(u, \"xx..x\")"), "----*");
  EXPECT_EQ(of("most_frequent(u, \"+-\")"), "+") << "ties go to the one named first";
  EXPECT_EQ(of("fill(u, \"o\", most_frequent(u, \"+-\"))"), "--++*--+++++");
  EXPECT_EQ(of("fill_between(u, \"o\", \"-*+\")"), "--++*--+++oo") << "between + and * lies nothing: the worse";
}

TEST(Expression, SaysWhereWhatIsWrong) {
  const auto begins = [](std::string_view text, std::string_view fault) {
    EXPECT_TRUE(value_of(text).starts_with(fault)) << text << " gives " << value_of(text);
  };
  begins("1 +", "1:4: expression.malformed");
  begins("let x = 1;\n  x + ?", "2:7: expression.malformed");
  begins("1 < 2 < 3", "1:7: expression.malformed");
  begins("\"open", "1:1: expression.malformed");
  begins("12ab", "1:1: expression.malformed");
  begins("nobody + 1", "1:1: expression.unknown-name");
  begins("1 +\nlenth(u)", "2:1: expression.unknown-name");
  begins("let a = 1; a", "1:5: expression.unknown-name");
  begins("u + 1", "1:1: expression.wrong-type");
  begins("length(a)", "1:8: expression.wrong-type");
  begins("if a then 1 else 2", "1:4: expression.wrong-type");
  begins("a = missing", "1:3: expression.wrong-type");
  begins("missing = missing", "1:9: expression.wrong-type");
  begins("count(u, \"x\")", "1:10: expression.wrong-type");
  begins("count(u)", "1:1: expression.wrong-type");
  begins("recode(u, \"o*\", \"+\")", "1:1: expression.wrong-type");
  begins("first_window(u, 2, 3, \"+\")", "1:1: expression.wrong-type");
  begins("u[1.5..2]", "1:3: expression.wrong-type");
  begins("yes = 1", "1:5: expression.wrong-type");
  begins(nested(70, "(", ")"), "1:61: expression.too-large");
  begins(nested(70, "-", ""), "1:60: expression.too-large");
  begins(std::string(20'000, ' '), "1:1: expression.too-large");
}

TEST(Expression, ChecksTheTypeThatIsWanted) {
  Compiler compiler(scope());

  EXPECT_TRUE(compiler.compile("b", Type::number));
  EXPECT_TRUE(compiler.compile("missing", Type::text));
  EXPECT_FALSE(compiler.compile("a", Type::integer));
  EXPECT_FALSE(compiler.compile("a > 1", Type::number));
  EXPECT_TRUE(compiler.compile("b + b * 2", Type::integer));
  EXPECT_FALSE(compiler.compile("b / 2", Type::integer));
}

TEST(Expression, ComputesOnceWhatDefinitionsShare) {
  Compiler compiler(scope());

  const auto first = compiler.compile("let p = recode(u, \"o\", \"+\"); count(p, \"+\")");
  const std::size_t size = compiler.plan().size();
  const auto second = compiler.compile("count(recode(u, \"o\", \"+\"), \"+\")");

  EXPECT_EQ(first.value(), second.value());
  EXPECT_EQ(compiler.plan().size(), size);
}

TEST(Expression, TracesHowAValueCameOut) {
  Compiler compiler(scope());
  const auto step = compiler.compile("let p = recode(u, \"o*\", \"++\"); count(p, \"-\") / length(p) ?? 0");

  const auto lines = trace(compiler.plan(), step.value(), std::vector<Value>{std::string("-o*-")});

  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[0], (TraceLine{"p", "recode(u, \"o*\", \"++\")", "-++-"}));
  EXPECT_EQ(lines[1], (TraceLine{"", "count(p, \"-\")", "2"}));
  EXPECT_EQ(lines[3], (TraceLine{"", "count(p, \"-\") / length(p)", "0.5"}));
  EXPECT_EQ(lines[4], (TraceLine{"", "(count(p, \"-\") / length(p)) ?? 0", "0.5"}));
}

TEST(Expression, GivesTheSameForOneRowAndForMany) {
  Compiler compiler(scope());
  const Step number = compiler.compile("sum_answered(a, b, count(u, \"+\"))").value();
  const Step pattern = compiler.compile("drop(u, \"o\")").value();
  const std::vector<Step> wanted = {number, pattern};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < k_batch; ++i) words.push_back(std::string(i % 7, '+') + std::string(i % 3, 'o'));
  const auto fill = [&](Evaluator& e, std::size_t row, std::size_t to) {
    e.texts(0)[to] = words[row];
    e.numbers(1)[to] = row % 5 == 0 ? k_missing : static_cast<double>(row);
  };

  Evaluator whole(compiler.plan(), wanted), single(compiler.plan(), wanted);
  for (std::size_t i = 0; i < k_batch; ++i) fill(whole, i, i);
  whole.run(k_batch);

  for (std::size_t i = 0; i < k_batch; ++i) {
    fill(single, i, 0);
    single.run(1);
    EXPECT_EQ(whole.numbers_of(number)[i], single.numbers_of(number)[0]) << i;
    EXPECT_EQ(whole.texts_of(pattern)[i], single.texts_of(pattern)[0]) << i;
  }
}

TEST(Pattern, FindsTheSignThatIsNoLetter) {
  EXPECT_FALSE(find_foreign("+-o*_"));
  EXPECT_EQ(find_foreign("+-x"), 2u);
  EXPECT_EQ(find_foreign("O"), 0u);
}

TEST(Pattern, TellsAMissingPatternFromAnEmptyOne) {
  EXPECT_EQ(value_of("length(u)", ""), "0");
  EXPECT_EQ(value_of("u is missing", ""), "false");
  EXPECT_EQ(value_of("length(missing)"), "missing");
}

}  // namespace
}  // namespace homeward::expression
