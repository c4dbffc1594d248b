#include "platform/vault/crypto.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace homeward::vault {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Passwords : public ::testing::TestWithParam<PasswordCost> {
 protected:
  Passwords() { init(); }
};

TEST_P(Passwords, AreToldFromOthersAndNeverHashedAlike) {
  const std::string hash = hash_password("correct horse", GetParam());
  EXPECT_TRUE(verify_password(hash, "correct horse"));
  EXPECT_FALSE(verify_password(hash, "correct horsf"));
  EXPECT_FALSE(verify_password(hash, ""));
  EXPECT_NE(hash, hash_password("correct horse", GetParam()));
}
INSTANTIATE_TEST_SUITE_P(Costs, Passwords, ::testing::Values(PasswordCost::full, PasswordCost::test));

TEST(PasswordHash, NamesItsCost) {
  init();
  EXPECT_THAT(hash_password("correct horse", PasswordCost::full), StartsWith("$argon2id$v=19$m=65536,t=3,p=1$"));
  EXPECT_THAT(hash_password("correct horse", PasswordCost::test), HasSubstr("$m=8,t=1,p=1$"));
}

}  // namespace
}  // namespace homeward::vault
