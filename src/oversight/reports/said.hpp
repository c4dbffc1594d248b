#pragma once
#include "oversight/indicators/views.hpp"
#include "oversight/reports/report.hpp"
#include "oversight/reports/words.hpp"

#include <array>

/// What the tables of figures say alike: a figure or the words in its place, and what every file is about.
namespace homeward::reports {

template <class T>
Cell cell(const std::optional<T>& value) {
  if (!value) return std::monostate();
  return *value;
}

/// Of what a definition says of itself.
std::string text_of(const json::Value& said, std::string_view key);
indicators::Figure figure_of(const json::Value& said);
/// The target by which a line is measured, for the drawing.
std::optional<double> target_of(const indicators::FigureLine& line);
/// Its three columns: the number, in words whether it is reached, and the same as an id.
std::array<Column, 3> target_columns(Form form, const Words& words);
std::array<Cell, 3> target_cells(const indicators::FigureLine& line, const Words& words);
/// Who set which target for whom, from when and why; what the definition brings where nobody set one.
Fact targets_of(const indicators::IndicatorFigures& figures, const json::Value& said, const Words& words);
std::string source_of(const json::Value& said);

Form form_of(indicators::Figure figure);
/// "Share", "Median, days".
std::string value_name(indicators::Figure figure, const Words& words);
/// Which interval stands beside such a figure.
std::string interval_name(indicators::Figure figure, const Words& words);
/// The figure, or the words that the screen has in its place.
Cell value_of(indicators::Figure figure, const indicators::FigureLine& line, const Words& words);
/// Why there is no figure, as an id.
std::string_view note_of(indicators::Figure figure, const indicators::FigureLine& line);

/// Whom one may recognise in figures that are masked, or are not.
std::string masking_of(bool masked, const Words& words);
std::string subtitle(const access::Disclosed<Place>& place, LocalDate first, LocalDate last, const Words& words);
/// The facts that every file of figures has.
void add_standing(std::vector<Fact>& about, const access::Disclosed<Place>& place, LocalDate first, LocalDate last,
                  const Words& words);
void add_counting(std::vector<Fact>& about, bool masked, std::int64_t position, LocalDate today, const Words& words);

}  // namespace homeward::reports
