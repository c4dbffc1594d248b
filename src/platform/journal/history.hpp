#pragma once
#include "platform/journal/entry.hpp"

/// What became of a row or a person, newest first, in the order of the chain. This is the whole truth: who may see
/// which of it is decided by `access::History`, member by member, before anything sealed is opened.
namespace homeward::journal {

/// One entry with its place in the chain. Sealed values are still sealed.
struct PastChange {
  std::int64_t position = 0;
  Entry entry;
  const Meta* meta = nullptr;  ///< null for a record that this program does not know
};

struct HistoryQuery {
  enum class Of { row, subject } of = Of::row;
  Uuid id;
  std::optional<std::int64_t> before = {};  ///< a position: only what is older
  int limit = 50;                           ///< at most 200
};

std::vector<PastChange> list_history(db::ReadTransaction& tx, const Chain& chain, const HistoryQuery& query);

/// A value as it was. `erased`: it was sealed, and its key was destroyed with the person.
struct PastValue {
  Datum value;
  bool erased = false;
};
struct MemberChange {
  const FieldMeta* field = nullptr;
  PastValue before, after;
};

/// The changed members in the order of the description, with sealed values opened. Members that `may_see` refuses are
/// left out and never opened; so are those that a later release no longer knows.
std::vector<MemberChange> open_members(const PastChange& change, vault::Vault& vault,
                                       const std::function<bool(const FieldMeta&)>& may_see);

}  // namespace homeward::journal
