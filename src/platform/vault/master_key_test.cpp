#include "platform/vault/master_key.hpp"

#include "base/check.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace homeward::vault {
namespace {

namespace fs = std::filesystem;

class MasterKey : public ::testing::Test {
 protected:
  MasterKey() {
    std::string pattern = (fs::temp_directory_path() / "homeward-key-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    file_ = folder_ + "/master.key";
    init();
    random_bytes(key_);
  }
  ~MasterKey() override { fs::remove_all(folder_); }

  std::string folder_, file_;
  Key key_{};
};

TEST_F(MasterKey, IsNeverOverwrittenAndForNobodyElse) {
  write_master_key(file_, key_);
  EXPECT_EQ(read_master_key(file_), key_);
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THROW(write_master_key(file_, key_), StorageFailure);
  fs::permissions(file_, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THROW(read_master_key(file_), StorageFailure);
}

TEST_F(MasterKey, RemindsUntilACopyOfThisVeryKeyWasMade) {
  EXPECT_FALSE(copy_was_made(file_, key_));
  note_copy_made(file_, key_);
  EXPECT_TRUE(copy_was_made(file_, key_));
  Key other = key_;
  other[0] ^= 1;
  EXPECT_FALSE(copy_was_made(file_, other));
}

TEST_F(MasterKey, NamesTheLineOfTheCopyThatIsWrong) {
  std::string text = copy_as_text(key_);
  const auto second = text.find("\n2") + 4;
  text[second] = text[second] == '0' ? '1' : '0';
  text.erase(text.find("\n4"));
  const auto read = key_of_copy(text);
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().fields.size(), 2u);
  EXPECT_EQ(read.error().fields[0].path, "line 2");
  EXPECT_EQ(read.error().fields[1].path, "line 4");
}

RC_GTEST_PROP(RecoveryCopy, IsReadAsAPersonTypesIt, ()) {
  Key key;
  for (auto& byte : key) byte = *rc::gen::arbitrary<std::uint8_t>();
  std::string typed = "Homeward, recovery copy 2026\n" + copy_as_text(key) + "Keep it in a safe.\n";
  if (*rc::gen::arbitrary<bool>())
    std::ranges::transform(typed, typed.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  std::ranges::replace(typed, ' ', *rc::gen::element(' ', '-', '\t'));
  const auto read = key_of_copy(typed);
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == key);
}

}  // namespace
}  // namespace homeward::vault
