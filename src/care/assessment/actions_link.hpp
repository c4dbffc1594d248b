#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/rules_link.hpp"
#include "platform/access/authority.hpp"

/// Links to one form on a person's own phone: made and taken back by staff, answered by whoever holds the token.
namespace homeward::assessment {

struct MakeLink {
  Id<FormLink> id;
  Text<40> instrument;
  Text<35> language;
  std::optional<Text<40>> reading;
};
BOOST_DESCRIBE_STRUCT(MakeLink, (), (id, instrument, language, reading))
/// The language is the one that the questions are read in now.
struct AnswerByLink {
  Text<35> language;
  Protected<std::vector<FormAnswer>> answers;
};
BOOST_DESCRIBE_STRUCT(AnswerByLink, (), (language, answers))

/// Who holds this token, bound to the form of its link. Nothing where the link is unknown, used, revoked or over.
std::optional<access::Viewer> invited_by(db::ReadTransaction& tx, vault::Vault& vault, std::string_view token,
                                         Instant now);

/// Reasons: instrument.unknown, instrument.no-such-reading, form.mode-not-allowed, instrument.no-text, and those of
/// access::require.
Result<journal::Changed> make_link(journal::Transaction& tx, const access::Viewer& who, const Instruments& instruments,
                                   Id<Person> person, const MakeLink& c, const std::string& token);
/// Reasons: form-link.closed, and those of access::require.
Result<journal::Changed> revoke_link(journal::Transaction& tx, const access::Viewer& who, Id<FormLink> link);

/// Autosave; the first answers begin the form. `seen` is asked about the version of a form that is there already.
/// Reasons: not-found where the link has ended meanwhile, those of take_answers.
using CheckSeen = std::function<Result<void>(const Uuid& version)>;
Result<journal::Changed> save_by_link(journal::Transaction& tx, const access::Viewer& who,
                                      const Instruments& instruments, const AnswerByLink& c, const CheckSeen& seen);
/// The last answers; the link is used up.
Result<journal::Changed> finish_by_link(journal::Transaction& tx, const access::Viewer& who,
                                        const Instruments& instruments, const AnswerByLink& c, const CheckSeen& seen);

}  // namespace homeward::assessment

namespace homeward {
template <>
struct Described<assessment::MakeLink> {
  static constexpr RecordTable table{
      .name = "make_link", .category = Category::clinical, .doc = "A form for a person's own phone."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."},
                                            {2, "instrument", "Id of the instrument."},
                                            {3, "language", "BCP 47 language that is offered first."},
                                            {4, "reading", "Bands to be used, where a score has several."}};
};
template <>
struct Described<assessment::AnswerByLink> {
  static constexpr RecordTable table{
      .name = "answer_by_link", .category = Category::clinical, .doc = "All answers given so far, by link."};
  static constexpr MemberTable members[] = {{1, "language", "BCP 47 language in which the questions were read."},
                                            {2, "answers", "As they were given."}};
};
}  // namespace homeward
