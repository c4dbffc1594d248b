#include "engine/expression/program.hpp"

namespace homeward::expression {

std::span<const Function> functions() {
  static constexpr Function all[] = {
      // Weekly patterns
      {"length", "P", Type::integer, Op::length, "number of weeks"},
      {"count", "PL", Type::integer, Op::count, "weeks with one of the letters"},
      {"weigh", "PW", Type::number, Op::weigh, "sum over the weeks of the weight of their letter"},
      {"weigh_by_week", "PW", Type::number, Op::weigh_by_week, "the same, each week times its number"},
      {"first_week", "PL", Type::integer, Op::first_week, "the first week with one of the letters"},
      {"last_week", "PL", Type::integer, Op::last_week, "the last week with one of the letters"},
      {"first_window", "PKKL", Type::integer, Op::first_window,
       "the week in which the first window of so many weeks begins that holds at least so many of the letters"},
      {"longest_run", "PL", Type::integer, Op::longest_run, "the most weeks in a row with the letters"},
      {"contains", "PC", Type::boolean, Op::contains, "whether these letters stand somewhere in a row"},
      {"pick", "PK+", Type::pattern, Op::pick, "these weeks alone, as far as they exist"},
      {"recode", "PCC", Type::pattern, Op::recode, "each letter of the second is replaced by the one of the third"},
      {"drop", "PL", Type::pattern, Op::drop, "without the weeks with these letters"},
      {"fill", "PLT", Type::pattern, Op::fill, "weeks with these letters take the letter given"},
      {"fill_between", "PLC", Type::pattern, Op::fill_between,
       "a week with these letters between two others takes the middle between them on a scale from low to high"},
      {"pad", "PKC", Type::pattern, Op::pad, "lengthened to so many weeks with the letter given"},
      {"see", "PC", Type::pattern, Op::see,
       "seen through a lattice of x (seen) and . (hidden): a hidden week takes the last letter seen"},
      {"most_frequent", "PC", Type::text, Op::most_frequent, "the most frequent of the letters; ties to the first"},
      // Numbers
      {"abs", "N", Type::number, Op::absolute, "without its sign"},
      {"floor", "N", Type::integer, Op::floor, "the next whole number below"},
      {"ceiling", "N", Type::integer, Op::ceiling, "the next whole number above"},
      {"round", "N", Type::integer, Op::round, "the nearest whole number, halves away from zero"},
      {"ln", "N", Type::number, Op::logarithm, "natural logarithm; missing where there is none"},
      {"min", "N+", Type::number, Op::smallest, "the smallest; missing if one is"},
      {"max", "N+", Type::number, Op::largest, "the largest; missing if one is"},
      {"sum", "N+", Type::number, Op::sum, "the sum; missing if one is"},
      {"mean", "N+", Type::number, Op::mean, "the mean; missing if one is"},
      {"max_answered", "N+", Type::number, Op::largest_answered, "the largest of those that are not missing"},
      {"sum_answered", "N+", Type::number, Op::sum_answered, "the sum of those that are not missing"},
      {"mean_answered", "N+", Type::number, Op::mean_answered, "the mean of those that are not missing"},
      {"answered", "N+", Type::integer, Op::answered, "how many are not missing"},
      {"count_true", "B+", Type::integer, Op::count_true, "how many hold; missing if one is"},
  };
  return all;
}

}  // namespace homeward::expression
