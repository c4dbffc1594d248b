#pragma once
#include "base/uuid.hpp"

#include <string>
#include <string_view>

namespace homeward::tables {

/// Ids of imported rows: a function of where a row comes from, so that the same file imported again names the same
/// records and a half-done import can be taken up. UUID version 8 (RFC 9562, 5.8): 48 bits of SHA-256 over data set
/// and group, then 74 bits of SHA-256 over data set, group, table and row. Rows of one group (a person) therefore lie
/// beside each other in an index, and an id tells nothing about its row.
class RowIds {
 public:
  RowIds(std::string_view dataset, std::string_view group);
  /// `row` names the row within its table and group: a key or a line.
  Uuid id(std::string_view table, std::string_view row) const;

 private:
  std::string scope_;
  Uuid front_;
};

}  // namespace homeward::tables
