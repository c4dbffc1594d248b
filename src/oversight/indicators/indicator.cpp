#include "oversight/indicators/indicator.hpp"

#include "base/check.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/groups.hpp"

#include <algorithm>

namespace homeward::indicators {
namespace {

using cohort::Value;
using Type = Term::Type;

}  // namespace

/// A definition on its way to the store's conditions: over a snapshot, or without one to see that everything fits.
class Binding {
 public:
  Binding(const Definition& d, const Asked& asked, std::shared_ptr<const cohort::Snapshot> snapshot, BesideCache* cache)
      : d_(d), asked_(asked), snapshot_(std::move(snapshot)), cache_(cache) {}

  Result<void> columns() {
    for (std::size_t i = 0; i < d_.columns.size(); ++i) {
      HW_TRY_VOID(column(d_.columns[i], "/columns/" + std::to_string(i)));
    }
    return {};
  }

  Result<Bound> bind() {
    HW_TRY_VOID(columns());
    HW_TRY(const Term person, reference(d_.person, "/person", figures::person::table));
    HW_TRY(const Term place, reference(d_.place, "/place", figures::place::table));
    Term day;
    day.type = Type::day;
    day.value = cohort::constant(asked_.period.last);
    if (d_.day) {
      HW_TRY(day, term(*d_.day, "/day", Type::day));
    }
    Bound out{{d_.unit, {}, {}}, {}, {}, {}, {}, *person.value, *place.value, *day.value, {}, {}};
    HW_TRY_VOID(add_units(out));
    HW_TRY_VOID(add_left_out(out));
    if (d_.numerator) {
      HW_TRY(const Term numerator, term(*d_.numerator, "/numerator", Type::truth));
      out.numerator = numerator.holds;
    }
    if (d_.value) {
      HW_TRY(const Term value, term(*d_.value, "/value", Type::whole));
      out.value = *value.value;
    }
    if (asked_.by) {
      HW_TRY_VOID(add_group(out, *asked_.by));
    }
    return out;
  }

  const Reads& reads() const { return reads_; }
  std::set<std::uint16_t> tables() const {
    std::set<std::uint16_t> out = reads_.tables;
    out.insert(beside_reads_.tables.begin(), beside_reads_.tables.end());
    return out;
  }
  bool reads_beside() const { return !beside_reads_.tables.empty(); }
  std::set<Column> columns_read() const {
    std::set<Column> out = reads_.columns;
    out.insert(beside_reads_.columns.begin(), beside_reads_.columns.end());
    return out;
  }

  /// Every breakdown of the definition fits.
  Result<void> check_breakdowns() {
    for (std::size_t i = 0; i < d_.by.size(); ++i) {
      const std::string at = "/by/" + std::to_string(i) + "/is";
      HW_TRY(const Term by, term(d_.by[i].is, at, std::nullopt));
      const bool fits = d_.by[i].limits.empty() ? by.type == Type::code : by.type == Type::whole;
      if (!fits) {
        return reject(ErrorKind::invalid, "indicator.malformed",
                      at + ": words of a column are expected, or a whole number with limits; this is " +
                          std::string(word_of(by.type)));
      }
    }
    return {};
  }

 private:
  Result<Term> term(const Formula& formula, const std::string& at, std::optional<Type> wanted,
                    std::optional<Table> of = {}, bool with_period = true) {
    Scope scope{of.value_or(d_.unit), &beside_, asked_.today, {}};
    if (with_period) scope.period = {asked_.period.first, asked_.period.last};
    // What stands beside is read in another table: it is no fact of the row.
    auto found = compile(formula.syntax, scope, of ? &beside_reads_ : &reads_);
    if (!found) return reject(ErrorKind::invalid, "indicator.malformed", at + ": " + found.error().to_string());
    if (wanted && found->type != *wanted) {
      return reject(ErrorKind::invalid, "indicator.malformed",
                    at + ": 1:1: expression.wrong-type: " + std::string(word_of(*wanted)) + " is expected, this is " +
                        std::string(word_of(found->type)));
    }
    return *std::move(found);
  }
  Result<Term> reference(const Formula& formula, const std::string& at, std::optional<Table> to,
                         std::optional<Table> of = {}) {
    HW_TRY(Term out, term(formula, at, Type::reference, of));
    if (to && *out.leads_to != *to) {
      return reject(ErrorKind::invalid, "indicator.malformed",
                    at + ": it has to lead to a " + figures::schema().tables[to->number].name);
    }
    return out;
  }

