#include "faults/house_copy.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <sys/mount.h>
#include <sys/statvfs.h>

namespace homeward::testing {
namespace {

/// A disk that is full, a database that another process holds: clear answers, nothing half-written, and all is well
/// again without a restart.
struct House {
  explicit House(const WorldOptions& options = {})
      : world(options),
        place(world.a_place("centre", "House", world.a_region("Region"),
                            list({an_offer("detoxification", "inpatient")}))),
        counsellor(world.a_counsellor(place)),
        stranger(world.a_counsellor(world.a_place("centre", "Elsewhere", world.a_region("Other")))) {}
  World world;
  std::string place;
  Session &counsellor, &stranger;
};

void expect_full(const HttpAnswer& answer) {
  EXPECT_EQ(answer.status, 503) << answer.body;
  EXPECT_EQ(answer.reason(), "storage.full") << answer.body;
  EXPECT_NE(answer.header("retry-after"), nullptr);
}

/// What must hold whatever fills the disk. `fill` and `free` are told to.
template <class Fill, class Free>
void survives_a_full_disk(House& house, Fill fill, Free free) {
  Session& by = house.counsellor;
  const std::string before = registered(by, a_person("Before", "Kept"));
  must(house.stranger.post("/api/v1/people/" + before + "/break-glass",
                           object({{"reason", "danger_to_life"}, {"explanation", "In need"}})));
  const Json person = a_person("During", "Kept");
  const Headers key = {{"Idempotency-Key", new_id()}};

  fill();
  HttpAnswer refused;
  for (int i = 0; i < 400; ++i) {  // a disk is full when nothing fits any more, not at once
    refused = by.post("/api/v1/people", a_person("Until", "Full"));
    if (refused.status != 201) break;
  }
  expect_full(refused);
  for (int i = 0; i < 5; ++i) expect_full(by.post("/api/v1/people", person, key));
  EXPECT_EQ(by.get("/api/v1/people/" + before).status, 200) << "reading goes on while its log has room in memory";
  expect_full(house.stranger.get("/api/v1/people/" + before));
  EXPECT_EQ(by.get("/api/v1/people/" + person["id"].text()).status, 404) << "nothing half-written";
  free();

  const HttpAnswer taken = by.post("/api/v1/people", person, key);
  EXPECT_EQ(taken.status, 201) << "without a restart: " << taken.body;
  EXPECT_EQ(taken.json()["repeated"], Json(false));
  const HttpAnswer looked = house.stranger.get("/api/v1/people/" + before);
  EXPECT_EQ(looked.status, 200) << looked.body;
  EXPECT_EQ(looked.json()["person"]["notice"], Json("break_glass"));
  const std::string after = registered(by, a_person("After", "Kept"));
  EXPECT_EQ(house.world.server().stop(), 0) << house.world.server().log();
  const Inspection found = inspect(house.world.folder(), {before, person["id"].text(), after});
  EXPECT_EQ(found.lost, std::vector<std::string>{});
  EXPECT_EQ(found.findings, std::vector<std::string>{});
}

TEST(FullDisk, IsSaidClearlyAndPasses) {
  House house({.environment = {{"LD_PRELOAD", recorder_library().string()},
                               {"HW_RECORD_DIR", "{folder}"},
                               {"HW_FULL_SWITCH", "{folder}/../full-" + std::to_string(::getpid())}}});
  const auto full = house.world.folder().parent_path() / ("full-" + std::to_string(::getpid()));

  survives_a_full_disk(
      house, [&] { std::ofstream(full) << "full"; }, [&] { std::filesystem::remove(full); });
}

/// The same on a real file system with no room left.
TEST(FullDisk, OfASmallFileSystemPassesAsWell) {
  const TemporaryFolder at;
  if (::mount("tmpfs", at.path().c_str(), "tmpfs", 0, "size=12m") != 0) {
    GTEST_SKIP() << "a small file system is NOT tested: it takes root to mount one";
  }
  struct Unmount {
    const std::filesystem::path& path;
    ~Unmount() { ::umount2(path.c_str(), MNT_DETACH); }
  } const unmount{at.path()};
  {
    House house({.where = at.path()});
    const auto filler = at.path() / "filler";
    const auto fill = [&] {
      struct statvfs room {};
      ::statvfs(at.path().c_str(), &room);
      std::ofstream(filler, std::ios::binary) << std::string(room.f_bavail * room.f_bsize, 'x');
    };

    survives_a_full_disk(house, fill, [&] { std::filesystem::remove(filler); });
  }
}

TEST(LockedDatabase, IsSaidClearlyAndPasses) {
  House house;
  Session& by = house.counsellor;
  const std::string before = registered(by, a_person("Before", "Kept"));
  const Json person = a_person("During", "Kept");
  const Headers key = {{"Idempotency-Key", new_id()}};
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open((house.world.folder() / "house.db").c_str(), &other), SQLITE_OK);

  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const HttpAnswer refused = by.post("/api/v1/people", person, key);
  const HttpAnswer read = by.get("/api/v1/people/" + before);
  ASSERT_EQ(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(other);
  const HttpAnswer taken = by.post("/api/v1/people", person, key);

  EXPECT_EQ(refused.status, 503) << refused.body;
  EXPECT_EQ(refused.reason(), "storage.busy");
  EXPECT_EQ(read.status, 200) << "readers are not in the way";
  EXPECT_EQ(taken.status, 201) << taken.body;
  EXPECT_EQ(taken.json()["repeated"], Json(false));
  house.world.server().stop();
  EXPECT_EQ(inspect(house.world.folder(), {before, person["id"].text()}).findings, std::vector<std::string>{});
}

TEST(LockedDatabase, ASecondServerIsRefusedAndNamesTheFirst) {
  House house;
  ServerOptions options;
  options.db = house.world.server().db();
  options.master_key = house.world.folder() / "master.key";
  const TemporaryFolder elsewhere;
  ServerProcess second(elsewhere.path(), options);

  std::string said;
  try {
    second.start();
  } catch (const std::exception& e) {
    said = e.what();
  }

  EXPECT_NE(said.find("owned by process " + std::to_string(house.world.server().pid())), std::string::npos) << said;
  EXPECT_EQ(house.counsellor.post("/api/v1/people", a_person()).status, 201);
}

}  // namespace
}  // namespace homeward::testing
