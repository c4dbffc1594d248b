#include "base/check.hpp"
#include "base/describe.hpp"
#include "oversight/indicators/indicator.hpp"
#include "oversight/reports/figures_report.hpp"
#include "oversight/reports/said.hpp"

#include <algorithm>

namespace homeward::reports {

using indicators::Figure;
using indicators::IndicatorFigures;

Report report_of(const indicators::Overview& overview, const indicators::Indicators& indicators, const Words& words) {
  const indicators::Continuum& road = overview.road;
  const auto masked = [](const IndicatorFigures& one) { return one.masked; };
  const bool any = std::ranges::any_of(overview.figures, masked), all = std::ranges::all_of(overview.figures, masked);
  Report out;
  out.file = "overview-" + road.first.to_string() + "-" + road.last.to_string();
  out.title = words.say("indicators/title");
  out.subtitle = subtitle(road.place, road.first, road.last, words);
  out.table_name = words.say("reports/figuresSheet");
  out.about_name = words.say("reports/aboutSheet");
  const auto target = target_columns(Form::by_row, words);
  out.columns = {{"indicator", "", Form::text, true},
                 {"theme", "", Form::text, true},
                 {"name", words.say("reports/indicator"), Form::text},
                 {"figure", words.say("reports/measure"), Form::text},
                 {"value", words.say("indicators/value"), Form::by_row},
                 {"low", words.say("reports/low"), Form::by_row},
                 {"high", words.say("reports/high"), Form::by_row},
                 {"n", words.say("indicators/n"), Form::whole},
                 target[0],
                 target[1],
                 target[2],
                 {"note", "", Form::text, true},
                 {"definition", words.say("indicators/what"), Form::text, false, true},
                 {"recognisable", words.say("reports/masking"), Form::text, false, true},
                 {"version", words.say("indicators/version"), Form::whole, false, true},
                 {"source", words.say("indicators/source"), Form::text, false, true},
                 {"targets", words.say("indicators/targets/title"), Form::text, false, true}};
  for (const IndicatorFigures& one : overview.figures) {
    const json::Value* said = indicators.said(one.id.text);
    HW_CHECK(said != nullptr, "what was counted is defined");
    const Figure figure = figure_of(*said);
    const auto aimed = target_cells(one.total, words);
    const std::string targets = targets_of(one, *said, words).text;
    out.rows.push_back({one.id.text, text_of(*said, "theme"), words.in_language(said->find("names")),
                        value_name(figure, words), value_of(figure, one.total, words), cell(one.total.low),
                        cell(one.total.high), one.total.n ? Cell(*one.total.n) : Cell(words.say("indicators/withheld")),
                        aimed[0], aimed[1], aimed[2], std::string(note_of(figure, one.total)),
                        words.in_language(said->find("says")),
                        any == all ? Cell() : Cell(masking_of(one.masked, words)), one.version, source_of(*said),
                        targets.empty() ? Cell() : Cell(targets)});
    out.forms.push_back(form_of(figure));
    out.targets.push_back(target_of(one.total));
  }
  out.drawn = Drawn::intervals;
  add_standing(out.about, road.place, road.first, road.last, words);
  for (const Figure figure : {Figure::share, Figure::spread, Figure::rate})
    out.about.push_back({"interval_" + std::string(to_word(figure)),
                         words.say("indicators/interval") + ": " + value_name(figure, words),
                         interval_name(figure, words)});
  add_counting(out.about, any, road.position, road.today, words);
  out.before.push_back(report_of(road, words));
  return out;
}

}  // namespace homeward::reports