  /// Of a column beside a table: the texts that say what it is. Columns before it may be part of it.
  static std::string key_of(const Beside& c) {
    std::string out = std::to_string(static_cast<int>(c.take)) + "\n" + std::to_string(c.from.number);
    for (const auto* part : {&c.where, &c.value, &c.start, &c.end}) out += "\n" + (*part ? (*part)->text : "-");
    return out + "\n" + c.by.text + "\n" + c.name + "\n";
  }

  Result<void> column(const Beside& c, const std::string& at) {
    HW_TRY(const Term by, reference(c.by, at + "/by", std::nullopt, c.from));
    const Table owner = c.take == Beside::Take::next ? c.from : *by.leads_to;
    cohort::Question rows{c.from, {}, {}};
    if (c.where) {
      HW_TRY(const Term where, term(*c.where, at + "/where", Type::truth, c.from, false));
      rows.where = where.holds;
    }
    std::optional<Term> value, start, end;
    if (c.value) {
      HW_TRY(value, term(*c.value, at + "/value", std::nullopt, c.from, false));
      if (value->type != Type::day && value->type != Type::whole)
        return lacking(at, "value has to be a day or a number");
    }
    if (c.start && c.end) {
      HW_TRY(start, term(*c.start, at + "/start", Type::day, c.from, false));
      HW_TRY(end, term(*c.end, at + "/end", Type::day, c.from, false));
    }
    const bool spans = c.take == Beside::Take::next;
    const bool takes = c.take == Beside::Take::earliest || c.take == Beside::Take::latest;
    if (takes != value.has_value()) return lacking(at, "earliest and latest take a value, and only they");
    if (spans != start.has_value()) return lacking(at, "next takes start and end, and only it");
    chain_ += key_of(c);
    Value first = cohort::constant(cohort::k_missing), second = first;
    if (snapshot_) {
      const std::string key = std::to_string(asked_.today.days) + "\n" + chain_;
      const auto made = cache_->find(snapshot_, key, [&]() -> BesideCache::Made {
        const cohort::Snapshot& s = *snapshot_;
        switch (c.take) {
          case Beside::Take::earliest: return {cohort::earliest(s, owner, *by.value, rows, *value->value), {}};
          case Beside::Take::latest: return {cohort::latest(s, owner, *by.value, rows, *value->value), {}};
          case Beside::Take::count: return {cohort::how_many(s, owner, *by.value, rows), {}};
          case Beside::Take::next: break;
        }
        const auto next = cohort::next_interval(s, {rows, *by.value, *start->value, *end->value});
        return {next.interval, next.gap};
      });
      first = cohort::derived(made.first);
      if (made.second) second = cohort::derived(*made.second);
    }
    Term named;
    named.value = first;
    named.type = spans ? Type::reference : takes ? value->type : Type::whole;
    if (spans) named.leads_to = c.from;
    beside_.insert_or_assign({owner.number, c.name}, named);
    if (!spans) return {};
    Term gap;
    gap.value = second;
    beside_.insert_or_assign({owner.number, c.name + "_gap"}, gap);
    return {};
  }
  static tl::unexpected<Error> lacking(const std::string& at, const std::string& what) {
    return reject(ErrorKind::invalid, "indicator.malformed", at + ": " + what);
  }

  Result<void> add_units(Bound& out) {
    std::vector<Condition> all;
    if (d_.day) all.push_back(cohort::between(out.day, asked_.period.first, asked_.period.last));
    if (d_.where) {
      HW_TRY(const Term where, term(*d_.where, "/where", Type::truth));
      all.push_back(where.holds);
    }
    const auto lies_at = [&](cohort::Slot place) {
      const std::int32_t level = snapshot_->code(figures::place::kind, place);
      return cohort::equals(cohort::place_at(out.place, out.day, level), static_cast<std::int32_t>(place));
    };
    if (snapshot_ && asked_.place) all.push_back(lies_at(*asked_.place));
    const auto lies_at_each = [&](const std::vector<cohort::Slot>& places) {
      std::vector<Condition> each;
      for (const cohort::Slot place : places) each.push_back(lies_at(place));
      return each;
    };
    if (snapshot_ && !asked_.among.empty()) all.push_back(cohort::any_of(lies_at_each(asked_.among)));
    if (snapshot_ && !asked_.not_at.empty()) all.push_back(cohort::none_of(lies_at_each(asked_.not_at)));
    out.units.where = cohort::all_of(std::move(all));
    return {};
  }

