#include "platform/db/postgresql_connection.hpp"
#include "platform/db/postgresql_types.hpp"

#include <libpq-fe.h>

#include <array>
#include <charconv>

/// Statements some of whose parameters are null at their first use. The server tells the types from the place of the
/// parameters in the SQL. Where it cannot, as in `$1 IS NULL OR "day" = $1`, the few types we have are tried.
namespace homeward::db {
namespace {

class TypeGuess {
 public:
  /// Changes `types` to what is worth trying after this fault; false when nothing is.
  bool next(std::vector<unsigned>& types, const FaultySql& fault) {
    const bool untyped = fault.state() == "42P18" || fault.state() == "42P08";
    const bool unsuitable = fault.state() == "42883" || fault.state() == "42804";
    if (untyped) {
      const std::size_t number = parameter_named_in(fault.what());
      if (number == 0 || number > types.size() || number == current_) return false;
      current_ = number;
      tried_ = 0;
    } else if (!unsuitable || current_ == 0 || tried_ == k_types.size()) {
      return false;
    }
    types[current_ - 1] = type_of(k_types[tried_++]);
    return true;
  }

 private:
  static std::size_t parameter_named_in(std::string_view text) {
    const std::size_t at = text.find('$');
    std::size_t number = 0;
    if (at != std::string_view::npos) std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    return number;
  }
  static inline const std::array<Datum, 5> k_types{std::string(), std::int64_t{}, Uuid{}, double{}, Blob{}};
  std::size_t current_ = 0;
  std::size_t tried_ = 0;
};

}  // namespace

/// Costs one round trip and more for each guess, once a connection and statement.
void PgConnection::learn_types(const std::shared_ptr<PgStatement>& statement) {
  finish();  // so that a fault below is one of this statement
  control("SAVEPOINT learning");
  TypeGuess guess;
  while (true) {
    try {
      describe(statement);
      return control("RELEASE learning");
    } catch (const FaultySql& fault) {
      if (!guess.next(statement->types, fault)) throw;
      control("ROLLBACK TO learning");
    }
  }
}

void PgConnection::describe(const std::shared_ptr<PgStatement>& statement) {
  send_prepare(statement);
  check_sent(PQsendDescribePrepared(connection_, statement->name.c_str()));
  expected_.push_back({.statement = statement});
  sync();
  const PgResult described = wait();
  for (std::size_t i = 0; i < statement->types.size(); ++i) {
    statement->types[i] = PQparamtype(described.get(), static_cast<int>(i));
  }
}

}  // namespace homeward::db
