#include "engine/scoring/checks.hpp"
#include "engine/scoring/instrument.hpp"
#include "engine/scoring/json_reader.hpp"
#include "engine/scoring/scorer.hpp"

#include <algorithm>

namespace homeward::scoring {
namespace {

MissingRule missing_rule(Member from) {
  MissingRule out;
  const std::string kind = from.member("kind").text();
  if (kind == "replaced") {
    out.kind = MissingRule::Kind::replaced;
    out.most = static_cast<int>(from.member("most").whole(1, 500));
  } else if (kind == "answered") {
    out.kind = MissingRule::Kind::answered;
  } else if (kind != "all") {
    from.member("kind").fault("all, replaced or answered is expected");
  }
  return out;
}

std::vector<Option> read_options(Member list) {
  std::vector<Option> out;
  list.each([&](Member from) {
    Option option;
    option.value = from.member("value").number();
    if (const auto counts = from.find("counts")) option.counts = counts->number();
    if (const auto text = from.find("text")) option.text = text->words();
    if (const auto code = from.find("code")) option.code = code->text();
    out.push_back(std::move(option));
  });
  return out;
}

Item read_item(Member from, const std::map<std::string, std::vector<Option>>& options) {
  Item out;
  out.id = from.member("id").text();
  if (const auto words = from.find("words"); words && words->truth()) {
    out.is_text = out.optional = true;
  } else if (const auto number = from.find("number")) {
    out.from = number->member("from").number();
    out.to = number->member("to").number();
    if (const auto whole = number->find("whole")) out.whole = whole->truth();
    if (out.from > out.to) number->fault("from is above to");
  } else {
    const auto set = options.find(from.member("options").text());
    if (set == options.end() || set->second.empty()) {
      from.member("options").fault("there is no such set of options");
    } else {
      out.options = set->second;
      out.whole = std::ranges::all_of(out.options, [](const Option& o) { return is_whole(o.value); });
    }
  }
  if (const auto reverse = from.find("reverse")) out.reverse = reverse->truth();
  if (const auto optional = from.find("optional")) out.optional = optional->truth();
  if (const auto asked = from.find("asked_if")) out.asked_if = asked->text();
  if (const auto skipped = from.find("when_skipped")) out.when_skipped = skipped->number();
  if (const auto text = from.find("text")) out.text = text->words();
  if (const auto code = from.find("code")) out.code = code->text();
  return out;
}

Method read_method(Member from) {
  const std::string word = from.text();
  for (int i = 0; i <= static_cast<int>(Method::formula); ++i)
    if (word_of(static_cast<Method>(i)) == word) return static_cast<Method>(i);
  from.fault("there is no such method");
  return Method::sum;
}

void read_method_parts(Member from, Score& out) {
  switch (out.method) {
    case Method::weighted: out.weights = from.member("weights").numbers(); break;
    case Method::count: out.at_least = from.member("at_least").number(); break;
    case Method::nearest:
      out.of = from.member("of").text();
      out.profiles = from.member("profiles").numbers();
      break;
    case Method::flow:
      from.member("steps").each([&](Member step) {
        out.steps.push_back({step.member("when").text(), step.member("gives").number()});
      });
      out.otherwise = from.member("otherwise").number();
      break;
    case Method::formula: out.formula = from.member("formula").text(); break;
    default: break;
  }
}

Score read_score(Member from) {
  Score out;
  out.name = from.member("name").text();
  if (const auto title = from.find("title")) out.title = title->words();
  out.method = read_method(from.member("method"));
  if (const auto items = from.find("items")) out.items = items->texts();
  read_method_parts(from, out);
  if (const auto multiply = from.find("multiply")) out.multiply = multiply->number();
  if (const auto add = from.find("add")) out.add = add->number();
  if (const auto rule = from.find("missing")) out.missing = missing_rule(*rule);
  if (const auto habit = from.find("as_study")) out.as_study = missing_rule(*habit);
  const Member range = from.member("range");
  out.from = range.member("from").number();
  out.to = range.member("to").number();
  if (const auto whole = range.find("whole")) out.whole = whole->truth();
  if (const auto optional = from.find("optional")) out.optional = optional->truth();
  return out;
}

Bands read_bands(Member from) {
  Bands out;
  out.id = from.member("id").text();
  out.score = from.member("score").text();
  out.population = from.member("population").text();
  out.source = from.member("source").text();
  out.verified = from.member("verified").truth();
  if (const auto named = from.find("on_request")) out.on_request = named->truth();
  from.member("levels").each([&](Member level) {
    Level l;
    l.from = level.member("from").number();
    l.to = level.member("to").number();
    l.id = level.member("id").text();
    if (const auto says = level.find("says")) l.says = says->words();
    out.levels.push_back(std::move(l));
  });
  return out;
}

Tier read_tier(Member from) {
  const std::string word = from.text();
  if (word == "A") return Tier::a;
  if (word == "B") return Tier::b;
  if (word != "C") from.fault("A, B or C is expected");
  return Tier::c;
}

void read_about(Member from, Instrument& out) {
  out.id = from.member("id").text();
  out.version = from.member("version").whole(1, 1'000'000);
  out.source = from.member("source").text();
  out.licence = from.member("licence").text();
  out.verified = from.member("verified").truth();
  out.title = from.member("title").words();
  out.tier = read_tier(from.member("tier"));
  if (const auto licence = from.find("text_licence")) {
    for (const char* part : {"holder", "terms", "accepted_by", "accepted_on"}) licence->member(part).text();
    out.text_accepted = true;
  }
  out.languages = from.member("languages").texts();
  out.domains = from.member("domains").texts();
  out.administered_by = from.member("administered_by").texts();
  out.minutes = from.member("minutes").number();
  if (const auto intro = from.find("intro")) out.intro = intro->words();
  if (const auto notices = from.find("notices")) out.notices = notices->texts();
  if (const auto codes = from.find("codes")) {
    codes->each([&](Member m) {
      out.codes.push_back({m.member("system").text(), m.member("code").text(), m.member("of").text()});
    });
  }
  if (const auto because = from.find("own_page")) out.own_page = because->member("because").text();
  if (const auto family = from.find("of_family")) out.of_family = family->truth();
  if (const auto local = from.find("not_validated")) out.not_validated = local->truth();
  if (const auto notes = from.find("notes")) out.notes = notes->text();
  if (const auto recall = from.find("recall_days")) out.recall_days = static_cast<int>(recall->whole(0, 36500));
  if (const auto rounds = from.find("rounds")) {
    Rounds read{rounds->member("source").text(), rounds->member("verified").truth(), {}};
    rounds->member("after").each([&](Member m) {
      read.after.push_back({m.member("level").text(), static_cast<int>(m.member("minutes").whole(5, 24 * 60))});
    });
    out.rounds = std::move(read);
  }
  if (const auto ages = from.find("ages")) {
    if (const auto youngest = ages->find("from")) out.youngest = static_cast<int>(youngest->whole(0, 120));
    if (const auto oldest = ages->find("to")) out.oldest = static_cast<int>(oldest->whole(0, 120));
  }
}

void read_reading(Member from, Instrument& out) {
  if (const auto primary = from.find("primary")) out.primary = primary->text();
  if (const auto bands = from.find("bands")) bands->each([&](Member m) { out.bands.push_back(read_bands(m)); });
  if (const auto alerts = from.find("alerts")) {
    alerts->each([&](Member m) {
      Alert alert{m.member("id").text(), m.member("when").text(), m.member("opens").text(), {}};
      if (const auto says = m.find("says")) alert.says = says->words();
      out.alerts.push_back(std::move(alert));
    });
  }
  if (const auto changes = from.find("reliable_change")) {
    changes->each([&](Member m) {
      out.changes.push_back({m.member("score").text(), m.member("source").text(), m.member("at_least").number(),
                             m.member("verified").truth()});
    });
  }
}

Instrument read_all(Member from) {
  Instrument out;
  read_about(from, out);
  std::map<std::string, std::vector<Option>> options;
  if (const auto sets = from.find("options")) {
    sets->each_member([&](const std::string& name, Member set) { options.emplace(name, read_options(set)); });
  }
  from.member("items").each([&](Member m) { out.items.push_back(read_item(m, options)); });
  if (const auto form = from.find("form")) {
    FormRule rule;
    if (const auto items = form->find("items")) {
      rule.items = items->texts();
    } else {
      for (const Item& item : out.items)
        if (!item.is_text && !item.optional) rule.items.push_back(item.id);
    }
    rule.most_missing = static_cast<int>(form->member("most_missing").whole(0, 500));
    out.form = std::move(rule);
  }
  from.member("scores").each([&](Member m) { out.scores.push_back(read_score(m)); });
  read_reading(from, out);
  return out;
}

}  // namespace

Result<Instrument> read_instrument(const json::Value& pack) {
  Faults faults;
  Instrument out = read_all(Member(pack, "", faults));
  if (faults.empty()) check(out, faults);
  if (faults.empty()) {
    // Expressions are checked by compiling them.
    const auto compiled = Scorer::create(out);
    if (!compiled) faults.push_back({"", "instrument.malformed", compiled.error().detail});
  }
  if (faults.empty()) return out;
  return tl::unexpected<Error>(
      Error{ErrorKind::invalid, "instrument.malformed", faults.front().path + ": " + faults.front().detail, faults});
}

}  // namespace homeward::scoring
