#include "app/command_parts.hpp"
#include "app/content.hpp"
#include "app/form_scores.hpp"
#include "oversight/figures/live_figures.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/groups.hpp"
#include "oversight/indicators/packs.hpp"
#include "oversight/indicators/shown.hpp"
#include "platform/access/counting.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace homeward::app {
namespace {

using indicators::Indicators;

struct FigureArguments {
  std::string id, place, by, period, format = "csv";
};

std::string text_of(const json::Value& of, std::string_view key) {
  const json::Value* found = of.find(key);
  if (!found) return "";
  if (const auto* text = found->string()) return *text;
  if (const json::Value* english = found->find("en")) return *english->string();
  return json::to_string(*found);
}

int list(const Indicators& all) {
  const auto described = json::parse(all.described(), std::size_t{1} << 24);
  for (const json::Value& item : *described->find("items")->array()) {
    std::cout << text_of(item, "id") << "\t" << text_of(item, "figure") << "\t" << text_of(item, "names");
    if (item.find("missing")) std::cout << "\tswitched off, needs " << text_of(item, "missing");
    std::cout << "\n";
  }
  return 0;
}

int explain(const Indicators& all, const std::string& id) {
  const json::Value* said = all.said(id);
  if (!said) {
    std::cerr << "homeward: the catalogue has no indicator " << id << "\n";
    return 2;
  }
  for (const auto& [key, value] : *said->object()) {
    if (!value.array()) {
      std::cout << key << ": " << text_of(*said, key) << "\n";
      continue;
    }
    std::cout << key << ":\n";
    for (const json::Value& item : *value.array()) {
      std::cout << "  - " << (item.string() ? *item.string() : "");
      if (item.object())
        for (const auto& member : *item.object())
          std::cout << member.first << ": " << text_of(item, member.first) << "; ";
      std::cout << "\n";
    }
  }
  return 0;
}

/// What a place that people name by id, code or name is called in the store.
std::optional<Uuid> find_place(db::ReadTransaction& tx, const std::string& named) {
  const Datum text[] = {named};
  const auto id = Uuid::parse(named);
  const Datum as_id[] = {id.value_or(Uuid{})};
  if (id) return tx.find_uuid("SELECT id FROM place WHERE id = $1", as_id);
  if (auto by_code = tx.find_uuid("SELECT id FROM place WHERE code = $1", text)) return by_code;
  return tx.find_uuid("SELECT id FROM place WHERE name = $1", text);
}

std::string name_of(db::ReadTransaction& tx, const Uuid& place) {
  const Datum id[] = {place};
  std::string out;
  tx.query("SELECT name FROM place WHERE id = $1", id, [&](const db::Row& row) {
    out = row.text(0);
    return false;
  });
  return out;
}

class Output {
 public:
  explicit Output(bool json) : json_(json) {}
  void add(const std::string& group, const indicators::ShownGroup& g) {
    if (!json_) {
      std::cout << quoted(group);
      number(g.n);
      number(g.events);
      number(g.estimate ? std::optional(g.estimate->value) : std::nullopt);
      number(g.estimate ? g.estimate->low : std::nullopt);
      number(g.estimate ? g.estimate->high : std::nullopt);
      number(g.p90);
      number(g.person_years);
      std::cout << "," << (g.withheld ? "withheld" : g.too_few ? "too few to say" : "") << "\n";
      return;
    }
    out_.begin_object().key("group").string(group);
    member("n", g.n);
    member("events", g.events);
    if (g.estimate) {
      out_.key("value").number(g.estimate->value);
      member("low", g.estimate->low);
      member("high", g.estimate->high);
    }
    member("p90", g.p90);
    member("person_years", g.person_years);
    out_.key("withheld").boolean(g.withheld).key("too_few").boolean(g.too_few).end_object();
  }
  void begin(const indicators::Definition& d, const Period& p, std::int64_t position) {
    if (!json_) {
      std::cout << "group,n,events,value,low,high,p90,person_years,note\n";
      return;
    }
    out_.begin_object().key("id").string(d.id).key("version").integer(d.version).key("position").integer(position);
    out_.key("first").string(p.first.to_string()).key("last").string(p.last.to_string()).key("lines").begin_array();
  }
  void end(const std::vector<indicators::ShownLeftOut>& left_out) {
    if (!json_) return;
    out_.end_array().key("left_out").begin_object();
    for (const auto& l : left_out) {
      out_.key(l.id);
      if (l.n) {
        out_.integer(*l.n);
      } else {
        out_.null();
      }
    }
    std::cout << out_.end_object().end_object().take() << "\n";
  }

