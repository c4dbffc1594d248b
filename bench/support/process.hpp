#pragma once
#include <sys/types.h>

/// What a process used, as the kernel counts it.
namespace homeward::bench {

/// User and system time of all its threads, finer than the ticks of /proc/PID/stat.
double processor_seconds(pid_t process);

struct Memory {
  double resident_mb = 0;  ///< pages in memory, those of the program file too
  double private_mb = 0;   ///< of them nobody else's
};
/// In units of 1,000,000 bytes.
Memory memory_of(pid_t process);

}  // namespace homeward::bench
