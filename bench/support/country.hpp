#pragma once
#include "support/server_process.hpp"
#include "support/session.hpp"

#include <filesystem>
#include <string>

/// Databases to measure on. Made once (a minute or two each) and kept in `countries` beside the programs; made anew
/// when the description of a record changed.
namespace homeward::bench {

/// A SQLite database with the keys that lie beside it.
struct Country {
  std::filesystem::path file;  ///< ends in .db
  std::string url() const { return "sqlite:" + file.string(); }
  std::filesystem::path master_key() const;
  std::filesystem::path keys() const;
  homeward::testing::ServerOptions server_options() const;
};

/// 10,000 people as `homeward demo create` tells their roads.
Country demo_country();
/// 100,000: those, and 90,000 who are only registered, all over the country. The demo login `privacy` works for the
/// nation here, so that there is somebody who may see the names of all.
Country large_country();
/// For runs that write much: a copy under this folder and name.
Country copy_of(const Country& country, const std::filesystem::path& folder, const std::filesystem::path& name);

/// Where temporary folders go: on the disk that holds the programs, because /tmp may be memory.
std::filesystem::path disk();

/// A demo account, signed in.
homeward::testing::Session signed_in(unsigned short port, const homeward::testing::TestClock& clock,
                                     const std::string& login);

}  // namespace homeward::bench
