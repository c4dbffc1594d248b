#pragma once
#include "engine/expression/evaluator.hpp"
#include "engine/expression/trace.hpp"
#include "engine/scoring/instrument.hpp"

#include <array>
#include <map>
#include <span>
#include <string_view>
#include <vector>

namespace homeward::scoring {

/// Why an answer is not there. Four different things, and none of them is zero (reference 2.2, 9).
enum class Absence : std::uint8_t { unanswered, refused, not_applicable, not_asked };

/// How a form stands. `complete`: every score could be given by the instrument's own rule, and what no score needs was
/// answered too, but for optional items. What else it is, by the answers that are lacking: all of one kind, or else
/// incomplete. A form without any answer was not asked, unless it says otherwise.
enum class Status : std::uint8_t { complete, incomplete, refused, not_applicable, not_asked };
std::string_view word_of(Status status);
/// The word of an absence in a file: `refused`, `not_applicable`, `not_asked`; nothing for an answer.
std::optional<Absence> absence_from(std::string_view word);

/// Which rule for missing answers is followed: the instrument's own, or the habit of the data set that its pack names.
enum class MissingBy : std::uint8_t { instrument, study };

/// The compiled key of an instrument. Immutable; thread-safe.
class Scorer {
 public:
  /// `instrument` is what `read_instrument` gave. `reading` names bands to be used where a score has them; else the
  /// first that needs not be named is. Reasons: instrument.malformed, instrument.no-such-reading.
  static Result<Scorer> create(Instrument instrument, MissingBy missing = MissingBy::instrument,
                               std::string_view reading = {});

  const Instrument& instrument() const { return instrument_; }
  const expression::Plan& plan() const { return plan_; }
  /// The step of a score, by its position in the instrument.
  expression::Step score(std::size_t index) const { return scores_[index]; }
  /// The step that says whether an alert holds.
  expression::Step alert(std::size_t index) const { return alerts_[index]; }
  /// The bands in use for a score, or nothing.
  const Bands* bands(std::size_t score) const {
    return readings_[score] ? &instrument_.bands[*readings_[score]] : nullptr;
  }

 private:
  friend class Batch;
  friend class KeyCompiler;
  explicit Scorer(Instrument instrument) : instrument_(std::move(instrument)) {}
  std::vector<expression::Step> wanted() const;

  Instrument instrument_;
  expression::Plan plan_{{}};
  std::vector<expression::Step> scores_, alerts_;
  expression::Step complete_ = 0;                        // whether a form is
  std::vector<expression::Step> asked_;                  // whether an item was to be asked; k_always where it was
  std::vector<std::optional<expression::Step>> levels_;  // position of the band, by score
  std::vector<std::optional<std::size_t>> readings_;     // which bands
};

/// Scores forms, up to `expression::k_batch` at a time. One thread at a time; the scorer must outlive it.
class Batch {
 public:
  explicit Batch(const Scorer& scorer);

  /// The answers to an item, one a form; missing (`expression::k_missing`) until set.
  std::span<double, expression::k_batch> answers(std::size_t item) { return evaluator_.numbers(item); }
  /// Says why the answer of a form to an item is missing; unanswered unless said.
  void absent(std::size_t form, std::size_t item, Absence why);

  void run(std::size_t forms);
  /// Forgets all answers.
  void clear();

  std::span<const double, expression::k_batch> scores(std::size_t score) const {
    return std::span<const double, expression::k_batch>(scores_[score], expression::k_batch);
  }
  bool complete(std::size_t form) const { return complete_[form] == 1; }
  Status status(std::size_t form) const { return complete(form) ? Status::complete : status_of_lacking(form); }
  /// Position of the band from 1, missing where there is none; only for a score that has bands.
  double position(std::size_t score, std::size_t form) const { return levels_[score][form]; }
  /// The band of a form by the reading in use; nothing where the score is missing or has none.
  const Level* band(std::size_t score, std::size_t form) const;
  bool alert(std::size_t alert, std::size_t form) const { return alerts_[alert][form] == 1; }

 private:
  Absence why(std::size_t form, std::size_t item) const;
  Status status_of_lacking(std::size_t form) const;
  bool lacking(std::size_t form, std::size_t item) const;

  const Scorer* scorer_;
  expression::Evaluator evaluator_;
  // Columns of the evaluator, at hand.
  std::vector<const double*> scores_, levels_, alerts_;
  const double* complete_ = nullptr;
  std::map<std::pair<std::size_t, std::size_t>, Absence> absences_;
};

/// The scores of a single form with everything about them.
struct ScoredForm {
  struct Entry {
    std::string name;
    std::optional<double> value;
    const Level* band = nullptr;
  };
  Status status = Status::not_asked;
  std::vector<Entry> scores;
  std::vector<std::string> alerts;  ///< ids of those that hold
};
/// `answers` in the order of the items; missing where there is none.
ScoredForm score_form(const Scorer& scorer, std::span<const double> answers,
                      std::span<const std::pair<std::size_t, Absence>> absences = {});

}  // namespace homeward::scoring