 private:
  static std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\n") == text.npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
  }
  template <class N>
  static void number(const std::optional<N>& n) {
    std::cout << ",";
    if (n) std::cout << *n;
  }
  void member(std::string_view key, const std::optional<std::int64_t>& n) {
    if (n) out_.key(key).integer(*n);
  }
  void member(std::string_view key, const std::optional<double>& n) {
    if (n) out_.key(key).number(*n);
  }
  bool json_;
  json::Writer out_;
};

/// Whoever runs the program is no member of a house: everything goes through disclosure control.
int figures(const FigureArguments& a, HouseOptions options) {
  options.open = db::Options::Open::reader;
  House house(options);
  const Indicators all(house.catalogue());
  const auto fail = [](const std::string& what) {
    std::cerr << "homeward: " << what << "\n";
    return 2;
  };
  const auto indicator = all.find(a.id);
  if (!indicator) return fail(a.id + ": " + indicator.error().reason);
  const LocalDate day = today(Zone{}, house.clock().now());
  const auto period = parse_period(a.period, day);
  if (!period) return fail("indicator.malformed-period: a year, quarter, month or two days are expected");
  const assessment::Instruments instruments(house.catalogue());
  figures::LiveFigures live(house.journal(), score_by(instruments));
  live.load();
  const auto snapshot = live.snapshot();
  const auto tx = house.store().read();
  indicators::Asked asked{std::nullopt, {}, *period, day};
  if (!a.by.empty()) asked.by = a.by;
  if (!a.place.empty()) {
    const auto place = find_place(*tx, a.place);
    asked.place = place ? snapshot->find(figures::place::table, *place) : std::nullopt;
    if (!asked.place) return fail("there is no place " + a.place);
  }
  const auto counted = count(**indicator, snapshot, asked, all.cache());
  if (!counted) return fail(counted.error().fields.empty() ? counted.error().detail : counted.error().fields[0].detail);
  const access::Counting counting(*tx, house.vault());
  const auto shown = show_masked((*indicator)->definition(), *counted, [&](std::int64_t persons, std::uint64_t who) {
    return counting.noise({persons, who});
  });
  Output out(a.format == "json");
  out.begin((*indicator)->definition(), *period, counted->position);
  out.add("all", shown.total);
  for (const auto& group : shown.groups) {
    const bool place = indicators::names_places(a.by) && *group.key >= 0;
    const auto slot = static_cast<cohort::Slot>(*group.key);
    out.add(place ? name_of(*tx, snapshot->id(figures::place::table, slot))
                  : indicators::group_label(a.by, *group.key, counted->group_words, counted->group_labels),
            group);
  }
  out.end(shown.left_out);
  return 0;
}

}  // namespace

void add_indicator_commands(CLI::App& app, std::function<int()>& chosen) {
  auto a = std::make_shared<FigureArguments>();
  auto* command = app.add_subcommand(
      "indicators",
      "What is counted, and the figures. Example: homeward indicators figures k6-planned-completion --by region");
  command->require_subcommand(1);
  auto* all = command->add_subcommand("list", "Every indicator, and why some are switched off");
  all->callback([&chosen, flags = ConfigFlags(*all, {}, {"catalogue_overlay"})] {
    chosen = [flags] { return list(Indicators(load_catalogue(flags.read().catalogue_overlay, {"indicators"}))); };
  });
  auto* one = command->add_subcommand("explain", "What an indicator counts, of whom, and who is left out");
  one->add_option("id", a->id, "the indicator")->required();
  one->callback([&chosen, a, flags = ConfigFlags(*one, {}, {"catalogue_overlay"})] {
    chosen = [a, flags] {
      return explain(Indicators(load_catalogue(flags.read().catalogue_overlay, {"indicators"})), a->id);
    };
  });
  auto* table = command->add_subcommand("figures", "Counts a database, with small numbers withheld and others rounded");
  table->add_option("id", a->id, "the indicator")->required();
  table->add_option("--place", a->place, "id, code or name; everything unless said");
  table->add_option("--by", a->by, "region, district, house, month, quarter, year, sex, age or a breakdown");
  table->add_option("--period", a->period, "2026, 2026-Q2, 2026-05 or two days with .. between; else the last year");
  table->add_option("--format", a->format, "csv or json")->check(CLI::IsMember({"csv", "json"}))->capture_default_str();
  table->callback([&chosen, a, flags = ConfigFlags(*table, {}, {"db", "keys", "master_key", "catalogue_overlay"})] {
    chosen = [a, flags] { return figures(*a, flags.house()); };
  });
}

}  // namespace homeward::app
