#include "platform/access/pin.hpp"

#include <gtest/gtest.h>

#include <string>

namespace homeward::access {
namespace {

std::string reason_of(std::string_view pin) {
  const auto checked = check_pin(pin);
  return checked ? "" : std::string(checked.error().reason);
}

TEST(CheckPin, TakesFourToEightDigits) {
  for (const char* pin : {"4071", "83619", "836192", "8361927", "83619274"}) EXPECT_EQ(reason_of(pin), "") << pin;
  for (const char* pin : {"", "4", "407", "836192745"}) EXPECT_EQ(reason_of(pin), "pin.digits") << pin;
}

TEST(CheckPin, TakesNothingButDigits) {
  for (const char* pin : {"40 71", "407a", "-407", "4,071", "\xd9\xa4\xd9\xa0\xd9\xa7\xd9\xa1", "/071", ":071"}) {
    EXPECT_EQ(reason_of(pin), "pin.digits") << pin;
  }
}

TEST(CheckPin, RefusesDigitsThatFollowBySteps) {
  for (const char* pin : {"0000", "99999999", "1234", "4321", "7890", "8901", "0987", "2468", "9630", "12345678"}) {
    EXPECT_EQ(reason_of(pin), "pin.too-simple") << pin;
  }
}

TEST(CheckPin, TakesWhatLeavesTheRun) {
  for (const char* pin : {"1235", "0001", "1112", "2341", "12349"}) EXPECT_EQ(reason_of(pin), "") << pin;
}

TEST(CheckPin, LeavesNinetyNineOfAHundred) {
  int taken = 0;
  for (int n = 0; n < 10'000; ++n) taken += reason_of(std::to_string(10'000 + n).substr(1)).empty() ? 1 : 0;

  EXPECT_EQ(taken, 9'900);
}

TEST(PinTriesLeft, NeverFallsBelowNone) {
  EXPECT_EQ(pin_tries_left(0), 5);
  EXPECT_EQ(pin_tries_left(4), 1);
  EXPECT_EQ(pin_tries_left(5), 0);
  EXPECT_EQ(pin_tries_left(6), 0);
}

}  // namespace
}  // namespace homeward::access
