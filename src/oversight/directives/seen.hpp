#pragma once
#include "oversight/directives/views.hpp"

#include <map>

/// What all views of this room begin with: which directives somebody has to do with, and what the houses said.
namespace homeward::directives {

using Answers = std::vector<Disclosed<DirectiveAnswer>>;

/// A directive that comes from or goes to a place of the viewer, with the houses addressed within the viewer's reach.
struct Seen {
  Disclosed<Directive> shown;
  Directive value;
  bool ours = false;
  LocalDate until;  ///< the last day that counts
  std::vector<House> houses;
};
std::optional<Seen> see(Reader& reader, Disclosed<Directive> directive);
std::optional<Seen> find_seen(Reader& reader, Id<Directive> id);

/// By directive and house, the last answer first.
std::map<std::pair<Uuid, Uuid>, Answers> answers_within_reach(Reader& reader, std::optional<Id<Directive>> only);

/// Where a house stands by its last answer to the present wording.
struct Said {
  Standing standing = Standing::unanswered;
  std::optional<LocalDate> due;
  bool overdue = false;
};
Said said(const Directive& directive, const Answers& answers, LocalDate today);
void add(Standings& sum, const Said& said);

}  // namespace homeward::directives
