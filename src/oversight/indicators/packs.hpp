#pragma once
#include "oversight/indicators/indicator.hpp"
#include "platform/catalogue/catalogue.hpp"

/// Indicator packs (catalogue/indicators) as they are counted.
namespace homeward::indicators {

/// Every definition of the catalogue, checked and compiled once at start. Immutable but for its cache; thread-safe.
class Indicators {
 public:
  /// Throws std::runtime_error with every fault, file, line and column: a deployment runs only with definitions that
  /// can be counted.
  explicit Indicators(const catalogue::Catalogue& catalogue);

  /// Reason: not-found. One that is switched off: indicator.switched-off.
  Result<const Indicator*> find(std::string_view id) const;
  /// What the definitions say of themselves, without their tests; about nobody. Each has `breakdowns` or, where its
  /// records do not exist yet, `missing`. JSON, in order of id.
  const std::string& described() const { return described_; }
  const json::Value* said(std::string_view id) const;
  /// Those that can be counted, theme by theme in the order of a road through care, then by id.
  std::vector<std::string> countable() const;
  BesideCache& cache() const { return cache_; }

 private:
  std::map<std::string, Indicator, std::less<>> on_;
  std::map<std::string, json::Value, std::less<>> said_;
  std::string described_;
  mutable BesideCache cache_;
};

/// A case of a definition: rows by table, the days of the question, and what is counted then.
void check_indicator_case(const catalogue::Pack& pack, const json::Value& test,
                          const catalogue::PackTests::Fault& fault);

}  // namespace homeward::indicators
