#include "base/describe.hpp"
#include "oversight/reports/figures_report.hpp"

#include <algorithm>

namespace homeward::reports {
namespace {

using indicators::DifferenceState;
using indicators::FigureDifference;
using indicators::IndicatorComparison;

std::string_view state_key(DifferenceState state) {
  switch (state) {
    case DifferenceState::withheld: return "indicators/state/withheld";
    case DifferenceState::too_few: return "indicators/state/tooFew";
    case DifferenceState::overlapping: return "indicators/state/overlapping";
    case DifferenceState::known:
    case DifferenceState::no_counterpart: break;
  }
  return "indicators/state/noCounterpart";
}

/// The table of the one side with the cells of the other side's table and the differences behind them.
class BesideTable {
 public:
  BesideTable(const IndicatorComparison& compared, const json::Value& said, const Words& words)
      : c_(compared),
        words_(words),
        out_(report_of(compared.figures, said, words)),
        other_(compared.against ? report_of(*compared.against, said, words) : out_) {}

  /// `group` where the groups of one answer are compared with one of them.
  Report report(const std::string& group) {
    const Column note = out_.columns.back();
    out_.columns.pop_back();
    const auto taken = columns_of_other();
    for (const std::size_t column : taken) add_column(other_.columns[column]);
    add_difference_columns();
    out_.columns.push_back(note);
    std::size_t line = 0;
    for (auto& row : out_.rows) {
      const std::string kind = std::get<std::string>(row[0]);
      const Cell why = row.back();
      row.pop_back();
      const auto* beside = kind == "left_out" ? nullptr : counterpart(row, group);
      for (const std::size_t column : taken) row.push_back(beside ? (*beside)[column] : Cell());
      const FigureDifference* difference = nullptr;
      if (kind == "total" && c_.total) difference = &*c_.total;
      if (kind == "group") difference = &c_.lines.at(line++);
      add_difference(row, difference);
      row.push_back(why);
    }
    add_facts(group);
    out_.file += "-compared";
    return std::move(out_);
  }

 private:
  std::vector<std::size_t> columns_of_other() const {
    std::vector<std::size_t> out;
    for (const char* id : {"n", "value", "low", "high", "target", "target_state"})
      if (const std::size_t at = column_of(other_, id); at < other_.columns.size()) out.push_back(at);
    return out;
  }
  void add_column(const Column& of_other) {
    Column column = of_other;
    column.id = "against_" + of_other.id;
    column.name = words_.say("indicators/compared") + ": " + of_other.name;
    out_.columns.push_back(std::move(column));
  }
  void add_difference_columns() {
    const std::size_t value = column_of(out_, "value");
    const bool share = value < out_.columns.size() && out_.columns[value].form == Form::share;
    const Form form = share ? Form::points : Form::decimal;
    const std::string name = words_.say("indicators/difference");
    out_.columns.push_back({"difference", name, form});
    out_.columns.push_back({"difference_low", name + ": " + words_.say("reports/low"), form});
    out_.columns.push_back({"difference_high", name + ": " + words_.say("reports/high"), form});
    out_.columns.push_back({"difference_state", "", Form::text, true});
  }

  /// The row of the same group on the other side.
  const std::vector<Cell>* counterpart(const std::vector<Cell>& row, const std::string& group) const {
    const Cell kind = group.empty() ? row[0] : Cell(std::string("group"));
    const Cell key = group.empty() ? row[1] : Cell(group);
    if (!group.empty() && row[0] != kind) return nullptr;
    const auto found = std::ranges::find_if(other_.rows, [&](const auto& r) { return r[0] == kind && r[1] == key; });
    return found == other_.rows.end() ? nullptr : &*found;
  }

  void add_difference(std::vector<Cell>& row, const FigureDifference* difference) const {
    if (!difference) {
      row.resize(row.size() + 4);
      return;
    }
    const auto cell = [](const std::optional<double>& n) -> Cell {
      if (!n) return std::monostate();
      return *n;
    };
    if (difference->value) {
      row.emplace_back(*difference->value);
    } else {
      row.emplace_back(words_.say(state_key(difference->state)));
    }
    row.push_back(cell(difference->low));
    row.push_back(cell(difference->high));
    row.emplace_back(std::string(to_word(difference->state)));
  }

  void add_facts(const std::string& group) {
    const std::string with = words_.say("indicators/compareWith") + ": ";
    const auto add = [&](const char* id, const std::string& name, std::string text) {
      out_.about.push_back({id, with + name, std::move(text)});
    };
    if (c_.against) {
      add("against_place", words_.say("reports/place"), words_.place(c_.against->place));
      add("against_place_id", words_.say("reports/placeId"), c_.against->place.id().to_string());
      add("against_first", words_.say("reports/first"), c_.against->first.to_string());
      add("against_last", words_.say("reports/last"), c_.against->last.to_string());
      if (const auto found = std::ranges::find(other_.about, "targets", &Fact::id); found != other_.about.end())
        add("against_targets", found->name, found->text);
    } else {
      add("against_group", words_.say("indicators/compareGroups"), group);
    }
    out_.about.push_back(
        {"difference_interval", words_.say("indicators/difference"), words_.say("indicators/differenceAbout")});
  }

  const IndicatorComparison& c_;
  const Words& words_;
  Report out_;
  const Report other_;
};

}  // namespace

Report report_of(const IndicatorComparison& compared, const std::string& group, const json::Value& said,
                 const Words& words) {
  return BesideTable(compared, said, words).report(group);
}

}  // namespace homeward::reports
