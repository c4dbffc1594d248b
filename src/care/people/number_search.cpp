#include "care/people/number_search.hpp"

#include "care/people/rules.hpp"

#include <algorithm>

namespace homeward::people {
namespace {

constexpr std::size_t k_shortest = 4;
constexpr std::int64_t k_issuers = 500;

}  // namespace

Blob number_key(const vault::Vault& vault, std::string_view issuer, std::string_view number) {
  return vault.look_up_key("identifier", std::string(issuer) + "\n" + std::string(number));
}

std::vector<Uuid> find_by_number(access::Reader& reader, std::string_view typed) {
  const std::string plain = plain_number(typed);
  const bool has_digit = std::any_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (plain.size() < k_shortest || !has_digit) return {};
  // The key covers the issuer, which nobody types: each that is known is tried, so that the answer is exact.
  std::vector<Blob> keys;
  const Datum most[] = {k_issuers};
  reader.sql().query("SELECT DISTINCT issuer FROM identifier ORDER BY issuer LIMIT $1", most, [&](const db::Row& row) {
    keys.push_back(number_key(reader.vault(), row.text(0), plain));
    // Rows of before numbers were compared in one form: found as they were written.
    if (plain != typed) keys.push_back(number_key(reader.vault(), row.text(0), typed));
    return true;
  });
  if (keys.empty()) return {};
  access::Sql where("t.value_key IN ");
  const std::vector<Uuid> found = reader.ids<Identifier>(where.bind_list(keys));
  if (found.empty()) return {};
  access::Sql people("SELECT DISTINCT person FROM identifier WHERE id IN ");
  people.bind_list(found).add(" ORDER BY person");
  return reader.sql().list_uuids(people.text(), people.params());
}

}  // namespace homeward::people
