#include "platform/access/cursor.hpp"

namespace homeward::access {
namespace {

std::string context(const Viewer& viewer, std::string_view list) {
  return viewer.account.to_string() + " " + std::string(list);
}

}  // namespace

std::string seal_cursor(const vault::Vault& vault, const Viewer& viewer, std::string_view list,
                        std::string_view position) {
  return vault::to_base64(vault::encrypt(vault.purpose_key("cursor"), position, context(viewer, list)));
}

Result<std::string> open_cursor(const vault::Vault& vault, const Viewer& viewer, std::string_view list,
                                std::string_view cursor) {
  std::string position;
  if (!vault::decrypt(vault.purpose_key("cursor"), vault::from_base64(cursor), context(viewer, list), position)) {
    return reject_fields({{"?page", "cursor.malformed", "begin the list again"}});
  }
  return position;
}

}  // namespace homeward::access
