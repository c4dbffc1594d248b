#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <utility>

namespace homeward::testing {

/// Keeps what it is given until all tests have run; its end is then part of the run, so that a server that ends badly
/// fails it.
template <class T>
class Keeper : public ::testing::Environment {
 public:
  explicit Keeper(std::unique_ptr<T> kept) : kept_(std::move(kept)) {}
  void TearDown() override { kept_.reset(); }

 private:
  std::unique_ptr<T> kept_;
};

/// Something slow to make that several suites use, made now. With --gtest_repeat it would be gone the second time.
template <class T, class... Arguments>
T& kept_until_the_end(Arguments&&... arguments) {
  auto made = std::make_unique<T>(std::forward<Arguments>(arguments)...);
  T& kept = *made;
  ::testing::AddGlobalTestEnvironment(new Keeper<T>(std::move(made)));
  return kept;
}

}  // namespace homeward::testing
