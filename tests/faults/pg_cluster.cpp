#include "faults/pg_cluster.hpp"

#include "support/pg_database.hpp"
#include "support/test_data.hpp"

#include <array>
#include <cstdio>
#include <sstream>
#include <stdexcept>

namespace homeward::testing {
namespace {

/// Runs a line of bash with the functions of tools/setup/postgres.sh; its output.
std::string in_shell(const std::string& line) {
  const auto setup = test::find_upward("tools/setup/postgres.sh");
  const std::string folder = setup->parent_path().string();
  const std::string command =
      "bash -c 'source " + folder + "/shell.sh; source " + folder + "/postgres.sh; " + line + "' 2>&1";
  FILE* pipe = ::popen(command.c_str(), "r");
  std::string out;
  std::array<char, 4096> piece;
  while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), n);
  if (::pclose(pipe) != 0) throw std::runtime_error(line + ": " + out);
  return out;
}

}  // namespace

std::string PgCluster::missing() {
  const bool here = !PgDatabase::base_url().empty() && test::find_upward("tools/setup/postgres.sh");
  return here ? "" : "PostgreSQL is NOT tested: HOMEWARD_TEST_PG is not set";
}

PgCluster::PgCluster() {
  std::istringstream(in_shell("start_postgres && echo $HOMEWARD_TEST_PG $pg_folder")) >> url_ >> folder_;
  run_on_postgres(url_, "ALTER SYSTEM SET fsync = on");
  restart_at_once();
}

PgCluster::~PgCluster() { in_shell("pg_folder=" + folder_ + "; stop_postgres"); }

void PgCluster::restart_at_once() {
  in_shell("as_postgres $pg_bin/pg_ctl -D " + folder_ + "/data -l " + folder_ + "/log -m immediate -w restart");
}

}  // namespace homeward::testing
