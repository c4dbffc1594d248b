#include "base/describe.hpp"
#include "engine/cohort/store.hpp"
#include "oversight/figures/tables.hpp"
#include "oversight/indicators/count.hpp"
#include "oversight/indicators/packs.hpp"
#include "platform/catalogue/json_schema.hpp"

#include <algorithm>
#include <cmath>

namespace homeward::indicators {
namespace {

using cohort::ColumnKind;

/// Rows of a case are called by short names; references name them.
Uuid id_of(std::string_view table, const std::string& name) {
  std::uint64_t hash = 1469598103934665603ull;  // FNV-1a
  for (const char c : std::string(table) + "/" + name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  Uuid out{};
  for (std::size_t i = 0; i < out.bytes.size(); ++i)
    out.bytes[i] = static_cast<std::uint8_t>(hash >> (i % 8 * 8) ^ (i / 8 * 0x5a));
  return out;
}

class Case {
 public:
  Case(const json::Value& test, const catalogue::PackTests::Fault& fault) : test_(test), fault_(fault) {}

  std::shared_ptr<const cohort::Snapshot> rows() {
    cohort::Store store(figures::schema());
    for (const auto& [table, list] : *test_.find("rows")->object()) {
      const auto number = figures::schema().find(table);
      if (!number) {
        fault_("/rows/" + table, "there is no such table");
        continue;
      }
      for (const json::Value& row : *list.array()) put(store, table, *number, row);
    }
    store.publish(1);
    return store.snapshot();
  }

  LocalDate day(std::string_view key) const { return *LocalDate::parse(*test_.find(key)->string()); }

  void check(const Definition& d, const Counted& found) {
    const json::Value& gives = *test_.find("gives");
    expect(gives, "n", static_cast<double>(found.total.n));
    expect(gives, "events", static_cast<double>(found.total.events));
    expect(gives, "unknown", static_cast<double>(found.total.unknown));
    expect(gives, "days", found.total.days);
    if (gives.find("median")) {
      const auto middle = median(found.total.values);
      expect(gives, "median", middle ? middle->value : std::nan(""));
    }
    if (gives.find("p90") && !found.total.values.empty()) expect(gives, "p90", quantile(found.total.values, 0.9));
    const json::Value* left = gives.find("left_out");
    for (const auto& [id, wanted] : left ? *left->object() : json::Object{}) {
      const auto at = std::ranges::find(found.left_out, id, &LeftOutCount::id);
      if (at == found.left_out.end()) {
        fault_("/gives/left_out/" + id, d.id + " leaves nothing out for this");
      } else if (at->n != *wanted.integer()) {
        fault_("/gives/left_out/" + id, "found " + std::to_string(at->n));
      }
    }
  }

 private:
  void put(cohort::Store& store, const std::string& name, Table table, const json::Value& row) {
    auto to = store.put(table, id_of(name, *row.find("id")->string()));
    for (const auto& [key, value] : *row.object()) {
      if (key == "id") continue;
      const auto column = figures::schema().find(name, key);
      const std::string at = "/rows/" + name + "/" + key;
      if (!column) {
        fault_(at, "there is no such column");
        continue;
      }
      set(to, *column, value, at);
    }
  }

  void set(cohort::Store::Row& to, Column column, const json::Value& value, const std::string& at) {
    const auto& spec = figures::schema().spec(column);
    const std::string* text = value.string();
    const auto code = text ? figures::schema().code_of(column, *text) : std::nullopt;
    const auto day = text ? LocalDate::parse(*text) : std::nullopt;
    if (spec.kind == ColumnKind::code && code) {
      to.set(column.number, *code);
    } else if (spec.kind == ColumnKind::day && day) {
      to.set(column.number, day->days);
    } else if (spec.kind == ColumnKind::integer && value.integer()) {
      to.set(column.number, static_cast<std::int32_t>(*value.integer()));
    } else if (spec.kind == ColumnKind::word && text) {
      to.set_word(column.number, *text);
    } else if (spec.kind == ColumnKind::number && value.integer()) {
      to.set_number(column.number, static_cast<double>(*value.integer()));
    } else if (spec.kind == ColumnKind::reference && text) {
      to.refer(column.number, id_of(figures::schema().tables[spec.refers_to->number].name, *text));
    } else {
      fault_(at, "the column does not take this");
    }
  }

  void expect(const json::Value& gives, std::string_view key, double found) {
    const json::Value* wanted = gives.find(key);
    if (!wanted) return;
    const auto* whole = wanted->integer();
    const double number = whole ? static_cast<double>(*whole) : *std::get_if<double>(&wanted->is);
    if (std::abs(number - found) < 1e-9) return;
    std::string said = std::to_string(found);
    fault_("/gives/" + std::string(key), "found " + said);
  }

  const json::Value& test_;
  const catalogue::PackTests::Fault& fault_;
};

}  // namespace

void check_indicator_case(const catalogue::Pack& pack, const json::Value& test,
                          const catalogue::PackTests::Fault& fault) {
  const auto indicator = Indicator::create(pack.content);
  if (!indicator) return fault("", indicator.error().detail);
  Case one(test, fault);
  BesideCache cache;
  Asked asked;
  asked.period = {one.day("from"), one.day("until")};
  asked.today = one.day("today");
  const auto found = count(*indicator, one.rows(), asked, cache);
  if (!found) return fault("", found.error().detail);
  one.check(indicator->definition(), *found);
}

}  // namespace homeward::indicators
