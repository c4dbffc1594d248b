#pragma once
#include "platform/db/store.hpp"

#include <array>
#include <string>

namespace homeward::db {

/// The SQL of a described record's rows. Parameters: members in order, then version, row_sum, import_id.
struct RowSql {
  struct Select {
    std::size_t count = 0;  ///< ids it takes
    std::string text;
  };
  static constexpr std::size_t k_chunk = 200;

  explicit RowSql(const Meta& meta);
  /// The smallest one for `count` ids: a few sizes, because each is a prepared statement of its own.
  const Select& select_for(std::size_t count) const;

  std::string insert;
  std::string update;
  std::string remove;
  std::array<Select, 5> selects;
  std::string select_where;  ///< everything up to the condition; the table is `t`
  std::size_t id_member = 0;
};

/// Built once a record. Thread-safe; the reference lasts as long as the program.
const RowSql& row_sql(const Meta& meta);

}  // namespace homeward::db
