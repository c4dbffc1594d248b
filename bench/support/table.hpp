#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a benchmark answers: measured figure, the floor of the same run, their ratio, the goal.
namespace homeward::bench {

struct Goal {
  enum class Better { less, more } better = Better::less;
  double limit = 0;
};
inline Goal below(double limit) { return {Goal::Better::less, limit}; }
inline Goal above(double limit) { return {Goal::Better::more, limit}; }

class Table {
 public:
  /// `floor`: the words over its column.
  explicit Table(std::string floor) : floor_(std::move(floor)) {}
  /// A line with its floor; `goal` counts for the figure.
  void add(std::string what, std::string_view unit, double figure, std::optional<double> floor,
           std::optional<Goal> goal = {});
  /// Prints all lines to standard output, aligned.
  void print() const;

 private:
  std::string floor_;
  std::vector<std::vector<std::string>> lines_;
};

/// Three significant digits, thousands apart by commas.
std::string rounded(double figure);

/// The value below which this part of `all` lies; 0 where there is none.
double percentile(std::vector<double> all, double part);
inline double median(std::vector<double> all) { return percentile(std::move(all), 0.5); }

}  // namespace homeward::bench