  Result<void> add_left_out(Bound& out) {
    std::vector<Condition> before;
    const auto add = [&](const std::string& id, const Condition& holds) {
      out.left_out.emplace_back(id, holds);
      before.push_back(holds);
    };
    if (d_.elapsed > 0) {
      const std::int32_t last = asked_.today.days - static_cast<std::int32_t>(d_.elapsed);
      add(std::string(k_not_elapsed), cohort::at_least(out.day, last + 1));
    }
    for (std::size_t i = 0; i < d_.exclusions.size(); ++i) {
      const std::string at = "/exclusions/" + std::to_string(i) + "/when";
      HW_TRY(const Term when, term(d_.exclusions[i].when, at, Type::truth));
      add(d_.exclusions[i].id, when.holds);
    }
    if (!before.empty()) out.counted = cohort::none_of(before);
    return {};
  }

  Result<void> add_group(Bound& out, const std::string& by) {
    auto standard = standard_group(by, out.person, out.place, out.day, d_.day.has_value());
    if (!standard) return add_own_group(out, by);
    out.units.by.push_back(std::move(standard->by));
    out.group_words = standard->words;
    out.group_labels = std::move(standard->labels);
    return {};
  }

  Result<void> add_own_group(Bound& out, const std::string& by) {
    for (const Breakdown& b : d_.by) {
      if (b.id != by) continue;
      HW_TRY(const Term term_of, term(b.is, "/by", std::nullopt));
      if (b.limits.empty()) {
        out.units.by.push_back(*term_of.value);
        out.group_words = term_of.words;
      } else {
        out.units.by.push_back(cohort::band(*term_of.value, b.limits));
        out.group_labels = band_labels(b.limits);
      }
      return {};
    }
    return reject_fields({{"?by", "indicator.unknown-breakdown", "the indicator is not taken apart by this"}});
  }

  const Definition& d_;
  const Asked& asked_;
  std::shared_ptr<const cohort::Snapshot> snapshot_;
  BesideCache* cache_;
  NamedTerms beside_;
  std::string chain_;
  Reads reads_, beside_reads_;
};

BesideCache::Made BesideCache::find(const std::shared_ptr<const cohort::Snapshot>& snapshot, const std::string& key,
                                    const std::function<Made()>& make) {
  const std::lock_guard lock(mutex_);
  if (of_ != snapshot) {
    made_.clear();
    of_ = snapshot;
  }
  if (const auto found = made_.find(key); found != made_.end()) return found->second;
  return made_.emplace(key, make()).first->second;
}

Result<Indicator> Indicator::create(const json::Value& pack) {
  Indicator out;
  HW_TRY(out.definition_, read_definition(pack));
  const Asked nothing;
  Binding binding(out.definition_, nothing, nullptr, nullptr);
  HW_TRY(const Bound bound, binding.bind());
  HW_TRY_VOID(binding.check_breakdowns());
  out.tables_ = binding.tables();
  out.columns_ = binding.columns_read();
  out.reads_beside_ = binding.reads_beside();
  out.breakdowns_ = {"region", "district", "house"};
  if (out.definition_.day) out.breakdowns_.insert(out.breakdowns_.end(), {"month", "quarter", "year"});
  if (!out.categories().empty()) out.breakdowns_.insert(out.breakdowns_.end(), {"sex", "age"});
  for (const Breakdown& b : out.definition_.by) out.breakdowns_.push_back(b.id);
  return out;
}

Result<Bound> Indicator::bind(const std::shared_ptr<const cohort::Snapshot>& snapshot, const Asked& asked,
                              BesideCache& cache) const {
  return Binding(definition_, asked, snapshot, &cache).bind();
}

std::set<Category> Indicator::categories() const {
  std::set<Category> out;
  const auto sources = figures::sources();
  for (const std::uint16_t table : tables_)
    if (sources[table].record && sources[table].record->subject) out.insert(sources[table].record->category);
  for (const Column column : columns_) {
    const figures::Source& source = sources[column.table.number];
    if (source.record && source.record->subject)
      out.insert(source.record->fields[source.members[column.number]].category);
  }
  return out;
}

bool Indicator::looks_ahead() const {
  return std::ranges::any_of(definition_.columns, [](const Beside& b) { return b.take == Beside::Take::next; });
}

std::vector<std::pair<std::string, Term>> Indicator::facts(const std::shared_ptr<const cohort::Snapshot>& snapshot,
                                                           const Asked& asked, BesideCache& cache) const {
  Binding binding(definition_, asked, snapshot, &cache);
  const auto bound = binding.bind();
  HW_CHECK(bound.has_value(), "a checked definition binds");
  return binding.reads().facts;
}

}  // namespace homeward::indicators
