#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The same questions to other databases, over the CSV files of `CohortCountry::write_csv`.
namespace homeward::bench {

struct DatabaseAnswer {
  double millis = 0;              ///< the best of some runs
  std::vector<std::string> rows;  ///< cells with | between, in the order of the question
};
/// Nothing where the database is not to be had; then `absent` says why.
struct DatabaseAnswers {
  std::vector<DatabaseAnswer> answers;
  std::string absent;
};

/// `questions`: SQL that all of them understand.
DatabaseAnswers ask_sqlite(const std::filesystem::path& folder, const std::vector<std::string>& questions);
/// The server of HOMEWARD_TEST_PG, in a schema of its own.
DatabaseAnswers ask_postgres(const std::filesystem::path& folder, const std::vector<std::string>& questions);
/// DuckDB from npm: `npm ci` in bench/duckdb.
DatabaseAnswers ask_duckdb(const std::filesystem::path& folder, const std::vector<std::string>& questions);
/// R's survival on a file with the columns time, status, group: milliseconds of survfit, reading left out. `cause`: 0 a
/// curve by group, else cumulative incidence.
struct RAnswer {
  double millis = 0, last = 0;  ///< of the first group: the last value of the curve or of cause 1
  std::string absent;
};
RAnswer ask_r(const std::filesystem::path& csv, bool incidence);

}  // namespace homeward::bench
