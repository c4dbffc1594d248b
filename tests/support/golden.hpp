#pragma once
#include <gtest/gtest.h>

#include <string>

namespace homeward::testing {

/// Whether the text equals tests/golden/NAME; the first lines that differ otherwise. With HOMEWARD_REBASELINE=1 the
/// file is written instead (`./dev rebaseline`).
::testing::AssertionResult equals_golden(const std::string& name, const std::string& text);

}  // namespace homeward::testing
