#pragma once
#include "care/pathway/actions_handover.hpp"
#include "care/pathway/rules_handover.hpp"

/// Somebody asked us not to call again: at any time, to any house. One way of keeping it, also for what is said at an
/// attempt to reach them.
namespace homeward::pathway {

struct AskNotToCall {
  Id<NoCall> id;
  LocalDate on;
};
BOOST_DESCRIBE_STRUCT(AskNotToCall, (), (id, on))
struct CallAgain {
  LocalDate on;
  bool own_word = false;
};
BOOST_DESCRIBE_STRUCT(CallAgain, (), (on, own_word))

/// Whether a wish stands in any record of this person.
bool nobody_calls(journal::Transaction& tx, Id<Person> person);

/// Ends every search and reminder in every record and house, and keeps the wish in each house that knows the person,
/// with the number of that house. `here` is the house that was told; its row is `id`.
journal::Changed begin_no_call(journal::Transaction& tx, Id<Person> person, Id<Place> here, Id<NoCall> id,
                               LocalDate on);
/// A house comes to know the person while a wish stands: it keeps it from now on.
void keep_no_call_at(journal::Transaction& tx, Id<Person> person, Id<Place> home);
/// Care began: what stood before it ends, unless it was said in care that goes on with this stay; see ended_by_care.
void end_no_calls_by_care(journal::Transaction& tx, const Stay& began, const RoadRules& road);

/// The number that stays with somebody who asked us not to call: as it is today, whatever it will be later.
std::optional<Text<40>> number_to_leave(journal::Transaction& tx, Id<Place> home);

/// Only what is shown to the actor refuses: a wish that stands unseen is kept by the actor's own house as well.
/// Reasons: those of decide_no_call.
Result<journal::Changed> ask_not_to_call(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                         const AskNotToCall& c);
/// In every house, also where it is not shown to the actor. Answers a row that is. Reasons: those of decide_call_again.
Result<journal::Changed> call_again(journal::Transaction& tx, const access::Viewer& who, Id<Person> person,
                                    const CallAgain& c);

}  // namespace homeward::pathway

namespace homeward {
template <>
struct Described<pathway::AskNotToCall> {
  static constexpr RecordTable table{
      .name = "ask_not_to_call", .category = Category::presence, .doc = "Somebody asked us not to call again."};
  static constexpr MemberTable members[] = {{1, "id", "Id, made by the sender."}, {2, "on", "Day."}};
};
template <>
struct Described<pathway::CallAgain> {
  static constexpr RecordTable table{
      .name = "call_again", .category = Category::presence, .doc = "Somebody says that we may call again."};
  static constexpr MemberTable members[] = {{1, "on", "Day."}, {2, "own_word", "They said so themselves."}};
};
}  // namespace homeward
