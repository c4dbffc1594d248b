#include "oversight/reports/said.hpp"

#include "base/describe.hpp"
#include "oversight/indicators/indicator.hpp"
#include "oversight/reports/numbers.hpp"

#include <algorithm>

namespace homeward::reports {

using indicators::Figure;
using indicators::FigureLine;

std::string text_of(const json::Value& said, std::string_view key) {
  const json::Value* found = said.find(key);
  return found && found->string() ? *found->string() : std::string();
}

Figure figure_of(const json::Value& said) { return from_word<Figure>(text_of(said, "figure")).value_or(Figure::count); }

std::optional<double> target_of(const FigureLine& line) {
  if (!line.target) return std::nullopt;
  return line.target->value;
}

std::array<Column, 3> target_columns(Form form, const Words& words) {
  return {Column{"target", words.say("indicators/targets/title"), form, false, false, true},
          Column{"target_said", words.say("indicators/targets/isIt"), Form::text, false, false, true},
          Column{"target_state", "", Form::text, true}};
}

namespace {
std::string_view state_key(indicators::Reached state) {
  switch (state) {
    case indicators::Reached::reached: return "indicators/targets/state/reached";
    case indicators::Reached::not_reached: return "indicators/targets/state/notReached";
    case indicators::Reached::too_few: return "indicators/targets/state/tooFew";
    case indicators::Reached::withheld: break;
  }
  return "indicators/targets/state/withheld";
}
}  // namespace

std::array<Cell, 3> target_cells(const FigureLine& line, const Words& words) {
  if (!line.target) return {};
  return {line.target->value, words.say(state_key(line.target->state)), std::string(to_word(line.target->state))};
}

namespace {

std::string said_target(const indicators::NamedTarget& named, const Numbers& numbers, Form form, const Words& words) {
  const auto& t = named.target;
  std::string who = words.word("role", t.see<&IndicatorTarget::set_as>()->str());
  if (named.set_at) who += ", " + words.place(*named.set_at);
  std::string out =
      words.say("indicators/targets/line", {{"target", numbers.say(form, *t.see<&IndicatorTarget::value>())},
                                            {"place", named.place ? words.place(*named.place) : std::string()},
                                            {"who", who},
                                            {"date", t.see<&IndicatorTarget::set_on>()->to_string()},
                                            {"from", t.see<&IndicatorTarget::starts_on>()->to_string()},
                                            {"until", t.see<&IndicatorTarget::reach_by>()->to_string()}});
  out += " " + t.see<&IndicatorTarget::why>()->str();
  if (const auto& source = *t.see<&IndicatorTarget::source>()) out += " (" + source->str() + ")";
  for (const EarlierTarget& before : *t.see<&IndicatorTarget::earlier>()) {
    out += " " + words.say("indicators/targets/before", {{"target", numbers.say(form, before.value)},
                                                         {"date", before.changed_on.to_string()},
                                                         {"why", before.why.str()}});
  }
  return out;
}

}  // namespace

Fact targets_of(const indicators::IndicatorFigures& figures, const json::Value& said, const Words& words) {
  const Numbers numbers(words.language());
  const Form form = form_of(figure_of(said));
  std::string out;
  const auto add = [&out](const std::string& one) { out += (out.empty() ? "" : "; ") + one; };
  for (const indicators::NamedTarget& named : figures.targets) add(said_target(named, numbers, form, words));
  const auto published = [](const FigureLine& line) { return line.target && !line.target->id; };
  if (published(figures.total) || std::ranges::any_of(figures.lines, published)) {
    add(words.say("indicators/targets/published", {{"source", text_of(*said.find("target"), "source")}}));
  }
  return {"targets", words.say("indicators/targets/title"), out};
}

std::string source_of(const json::Value& said) {
  const std::string original = text_of(said, "original");
  return text_of(said, "source") + (original.empty() ? "" : ". " + original);
}

Form form_of(Figure figure) {
  switch (figure) {
    case Figure::share: return Form::share;
    case Figure::count: return Form::whole;
    case Figure::spread:
    case Figure::rate: break;
  }
  return Form::decimal;
}

std::string value_name(Figure figure, const Words& words) {
  return words.say("reports/value/" + std::string(to_word(figure)));
}

std::string interval_name(Figure figure, const Words& words) {
  return words.say("reports/interval/" + std::string(to_word(figure)));
}

/// How many count may be told where it may not be told of how many of them it holds: then that is withheld.
Cell value_of(Figure figure, const FigureLine& line, const Words& words) {
  if (line.withheld) return words.say("indicators/withheld");
  if (figure == Figure::count) return cell(line.n);
  if (line.n == 0) return words.say("indicators/nobody");
  if (line.too_few) return words.say("indicators/tooFew");
  return line.value ? cell(line.value) : words.say("indicators/withheld");
}

std::string_view note_of(Figure figure, const FigureLine& line) {
  if (line.withheld) return "withheld";
  if (figure != Figure::count && line.n == 0) return "nobody";
  if (line.too_few) return "too_few";
  return figure != Figure::count && !line.value ? "withheld" : "";
}

std::string masking_of(bool masked, const Words& words) {
  return words.say(masked ? "indicators/masked" : "reports/unmasked");
}

std::string subtitle(const access::Disclosed<Place>& place, LocalDate first, LocalDate last, const Words& words) {
  return words.place(place) + ", " + first.to_string() + " – " + last.to_string();
}

void add_standing(std::vector<Fact>& about, const access::Disclosed<Place>& place, LocalDate first, LocalDate last,
                  const Words& words) {
  about.push_back({"place", words.say("reports/place"), words.place(place)});
  about.push_back({"place_id", words.say("reports/placeId"), place.id().to_string()});
  about.push_back({"first", words.say("reports/first"), first.to_string()});
  about.push_back({"last", words.say("reports/last"), last.to_string()});
}

void add_counting(std::vector<Fact>& about, bool masked, std::int64_t position, LocalDate today, const Words& words) {
  about.push_back({"masking", words.say("reports/masking"), masking_of(masked, words)});
  about.push_back({"position", words.say("reports/position"), std::to_string(position)});
  about.push_back({"counted_on", words.say("reports/countedOn"), today.to_string()});
  about.push_back({"language", words.say("reports/language"), words.language()});
}

}  // namespace homeward::reports
