#include "oversight/saved_views/actions.hpp"

namespace homeward::saved_views {
namespace {

using journal::Changed;
using journal::Transaction;

constexpr std::string_view k_permission = "figures.read";

}  // namespace

Result<Changed> save(Transaction& tx, const access::Viewer& who, const SaveView& c, const Known& known) {
  if (!who.place) return reject(ErrorKind::forbidden, "permission.missing", "the role in use may not do this");
  HW_TRY_VOID(access::require_place(tx, who, k_permission, *who.place));
  SavedView view;
  view.id = c.id;
  view.home = *who.place;
  view.account = who.account;
  view.name = c.name;
  view.indicator = c.indicator;
  view.place = c.place;
  view.by = c.by;
  view.period = c.period;
  view.against_place = c.against_place;
  view.against_period = c.against_period;
  view.against_group = c.against_group;
  view.saved_at = tx.now();
  if (FieldFaults faults = check_view(view, known); !faults.empty()) return reject_fields(std::move(faults));
  const Datum mine[] = {who.account.value};
  if (tx.sql().find_integer("SELECT COUNT(*) FROM saved_view WHERE account = $1", mine).value_or(0) >= k_most)
    return reject(ErrorKind::conflict, "saved-view.too-many", "remove one that is not needed any more");
  return tx.insert(view);
}

Result<Changed> remove(Transaction& tx, const access::Viewer& who, Id<SavedView> id) {
  HW_TRY_VOID(access::require(tx, who, k_permission));
  HW_TRY(auto view, tx.get(id));
  if (view->account != who.account) return reject(ErrorKind::not_found, "not-found");
  tx.allow_place(view->home.value);
  tx.remove(view);
  return Changed{id.value, view.version()};
}

}  // namespace homeward::saved_views
