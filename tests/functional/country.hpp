#pragma once
#include "support/world.hpp"

#include <gtest/gtest.h>

#include <map>
#include <memory>

/// The cast of the functional suites: one region, two houses, and who works there.
namespace homeward::testing {

struct Country {
  explicit Country(Backend backend);

  World world;
  std::string region, one, two;                                        ///< ids of the region and of the two houses
  Session &counsellor, &clerk, &supervisor, &privacy;                  ///< of house one
  Session &counsellor_two, &clerk_two, &supervisor_two, &privacy_two;  ///< of house two
  Session& officer;                                                    ///< of the region

  std::string day(int from_today = 0) const { return world.day(from_today); }
};

/// A suite over both engines. Suites share one country an engine, made when first needed and stopped at the end;
/// a suite whose tests count what others leave behind names one of its own.
class OnBothCountries : public ::testing::TestWithParam<Backend> {
 protected:
  explicit OnBothCountries(std::string name = "shared") : name_(std::move(name)) {}
  void SetUp() override;
  Country& c() { return *country_; }

 private:
  std::string name_;
  Country* country_ = nullptr;
};

std::string backend_name(const ::testing::TestParamInfo<Backend>& info);

/// Asks until `good` holds, at most five seconds: for what a follower of the feed does.
template <class Ask, class Good>
Json ask_until(Ask ask, Good good) {
  Json answer;
  for (int i = 0; i < 250; ++i) {
    answer = ask();
    if (good(answer)) return answer;
    ::usleep(20'000);
  }
  return answer;
}

Json search(Session& by, const std::string& text);
Json page_of(Session& by, const std::string& person, int status = 200);
Json board_of(Session& by, const std::string& place);

}  // namespace homeward::testing

#define HW_ON_BOTH_COUNTRIES(Suite)                                                                      \
  INSTANTIATE_TEST_SUITE_P(                                                                              \
      Engines, Suite,                                                                                    \
      ::testing::Values(::homeward::testing::Backend::sqlite, ::homeward::testing::Backend::postgresql), \
      ::homeward::testing::backend_name)
