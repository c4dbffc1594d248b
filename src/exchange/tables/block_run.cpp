#include "exchange/tables/block_run.hpp"

#include <algorithm>
#include <deque>
#include <future>

namespace homeward::tables {

FileResult<BlockRun> run_blocks(CsvBlocks& in, WholeFile& out, unsigned threads,
                                const std::function<BlockOutcome(const CsvBlock&)>& process) {
  BlockRun run;
  std::uint64_t lines = 0;  // before the block at hand
  const auto placed = [&](FileFault fault) {
    if (fault.line > 0) fault.line += lines;
    return fault;
  };
  std::deque<std::future<BlockOutcome>> waiting;  // futures of async wait in their destructor: none outlives the run
  const auto finish_first = [&]() -> FileResult<void> {
    BlockOutcome done = waiting.front().get();
    waiting.pop_front();
    run.rows += done.rows;
    run.bad += done.bad;
    for (FileFault& fault : done.faults)
      if (run.faults.size() < k_most_faults) run.faults.push_back(placed(std::move(fault)));
    if (done.fatal) return reject_file(placed(std::move(*done.fatal)));
    lines += done.lines;
    return out.write(done.csv);
  };
  for (;;) {
    HW_TRY(auto block, in.next());
    if (!block) break;
    waiting.push_back(std::async(std::launch::async, [&process, block = std::move(*block)] { return process(block); }));
    if (waiting.size() >= std::max(threads, 1u)) {
      HW_TRY_VOID(finish_first());
    }
  }
  while (!waiting.empty()) {
    HW_TRY_VOID(finish_first());
  }
  return run;
}

}  // namespace homeward::tables
