#pragma once
#include "platform/journal/chain.hpp"
#include "platform/journal/clock.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

/// Signed checkpoints of the chains, kept outside the database: a chain alone does not show that its tail was cut.
/// A line is JSON: `{"v":1,"store":...,"chain":"entry","position":12,"hash":...,"at":...,"signature":...}`, signed with
/// Ed25519 over a fixed prefix and everything before the signature.
namespace homeward::journal {

struct Checkpoint {
  Uuid store;  ///< the installation, so that a checkpoint of another database is not taken for ours
  std::string chain;
  std::int64_t position = 0;
  vault::Hash hash{};
  Instant at;
  bool operator==(const Checkpoint&) const = default;
};

/// One line with its line break. `seed` is `Vault::purpose_key("checkpt")`.
std::string checkpoint_line(const Checkpoint& checkpoint, const vault::Key& seed);

/// Reasons: checkpoint.malformed, checkpoint.wrong-signature.
Result<Checkpoint> parse_checkpoint(std::string_view line, std::string_view public_key);

/// The last checkpoint of this chain and store in a file; nothing where it has none. A last line without its line break
/// is a write that a crash cut off and is passed over; any other line that cannot be read is a refusal that names it.
/// Only the signature of the checkpoint that is answered is verified: its hash covers the whole chain before it.
/// Reasons: checkpoint.no-file and those of `parse_checkpoint`.
Result<std::optional<Checkpoint>> read_last_checkpoint(const std::string& file, const Uuid& store,
                                                       std::string_view chain, std::string_view public_key);

/// Appends a checkpoint of each chain to a file once a minute, durable before it counts. A chain that stands still gets
/// one an hour. Thread-safe; has a thread of its own between construction and `stop`.
class CheckpointWriter {
 public:
  struct Options {
    std::string file;
    Uuid store;
    vault::Key seed{};
    std::vector<const Chain*> chains;
    std::chrono::milliseconds every = std::chrono::minutes(1);
    /// Called on the writer's thread when a checkpoint could not be written; the next turn tries again.
    std::function<void(const std::string& why)> on_failure = nullptr;
  };
  CheckpointWriter(db::Store& store, const Clock& clock, Options options);
  ~CheckpointWriter();
  CheckpointWriter(const CheckpointWriter&) = delete;
  CheckpointWriter& operator=(const CheckpointWriter&) = delete;

  /// Writes now what is due. Throws StorageFailure when the file or the store cannot be used.
  void write_now();
  /// Writes a last time and ends the thread.
  void stop();

  struct Figures {
    std::uint64_t written = 0, failed = 0;
    Instant last;  ///< zero before the first one
  };
  Figures figures() const;

 private:
  void run();
  bool due(const Checkpoint& next) const;
  void append(const std::string& lines) const;

  db::Store& store_;
  const Clock& clock_;
  const Options options_;
  std::mutex writing_;            // one writer of the file at a time; guards last_
  std::vector<Checkpoint> last_;  // one a chain
  mutable std::mutex mutex_;      // guards what follows; never held over I/O
  std::condition_variable wake_;
  bool stopping_ = false;
  Figures figures_;
  std::thread thread_;
};

}  // namespace homeward::journal
