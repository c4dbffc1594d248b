#include "support/server_process.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace homeward::testing {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Starts a program with standard output and error appended to files; it ends with the thread that started it.
pid_t spawn(const std::vector<std::string>& words, const std::vector<std::pair<std::string, std::string>>& environment,
            const fs::path& output, const fs::path& errors) {
  std::vector<std::string> variables;
  for (char** at = environ; *at; ++at) {
    const std::string variable = *at;
    bool replaced = variable.starts_with("HOMEWARD_");  // a developer's own settings must not reach the test
    for (const auto& [name, value] : environment) replaced = replaced || variable.starts_with(name + "=");
    if (!replaced) variables.push_back(variable);
  }
  for (const auto& [name, value] : environment) variables.push_back(name + "=" + value);
  std::vector<char*> argv, envp;
  for (const std::string& w : words) argv.push_back(const_cast<char*>(w.c_str()));
  for (const std::string& v : variables) envp.push_back(const_cast<char*>(v.c_str()));
  argv.push_back(nullptr);
  envp.push_back(nullptr);
  const int out = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const int err = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const pid_t pid = ::fork();
  if (pid == 0) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
  }
  ::close(out);
  ::close(err);
  return pid;
}

int code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

std::string part_after(const std::string& text, std::string_view mark) {
  const std::size_t at = text.rfind(mark);
  if (at == std::string::npos) return {};
  const std::size_t from = at + mark.size();
  return text.substr(from, text.find_first_of("\r\n ", from) - from);
}

}  // namespace

TemporaryFolder::TemporaryFolder(const fs::path& where) {
  static std::atomic<int> next{0};
  const fs::path parent = !where.empty() ? where : fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
  path_ = parent / ("hwtest-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
  fs::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path homeward_binary() {
  if (const char* given = std::getenv("HOMEWARD_BIN")) return given;
  return fs::read_symlink("/proc/self/exe").parent_path() / "homeward";
}

Finished run_homeward(const std::vector<std::string>& arguments) {
  const TemporaryFolder folder;
  std::vector<std::string> words{homeward_binary().string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const pid_t pid = spawn(words, {}, folder.path() / "out", folder.path() / "err");
  int status = 0;
  ::waitpid(pid, &status, 0);
  return {code_of(status), read_file(folder.path() / "out"), read_file(folder.path() / "err")};
}

ServerProcess::ServerProcess(const fs::path& folder, ServerOptions options)
    : folder_(folder), options_(std::move(options)) {
  if (options_.master_key.empty()) options_.master_key = folder_ / "master.key";
  if (options_.db.empty()) options_.db = "sqlite:" + (folder_ / "house.db").string();
}

ServerProcess::~ServerProcess() {
  if (!running()) return;
  const int code = stop();
  if (code != 0) ADD_FAILURE() << "the server ended with " << code << ":\n" << log();
}

void ServerProcess::start() {
  std::vector<std::string> words{homeward_binary().string(),
                                 "serve",
                                 "--db",
                                 options_.db,
                                 "--listen",
                                 "127.0.0.1:0",
                                 "--create-as",
                                 options_.create_as,
                                 "--master-key",
                                 options_.master_key.string()};
  if (!options_.keys.empty()) words.insert(words.end(), {"--keys", options_.keys});
  if (options_.settable_clock) words.emplace_back("--settable-clock");
  const std::size_t seen = read_file(folder_ / "out").size();
  pid_ = spawn(words, options_.environment, folder_ / "out", folder_ / "err");
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  for (;;) {
    const std::string output = read_file(folder_ / "out").substr(seen);
    if (output.find("Ctrl-C stops.") != std::string::npos) {
      port_ = static_cast<unsigned short>(std::stoi("0" + part_after(output, "Homeward is at http://127.0.0.1:")));
      if (const std::string token = part_after(output, "/setup#"); !token.empty()) setup_token_ = token;
      return;
    }
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = -1;
      throw std::runtime_error("the server did not start:\n" + log());
    }
    if (std::chrono::steady_clock::now() > until) {
      kill();
      throw std::runtime_error("the server did not start in a minute:\n" + log());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
  }
}

int ServerProcess::wait() {
  int status = 0;
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  while (::waitpid(pid_, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > until) ::kill(pid_, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  pid_ = -1;
  return code_of(status);
}

int ServerProcess::stop() {
  if (!running()) return 0;
  ::kill(pid_, SIGTERM);
  return wait();
}

void ServerProcess::kill() {
  if (!running()) return;
  ::kill(pid_, SIGKILL);
  wait();
}

std::string ServerProcess::log() const { return read_file(folder_ / "out") + read_file(folder_ / "err"); }

}  // namespace homeward::testing
