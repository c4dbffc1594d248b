#include "platform/journal/checkpoint.hpp"
#include "support/journal_house.hpp"

#include <fstream>
#include <sstream>

namespace homeward {
namespace {

using journal::Checkpoint;
using journal::CheckpointWriter;
using sample::uuid;

/// A clock that stands still until it is moved.
class HandClock final : public journal::Clock {
 public:
  Instant now() const override { return {micros}; }
  std::string_view name() const override { return "hand"; }
  std::atomic<std::int64_t> micros = 1'764'000'000'000'000;
};

class JournalCheckpoint : public testing::OnBothJournals {
 protected:
  vault::Key seed() { return vault().purpose_key("checkpt"); }
  std::string file() { return (master_file().parent_path() / "checkpoints.jsonl").string(); }
  auto last(std::string_view chain = "entry") {
    return journal::read_last_checkpoint(file(), uuid(1, 1), chain, vault::public_key(seed()));
  }
  CheckpointWriter::Options options() {
    return {.file = file(), .store = uuid(1, 1), .seed = seed(), .chains = {&journal().entries()}};
  }
  std::string content() {
    std::ostringstream out;
    out << std::ifstream(file()).rdbuf();
    return out.str();
  }
  void put(const std::string& text) { std::ofstream(file()) << text; }
  std::size_t lines() {
    const std::string all = content();
    return static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n'));
  }
  /// The thread's own first turn is over when it has written or failed once.
  static void wait_for_first_turn(const CheckpointWriter& writer) {
    while (writer.figures().written + writer.figures().failed == 0) std::this_thread::yield();
  }
  HandClock hand_;
};
HW_ON_BOTH_ENGINES(JournalCheckpoint);

TEST_P(JournalCheckpoint, WritesTheHeadAndReadsItBack) {
  add(sample_about(uuid(2, 1)));
  const auto head = journal().entries().head(*store().read());

  CheckpointWriter(store(), hand_, options()).stop();

  const auto read = last();
  ASSERT_TRUE(read) << read.error().detail;
  EXPECT_EQ(**read, (Checkpoint{uuid(1, 1), "entry", 1, head.hash, hand_.now()}));
  EXPECT_EQ(*last("disclosure"), std::nullopt);
}

TEST_P(JournalCheckpoint, AppendsOnlyWhatIsNewAndALineAnHourWhereNothingIs) {
  CheckpointWriter writer(store(), hand_, options());
  wait_for_first_turn(writer);
  writer.write_now();
  EXPECT_EQ(lines(), 1u);

  add(sample_about(uuid(2, 1)));
  writer.write_now();
  EXPECT_EQ(lines(), 2u);

  hand_.micros += 3'599'000'000;
  writer.write_now();
  EXPECT_EQ(lines(), 2u);
  hand_.micros += 1'000'000;
  writer.write_now();
  EXPECT_EQ(lines(), 3u);
  EXPECT_EQ(writer.figures().written, 3u);
}

TEST_P(JournalCheckpoint, RefusesAChangedLine) {
  add(sample_about(uuid(2, 1)));
  CheckpointWriter(store(), hand_, options()).stop();
  std::string text = content();
  text.replace(text.find("\"position\":1"), 12, "\"position\":0");
  put(text);

  EXPECT_EQ(last().error().reason, "checkpoint.wrong-signature");
}

TEST_P(JournalCheckpoint, RefusesASignatureOfAnotherKey) {
  CheckpointWriter(store(), hand_, options()).stop();

  const auto read =
      journal::read_last_checkpoint(file(), uuid(1, 1), "entry", vault::public_key(vault().purpose_key("other")));

  EXPECT_EQ(read.error().reason, "checkpoint.wrong-signature");
}

TEST_P(JournalCheckpoint, NamesALineThatIsNone) {
  CheckpointWriter(store(), hand_, options()).stop();
  put(content() + "nonsense\n");

  EXPECT_EQ(last().error().reason, "checkpoint.malformed");
  EXPECT_THAT(last().error().detail, ::testing::StartsWith("line 2:"));
}

TEST_P(JournalCheckpoint, PassesOverALineThatACrashCutOff) {
  add(sample_about(uuid(2, 1)));
  CheckpointWriter(store(), hand_, options()).stop();
  const std::string whole = content();
  put(whole + whole.substr(0, whole.size() / 2));

  EXPECT_EQ((*last())->position, 1);
  add(sample_about(uuid(2, 2)));
  CheckpointWriter(store(), hand_, options()).stop();

  EXPECT_EQ((*last())->position, 2);
}

TEST_P(JournalCheckpoint, SaysThatTheFileIsNotThere) { EXPECT_EQ(last().error().reason, "checkpoint.no-file"); }

TEST_P(JournalCheckpoint, GoesOnAfterAFailureAndTellsOfIt) {
  std::atomic<int> told = 0;
  CheckpointWriter::Options faulty = options();
  faulty.file = (master_file().parent_path() / "absent" / "checkpoints.jsonl").string();
  faulty.on_failure = [&](const std::string&) { ++told; };
  CheckpointWriter writer(store(), hand_, faulty);
  wait_for_first_turn(writer);

  std::filesystem::create_directory(master_file().parent_path() / "absent");
  writer.write_now();

  EXPECT_GE(told, 1);
  EXPECT_EQ(writer.figures().written, 1u);
}

}  // namespace
}  // namespace homeward
