#include "care/people/rules_tie.hpp"

#include <algorithm>

namespace homeward::people {

TieKind seen_from_the_other(TieKind kind) {
  switch (kind) {
    case TieKind::parent: return TieKind::child;
    case TieKind::child: return TieKind::parent;
    case TieKind::grandparent: return TieKind::grandchild;
    case TieKind::grandchild: return TieKind::grandparent;
    case TieKind::guardian: return TieKind::ward;
    case TieKind::ward: return TieKind::guardian;
    case TieKind::partner:
    case TieKind::former_partner:
    case TieKind::sibling:
    case TieKind::other_family:
    case TieKind::close_friend:
    case TieKind::other: return kind;
  }
  return kind;
}

FieldFaults check_tie(const PersonTie& tie, LocalDate today) {
  FieldFaults out;
  if (tie.since && *tie.since > today) out.push_back({"since", "tie.in-future", "today or earlier"});
  if (tie.until && *tie.until > today) out.push_back({"until", "tie.in-future", "today or earlier"});
  if (tie.since && tie.until && *tie.until < *tie.since) {
    out.push_back({"until", "tie.ends-before-start", "it ends before it begins"});
  }
  return out;
}

bool stands(const PersonTie& tie, LocalDate today) { return !tie.until || *tie.until > today; }

FieldFaults check_beside(const PersonTie& tie, std::span<const Uuid> group, std::span<const PersonTie> beside,
                         LocalDate today) {
  FieldFaults out;
  if (std::ranges::find(group, tie.tells_of.value) != group.end()) {
    out.push_back({"other", "tie.same-person", "nobody stands beside themselves"});
  }
  if (std::ranges::any_of(beside, [&](const PersonTie& t) { return t.kind == tie.kind && stands(t, today); })) {
    out.push_back({"kind", "tie.already", "this stands on the page already"});
  }
  return out;
}

Result<void> decide_end_of_tie(const PersonTie& tie) {
  if (tie.until) return reject(ErrorKind::conflict, "tie.ended", "this was ended meanwhile");
  return {};
}

}  // namespace homeward::people
