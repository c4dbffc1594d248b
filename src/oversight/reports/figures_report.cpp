#include "oversight/reports/figures_report.hpp"

#include "base/describe.hpp"
#include "oversight/indicators/indicator.hpp"
#include "oversight/reports/said.hpp"

#include <array>

namespace homeward::reports {
namespace {

using indicators::Figure;
using indicators::FigureLine;
using indicators::IndicatorFigures;

/// Breakdowns whose groups are words of the records.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> k_word_kinds{
    {{"sex", "sex"},
     {"stage", "stage"},
     {"setting", "setting"},
     {"referral_source", "referral_source"},
     {"kind", "contact_kind"}}};

class FiguresTable {
 public:
  FiguresTable(const IndicatorFigures& figures, const json::Value& said, const Words& words)
      : f_(figures),
        said_(said),
        words_(words),
        figure_(figure_of(said)),
        withheld_(words.say("indicators/withheld")) {}

  Report report() {
    Report out;
    out.file = f_.id.text + (f_.by ? "-" + f_.by->text : "") + "-" + f_.first.to_string() + "-" + f_.last.to_string();
    out.title = words_.in_language(said_.find("names"));
    out.subtitle = subtitle(f_.place, f_.first, f_.last, words_);
    out.table_name = words_.say("reports/figuresSheet");
    out.about_name = words_.say("reports/aboutSheet");
    out.columns = columns();
    out.rows.push_back(row("total", "", words_.say("indicators/together"), f_.total));
    for (const FigureLine& line : f_.lines)
      out.rows.push_back(row("group", line.place ? line.place->id().to_string() : line.group->text, name(line), line));
    for (const auto& left_out : f_.left_out) {
      FigureLine line;
      line.n = left_out.n;
      line.withheld = !left_out.n;
      out.rows.push_back(left_out_row(left_out.id.text, line));
    }
    out.about = about();
    out.drawn = Drawn::intervals;
    out.targets.push_back(target_of(f_.total));
    for (const FigureLine& line : f_.lines) out.targets.push_back(target_of(line));
    return out;
  }

 private:
  bool has_events() const { return figure_ == Figure::share || figure_ == Figure::rate; }

  std::vector<Column> columns() const {
    std::vector<Column> out{{"row", "", Form::text, true},
                            {"group", "", Form::text, true},
                            {"name", f_.by ? breakdown_name() : words_.say("reports/name"), Form::text},
                            {"n", words_.say("indicators/n"), Form::whole}};
    if (has_events()) out.push_back({"events", words_.say("reports/events"), Form::whole});
    if (figure_ == Figure::spread) out.push_back({"unknown", words_.say("indicators/unknown"), Form::whole});
    if (figure_ == Figure::rate) out.push_back({"person_years", words_.say("reports/personYears"), Form::decimal});
    if (figure_ != Figure::count) {
      out.push_back({"value", value_name(figure_, words_), form_of(figure_)});
      out.push_back({"low", words_.say("reports/low"), form_of(figure_)});
      out.push_back({"high", words_.say("reports/high"), form_of(figure_)});
    }
    if (figure_ == Figure::spread) out.push_back({"p90", words_.say("reports/p90"), Form::whole});
    if (figure_ != Figure::count)
      for (Column& column : target_columns(form_of(figure_), words_)) out.push_back(std::move(column));
    out.push_back({"note", "", Form::text, true});
    return out;
  }
  std::string breakdown_name() const {
    if (const json::Value* own = said_.find("by"))
      for (const json::Value& one : *own->array())
        if (text_of(one, "id") == f_.by->text) return words_.in_language(one.find("names"));
    return words_.say("indicators/by/" + f_.by->text);
  }

  std::string name(const FigureLine& line) const {
    if (line.place) return words_.place(*line.place);
    const std::string& group = line.group->text;
    if (group == "unknown") return words_.say("indicators/unknown");
    for (const auto& [by, kind] : k_word_kinds)
      if (f_.by->text == by) return words_.word(kind, group);
    return group;
  }

  Cell whole(const std::optional<std::int64_t>& n) const { return n ? Cell(*n) : Cell(withheld_); }

  std::vector<Cell> row(std::string kind, std::string group, std::string name, const FigureLine& line) const {
    std::vector<Cell> out{std::move(kind), std::move(group), std::move(name), whole(line.n)};
    if (has_events()) out.push_back(whole(line.events));
    if (figure_ == Figure::spread) out.push_back(cell(line.unknown));
    if (figure_ == Figure::rate) out.push_back(cell(line.person_years));
    if (figure_ != Figure::count) {
      out.push_back(value_of(figure_, line, words_));
      out.push_back(cell(line.low));
      out.push_back(cell(line.high));
    }
    if (figure_ == Figure::spread) out.push_back(cell(line.p90));
    if (figure_ != Figure::count)
      for (Cell& target : target_cells(line, words_)) out.push_back(std::move(target));
    out.emplace_back(std::string(note_of(figure_, line)));
    return out;
  }

