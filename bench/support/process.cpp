#include "bench/support/process.hpp"

#include <ctime>
#include <fstream>
#include <stdexcept>
#include <string>

namespace homeward::bench {

double processor_seconds(pid_t process) {
  clockid_t clock;
  timespec used{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &used) != 0) {
    throw std::runtime_error("no such process");
  }
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

Memory memory_of(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/smaps_rollup");
  Memory out;
  std::string name;
  for (std::string line; in >> name && std::getline(in, line);) {
    const double mb = name.ends_with(':') ? std::strtod(line.c_str(), nullptr) * 1024 / 1e6 : 0;
    if (name == "Rss:") out.resident_mb = mb;
    if (name == "Private_Clean:" || name == "Private_Dirty:") out.private_mb += mb;
  }
  return out;
}

}  // namespace homeward::bench
