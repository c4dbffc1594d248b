#include "app/content_routes.hpp"

#include <algorithm>

namespace homeward::app {
namespace {

bool is_true(const json::Value& pack, std::string_view member) {
  const json::Value* found = pack.find(member);
  return found && found->boolean() && *found->boolean();
}

/// Packs call their name a title, names, or (a language) a name in itself.
std::vector<Wording> names_of(const json::Value& pack) {
  std::vector<Wording> out;
  const json::Value* words = pack.find("title");
  if (!words) words = pack.find("names");
  if (words && words->object()) {
    for (const auto& [language, said] : *words->object()) out.push_back({{language}, {*said.string()}});
  } else if (const json::Value* name = pack.find("name")) {
    out.push_back({{*pack.find("language")->string()}, {*name->string()}});
  }
  return out;
}

std::vector<PublicText> texts(const json::Value* list) {
  std::vector<PublicText> out;
  if (list && list->array())
    for (const json::Value& one : *list->array()) out.push_back({*one.string()});
  return out;
}

void add_part(std::vector<UnverifiedPart>& out, ContentPart part, const json::Value* of) {
  if (!of) return;
  if (of->object()) {
    if (!is_true(*of, "verified")) out.push_back({part, 1, 1});
    return;
  }
  const auto& all = *of->array();
  const auto open = std::ranges::count_if(all, [](const json::Value& one) { return !is_true(one, "verified"); });
  if (open > 0) out.push_back({part, open, static_cast<std::int64_t>(all.size())});
}

std::vector<UnverifiedPart> unverified_of(const catalogue::Pack& pack) {
  std::vector<UnverifiedPart> out;
  if (!pack.verified) out.push_back({});
  if (pack.kind != "instruments") return out;
  add_part(out, ContentPart::readings, pack.content.find("bands"));
  add_part(out, ContentPart::rounds, pack.content.find("rounds"));
  add_part(out, ContentPart::change, pack.content.find("reliable_change"));
  add_part(out, ContentPart::codes, pack.content.find("codes"));
  return out;
}

/// A scale may name only some of its steps, as the CIWA-Ar does.
bool has_words(const scoring::Instrument& instrument) {
  return std::ranges::all_of(instrument.items, [](const scoring::Item& item) {
    const auto named = [](const scoring::Option& option) { return !option.text.empty(); };
    return !item.text.empty() && (item.options.empty() || std::ranges::any_of(item.options, named));
  });
}

InstrumentText text_of(const json::Value& pack, const scoring::Instrument& instrument) {
  InstrumentText out{{*pack.find("tier")->string()}, has_words(instrument), assessment::may_show_text(instrument)};
  if (const json::Value* licence = pack.find("text_licence")) {
    const auto said = [&](const char* name) { return PublicText{*licence->find(name)->string()}; };
    out.holder = said("holder");
    out.terms = said("terms");
    out.accepted_by = said("accepted_by");
    out.accepted_on = said("accepted_on");
  }
  return out;
}

/// Of the instruments of a set those whose text is shown to nobody.
std::vector<PublicText> waits_for(const json::Value& schedule, const assessment::Instruments& instruments) {
  std::vector<PublicText> out;
  for (const json::Value& form : *schedule.find("forms")->array()) {
    const std::string& id = *form.find("instrument")->string();
    const scoring::Scorer* scorer = instruments.find(id);
    if (scorer && !assessment::may_show_text(scorer->instrument())) out.push_back({id});
  }
  return out;
}

ContentLine line_of(const catalogue::Pack& pack, const assessment::Instruments& instruments) {
  ContentLine out{{pack.kind}, {pack.id}, pack.version, names_of(pack.content), {pack.source}, {pack.licence}};
  out.unverified = unverified_of(pack);
  out.own = pack.from_overlay;
  out.overrides = pack.overrides;
  out.drafted = texts(pack.content.find("drafted"));
  if (pack.kind == "instruments") {
    out.languages = texts(pack.content.find("languages"));
    if (const scoring::Scorer* scorer = instruments.find(pack.id))
      out.text = text_of(pack.content, scorer->instrument());
    return out;
  }
  if (pack.kind == "schedules") out.waits_for = waits_for(pack.content, instruments);
  for (const Wording& name : out.names) out.languages.push_back(name.language);
  if (is_true(pack.content, "machine_drafted") && !is_true(pack.content, "reviewed")) out.drafted = out.languages;
  return out;
}

}  // namespace

ListOf<ContentLine> list_content(const catalogue::Catalogue& catalogue, const assessment::Instruments& instruments) {
  ListOf<ContentLine> out;
  for (const catalogue::Pack* pack : catalogue.all()) out.items.push_back(line_of(*pack, instruments));
  return out;
}

void add_content_routes(http::Routes& routes, const catalogue::Catalogue& catalogue,
                        const assessment::Instruments& instruments) {
  routes.view<ListOf<ContentLine>>(
      "/api/v1/content",
      http::info("content.read", Category::place, "Every pack of this deployment, and what of it is not verified.",
                 "administration"),
      [&](http::Call&, access::Reader&) -> Result<ListOf<ContentLine>> {
        return list_content(catalogue, instruments);
      });
}

}  // namespace homeward::app
