#include "oversight/saved_views/views.hpp"

namespace homeward::saved_views {
namespace {

using access::Disclosed;
using access::Reader;

bool lies_above(Reader& reader, Id<Place> home) {
  if (!reader.viewer().place) return false;
  access::Sql sql("SELECT 1 FROM place_scope WHERE place = ");
  sql.bind(*reader.viewer().place).add(" AND ancestor = ").bind(home).add(" AND since <= ").bind(reader.today());
  sql.add(" AND (until IS NULL OR until >= ").bind(reader.today()).add(")");
  return reader.sql().find_integer(sql.text(), sql.params()).has_value();
}

}  // namespace

access::ListOf<Disclosed<SavedView>> list_views(Reader& reader) {
  access::Sql mine("t.account = ");
  mine.bind(reader.viewer().account);
  return {reader.list<SavedView>(mine, "t.saved_at DESC, t.id DESC")};
}

Result<Disclosed<SavedView>> find_view(Reader& reader, Id<SavedView> id) {
  if (auto view = reader.find(id)) {
    const Id<Place> home = *view->see<&SavedView::home>();
    if (*view->see<&SavedView::account>() == reader.viewer().account || reader.within(home) || lies_above(reader, home))
      return std::move(*view);
  }
  return reject(ErrorKind::not_found, "not-found");
}

}  // namespace homeward::saved_views
