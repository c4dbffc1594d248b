#include "app/house.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace homeward::app {
namespace {

namespace fs = std::filesystem;

class OpenedHouse : public ::testing::Test {
 public:
  OpenedHouse() {
    std::string pattern = (fs::temp_directory_path() / "homeward-house-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~OpenedHouse() override { fs::remove_all(folder_); }

 protected:
  HouseOptions options(StoreKind create_as) const {
    HouseOptions out;
    out.db = "sqlite:" + folder_ + "/house.db";
    out.create_as = create_as;
    return out;
  }

  std::string folder_;
};

TEST_F(OpenedHouse, TakesCheapPasswordsOnlyInATestDatabase) {
  EXPECT_EQ(House(options(StoreKind::test)).password_cost(), vault::PasswordCost::test);
}

TEST_F(OpenedHouse, StaysWhatItWasMadeFor) {
  EXPECT_EQ(House(options(StoreKind::production)).password_cost(), vault::PasswordCost::full);
  EXPECT_EQ(House(options(StoreKind::test)).password_cost(), vault::PasswordCost::full);
}

TEST_F(OpenedHouse, ADemoCostsWhatAProductionCosts) {
  EXPECT_EQ(House(options(StoreKind::demo)).password_cost(), vault::PasswordCost::full);
}

}  // namespace
}  // namespace homeward::app
