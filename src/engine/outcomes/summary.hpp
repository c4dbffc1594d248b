#pragma once
#include <optional>
#include <vector>

/// What a column of an outcome comes to for many people. Pure.
namespace homeward::outcomes {

struct Interval {
  double low = 0, high = 0;
};

/// The interval of a proportion at 95 %: Wilson's score interval without correction, which stays within 0 and 1 and is
/// right near the ends too. `of` must be above 0. Source: Wilson 1927, J Am Stat Assoc 22:209; Newcombe 1998, Stat Med
/// 17:857, method 3.
Interval wilson(double yes, double of);

struct Quartiles {
  double lower = 0, median = 0, upper = 0;
};

/// Quartiles with linear interpolation between the two values nearest (Hyndman & Fan 1996, type 7). Nothing for none.
std::optional<Quartiles> quartiles(std::vector<double> values);

/// The interval of a median at 95 %, between the values of rank n/2 - z sqrt(n)/2 and 1 + n/2 + z sqrt(n)/2, rounded
/// and kept within 1 and n. `values` must not be empty. Source: Campbell & Gardner 1988, BMJ 296:1454.
Interval median_interval(std::vector<double> values);

}  // namespace homeward::outcomes
