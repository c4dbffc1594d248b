#pragma once
#include "base/check.hpp"
#include "platform/db/row_pages.hpp"
#include "platform/journal/codec.hpp"

#include <array>
#include <string_view>

/// The reader of jobs, indexes and followers: sees everything, for one of the purposes listed here (also shown by
/// `homeward routes`). No renderer takes what it gives.
namespace homeward::access {

constexpr std::array<std::string_view, 6> k_working_purposes = {"name index", "duplicate search", "live events",
                                                                "import",     "demo country",     "figures"};

class Working {
 public:
  Working(db::ReadTransaction& tx, vault::Vault& vault, std::string_view purpose) : tx_(tx), vault_(vault) {
    bool known = false;
    for (std::string_view p : k_working_purposes) known = known || p == purpose;
    HW_CHECK(known, "reading without a viewer needs a known purpose");
  }
  template <class T>
  std::vector<journal::Stored<T>> load(std::span<const Uuid> ids) {
    return journal::load<T>(tx_, vault_, ids);
  }
  /// The same as stored, sealed members still sealed: for followers that take in whole tables. Damaged rows are left
  /// out.
  std::size_t read_page(const Meta& meta, db::TablePlace& place, std::int64_t limit, const db::EachStored& each) {
    std::size_t damaged = 0;
    return db::read_page(tx_, meta, place, limit, each, damaged);
  }
  std::vector<db::StoredRow> rows(const Meta& meta, std::span<const Uuid> ids) { return db::load_rows(tx_, meta, ids); }
  db::ReadTransaction& sql() { return tx_; }

 private:
  db::ReadTransaction& tx_;
  vault::Vault& vault_;
};

}  // namespace homeward::access
