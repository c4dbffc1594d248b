#pragma once
#include "base/json.hpp"
#include "base/time.hpp"
#include "engine/expression/syntax.hpp"
#include "oversight/indicators/language.hpp"

#include <boost/describe.hpp>

/// An indicator as its pack states it (catalogue/indicators): unit, numerator, denominator, clock, exclusions. Sources:
/// reference 4 (definitions) and 0.2 (units of counting).
namespace homeward::indicators {

/// What comes out: a share of what counts, how long something takes (median and 90th percentile), events per hundred
/// person-years, or a plain count.
enum class Figure { share, spread, rate, count };
BOOST_DESCRIBE_ENUM(Figure, share, spread, rate, count)

/// Which way is better. `neither`: a figure to understand, that nobody should chase.
enum class Polarity { higher, lower, neither };
BOOST_DESCRIBE_ENUM(Polarity, higher, lower, neither)

/// What whoever published the definition says should be reached. Its days are those of the publication.
struct PublishedTarget {
  double value = 0;
  std::optional<LocalDate> from = {}, until = {};
  std::string source;
  bool verified = false;
};

/// An expression that was read once.
struct Formula {
  std::string text;
  expression::Syntax syntax;
};

/// A column worked out from other rows, one value for each row that `by` leads to.
struct Beside {
  enum class Take { earliest, latest, count, next };
  std::string name;
  Take take = Take::earliest;
  Table from;
  Formula by;                                   ///< a reference
  std::optional<Formula> where = {};            ///< which rows of `from`
  std::optional<Formula> value = {};            ///< earliest, latest
  std::optional<Formula> start = {}, end = {};  ///< next: `name` leads to the interval, `name_gap` counts the days
};

struct Exclusion {
  std::string id;
  Formula when;
};

/// What an indicator may be taken apart by, besides places, periods, sex and age.
struct Breakdown {
  std::string id;
  Formula is;
  std::vector<double> limits = {};  ///< bands of a number; empty: the words of a column
};

struct Definition {
  std::string id;
  std::int64_t version = 1;
  Figure figure = Figure::share;
  Polarity polarity = Polarity::neither;
  Table unit;                 ///< the rows that are looked at
  bool count_people = false;  ///< each person once, however many rows
  std::vector<Beside> columns;
  Formula person, place;         ///< whose, and which house answers for it
  std::optional<Formula> day;    ///< places a unit in a period; without it `where` says what lies in the period
  std::int64_t elapsed = 0;      ///< days after which it can be judged at all
  std::optional<Formula> where;  ///< which units are meant
  std::vector<Exclusion> exclusions;
  std::optional<Formula> numerator;  ///< share, rate: what happened
  std::optional<Formula> value;      ///< spread: how many days; rate: days at risk
  std::vector<Breakdown> by;
  std::optional<PublishedTarget> target;
  std::int64_t least = 30;         ///< fewer are too few to say
  std::vector<std::string> needs;  ///< "table" or "table.column" that do not exist yet: switched off
};

/// Reads what the schema of indicator packs let pass. Reason: indicator.malformed (which expression, line and column).
Result<Definition> read_definition(const json::Value& pack);

/// What is needed and does not exist; empty: the indicator can be counted.
std::vector<std::string> missing_needs(const json::Value& pack);

}  // namespace homeward::indicators
