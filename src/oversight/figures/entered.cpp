#include "oversight/figures/entered.hpp"

#include <algorithm>

namespace homeward::figures {

std::optional<std::int32_t> entered_after(const HowEntered& how, const Zone& zone) {
  if (how.imported || how.relative_date) return std::nullopt;
  return static_cast<std::int32_t>((today(zone, how.first) - how.on).count);
}

FirstEntries first_entries(db::ReadTransaction& tx, std::span<const Uuid> rows) {
  constexpr std::size_t k_at_once = 500;
  FirstEntries out;
  out.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); i += k_at_once) {
    const auto some = rows.subspan(i, std::min(k_at_once, rows.size() - i));
    std::string sql = "SELECT row_id, recorded, actor FROM entry WHERE row_id IN (";
    std::vector<Datum> params;
    for (const Uuid& row : some) {
      params.emplace_back(row);
      sql += (params.size() == 1 ? "$" : ", $") + std::to_string(params.size());
    }
    tx.query(sql + ") ORDER BY recorded, id", params, [&](const db::Row& row) {
      out.try_emplace(row.uuid(0), Instant{row.integer(1)}, row.is_null(2) ? std::nullopt : std::optional(row.uuid(2)));
      return true;
    });
  }
  return out;
}

Uuid operator_id(const Uuid& account, const Uuid& house) {
  Uuid out = account;
  for (std::size_t i = 0; i < out.bytes.size(); ++i) out.bytes[i] ^= house.bytes[i];
  return out;
}

}  // namespace homeward::figures
