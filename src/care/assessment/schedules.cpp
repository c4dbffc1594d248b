#include "care/assessment/schedules.hpp"

#include "care/assessment/rules.hpp"

#include <algorithm>
#include <stdexcept>

namespace homeward::assessment {
namespace {

// The catalogue has held the pack to its schema: members that are needed are there, with the right kinds.

std::optional<int> whole(const json::Value* from, std::string_view name) {
  const json::Value* found = from ? from->find(name) : nullptr;
  if (!found || !found->integer()) return std::nullopt;
  return static_cast<int>(*found->integer());
}

double number(const json::Value& value) {
  const auto* n = value.integer();
  return n ? static_cast<double>(*n) : std::get<double>(value.is);
}

Days days(const json::Value& pack, std::string_view name) { return Days{whole(&pack, name).value_or(0)}; }

ScheduleBegins begins_from(const std::string& word) {
  if (word == "leaving") return ScheduleBegins::leaving;
  if (word == "closed") return ScheduleBegins::closed;
  return ScheduleBegins::opened;
}

tl::unexpected<Error> malformed(const std::string& what) {
  return reject(ErrorKind::invalid, "schedule.malformed", what);
}

Result<ScheduledForm> read_form(const json::Value& from, const Instruments& instruments) {
  ScheduledForm out;
  out.instrument = *from.find("instrument")->string();
  const scoring::Scorer* scorer = instruments.find(out.instrument);
  if (!scorer) return malformed("the catalogue has no instrument " + out.instrument);
  const scoring::Instrument& instrument = scorer->instrument();
  out.minutes = instrument.minutes;
  out.waits_for_text = !may_show_text(instrument);
  out.sitting = whole(&from, "sitting").value_or(1);
  out.youngest = instrument.youngest;
  out.oldest = instrument.oldest;
  const json::Value* ages = from.find("ages");
  if (const auto youngest = whole(ages, "from")) out.youngest = std::max(*youngest, out.youngest.value_or(0));
  if (const auto oldest = whole(ages, "to")) out.oldest = std::min(*oldest, out.oldest.value_or(*oldest));
  if (const json::Value* before = from.find("if_before")) {
    out.if_before = EarlierScore{*before->find("score")->string(), number(*before->find("at_least"))};
    if (!instrument.find_score(out.if_before->score))
      return malformed(out.instrument + " has no score " + out.if_before->score);
  }
  return out;
}

}  // namespace

Result<Schedule> read_schedule(const catalogue::Pack& pack, const Instruments& instruments) {
  const json::Value& from = pack.content;
  Schedule out;
  out.id = pack.id;
  for (const auto& [language, words] : *from.find("title")->object()) out.title.emplace(language, *words.string());
  out.begins = begins_from(*from.find("begins")->string());
  if (const json::Value* stages = from.find("stages"))
    for (const json::Value& stage : *stages->array()) out.stages.push_back(*from_word<Stage>(*stage.string()));
  out.from = days(from, "from_day");
  out.due = days(from, "due_day");
  if (from.find("last_day")) out.last = days(from, "last_day");
  out.counts_before = days(from, "counts_before");
  if (from.find("every_days")) out.every = days(from, "every_days");
  out.most_minutes = number(*from.find("most_minutes"));
  out.sittings = whole(&from, "sittings").value_or(1);
  for (const json::Value& form : *from.find("forms")->array()) {
    HW_TRY(auto read, read_form(form, instruments));
    if (read.sitting > out.sittings) return malformed(read.instrument + ": there is no such sitting");
    out.forms.push_back(std::move(read));
  }
  if (out.due < out.from || (out.last && *out.last < out.due)) return malformed("the days are out of order");
  for (int age = 0; age <= 120; ++age) {
    if (minutes_at(out, age) > out.most_minutes)
      return malformed("at " + std::to_string(age) + " years it takes longer than most_minutes");
  }
  return out;
}

Schedules::Schedules(const catalogue::Catalogue& catalogue, const Instruments& instruments) {
  for (const catalogue::Pack* pack : catalogue.list("schedules")) {
    auto schedule = read_schedule(*pack, instruments);
    if (!schedule) throw std::runtime_error(pack->file + ": " + schedule.error().detail);
    all_.push_back(std::move(*schedule));
  }
}

bool Schedules::asks_about(std::string_view instrument, std::string_view score) const {
  return std::ranges::any_of(all_, [&](const Schedule& schedule) {
    return std::ranges::any_of(schedule.forms, [&](const ScheduledForm& form) {
      return form.instrument == instrument && form.if_before && (score.empty() || form.if_before->score == score);
    });
  });
}

bool Schedules::asks_about(std::string_view instrument) const { return asks_about(instrument, {}); }

}  // namespace homeward::assessment
