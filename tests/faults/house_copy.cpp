#include "faults/house_copy.hpp"

namespace homeward::testing {

SetUpHouse::SetUpHouse() {
  const std::string house = world_.a_place("centre", "House", world_.a_region("Region"));
  counsellor_ = &world_.a_counsellor(house);
  world_.server().stop();
}

void SetUpHouse::copy_to(const std::filesystem::path& folder) const {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  for (const auto& file : std::filesystem::directory_iterator(world_.folder())) {
    const std::string name = file.path().filename().string();
    const bool kept = name == "master.key" || name.ends_with(".db") || name.ends_with(".db-wal");
    if (kept) std::filesystem::copy(file.path(), folder / name);
  }
}

std::filesystem::path recorder_library() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "libfault_recorder.so";
}

}  // namespace homeward::testing
