#include "app/content.hpp"
#include "app/embedded_catalogue.hpp"
#include "care/assessment/instrument_packs.hpp"
#include "engine/scoring/scorer.hpp"
#include "support/project_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <stdexcept>

/// What must hold of every instrument that is shipped, over invented answers by seed.
namespace homeward::scoring {
namespace {

constexpr double no = expression::k_missing;
constexpr std::uint64_t k_seeds = 40;
constexpr std::uint64_t k_few_seeds = 10;  ///< where each form is scored once for each of its questions

const std::vector<Instrument>& shipped() {
  static const std::vector<Instrument> all = [] {
    std::vector<Instrument> out;
    const auto packs = app::load_catalogue("", {"instruments"});
    for (const catalogue::Pack* pack : packs.list("instruments")) {
      auto read = read_instrument(pack->content);
      if (!read)
        throw std::runtime_error(
            catalogue::to_string({pack->file, read.error().fields[0].path, read.error().fields[0].detail}));
      out.push_back(std::move(*read));
    }
    return out;
  }();
  return all;
}

Scorer scorer_of(const Instrument& instrument, MissingBy by = MissingBy::instrument, std::string_view reading = {}) {
  return Scorer::create(instrument, by, reading).value();
}

class Inventing {
 public:
  explicit Inventing(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  double answer(const Item& item) {
    if (item.is_text) return no;
    if (!item.options.empty()) return item.options[below(item.options.size())].value;
    const auto steps = static_cast<std::size_t>(item.to - item.from) + 1;
    return item.from + static_cast<double>(below(steps));
  }
  /// Every question answered; with `holes`, one in six not.
  std::vector<double> form(const Instrument& instrument, bool holes) {
    std::vector<double> out;
    for (const Item& item : instrument.items) out.push_back(holes && below(6) == 0 ? no : answer(item));
    return out;
  }
  std::mt19937_64& source() { return random_; }

 private:
  std::mt19937_64 random_;
};

template <class Each>
void for_every_form(std::uint64_t seeds, Each each) {
  for (const Instrument& instrument : shipped())
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      SCOPED_TRACE(instrument.id + ", seed " + std::to_string(seed));
      Inventing inventing(seed);
      each(instrument, inventing);
      if (::testing::Test::HasFailure()) return;
    }
}

bool is_sum(const Score& score) { return score.method == Method::sum && score.multiply > 0; }

TEST(EveryInstrument, TakesNoScoreThatRisesWhenAnAnswerIsRemoved) {
  std::size_t looked_at = 0;
  for_every_form(k_few_seeds, [&](const Instrument& instrument, Inventing& inventing) {
    const auto whole = inventing.form(instrument, false);
    for (const MissingBy by : {MissingBy::instrument, MissingBy::study}) {
      const Scorer scorer = scorer_of(instrument, by);
      const auto before = score_form(scorer, whole);
      for (std::size_t removed = 0; removed < whole.size(); ++removed) {
        const Item& item = instrument.items[removed];
        auto fewer = whole;
        fewer[removed] = no;
        const auto after = score_form(scorer, fewer);
        for (std::size_t s = 0; s < instrument.scores.size(); ++s) {
          const Score& score = instrument.scores[s];
          const MissingRule rule = by == MissingBy::study && score.as_study ? *score.as_study : score.missing;
          if (!is_sum(score) || rule.kind == MissingRule::Kind::replaced || !before.scores[s].value) continue;
          const auto now = after.scores[s].value;
          EXPECT_LE(now.value_or(*before.scores[s].value), *before.scores[s].value) << score.name << " " << item.id;
          const bool needed = std::ranges::find(score.items, item.id) != score.items.end() && item.asked_if.empty();
          if (needed && rule.kind == MissingRule::Kind::all) {
            EXPECT_FALSE(now) << score.name << " is given without " << item.id;
          }
          ++looked_at;
        }
      }
    }
  });
  EXPECT_GT(looked_at, 5'000u);
}

/// What the plain options of an item are mirrored in; nothing where a mirrored answer is none of the item's.
std::optional<double> mirrored(const Item& item, double answer) {
  double low = item.lowest(), high = item.highest();
  const bool recoded = std::ranges::any_of(item.options, [](const Option& o) { return o.counts.has_value(); });
  if (recoded) {
    std::vector<double> plain;
    for (const Option& o : item.options)
      if (!o.counts) plain.push_back(o.value);
    if (plain.empty() || std::ranges::find(plain, answer) == plain.end()) return std::nullopt;
    low = std::ranges::min(plain);
    high = std::ranges::max(plain);
  }
  const double out = low + high - answer;
  return item.takes(out) ? std::optional(out) : std::nullopt;
}

bool is_named(const Instrument& instrument, const std::string& id) {
  const auto within = [&](const std::string& text) {
    for (std::size_t at = text.find(id); at != text.npos; at = text.find(id, at + 1)) {
      const auto part_of_word = [&](std::size_t i) {
        return i < text.size() && (std::isalnum(text[i]) || text[i] == '_');
      };
      if ((at == 0 || !part_of_word(at - 1)) && !part_of_word(at + id.size())) return true;
    }
    return false;
  };
  return std::ranges::any_of(instrument.items, [&](const Item& item) { return within(item.asked_if); });
}

TEST(EveryInstrument, GivesTheSameWhenAQuestionIsTurnedRoundAndItsAnswerToo) {
  std::set<std::string> turned;
  for_every_form(k_few_seeds, [&](const Instrument& instrument, Inventing& inventing) {
    const auto answers = inventing.form(instrument, false);
    const auto before = score_form(scorer_of(instrument), answers);
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Item& item = instrument.items[i];
      const auto mirror = item.is_text || is_named(instrument, item.id) ? std::nullopt : mirrored(item, answers[i]);
      if (!mirror) continue;
      EXPECT_EQ(mirrored(item, *mirror), answers[i]);
      Instrument other = instrument;
      other.items[i].reverse = !item.reverse;
      auto asked = answers;
      asked[i] = *mirror;
      const auto after = score_form(scorer_of(other), asked);
      for (std::size_t s = 0; s < instrument.scores.size(); ++s) {
        if (instrument.scores[s].method > Method::count) continue;  // formulas name answers as they were given
        EXPECT_EQ(after.scores[s].value, before.scores[s].value) << item.id << " " << instrument.scores[s].name;
      }
      if (item.reverse) turned.insert(instrument.id + "." + item.id);
    }
  });
  std::size_t reversed = 0;
  for (const Instrument& instrument : shipped())
    for (const Item& item : instrument.items) reversed += item.reverse && !is_named(instrument, item.id);
  EXPECT_EQ(turned.size(), reversed) << "every reversed question of the shipped packs was turned round";
  EXPECT_GT(reversed, 20u);
}

/// What is wrong with the levels of a score, by counting and not as the reader of packs does it.
std::string holes_of(const Score& score, std::vector<Level> levels) {
  const double step = score.whole ? 1 : (score.to - score.from) / 997;
  for (double value = score.from; value <= score.to + step / 4; value += step) {
    const double at = std::min(value, score.to);
    int in = 0;
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const bool last = i + 1 == levels.size();
      in += at >= levels[i].from && (score.whole || last ? at <= levels[i].to : at < levels[i].to);
    }
    if (in != 1) return std::to_string(at) + " is in " + std::to_string(in);
  }
  const bool ends = levels.front().from == score.from && levels.back().to == score.to;
  return ends ? "" : "beyond the range";
}

TEST(EveryInstrument, HasBandsWithoutGapAndOverlap) {
  std::size_t sets = 0;
  for (const Instrument& instrument : shipped()) {
    for (const Bands& bands : instrument.bands) {
      SCOPED_TRACE(instrument.id + " " + bands.id);
      const Score& score = *instrument.find_score(bands.score);
      EXPECT_EQ(holes_of(score, bands.levels), "");
      ++sets;
      // The check itself finds what is broken.
      auto gap = bands.levels;
      gap.front().to -= score.whole ? 1 : (score.to - score.from) / 100;
      EXPECT_NE(holes_of(score, gap), "");
      if (bands.levels.size() < 2) continue;
      auto twice = bands.levels;
      twice[1].from -= score.whole ? 1 : (score.to - score.from) / 100;
      EXPECT_NE(holes_of(score, twice), "");
    }
  }
  EXPECT_GT(sets, 30u);
}

TEST(EveryInstrument, NamesTheBandInWhichTheScoreLies) {
  for_every_form(k_seeds, [&](const Instrument& instrument, Inventing& inventing) {
    const auto answers = inventing.form(instrument, false);
    for (const Bands& bands : instrument.bands) {
      const Scorer scorer = scorer_of(instrument, MissingBy::instrument, bands.id);
      const auto scored = score_form(scorer, answers);
      const auto entry = std::ranges::find(scored.scores, bands.score, &ScoredForm::Entry::name);
      if (!entry->value) continue;
      const auto level = std::find_if(bands.levels.rbegin(), bands.levels.rend(),
                                      [&](const Level& l) { return *entry->value >= l.from; });
      ASSERT_TRUE(entry->band && level != bands.levels.rend()) << bands.id << " " << *entry->value;
      EXPECT_EQ(entry->band->id, level->id) << bands.id << " " << *entry->value;
    }
  });
}

TEST(EveryInstrument, ScoresAFormTheSameInWhateverRowItStands) {
  for_every_form(k_seeds, [](const Instrument& instrument, Inventing& inventing) {
    const Scorer scorer = scorer_of(instrument);
    std::vector<std::vector<double>> forms(32);
    for (auto& form : forms) form = inventing.form(instrument, true);
    std::vector<std::size_t> order(forms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::shuffle(order, inventing.source());
    Batch batch(scorer);
    for (std::size_t row = 0; row < order.size(); ++row)
      for (std::size_t i = 0; i < instrument.items.size(); ++i) batch.answers(i)[row] = forms[order[row]][i];
    batch.run(order.size());

    for (std::size_t row = 0; row < order.size(); ++row) {
      const auto alone = score_form(scorer, forms[order[row]]);
      EXPECT_EQ(batch.status(row), alone.status);
      for (std::size_t s = 0; s < instrument.scores.size(); ++s) {
        const double together = batch.scores(s)[row];
        EXPECT_EQ(expression::is_missing(together) ? std::nullopt : std::optional(together), alone.scores[s].value);
        const Level* band = batch.band(s, row);
        EXPECT_EQ(band ? band->id : "", alone.scores[s].band ? alone.scores[s].band->id : "");
      }
      for (std::size_t a = 0; a < instrument.alerts.size(); ++a) {
        const bool holds = std::ranges::find(alone.alerts, instrument.alerts[a].id) != alone.alerts.end();
        EXPECT_EQ(batch.alert(a, row), holds);
      }
    }
  });
}

/// Mechanisms that no shipped instrument needs: through a pack file of a centre, with its own test vectors.
TEST(MechanismsPack, WeighsTakesTheHighestAndCounts) {
  std::vector<catalogue::PackFile> files;
  for (const app::Embedded& file : app::catalogue_files())
    if (file.path == "schema.json" || file.path == "instruments/schema.json")
      files.push_back({file.path, file.content});
  const std::string content = testing::read_project_file("tests/data/instruments/mechanisms.json");
  files.push_back({"instruments/mechanisms.json", content});
  const auto loaded = catalogue::Catalogue::load(files);
  ASSERT_TRUE(loaded.faults.empty()) << to_string(loaded.faults.front());
  catalogue::PackTests vectors;
  vectors.add("instruments", assessment::check_instrument_case);

  const auto report = vectors.run(loaded.catalogue);
  const Instrument pack = read_instrument(loaded.catalogue.find("instruments", "mechanisms")->content).value();

  EXPECT_TRUE(report.faults.empty()) << to_string(report.faults.front());
  EXPECT_EQ(report.cases, 4);
  std::set<Method> used;
  for (const Score& score : pack.scores) used.insert(score.method);
  EXPECT_EQ(used, (std::set<Method>{Method::weighted, Method::max, Method::count}));
  std::set<Method> of_others;
  for (const Instrument& instrument : shipped())
    for (const Score& score : instrument.scores) of_others.insert(score.method);
  for (int m = 0; m <= static_cast<int>(Method::formula); ++m) {
    const auto method = static_cast<Method>(m);
    EXPECT_TRUE(of_others.contains(method) || used.contains(method)) << word_of(method);
  }
}

}  // namespace
}  // namespace homeward::scoring
