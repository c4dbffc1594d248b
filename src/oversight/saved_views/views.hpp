#pragma once
#include "oversight/saved_views/records.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

namespace homeward::saved_views {

/// The viewer's own, the last saved first.
access::ListOf<access::Disclosed<SavedView>> list_views(access::Reader& reader);
/// One's own, or that of somebody whose place lies above or below one's own: it can be sent along that line. Reason
/// not-found.
Result<access::Disclosed<SavedView>> find_view(access::Reader& reader, Id<SavedView> id);

}  // namespace homeward::saved_views
