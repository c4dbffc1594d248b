#pragma once
#include "oversight/directives/rules.hpp"
#include "platform/access/authority.hpp"

#include <functional>

namespace homeward::directives {

struct IssueDirective {
  Id<Directive> id;
  Id<Place> issued_by;
  Text<40> number;
  DirectiveOrder order;
};
BOOST_DESCRIBE_STRUCT(IssueDirective, (), (id, issued_by, number, order))
struct AmendDirective {
  DirectiveOrder order;
  Text<500> why;
};
BOOST_DESCRIBE_STRUCT(AmendDirective, (), (order, why))
struct WithdrawDirective {
  Text<500> why;
};
BOOST_DESCRIBE_STRUCT(WithdrawDirective, (), (why))
struct AnswerDirective {
  Id<DirectiveAnswer> id;
  Id<Place> place;
  DirectiveAnswerKind kind = DirectiveAnswerKind::received;
  std::optional<LocalDate> by;
  std::optional<CannotReason> reason;
  std::optional<Protected<Text<1000>>> words;
};
BOOST_DESCRIBE_STRUCT(AnswerDirective, (), (id, place, kind, by, reason, words))

/// Whether the catalogue has such an instrument.
using KnowsInstrument = std::function<bool(const std::string& id)>;
/// Whether the version that the asker saw is still the one stored (`If-Match`). Reason: stale.version.
using Expects = std::function<Result<void>(const Uuid& version)>;

/// Issued by a nation or region of one's own to places at or below it. Reasons: those of `check_order`,
/// directive.issuer-kind, directive.number-taken, directive.place-elsewhere, directive.instrument-unknown.
Result<journal::Changed> issue(journal::Transaction& tx, const access::Viewer& who, const IssueDirective& c,
                               const KnowsInstrument& knows);
/// A new wording; the one before is kept, and every house is asked anew. Reasons: as above, directive.withdrawn,
/// directive.nothing-changed.
Result<journal::Changed> amend(journal::Transaction& tx, const access::Viewer& who, Id<Directive> id,
                               const AmendDirective& c, const KnowsInstrument& knows, const Expects& expects);
/// Reasons: directive.withdrawn, field.missing.
Result<journal::Changed> withdraw(journal::Transaction& tx, const access::Viewer& who, Id<Directive> id,
                                  const WithdrawDirective& c, const Expects& expects);
/// By whoever leads the house. The version expected is that of its last answer to this wording, else the directive's.
/// A house that is not asked answers as if there were no such directive. Reasons: those of `decide_answer`.
Result<journal::Changed> answer(journal::Transaction& tx, const access::Viewer& who, Id<Directive> id,
                                const AnswerDirective& c, const Expects& expects);

/// Reactions: the leads of the houses are asked to answer, then to do what they said, until they said their last word.
Result<void> on_directive(journal::Transaction& tx, const journal::Change<Directive>& change);
Result<void> on_answer(journal::Transaction& tx, const journal::Change<DirectiveAnswer>& change);

}  // namespace homeward::directives

namespace homeward {
template <>
struct Described<directives::IssueDirective> {
  static constexpr RecordTable table{.name = "issue_directive", .category = Category::place, .doc = "A new directive."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "issued_by", "The nation or region that orders."},
                                            {3, "number", "As in its register."},
                                            {4, "order", "What is ordered."}};
};
template <>
struct Described<directives::AmendDirective> {
  static constexpr RecordTable table{
      .name = "amend_directive", .category = Category::place, .doc = "A new wording of a directive."};
  static constexpr MemberTable members[] = {{1, "order", "What is ordered from now on."}, {2, "why", "Why."}};
};
template <>
struct Described<directives::WithdrawDirective> {
  static constexpr RecordTable table{
      .name = "withdraw_directive", .category = Category::place, .doc = "A directive is taken back."};
  static constexpr MemberTable members[] = {{1, "why", "Why."}};
};
template <>
struct Described<directives::AnswerDirective> {
  static constexpr RecordTable table{
      .name = "answer_directive", .category = Category::place, .doc = "What a house answers."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "place", "The house that answers."},
                                            {3, "kind", "What it says."},
                                            {4, "by", "The day by which it will be done."},
                                            {5, "reason", "Why it cannot be done."},
                                            {6, "words", "What was done, or why not."}};
};
}  // namespace homeward
