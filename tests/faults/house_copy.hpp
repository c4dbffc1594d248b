#pragma once
#include "faults/writers.hpp"

namespace homeward::testing {

/// A small house, set up and stopped, whose files can be copied: each copy starts with somebody signed in who may
/// register people.
class SetUpHouse {
 public:
  SetUpHouse();
  Session& counsellor() { return *counsellor_; }
  void copy_to(const std::filesystem::path& folder) const;

 private:
  World world_;
  Session* counsellor_ = nullptr;
};

/// The library that records or limits what the server writes.
std::filesystem::path recorder_library();

}  // namespace homeward::testing
