#include "base/describe_meta.hpp"
#include "oversight/saved_views/actions.hpp"

HW_DESCRIBED(homeward::SavedView);
HW_DESCRIBED(homeward::saved_views::SaveView);