  std::vector<Cell> left_out_row(const std::string& id, const FigureLine& line) const {
    std::vector<Cell> out(columns().size());
    out[0] = std::string("left_out");
    out[1] = id;
    out[2] = words_.say("indicators/leftOut") + ": " + why(id);
    out[3] = whole(line.n);
    out.back() = std::string(line.withheld ? "withheld" : "");
    return out;
  }
  std::string why(const std::string& id) const {
    if (id == indicators::k_not_elapsed) {
      const json::Value* days = said_.find("elapsed");
      return words_.say("indicators/notElapsed", {{"days", days ? std::to_string(*days->integer()) : "0"}});
    }
    if (const json::Value* all = said_.find("exclusions"))
      for (const json::Value& one : *all->array())
        if (text_of(one, "id") == id) return words_.in_language(one.find("names"));
    return id;
  }

  std::vector<Fact> about() const {
    std::vector<Fact> out;
    const auto add = [&](const char* id, std::string_view key, std::string text) {
      out.push_back({id, words_.say(key), std::move(text)});
    };
    add("indicator", "reports/indicator", f_.id.text);
    add("version", "indicators/version", std::to_string(f_.version));
    add("title", "reports/name", words_.in_language(said_.find("names")));
    add("definition", "indicators/what", words_.in_language(said_.find("says")));
    add("unit", "indicators/unit", words_.say("indicators/unitOf/" + text_of(said_, "unit")));
    const std::string numerator = text_of(said_, "numerator");
    add("formula", numerator.empty() ? "indicators/measured" : "indicators/happened",
        numerator.empty() ? text_of(said_, "value") : numerator);
    add("figure", "indicators/value", value_name(figure_, words_));
    add("interval", "indicators/interval", interval_name(figure_, words_));
    if (figure_ != Figure::count) out.push_back(targets_of(f_, said_, words_));
    add("by", "indicators/byWhat", f_.by ? f_.by->text : "");
    add_standing(out, f_.place, f_.first, f_.last, words_);
    add_counting(out, f_.masked, f_.position, f_.today, words_);
    add("source", "indicators/source", source_of(said_));
    return out;
  }

  const IndicatorFigures& f_;
  const json::Value& said_;
  const Words& words_;
  Figure figure_;
  std::string withheld_;
};

}  // namespace

Report report_of(const IndicatorFigures& figures, const json::Value& said, const Words& words) {
  return FiguresTable(figures, said, words).report();
}

Report report_of(const indicators::Continuum& continuum, const Words& words) {
  Report out;
  out.file = "continuum-" + continuum.first.to_string() + "-" + continuum.last.to_string();
  out.title = words.say("indicators/road");
  out.subtitle = subtitle(continuum.place, continuum.first, continuum.last, words);
  out.table_name = words.say("reports/figuresSheet");
  out.about_name = words.say("reports/aboutSheet");
  const std::string& days = words.say("indicators/daysTo");
  out.columns = {{"stage", "", Form::text, true},
                 {"name", words.say("indicators/stage"), Form::text},
                 {"reached", words.say("indicators/reached"), Form::whole},
                 {"in_care", words.say("indicators/inCare"), Form::whole},
                 {"finished", words.say("indicators/finished"), Form::whole},
                 {"died_or_imprisoned", words.say("indicators/diedOrImprisoned"), Form::whole},
                 {"lost", words.say("indicators/lost"), Form::whole},
                 {"median_days", days, Form::whole},
                 {"median_low", days + ": " + words.say("reports/low"), Form::whole},
                 {"median_high", days + ": " + words.say("reports/high"), Form::whole}};
  const std::string withheld = words.say("indicators/withheld");
  const auto shown = [&](const std::optional<std::int64_t>& n) { return n ? Cell(*n) : Cell(withheld); };
  for (const indicators::ContinuumStage& stage : continuum.stages) {
    const std::string id(to_word(stage.stage));
    out.rows.push_back({id, words.word("stage", id), shown(stage.reached), shown(stage.in_care), shown(stage.finished),
                        shown(stage.died_or_imprisoned), shown(stage.lost), cell(stage.median_days),
                        cell(stage.median_low), cell(stage.median_high)});
  }
  out.drawn = Drawn::road;
  out.about.push_back({"title", words.say("reports/name"), out.title});
  out.about.push_back({"definition", words.say("indicators/what"), words.say("indicators/roadAbout")});
  add_standing(out.about, continuum.place, continuum.first, continuum.last, words);
  add_counting(out.about, continuum.masked, continuum.position, continuum.today, words);
  return out;
}

}  // namespace homeward::reports
