#include "platform/journal/entry.hpp"
#include "platform/journal/verify.hpp"
#include "support/journal_house.hpp"

#include <atomic>
#include <thread>

namespace homeward {
namespace {

using journal::Chain;
using journal::Transaction;
using sample::Everything;
using sample::uuid;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class JournalVerify : public testing::OnBothJournals {
 protected:
  journal::VerifyReport verify(std::optional<journal::Checkpoint> checkpoint = std::nullopt) {
    static const Meta* const records[] = {&meta_of<Everything>()};
    return journal::verify(
        store(), journal().entries(),
        {.checkpoint = std::move(checkpoint), .records = records, .inspect = journal::inspect_entries()});
  }
  static std::vector<std::string> whats(const journal::VerifyReport& report) {
    std::vector<std::string> out;
    for (const journal::Finding& f : report.findings) out.emplace_back(f.what);
    return out;
  }
  journal::Checkpoint checkpoint_now() {
    const auto head = journal().entries().head(*store().read());
    return {uuid(1, 1), "entry", head.position, head.hash, clock_.now()};
  }
  void change_name(Id<Everything> id, const std::string& name) {
    write([&](Transaction& tx) -> Result<journal::Changed> {
      auto row = tx.find(id);
      row->value.name = Protected(Text<200>::trusted(name));
      return tx.save(*row);
    });
  }
  void remove(Id<Everything> id) {
    write([&](Transaction& tx) -> Result<journal::Changed> {
      tx.remove(*tx.find(id));
      return journal::Changed{id.value, {}};
    });
  }
  Chain::Link link_at(std::int64_t position) {
    Chain::Link out;
    journal().entries().walk(*store().read(), position - 1, 1, [&](const Chain::Link& link) { out = link; });
    return out;
  }
  void set_bytes(const Uuid& entry, const std::string& bytes) {
    const Datum params[] = {Blob{bytes}, entry};
    ASSERT_EQ(run("UPDATE entry SET bytes = $1 WHERE id = $2", params), 1);
  }
  /// What somebody can do who has the database but not the key of the checkpoints.
  void chain_anew_from(std::int64_t position) {
    const std::int64_t head = checkpoint_now().position;
    journal::ChainPoint before;
    if (position > 1) before = {position - 1, link_at(position - 1).hash};
    for (; position <= head; ++position) {
      const Chain::Link link = link_at(position);
      before = {position, Chain::next_hash(before, link.entry, link.bytes)};
      Blob hash;
      hash.bytes.append(before.hash.begin(), before.hash.end());
      const Datum params[] = {hash, position};
      run("UPDATE entry_chain SET hash = $1 WHERE position = $2", params);
    }
  }
  db::StoredRow row_of(Id<Everything> id) {
    return db::load_rows(*store().read(), meta_of<Everything>(), std::span(&id.value, 1)).at(0);
  }
  void put_row(const db::StoredRow& row) {
    store().write_and_wait([&](db::WriteTransaction& tx) {
      db::update_row(tx, meta_of<Everything>(), row);
      return db::Verdict::keep;
    });
  }
};
HW_ON_BOTH_ENGINES(JournalVerify);

TEST_P(JournalVerify, FindsNothingInAStoreThatOnlyTheJournalWrote) {
  const auto kept = add(sample_about(uuid(2, 1)));
  const auto gone = add(sample_about(uuid(2, 2)));
  change_name(kept, "Second");
  change_name(kept, "Third");
  remove(gone);

  const auto report = verify(checkpoint_now());

  EXPECT_THAT(whats(report), IsEmpty());
  EXPECT_TRUE(report.clean());
  EXPECT_EQ(report.entries, 5);
  EXPECT_EQ(report.rows, 1);
  EXPECT_EQ(report.head.position, 5);
}

TEST_P(JournalVerify, FindsNothingInAnEmptyStore) {
  const auto report = verify(checkpoint_now());

  EXPECT_TRUE(report.clean());
  EXPECT_EQ(report.entries, 0);
}

TEST_P(JournalVerify, GoesThroughMorePagesThanOne) {
  write([&](Transaction& tx) -> Result<journal::Changed> {
    journal::Changed last;
    for (std::uint32_t i = 0; i < 1100; ++i) last = tx.insert(sample_about(uuid(2, i)));
    return last;
  });

  const auto report = verify();

  EXPECT_THAT(whats(report), IsEmpty());
  EXPECT_EQ(report.entries, 1100);
  EXPECT_EQ(report.rows, 1100);
}

TEST_P(JournalVerify, NamesTheFirstEntryThatWasChanged) {
  const auto id = add(sample_about(uuid(2, 1)));
  for (int i = 0; i < 4; ++i) change_name(id, "Name " + std::to_string(i));
  const Chain::Link link = link_at(3);
  std::string bytes = link.bytes;
  bytes.replace(bytes.find("\"role\":\"test\""), 13, "\"role\":\"best\"");
  set_bytes(link.entry, bytes);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("chain.broken"));
  EXPECT_EQ(report.findings[0].position, 3);
  EXPECT_EQ(report.findings[0].entry, link.entry);
}

TEST_P(JournalVerify, FindsEntriesThatWereTakenAway) {
  const auto id = add(sample_about(uuid(2, 1)));
  change_name(id, "Second");
  change_name(id, "Third");
  const Chain::Link link = link_at(2);
  const Datum params[] = {link.entry};
  run("DELETE FROM entry WHERE id = $1", params);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("entry.missing"));
  EXPECT_EQ(report.findings[0].position, 2);
  EXPECT_EQ(report.findings[0].entry, link.entry);
}

