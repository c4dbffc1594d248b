// Start-up and memory: from starting the program until it listens, on 10,000 and on 100,000 people, against an empty
// house; until the name index is there, which is built in the background; and the memory when it idles after that.
#include "bench/support/country.hpp"
#include "bench/support/process.hpp"
#include "bench/support/table.hpp"

#include <cstdio>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace homeward::bench;
using namespace homeward::testing;
using Clock = std::chrono::steady_clock;

constexpr int k_turns = 5;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Started {
  std::vector<double> listening, names_ready, resident, unshared;
};

void forget_cached(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  ::fsync(fd);
  ::posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
  ::close(fd);
}

enum class Cache { warm, cold };

void start(Started& out, const ServerOptions& options, Cache cache = Cache::warm) {
  const TemporaryFolder folder(disk());
  if (cache == Cache::cold) forget_cached(options.db.substr(std::string_view("sqlite:").size()));
  ServerProcess server(folder.path(), options);
  const auto begin = Clock::now();
  server.start();
  out.listening.push_back(seconds_since(begin));
  HttpClient client(server.port());
  while (!client.send("GET", "/healthz").json()["names_ready"].truth())
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  out.names_ready.push_back(seconds_since(begin));
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  const Memory memory = memory_of(server.pid());
  out.resident.push_back(memory.resident_mb);
  out.unshared.push_back(memory.private_mb);
}

}  // namespace

int main() try {
  const Country small = demo_country(), large = large_country();
  const TemporaryFolder folder(disk());
  const Country nobody{folder.path() / "nobody.db"};
  Started making, empty, ten, hundred, cold;
  start(making, nobody.server_options());  // so that the floor starts on a house that is there
  for (int turn = 0; turn < k_turns; ++turn) {
    start(empty, nobody.server_options());
    start(ten, small.server_options());
    start(hundred, large.server_options());
    start(cold, large.server_options(), Cache::cold);
  }

  const double floor = median(empty.listening);
  std::printf("Start-up and idle memory; medians of %d turns\n", k_turns);
  Table table("empty house");
  table.add("listens, 10,000 people", "s", median(ten.listening), floor, below(0.2));
  table.add("listens, 100,000 people", "s", median(hundred.listening), floor, below(1));
  table.add("listens, 100,000, file not cached", "s", median(cold.listening), floor, below(1));
  table.add("finds names, 10,000 people", "s", median(ten.names_ready), std::nullopt);
  table.add("finds names, 100,000 people", "s", median(hundred.names_ready), std::nullopt);
  table.add("finds names, 100,000, file not cached", "s", median(cold.names_ready), std::nullopt);
  table.add("memory idle, 10,000 people", "MB", median(ten.resident), median(empty.resident));
  table.add("memory idle, 100,000 people", "MB", median(hundred.resident), median(empty.resident), below(150));
  table.add("of it unshared", "MB", median(hundred.unshared), median(empty.unshared));
  table.print();
} catch (const std::exception& e) {  // so that folders and servers go away by unwinding
  std::fprintf(stderr, "%s\n", e.what());
  return 1;
}
