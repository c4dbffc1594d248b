#pragma once
#include "platform/journal/journal.hpp"

/// Erasing a person or case: rows gone, key destroyed, entered in the list of erasures. Entries stay as sealed bytes
/// that nobody can open, so the chain still verifies. What stays in plain and why: docs/operations/erasure.md.
namespace homeward::journal {

struct Erased {
  std::int64_t rows = 0;       ///< removed by this call
  bool key_destroyed = false;  ///< there was a key, and it is gone now
};

/// Erases everything of a subject: the rows of all registered records that name it as theirs, or as the other of whom
/// they tell (in writes of at most 200
/// rows, each with its entry), the key, the name of the key. Durable on return. Done again, after a kill at any moment
/// or after a restore, it goes on where it stopped. Two people have decided before this is called; `actor` is who
/// carries it out.
Erased erase_subject(Journal& journal, const Uuid& subject, Instant now, Actor actor = {});

/// What every restore does before it opens, and every start: erases again whoever is in the list of erasures. Returns
/// how many subjects had come back.
std::int64_t apply_erasures(Journal& journal);

}  // namespace homeward::journal