TEST_P(JournalVerify, FindsAGapAndTheEntryThatItLeavesWithoutALink) {
  const auto id = add(sample_about(uuid(2, 1)));
  change_name(id, "Second");
  change_name(id, "Third");
  const Chain::Link link = link_at(2);
  run("DELETE FROM entry_chain WHERE position = 2");

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("chain.gap", "entry.unlinked"));
  EXPECT_EQ(report.findings[0].position, 2);
  EXPECT_EQ(report.findings[1].entry, link.entry);
}

TEST_P(JournalVerify, FindsATailThatWasCutFromTheChainOnly) {
  const auto id = add(sample_about(uuid(2, 1)));
  change_name(id, "Second");
  const Chain::Link last = link_at(2);
  run("DELETE FROM entry_chain WHERE position = 2");

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("entry.unlinked", "row.version-differs"));
  EXPECT_EQ(report.findings[0].entry, last.entry);
}

TEST_P(JournalVerify, FindsACleanlyCutTailOnlyByTheCheckpoint) {
  add(sample_about(uuid(2, 1)));
  const auto second = add(sample_about(uuid(2, 2)));
  const auto checkpoint = checkpoint_now();
  const Datum entry[] = {link_at(2).entry};
  const Datum row[] = {second.value};
  run("DELETE FROM entry_chain WHERE position = 2");
  run("DELETE FROM entry WHERE id = $1", entry);
  run("DELETE FROM everything WHERE id = $1", row);

  EXPECT_THAT(whats(verify()), IsEmpty());
  const auto report = verify(checkpoint);

  ASSERT_THAT(whats(report), ElementsAre("checkpoint.tail-cut"));
  EXPECT_EQ(report.findings[0].position, 2);
}

TEST_P(JournalVerify, FindsAChainThatWasWrittenAnewOnlyByTheCheckpoint) {
  add(sample_about(uuid(2, 1)));
  add(sample_about(uuid(2, 2)));
  const auto checkpoint = checkpoint_now();
  const Chain::Link link = link_at(1);
  std::string bytes = link.bytes;
  bytes.replace(bytes.find("\"role\":\"test\""), 13, "\"role\":\"best\"");
  set_bytes(link.entry, bytes);
  chain_anew_from(1);

  EXPECT_THAT(whats(verify()), IsEmpty());
  EXPECT_THAT(whats(verify(checkpoint)), ElementsAre("checkpoint.hash-differs"));
}

TEST_P(JournalVerify, FindsColumnsThatHideAnEntryFromLookUps) {
  const auto id = add(sample_about(uuid(2, 1)));
  const Datum params[] = {uuid(2, 9), link_at(1).entry};
  run("UPDATE entry SET subject = $1 WHERE id = $2", params);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("entry.columns-differ"));
  EXPECT_EQ(report.findings[0].row, id.value);
}

TEST_P(JournalVerify, FindsARowWhoseBytesFlipped) {
  const auto first = add(sample_about(uuid(2, 1)));
  const auto other = add(sample_about(uuid(2, 2)));
  const Datum params[] = {other.value};
  run("UPDATE everything SET count = count + 1 WHERE id = $1", params);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("row.damaged"));
  EXPECT_EQ(report.findings[0].row, other.value);
  EXPECT_EQ(report.rows, 2) << first.to_string();
}

