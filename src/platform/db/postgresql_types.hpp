#pragma once
#include "platform/db/store.hpp"

#include <array>
#include <vector>

struct pg_result;

/// PostgreSQL's binary formats of the few types we use.
namespace homeward::db {

/// The type's number in the server; 0 for null.
unsigned type_of(const Datum& datum);

/// Parameters as libpq wants them. Refers to the bytes of `params`, which must outlive it.
class EncodedParams {
 public:
  explicit EncodedParams(Params params);
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  std::vector<std::array<char, 8>> numbers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

/// One row of a result in binary format.
class PgRow final : public Row {
 public:
  PgRow(const pg_result* result, int row) : result_(result), row_(row) {}
  bool is_null(int column) const override;
  std::int64_t integer(int column) const override;
  double number(int column) const override;
  std::string_view text(int column) const override;
  std::string_view blob(int column) const override;
  Uuid uuid(int column) const override;

 private:
  unsigned type(int column) const;
  std::string_view bytes(int column) const;
  const pg_result* result_;
  int row_;
};

}  // namespace homeward::db
