#include "oversight/reports/said.hpp"

#include "base/describe.hpp"
#include "oversight/indicators/indicator.hpp"

namespace homeward::reports {

using indicators::Figure;
using indicators::FigureLine;

std::string text_of(const json::Value& said, std::string_view key) {
  const json::Value* found = said.find(key);
  return found && found->string() ? *found->string() : std::string();
}

Figure figure_of(const json::Value& said) { return from_word<Figure>(text_of(said, "figure")).value_or(Figure::count); }

std::optional<double> target_of(const json::Value& said) {
  const json::Value* target = said.find("target");
  const json::Value* value = target ? target->find("value") : nullptr;
  if (!value) return std::nullopt;
  if (const auto* whole = value->integer()) return static_cast<double>(*whole);
  return std::get<double>(value->is);
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

Cell value_of(Figure figure, const FigureLine& line, const Words& words) {
  if (line.withheld) return words.say("indicators/withheld");
  if (figure == Figure::count) return cell(line.n);
  if (line.n == 0) return words.say("indicators/nobody");
  if (line.too_few) return words.say("indicators/tooFew");
  return cell(line.value);
}

std::string_view note_of(Figure figure, const FigureLine& line) {
  if (line.withheld) return "withheld";
  if (figure != Figure::count && line.n == 0) return "nobody";
  return line.too_few ? "too_few" : "";
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
