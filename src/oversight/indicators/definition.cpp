#include "oversight/indicators/definition.hpp"

#include "base/check.hpp"
#include "base/describe.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/aimed.hpp"

namespace homeward::indicators {
namespace {

std::string text(const json::Value& of, std::string_view key) {
  const json::Value* found = of.find(key);
  return found && found->string() ? *found->string() : std::string();
}

tl::unexpected<Error> malformed(const std::string& where, const std::string& what) {
  return reject(ErrorKind::invalid, "indicator.malformed", where + ": " + what);
}

/// Reads the members of one object of a pack; `at` is its JSON pointer.
class Reading {
 public:
  Reading(const json::Value& of, std::string at) : of_(of), at_(std::move(at)) {}

  Result<Formula> formula(std::string_view key) const {
    Formula out{text(of_, key), {}};
    auto syntax = expression::parse(out.text);
    if (!syntax) return malformed(at_ + "/" + std::string(key), syntax.error().to_string());
    out.syntax = *std::move(syntax);
    return out;
  }
  Result<std::optional<Formula>> find_formula(std::string_view key) const {
    if (!of_.find(key)) return std::optional<Formula>();
    HW_TRY(Formula out, formula(key));
    return std::optional(std::move(out));
  }
  Result<Table> table(std::string_view key) const {
    if (const auto found = figures::schema().find(text(of_, key))) return *found;
    return malformed(at_ + "/" + std::string(key), "there is no table " + text(of_, key));
  }
  template <class Use>
  Result<void> each(std::string_view key, const Use& use) const {
    const json::Value* list = of_.find(key);
    if (!list || !list->array()) return {};
    for (std::size_t i = 0; i < list->array()->size(); ++i) {
      const json::Value& item = (*list->array())[i];
      HW_TRY_VOID(use(item, Reading(item, at_ + "/" + std::string(key) + "/" + std::to_string(i))));
    }
    return {};
  }

 private:
  const json::Value& of_;
  std::string at_;
};

Result<Beside> read_column(const json::Value& item, const Reading& in) {
  Beside out;
  out.name = text(item, "name");
  const std::string take = text(item, "take");
  out.take = take == "earliest" ? Beside::Take::earliest
             : take == "latest" ? Beside::Take::latest
             : take == "count"  ? Beside::Take::count
                                : Beside::Take::next;
  HW_TRY(out.from, in.table("from"));
  HW_TRY(out.by, in.formula("by"));
  HW_TRY(out.where, in.find_formula("where"));
  HW_TRY(out.value, in.find_formula("value"));
  HW_TRY(out.start, in.find_formula("start"));
  HW_TRY(out.end, in.find_formula("end"));
  return out;
}

double number_of(const json::Value& value) {
  if (const auto* whole = value.integer()) return static_cast<double>(*whole);
  return *std::get_if<double>(&value.is);
}

/// By the same rule as a target that those responsible for a place set.
Result<std::optional<PublishedTarget>> read_target(const json::Value& pack, const Definition& d) {
  const json::Value* target = pack.find("target");
  if (!target) return std::optional<PublishedTarget>();
  PublishedTarget out{number_of(*target->find("value")), {}, {}, text(*target, "source"), false};
  if (const json::Value* verified = target->find("verified")) out.verified = *verified->boolean();
  for (const auto& [key, day] : {std::pair{"from", &out.from}, std::pair{"until", &out.until}}) {
    if (!target->find(key)) continue;
    *day = LocalDate::parse(text(*target, key));
    if (!*day) return malformed("/target/" + std::string(key), "there is no such day");
  }
  if (!can_be_aimed_at(d.figure, d.polarity)) return malformed("/target", "a target needs an interval and a direction");
  if (!lies_in_range(d.figure, out.value)) return malformed("/target/value", "the figure never comes to that");
  if (out.from && out.until && *out.until < *out.from) return malformed("/target/until", "it ends before it begins");
  return std::optional(std::move(out));
}

Result<void> read_lists(const Reading& in, Definition& out) {
  HW_TRY_VOID(in.each("columns", [&](const json::Value& item, const Reading& column) -> Result<void> {
    HW_TRY(Beside beside, read_column(item, column));
    out.columns.push_back(std::move(beside));
    return {};
  }));
  HW_TRY_VOID(in.each("exclusions", [&](const json::Value& item, const Reading& exclusion) -> Result<void> {
    HW_TRY(Formula when, exclusion.formula("when"));
    out.exclusions.push_back({text(item, "id"), std::move(when)});
    return {};
  }));
  return in.each("by", [&](const json::Value& item, const Reading& breakdown) -> Result<void> {
    HW_TRY(Formula is, breakdown.formula("is"));
    Breakdown by{text(item, "id"), std::move(is), {}};
    if (const json::Value* limits = item.find("limits"))
      for (const json::Value& limit : *limits->array()) by.limits.push_back(number_of(limit));
    out.by.push_back(std::move(by));
    return {};
  });
}

}  // namespace

Result<Definition> read_definition(const json::Value& pack) {
  Definition out;
  const Reading in(pack, "");
  out.id = text(pack, "id");
  out.version = *pack.find("version")->integer();
  out.figure = *from_word<Figure>(text(pack, "figure"));
  out.polarity = *from_word<Polarity>(text(pack, "polarity"));
  HW_TRY(out.unit, in.table("table"));
  out.count_people = text(pack, "unit") == "person";
  HW_TRY(out.person, in.formula("person"));
  HW_TRY(out.place, in.formula("place"));
  HW_TRY(out.day, in.find_formula("day"));
  if (const json::Value* elapsed = pack.find("elapsed")) out.elapsed = *elapsed->integer();
  HW_TRY(out.where, in.find_formula("where"));
  HW_TRY(out.numerator, in.find_formula("numerator"));
  HW_TRY(out.value, in.find_formula("value"));
  HW_TRY(out.target, read_target(pack, out));
  if (const json::Value* least = pack.find("least")) out.least = *least->integer();
  HW_TRY_VOID(read_lists(in, out));
  const bool shares = out.figure == Figure::share, rates = out.figure == Figure::rate;
  if ((shares || rates) != out.numerator.has_value()) return malformed("/numerator", "shares and rates have one");
  if ((out.figure == Figure::spread || rates) != out.value.has_value())
    return malformed("/value", "spreads and rates have one");
  return out;
}

std::vector<std::string> missing_needs(const json::Value& pack) {
  std::vector<std::string> out;
  const json::Value* needs = pack.find("needs");
  if (!needs) return out;
  for (const json::Value& need : *needs->array()) {
    const std::string& name = *need.string();
    const std::size_t dot = name.find('.');
    const auto table = figures::schema().find(name.substr(0, dot));
    const bool there = table && figures::is_filled(figures::sources()[table->number]) &&
                       (dot == std::string::npos || figures::schema().find(name.substr(0, dot), name.substr(dot + 1)));
    if (!there) out.push_back(name);
  }
  return out;
}

}  // namespace homeward::indicators
