#pragma once
#include "app/demo/create.hpp"

namespace homeward::app::demo {

/// Fills an empty demo house with a settable clock.
DemoReport tell_story(House& house, const DemoOptions& options);

/// 18 months.
constexpr Days k_story_length{548};

}  // namespace homeward::app::demo
