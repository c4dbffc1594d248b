#pragma once
#include "base/json.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Instruments as data: what is asked, how answers count, what scores mean. Sources of the rules: reference 2.2; of
/// each instrument: its pack (catalogue/instruments).
namespace homeward::scoring {

/// Words by BCP 47 language.
using Words = std::map<std::string, std::string, std::less<>>;

/// Decides what may be shown (reference 2.1): A ships with its text; B (not for sale, unmodified) and C (asked for)
/// ship as keys without any text, which a deployment loads after accepting the licence.
enum class Tier : std::uint8_t { a, b, c };

struct Option {
  double value = 0;              ///< as it is answered and stored
  std::optional<double> counts;  ///< what it counts, whatever the direction of the item; absent: its value
  Words text;
  std::string code;  ///< LOINC
};

/// A code of the form (`of`: form) or of a score in another system.
struct Code {
  std::string system, code, of;
};

/// One question. `id` is its published number: `q1`.
struct Item {
  std::string id;
  std::vector<Option> options;  ///< empty: a number from `from` to `to`, or a text
  double from = 0, to = 0;
  bool whole = true;
  bool is_text = false;   ///< free words, never scored
  bool reverse = false;   ///< belongs to the wording: a high answer means little; it counts lowest + highest - answer
  bool optional = false;  ///< may stay open
  std::string asked_if;   ///< expression over earlier items; empty: always
  std::optional<double> when_skipped;  ///< what it counts if it was rightly not asked; never assumed
  Words text;
  std::string code;  ///< LOINC

  double lowest() const;
  double highest() const;
  bool takes(double value) const;
};

/// When a score can be given although answers are missing.
struct MissingRule {
  /// all: never. replaced: up to `most` are replaced by the mean of the others. answered: what was answered counts
  /// alone.
  enum class Kind : std::uint8_t { all, replaced, answered } kind = Kind::all;
  int most = 0;
  bool operator==(const MissingRule&) const = default;
};

enum class Method : std::uint8_t { sum, mean, weighted, max, count, nearest, flow, formula };
std::string_view word_of(Method method);

struct FlowStep {
  std::string when;  ///< expression
  double gives = 0;
};

struct Score {
  std::string name;
  Words title;
  Method method = Method::sum;
  std::vector<std::string> items;
  std::vector<double> weights;     ///< weighted
  std::optional<double> at_least;  ///< count: items that count at least this
  std::string of;                  ///< nearest: the score that is compared
  std::vector<double> profiles;    ///< nearest: with these; the score is the position of the nearest, from 1
  std::vector<FlowStep> steps;     ///< flow: the first that holds
  double otherwise = 0;            ///< flow: where none does
  std::string formula;             ///< an expression over items and earlier scores
  double multiply = 1, add = 0;    ///< done last, as for 0 to 100
  MissingRule missing;
  std::optional<MissingRule> as_study;  ///< the habit of the data set that the pack names, where it differs
  double from = 0, to = 0;              ///< the possible range
  bool whole = true;
  bool optional = false;  ///< a form is complete without it
};

/// A range of a score and what it is called. Levels of whole scores hold `to`; those of others end below it, where the
/// next one begins, but for the last.
struct Level {
  double from = 0, to = 0;
  std::string id;
  Words says;
};

/// One published reading of a score; several may stand side by side, because several are published (reference 2.2, 7).
struct Bands {
  std::string id, score, population, source;
  bool verified = false;
  bool on_request = false;  ///< used only when it is named: which reading fits depends on what the form was about
  std::vector<Level> levels;
};

/// What opens a task, at any total.
struct Alert {
  std::string id, when, opens;
  Words says;
};

/// The least change of a score that is not chance.
struct ReliableChange {
  std::string score, source;
  double at_least = 0;
  bool verified = false;
};

/// How soon a flow sheet is filled in again, by the level that the primary score reached.
struct Rounds {
  struct After {
    std::string level;
    int minutes = 0;
  };
  std::string source;
  bool verified = false;
  std::vector<After> after;

  /// Where no level was reached (answers are missing): the shortest.
  int minutes_after(std::string_view level) const;
};

/// The whole form needs that many answers before any score is given.
struct FormRule {
  std::vector<std::string> items;
  int most_missing = 0;
};

struct Instrument {
  std::string id;
  std::int64_t version = 0;
  Words title, intro;
  Tier tier = Tier::c;
  bool text_accepted = false;  ///< a deployment has loaded the text and accepted its licence
  std::string source, licence, notes;
  std::vector<std::string> notices;  ///< to be shown with the codes or the text
  bool verified = false;
  std::vector<std::string> languages, domains, administered_by;
  int recall_days = 0;  ///< 0: none, or stated in the pack's notes
  std::optional<int> youngest, oldest;
  double minutes = 0;
  std::optional<Rounds> rounds;  ///< a flow sheet: repeated within hours, shown as a series
  bool is_flow_sheet() const { return rounds.has_value(); }
  std::vector<Item> items;
  std::optional<FormRule> form;
  std::vector<Score> scores;
  std::string primary;  ///< the score whose band stands for the form; empty: none does
  std::vector<Bands> bands;
  std::vector<Alert> alerts;
  std::vector<ReliableChange> changes;
  std::vector<Code> codes;
  std::string own_page;        ///< why its scores may stand on the page of whoever filled it in; empty: they do not
  bool of_family = false;      ///< each member of a family fills in their own: the spread between them is shown
  bool not_validated = false;  ///< a local form: must be labelled so wherever it is shown

  const Item* find_item(std::string_view id) const;
  const Score* find_score(std::string_view name) const;
  /// The LOINC code of the form (`form`) or of a score; empty where there is none.
  std::string code_of(std::string_view what) const;
  /// The first reading of a score that needs not be named, or the one of this id.
  const Bands* bands_of(std::string_view score, std::string_view id = {}) const;
};

/// Reads a pack and holds it to what a schema cannot say: names are known and once, expressions have the right types,
/// ranges are what the items can give, bands cover the range without gap or overlap, tiers B and C bring no text.
/// Reason: instrument.malformed; `fields` names each fault by JSON pointer.
Result<Instrument> read_instrument(const json::Value& pack);

}  // namespace homeward::scoring
