#pragma once
#include "base/check.hpp"
#include "platform/journal/codec.hpp"

#include <array>
#include <string_view>

/// The reader of jobs, indexes and followers: sees everything, for one of the purposes listed here (also shown by
/// `homeward routes`). No renderer takes what it gives.
namespace homeward::access {

constexpr std::array<std::string_view, 5> k_working_purposes = {"name index", "duplicate search", "live events",
                                                                "import", "demo country"};

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
  db::ReadTransaction& sql() { return tx_; }

 private:
  db::ReadTransaction& tx_;
  vault::Vault& vault_;
};

}  // namespace homeward::access
