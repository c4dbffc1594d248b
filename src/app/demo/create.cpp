#include "app/demo/create.hpp"

#include "app/demo/story.hpp"
#include "app/system_routes.hpp"
#include "platform/db/durable.hpp"

#include <filesystem>

namespace homeward::app::demo {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_sqlite = "sqlite:";

/// A SQLite database with what lies beside it (see House).
struct Files {
  fs::path stem;
  fs::path data() const { return fs::path(stem.string() + ".db"); }
  std::vector<fs::path> all() const {
    return {fs::path(stem.string() + ".master.key"), fs::path(stem.string() + ".keys.db"), data()};
  }
};

Files files_of(const std::string& url) {
  std::string file = url.substr(k_sqlite.size());
  if (!file.ends_with(".db"))
    throw std::runtime_error("the file of a demo country ends in .db, like sqlite:var/demo.db");
  return {fs::path(file.substr(0, file.size() - 3))};
}

void remove(const Files& files) {
  for (const fs::path& file : files.all())
    for (const char* more : {"", "-wal", "-shm", "-owner"}) fs::remove(fs::path(file.string() + more));
}

/// The database last, so that it is never there without its keys.
void move_whole(const Files& making, const Files& target) {
  const auto kept = [](const fs::path& path) {
    if (!db::flush_to_disk(path)) throw std::runtime_error("the disk does not keep " + path.string());
  };
  const auto from = making.all(), to = target.all();
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (!fs::exists(from[i])) continue;
    kept(from[i]);
    fs::rename(from[i], to[i]);
  }
  kept(fs::absolute(target.data()).parent_path());
}

DemoReport tell(const HouseOptions& options, const DemoOptions& wishes) {
  House house(options);
  if (house.kind() != StoreKind::demo || !house.setup_needed()) {
    throw std::runtime_error("this database is in use already; a demo country needs a new one");
  }
  DemoReport report = tell_story(house, wishes);
  house.store().checkpoint();
  return report;
}

}  // namespace

DemoReport create_demo_country(HouseOptions options, const DemoOptions& wishes) {
  options.create_as = StoreKind::demo;
  options.settable_clock = true;
  if (!options.db.starts_with(k_sqlite)) return tell(options, wishes);
  const Files target = files_of(options.db);
  for (const fs::path& file : target.all()) {
    if (fs::exists(file) && fs::file_size(file) > 0) {
      throw std::runtime_error(file.string() + " is there already; remove it or name another file");
    }
  }
  const Files making{fs::path(target.stem.string() + ".making")};
  remove(making);
  options.db = std::string(k_sqlite) + making.data().string();
  options.in_the_making = true;
  const DemoReport report = tell(options, wishes);
  move_whole(making, target);
  remove(making);
  return report;
}

}  // namespace homeward::app::demo
