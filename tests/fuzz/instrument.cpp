// Instrument packs from anywhere, without the schema before them. What is read keeps what `read_instrument` promises:
// it compiles, its bands cover the range, tiers B and C bring no text, and its forms can be scored.
#include "engine/scoring/checks.hpp"
#include "engine/scoring/explain.hpp"
#include "engine/scoring/scorer.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace homeward;
using namespace homeward::scoring;

void expect(bool holds) {
  if (!holds) std::abort();
}

void expect_scores(const Instrument& instrument, MissingBy by) {
  const auto scorer = Scorer::create(instrument, by);
  expect(scorer.has_value());
  std::vector<double> low, high;
  for (const Item& item : instrument.items) {
    low.push_back(item.is_text ? expression::k_missing : item.lowest());
    high.push_back(item.is_text ? expression::k_missing : item.highest());
  }
  const std::vector<double> none(instrument.items.size(), expression::k_missing);
  for (const auto& answers : {low, high, none}) {
    const ScoredForm form = score_form(*scorer, answers);
    expect(form.scores.size() == instrument.scores.size());
    for (std::size_t i = 0; i < form.scores.size(); ++i) {
      const Score& score = instrument.scores[i];
      if (!form.scores[i].value || !possible_range(instrument, score)) continue;
      // Options that count something else may leave the range at neither end, but never go beyond it.
      expect(*form.scores[i].value >= score.from - 1e-6 && *form.scores[i].value <= score.to + 1e-6);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto pack = json::parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!pack) return 0;
  const auto instrument = read_instrument(*pack);
  if (!instrument) {
    expect(instrument.error().reason == "instrument.malformed" && !instrument.error().fields.empty());
    return 0;
  }
  for (const Bands& bands : instrument->bands) {
    const Score* score = instrument->find_score(bands.score);
    expect(score && bands.levels.front().from == score->from && bands.levels.back().to == score->to);
  }
  for (const Item& item : instrument->items) expect(instrument->tier == Tier::a || item.text.empty());
  expect_scores(*instrument, MissingBy::instrument);
  expect_scores(*instrument, MissingBy::study);
  expect(!explain(*instrument).empty());
  return 0;
}
