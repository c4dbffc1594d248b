#include "exchange/tables/row_id.hpp"

#include "platform/vault/crypto.hpp"

#include <algorithm>

namespace homeward::tables {
namespace {
constexpr std::string_view k_end("\0", 1);  // no part of any name, so no two lists of names read alike
}

RowIds::RowIds(std::string_view dataset, std::string_view group) : scope_(dataset) {
  scope_ += k_end;
  scope_ += group;
  scope_ += k_end;
  const vault::Hash hash = vault::sha256(scope_);
  std::copy_n(hash.begin(), 6, front_.bytes.begin());
}

Uuid RowIds::id(std::string_view table, std::string_view row) const {
  const vault::Hash hash = vault::sha256({scope_, table, k_end, row});
  Uuid out = front_;
  std::copy_n(hash.begin(), 10, out.bytes.begin() + 6);
  out.bytes[6] = static_cast<std::uint8_t>((out.bytes[6] & 0x0f) | 0x80);
  out.bytes[8] = static_cast<std::uint8_t>((out.bytes[8] & 0x3f) | 0x80);
  return out;
}

}  // namespace homeward::tables
