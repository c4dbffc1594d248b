#include "platform/db/postgresql_faults.hpp"

#include "platform/db/postgresql_connection.hpp"

#include <array>

namespace homeward::db {
namespace {

using Kind = StorageFailure::Kind;

struct Meaning {
  std::string_view state;  ///< or its beginning
  Kind kind;
};

// The first that fits counts.
constexpr std::array<Meaning, 12> k_meanings{{
    {"53100", Kind::full},
    {"53", Kind::busy},          // out of memory, too many connections
    {"57014", Kind::busy},       // statement_timeout
    {"55P03", Kind::busy},       // a lock was not to be had
    {"25006", Kind::read_only},  // a standby, or a read transaction
    {"42501", Kind::read_only},  // not our table
    {"XX001", Kind::damaged},
    {"XX002", Kind::damaged},
    {"58P01", Kind::damaged},  // a file of the database is missing
    {"58", Kind::gone},
    {"XX", Kind::gone},
    {"F0", Kind::gone},
}};

}  // namespace

void throw_fault(std::string_view state, const std::string& text) {
  if (state == "40001" || state == "40P01") throw Conflict(Kind::busy, text);
  if (state == "23505" || state == "23P01") throw DuplicateKey(text);
  if (state.starts_with("57P") || (state.starts_with("08") && state != "08P01")) {
    throw ConnectionLost(Kind::gone, text);
  }
  for (const Meaning& meaning : k_meanings) {
    if (state.starts_with(meaning.state)) throw StorageFailure(meaning.kind, text);
  }
  throw FaultySql(state, text);
}

}  // namespace homeward::db