TEST_P(JournalVerify, FindsARowThatWasChangedWithItsChecksum) {
  const auto id = add(sample_about(uuid(2, 1)));
  db::StoredRow row = row_of(id);
  row.members[4] = std::int64_t{77};
  put_row(row);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("row.content-differs"));
  EXPECT_EQ(report.findings[0].record, "everything");
  EXPECT_EQ(report.findings[0].row, id.value);
}

TEST_P(JournalVerify, FindsARowThatWasSetBackToAnEarlierVersion) {
  const auto id = add(sample_about(uuid(2, 1)));
  const db::StoredRow earlier = row_of(id);
  change_name(id, "Second");
  put_row(earlier);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("row.version-differs"));
  EXPECT_EQ(report.findings[0].position, 2);
}

TEST_P(JournalVerify, FindsARowThatIsGoneWithoutAnEntry) {
  const auto id = add(sample_about(uuid(2, 1)));
  const Datum params[] = {id.value};
  run("DELETE FROM everything WHERE id = $1", params);

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("row.missing"));
  EXPECT_EQ(report.findings[0].row, id.value);
}

TEST_P(JournalVerify, FindsARowThatCameBackAfterItWasRemoved) {
  const auto id = add(sample_about(uuid(2, 1)));
  const db::StoredRow row = row_of(id);
  remove(id);
  store().write_and_wait([&](db::WriteTransaction& tx) {
    db::insert_row(tx, meta_of<Everything>(), row);
    return db::Verdict::keep;
  });

  EXPECT_THAT(whats(verify()), ElementsAre("row.not-removed"));
}

TEST_P(JournalVerify, FindsARowThatNoEntryMade) {
  const auto id = add(sample_about(uuid(2, 1)));
  db::StoredRow row = row_of(id);
  row.members[0] = uuid(7, 7);
  row.members[9] = std::string("another group");
  store().write_and_wait([&](db::WriteTransaction& tx) {
    db::insert_row(tx, meta_of<Everything>(), row);
    return db::Verdict::keep;
  });

  const auto report = verify();

  ASSERT_THAT(whats(report), ElementsAre("row.without-entry"));
  EXPECT_EQ(report.findings[0].row, uuid(7, 7));
}

TEST_P(JournalVerify, NamesRecordsThatThisProgramDoesNotKnow) {
  add(sample_about(uuid(2, 1)));
  static const Meta* const others[] = {&meta_of<sample::Counter>()};
  make_tables(meta_of<sample::Counter>());

  const auto report = journal::verify(store(), journal().entries(), {.records = others});

  EXPECT_THAT(whats(report), ElementsAre("record.unknown"));
}

TEST_P(JournalVerify, KeepsOnlyTheFirstFindingsButCountsAll) {
  for (std::uint32_t i = 0; i < 5; ++i) add(sample_about(uuid(2, i)));
  run("UPDATE everything SET count = count + 1");
  static const Meta* const records[] = {&meta_of<Everything>()};

  const auto report = journal::verify(store(), journal().entries(), {.records = records, .max_findings = 2});

  EXPECT_EQ(report.findings.size(), 2u);
  EXPECT_EQ(report.found, 5);
}

TEST_P(JournalVerify, StopsWhenItIsToldTo) {
  add(sample_about(uuid(2, 1)));

  const auto report = journal::verify(store(), journal().entries(),
                                      {.progress = [](std::string_view, std::int64_t, std::int64_t) { return false; }});

  EXPECT_FALSE(report.complete);
  EXPECT_FALSE(report.clean());
}

TEST_P(JournalVerify, TakesNoChangeOfALivingStoreForDamage) {
  std::vector<Id<Everything>> ids;
  for (std::uint32_t i = 0; i < 50; ++i) ids.push_back(add(sample_about(uuid(2, i))));
  std::atomic<bool> stop = false;
  journal().start_chaining();
  std::thread writer([&] {
    for (std::size_t i = 0; !stop; ++i) {
      const auto id = ids[i % ids.size()];
      (void)journal().write_as_system("test", [&](Transaction& tx) -> Result<journal::Changed> {
        tx.allow_all("test");
        auto row = tx.find(id);
        row->value.count = static_cast<std::int64_t>(i);
        return tx.save(*row);
      });
    }
  });

  journal::VerifyReport last;
  for (int i = 0; i < 20 && whats(last).empty(); ++i) last = verify(checkpoint_now());
  stop = true;
  writer.join();

  EXPECT_THAT(whats(last), IsEmpty());
}

}  // namespace
}  // namespace homeward
