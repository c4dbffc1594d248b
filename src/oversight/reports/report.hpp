#pragma once
#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// A table of figures as a file: one model, whichever format is asked for, so that no number is worked out twice.
namespace homeward::reports {

/// points: how far one share lies from another; by_row: as `Report::forms` says of the row.
enum class Form { text, whole, decimal, share, points, by_row };

struct Column {
  std::string id;    ///< stable, for programs
  std::string name;  ///< in the language of the file, for people
  Form form = Form::text;
  bool for_programs = false;  ///< an id that says to people nothing that a name beside it does not
  bool beneath = false;       ///< too long for a page's table: stands below it, row by row
  bool where_any = false;     ///< people are spared it where no row has anything there; programs always find it
};

/// Nothing, words in place of a number, or the number as it came.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

/// What the whole table is about: definition, place, period, how far it counts.
struct Fact {
  std::string id, name, text;
};

/// What a page draws of the table: the road through the stages, or each row's figure with its interval.
enum class Drawn { nothing, road, intervals };

struct Report {
  std::string file;  ///< name without ending; letters, digits, hyphens
  std::string title, subtitle;
  std::string table_name, about_name;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`
  std::vector<Fact> about;
  std::vector<Form> forms = {};  ///< of each row, where rows hold figures of different kinds
  Drawn drawn = Drawn::nothing;
  std::vector<std::optional<double>> targets = {};  ///< of each row that has one, for the drawing
  std::vector<Report> before = {};  ///< tables that stand before this one where a file has room for more
};

Form form_of(const Report& report, std::size_t row, std::size_t column);
/// Whether people are shown the column.
bool is_shown(const Report& report, std::size_t column);
/// Where the column with this id stands; behind the last where there is none.
std::size_t column_of(const Report& report, std::string_view id);

/// UTF-8 as RFC 4180 says: ids of columns, then of facts, in the header; every line carries every fact, so that no line
/// loses its meaning when files are put together. No text becomes a formula.
std::string csv_of(const Report& report);

/// A workbook with the table and a sheet about it. Numbers are numbers, texts are texts. `made` is said in its
/// properties.
std::string xlsx_of(const Report& report, Instant made);

class Words;
/// Who asked and when.
struct Made {
  Instant at;
  std::string by;  ///< a role, in the language of the file
};
/// Numbered pages of A4: what was counted for whom and when, the picture, the table, and what it all means. Tagged, so
/// that it reads out. Equal questions make equal files.
std::string pdf_of(const Report& report, const Made& made, const Words& words);

}  // namespace homeward::reports
