#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

/// The real program as a child process on a free loopback port.
namespace homeward::testing {

/// A folder in memory that vanishes with the test.
class TemporaryFolder {
 public:
  /// `where`: another parent, for tests that need a real disk or a small one.
  explicit TemporaryFolder(const std::filesystem::path& where = {});
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The program under test: HOMEWARD_BIN, or `homeward` beside the test program.
std::filesystem::path homeward_binary();

struct Finished {
  int code = -1;  ///< 128 + signal when it was killed
  std::string output, errors;
};
/// Runs the program to its end.
Finished run_homeward(const std::vector<std::string>& arguments);

struct ServerOptions {
  std::string db, keys;                   ///< empty: SQLite files in the folder
  std::filesystem::path master_key = {};  ///< empty: in the folder
  std::string create_as = "test";
  bool settable_clock = true;
  std::vector<std::pair<std::string, std::string>> environment = {};
};

class ServerProcess {
 public:
  explicit ServerProcess(const std::filesystem::path& folder, ServerOptions options = {});
  /// Stops it; a test fails when it did not end cleanly (a sanitizer found something).
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  /// Returns when it listens. Throws std::runtime_error with what it wrote where it does not come up.
  void start();
  /// Ends it politely. Exit code, or 128 + signal.
  int stop();
  /// As a lost process ends: SIGKILL, and waits until it is gone.
  void kill();
  bool running() const { return pid_ > 0; }
  pid_t pid() const { return pid_; }

  unsigned short port() const { return port_; }
  const std::string& setup_token() const { return setup_token_; }
  const ServerOptions& options() const { return options_; }
  const std::string& db() const { return options_.db; }
  std::filesystem::path folder() const { return folder_; }
  /// Everything it ever wrote to standard output and error.
  std::string log() const;

 private:
  int wait();

  std::filesystem::path folder_;
  ServerOptions options_;
  pid_t pid_ = -1;
  unsigned short port_ = 0;
  std::string setup_token_;
};

}  // namespace homeward::testing
