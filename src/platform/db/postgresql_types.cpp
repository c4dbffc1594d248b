#include "platform/db/postgresql_types.hpp"

#include "base/check.hpp"

#include <libpq-fe.h>

#include <bit>
#include <cmath>
#include <cstring>

namespace homeward::db {
namespace {

enum Oid_ : unsigned {  // pg_type.dat of the server; these never change
  k_bool = 16,
  k_bytea = 17,
  k_name = 19,
  k_int8 = 20,
  k_int2 = 21,
  k_int4 = 23,
  k_text = 25,
  k_float4 = 700,
  k_float8 = 701,
  k_unknown = 705,
  k_varchar = 1043,
  k_numeric = 1700,
  k_uuid = 2950,
};

template <class Int>
Int big_endian(const char* bytes) {
  Int value = 0;
  for (std::size_t i = 0; i < sizeof(Int); ++i) {
    value =
        static_cast<Int>(static_cast<Int>(value << (sizeof(Int) > 1 ? 8 : 0)) | static_cast<unsigned char>(bytes[i]));
  }
  return value;
}

std::array<char, 8> big_endian_bytes(std::uint64_t value) {
  std::array<char, 8> out;
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<char>(value >> (56 - 8 * i));
  return out;
}

/// Groups of four decimal digits with a weight, as `numeric` is sent: sums and means of integers come this way.
struct Numeric {
  explicit Numeric(std::string_view in)
      : count(big_endian<std::uint16_t>(in.data())),
        weight(static_cast<std::int16_t>(big_endian<std::uint16_t>(in.data() + 2))),
        negative(big_endian<std::uint16_t>(in.data() + 4) == 0x4000),
        digits(in.data() + 8) {}

  std::uint16_t digit(int i) const { return i < count ? big_endian<std::uint16_t>(digits + 2 * i) : 0; }

  /// Nothing when there is a fraction or it is too large.
  std::optional<std::int64_t> integer() const {
    if (count > weight + 1) return std::nullopt;
    std::int64_t value = 0;  // kept negative, where there is room for one more
    for (int i = 0; i <= weight; ++i) {
      if (__builtin_mul_overflow(value, 10000, &value)) return std::nullopt;
      if (__builtin_sub_overflow(value, digit(i), &value)) return std::nullopt;
    }
    if (negative) return value;
    if (__builtin_sub_overflow(0, value, &value)) return std::nullopt;
    return value;
  }
  double number() const {
    double value = 0;
    for (int i = 0; i < count; ++i) value += digit(i) * std::pow(10000.0, weight - i);
    return negative ? -value : value;
  }

  int count;
  int weight;
  bool negative;
  const char* digits;
};

struct TypeOf {
  unsigned operator()(std::monostate) const { return 0; }
  unsigned operator()(std::int64_t) const { return k_int8; }
  unsigned operator()(double) const { return k_float8; }
  unsigned operator()(const std::string&) const { return k_text; }
  unsigned operator()(const Uuid&) const { return k_uuid; }
  unsigned operator()(const Blob&) const { return k_bytea; }
};

}  // namespace

unsigned type_of(const Datum& datum) { return std::visit(TypeOf{}, datum); }

EncodedParams::EncodedParams(Params params)
    : numbers_(params.size()), values_(params.size(), nullptr), lengths_(params.size(), 0), formats_(params.size(), 1) {
  for (std::size_t i = 0; i < params.size(); ++i) {
    const auto set = [&](const char* bytes, std::size_t size) {
      values_[i] = bytes;
      lengths_[i] = static_cast<int>(size);
    };
    const Datum& datum = params[i];
    if (const auto* integer = std::get_if<std::int64_t>(&datum)) {
      numbers_[i] = big_endian_bytes(static_cast<std::uint64_t>(*integer));
      set(numbers_[i].data(), 8);
    } else if (const auto* number = std::get_if<double>(&datum)) {
      numbers_[i] = big_endian_bytes(std::bit_cast<std::uint64_t>(*number));
      set(numbers_[i].data(), 8);
    } else if (const auto* text = std::get_if<std::string>(&datum)) {
      set(text->data(), text->size());
    } else if (const auto* id = std::get_if<Uuid>(&datum)) {
      set(reinterpret_cast<const char*>(id->bytes.data()), 16);
    } else if (const auto* blob = std::get_if<Blob>(&datum)) {
      set(blob->bytes.data(), blob->bytes.size());
    }
  }
}

unsigned PgRow::type(int column) const {
  HW_CHECK(!is_null(column), "column " + std::to_string(column) + " is null");
  return PQftype(result_, column);
}

std::string_view PgRow::bytes(int column) const {
  return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

bool PgRow::is_null(int column) const {
  HW_CHECK(column >= 0 && column < PQnfields(result_), "no column " + std::to_string(column));
  return PQgetisnull(result_, row_, column) == 1;
}

std::int64_t PgRow::integer(int column) const {
  const unsigned oid = type(column);
  const char* in = PQgetvalue(result_, row_, column);
  switch (oid) {
    case k_bool: return *in != 0;
    case k_int2: return static_cast<std::int16_t>(big_endian<std::uint16_t>(in));
    case k_int4: return static_cast<std::int32_t>(big_endian<std::uint32_t>(in));
    case k_int8: return static_cast<std::int64_t>(big_endian<std::uint64_t>(in));
    case k_numeric:
      if (const auto value = Numeric(bytes(column)).integer()) return *value;
      [[fallthrough]];
    default: throw InternalError("column " + std::to_string(column) + " is no integer but type " + std::to_string(oid));
  }
}

double PgRow::number(int column) const {
  const char* in = PQgetvalue(result_, row_, column);
  switch (type(column)) {
    case k_float4: return std::bit_cast<float>(big_endian<std::uint32_t>(in));
    case k_float8: return std::bit_cast<double>(big_endian<std::uint64_t>(in));
    case k_numeric: return Numeric(bytes(column)).number();
    default: return static_cast<double>(integer(column));
  }
}

std::string_view PgRow::text(int column) const {
  const unsigned oid = type(column);
  HW_CHECK(oid == k_text || oid == k_varchar || oid == k_name || oid == k_unknown,
           "column " + std::to_string(column) + " is no text but type " + std::to_string(oid));
  return bytes(column);
}

std::string_view PgRow::blob(int column) const {
  const unsigned oid = type(column);
  HW_CHECK(oid == k_bytea, "column " + std::to_string(column) + " is no blob but type " + std::to_string(oid));
  return bytes(column);
}

Uuid PgRow::uuid(int column) const {
  const unsigned oid = type(column);
  HW_CHECK(oid == k_uuid, "column " + std::to_string(column) + " is no id but type " + std::to_string(oid));
  Uuid id;
  std::memcpy(id.bytes.data(), PQgetvalue(result_, row_, column), 16);
  return id;
}

}  // namespace homeward::db
