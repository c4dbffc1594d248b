#pragma once
#include "oversight/directives/records.hpp"

#include <span>

/// Pure decisions about directives. Reasons are listed in docs/reasons.md.
namespace homeward::directives {

/// A house says within a week that it has the directive, or by its day where that comes sooner.
constexpr Days k_answer_days{7};
LocalDate answer_due(LocalDate since, LocalDate act_by);

/// Only the levels that answer for houses give orders to them (sources/004: the macro level).
bool may_issue(PlaceKind kind);

/// All faults of an order, with paths below `prefix`. `earliest`: the day before which nobody can act any more.
/// Reasons: field.missing, directive.act-by-past, directive.ends-before-act-by, directive.counts-does-not-fit,
/// directive.place-twice.
FieldFaults check_order(const DirectiveOrder& order, LocalDate earliest, const std::string& prefix);

/// Reasons: directive.withdrawn.
Result<void> decide_change(const Directive& directive);

/// An answer as it is given.
struct GivenAnswer {
  DirectiveAnswerKind kind = DirectiveAnswerKind::received;
  std::optional<LocalDate> by;
  std::optional<CannotReason> reason;
  bool has_words = false;
};
/// `last`: what the house said to this wording before.
/// Reasons: directive.withdrawn, answer.by-needed, answer.by-past, answer.by-not-fitting, answer.reason-needed,
/// answer.reason-not-fitting, answer.words-needed, answer.received-already.
Result<void> decide_answer(const Directive& directive, const GivenAnswer& answer,
                           std::optional<DirectiveAnswerKind> last, LocalDate today);

enum class DirectiveState { open, past_act_by, ended, withdrawn };
BOOST_DESCRIBE_ENUM(DirectiveState, open, past_act_by, ended, withdrawn)
DirectiveState state_of(const Directive& directive, LocalDate today);
/// The last day on which an act counts, as far as there were days yet.
LocalDate counted_until(const Directive& directive, LocalDate today);

/// Where a house stands: what it said last to the present wording.
enum class Standing { unanswered, received, will_do, done, cannot };
BOOST_DESCRIBE_ENUM(Standing, unanswered, received, will_do, done, cannot)
Standing standing_of(std::optional<DirectiveAnswerKind> last);
/// By when a house in this standing has to move; nothing where it has said its last word.
std::optional<LocalDate> next_due(const Directive& directive, Standing standing, std::optional<LocalDate> will_do_by);

/// What was said beside what the records show. A house that says done while nothing is recorded may have done it
/// elsewhere; that is a question, not a verdict.
enum class SaidAndShown { neither, said_only, shown_only, both };
BOOST_DESCRIBE_ENUM(SaidAndShown, neither, said_only, shown_only, both)
SaidAndShown compare(Standing standing, bool shown);

/// Which week after the day of issue, from 1. Days of single acts would point at single people.
std::int64_t week_of(LocalDate issued, LocalDate acted);
/// Of two in the middle their mean; nothing of nothing.
std::optional<double> median(std::vector<std::int64_t> values);

}  // namespace homeward::directives
