#include "care/people/records.hpp"
#include "platform/journal/erase.hpp"
#include "platform/journal/history.hpp"
#include "platform/journal/verify.hpp"
#include "support/journal_house.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace homeward {
namespace {

using journal::Transaction;
using sample::uuid;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Id<Place> k_centre{uuid(5, 1)};

/// What must never be on a disk in a form that can be read.
constexpr std::string_view k_canaries[] = {"Kanarienvogel", "Канарейка", "canary-identifier-0815",
                                           "canary note: he said"};

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class JournalErase : public testing::OnBothJournals {
 protected:
  void SetUp() override {
    OnBothJournals::SetUp();
    if (IsSkipped()) return;
    for (const Meta* meta : records()) register_record(*meta);
    // Erasing looks at every registered record, also those that other tests of this program registered.
    for (const Meta* meta : registered_records()) make_tables(*meta);
  }
  static std::vector<const Meta*> records() {
    return {&meta_of<Person>(), &meta_of<Identifier>(), &meta_of<Address>(), &meta_of<Relation>(),
            &meta_of<BreakGlass>()};
  }

  void fill(const Uuid& person, int relations = 3) {
    write([&](Transaction& tx) -> Result<journal::Changed> {
      Person p;
      p.id = {person};
      p.home = k_centre;
      p.names = Protected(std::vector<PersonName>{
          {NameUse::usual, Text<80>::trusted("Kanarienvogel"), {}, Text<80>::trusted("Канарейка")}});
      Identifier i;
      i.id = tx.new_id<Identifier>();
      i.person = {person};
      i.home = k_centre;
      i.value = Protected(Text<60>::trusted("canary-identifier-0815"));
      i.value_key = vault().look_up_key("identifier", i.value.reveal().str());
      tx.insert(i);
      BreakGlass b;
      b.id = tx.new_id<BreakGlass>();
      b.subject = {person};
      b.home = k_centre;
      b.account = {uuid(5, 5)};
      b.explanation = Protected(Text<500>::trusted("canary note: he said"));
      tx.insert(b);
      for (int n = 0; n < relations; ++n) {
        Relation r;
        r.id = tx.new_id<Relation>();
        r.subject = {person};
        r.place = k_centre;
        tx.insert(r);
      }
      return tx.insert(p);
    });
    write([&](Transaction& tx) -> Result<journal::Changed> {
      auto p = tx.find(Id<Person>{person});
      p->value.names.reveal().front().given = Text<80>::trusted("Kanarienvogel the second");
      return tx.save(*p);
    });
  }

  std::int64_t rows_of(const Uuid& person) {
    std::int64_t out = 0;
    for (const Meta* meta : records()) {
      const Datum params[] = {person};
      out += *store().read()->find_integer("SELECT count(*) FROM \"" + std::string(meta->name) + "\" WHERE \"" +
                                               std::string(meta->subject->name) + "\" = $1",
                                           params);
    }
    return out;
  }
  std::string wrapped_key(const Uuid& key) {
    const auto keys = db::open_store({.url = keys_->url(), .open = db::Options::Open::reader});
    std::string out;
    const Datum params[] = {key};
    keys->read()->query("SELECT wrapped FROM subject_keys WHERE id = $1", params, [&](const db::Row& row) {
      out = std::string(row.blob(0));
      return false;
    });
    return out;
  }
  /// All bytes of the data store: the files themselves, or every row as PostgreSQL writes it.
  std::string everything_stored() {
    if (GetParam() == db::Engine::sqlite) {
      return read_file(scratch_->file()) + read_file(scratch_->file().string() + "-wal");
    }
    std::string out;
    const auto add = [&](const std::string& table) {
      store().read()->query("SELECT CAST(t AS text) FROM \"" + table + "\" t", {}, [&](const db::Row& row) {
        out += row.text(0);
        return true;
      });
    };
    for (const Meta* meta : records()) add(std::string(meta->name));
    for (const char* table : {"entry", "entry_chain", "command", "subject_key"}) add(table);
    return out;
  }
  static std::vector<std::string> canaries_in(const std::string& bytes) {
    std::vector<std::string> found;
    for (const std::string_view canary : k_canaries) {
      // Base64 of the middle, whatever stands before it, would still show a run of the three alignments.
      std::vector<std::string> forms{std::string(canary), vault::to_hex(canary)};
      for (std::size_t skip = 0; skip < 3; ++skip) {
        const std::string_view aligned = canary.substr(skip, (canary.size() - skip) / 3 * 3);
        forms.push_back(vault::to_base64(aligned));
      }
      for (const std::string& form : forms)
        if (bytes.find(form) != std::string::npos) found.push_back(form);
    }
    return found;
  }
  journal::VerifyReport verify() {
    const auto all = records();
    return journal::verify(store(), journal().entries(), {.records = all, .inspect = journal::inspect_entries()});
  }
  /// How many sealed values of this person's entries open, and how many do not.
  std::pair<int, int> opened_and_closed(const Uuid& person) {
    int opened = 0, closed = 0;
    const auto tx = store().read();
    for (const auto& change :
         journal::list_history(*tx, journal().entries(), {journal::HistoryQuery::Of::subject, person, {}, 200})) {
      for (const auto& member : journal::open_members(change, vault(), [](const FieldMeta& f) { return f.sealed; })) {
        for (const auto* value : {&member.before, &member.after}) {
          if (value->erased)
            ++closed;
          else if (!std::holds_alternative<std::monostate>(value->value))
            ++opened;
        }
      }
    }
    return {opened, closed};
  }
  journal::Erased erase(const Uuid& person) {
    const auto out = journal::erase_subject(journal(), person, clock_.now());
    chain_all();
    return out;
  }
};
HW_ON_BOTH_ENGINES(JournalErase);

TEST_P(JournalErase, LeavesNothingThatCanBeReadAnywhere) {
  const Uuid person = uuid(6, 1);
  fill(person);
  const Uuid key = *vault().key_id_of(*store().read(), person);
  const std::string wrapped = wrapped_key(key);
  ASSERT_THAT(wrapped, ::testing::Not(IsEmpty()));
  const auto [opened, closed] = opened_and_closed(person);
  ASSERT_GT(opened, 4);
  ASSERT_EQ(closed, 0);
  ASSERT_THAT(canaries_in(everything_stored()), IsEmpty()) << "in plain before the erasure";
  const std::string backup = everything_stored();

  const journal::Erased erased = erase(person);

  EXPECT_EQ(erased.rows, 6);
  EXPECT_TRUE(erased.key_destroyed);
  EXPECT_EQ(rows_of(person), 0);
  EXPECT_THAT(canaries_in(everything_stored()), IsEmpty());
  EXPECT_THAT(canaries_in(backup), IsEmpty());
  const auto [opened_after, closed_after] = opened_and_closed(person);
  EXPECT_EQ(opened_after, 0);
  EXPECT_GE(closed_after, opened);
  EXPECT_EQ(wrapped_key(key), "");
  const std::string keys = read_file(keys_file()) + read_file(keys_file().string() + "-wal");
  EXPECT_EQ(keys.find(wrapped), std::string::npos) << "the wrapped key is still in the file of keys";
  EXPECT_EQ(vault().key_id_of(*store().read(), person), std::nullopt);
  EXPECT_THAT(vault().list_erased(), ::testing::ElementsAre(person));
  const auto report = verify();
  EXPECT_TRUE(report.clean()) << (report.findings.empty() ? "" : report.findings[0].what);
}

TEST_P(JournalErase, LeavesEverybodyElseAlone) {
  fill(uuid(6, 1));
  const auto before = opened_and_closed(uuid(6, 1));
  write([&](Transaction& tx) -> Result<journal::Changed> {
    Person other;
    other.id = {uuid(6, 2)};
    other.home = k_centre;
    return tx.insert(other);
  });

  erase(uuid(6, 2));

  EXPECT_EQ(rows_of(uuid(6, 1)), 6);
  EXPECT_EQ(opened_and_closed(uuid(6, 1)), before);
}

TEST_P(JournalErase, ChangesNothingWhenDoneAgain) {
  fill(uuid(6, 1));
  erase(uuid(6, 1));
  const auto head = journal().entries().head(*store().read()).position;

  const journal::Erased again = erase(uuid(6, 1));

  EXPECT_EQ(again.rows, 0);
  EXPECT_FALSE(again.key_destroyed);
  EXPECT_EQ(journal().entries().head(*store().read()).position, head);
  EXPECT_THAT(vault().list_erased(), SizeIs(1));
}

TEST_P(JournalErase, GoesOnAfterAKillBetweenTheKeyAndItsName) {
  const Uuid person = uuid(6, 1);
  fill(person);
  vault().destroy(*vault().key_id_of(*store().read(), person), person, clock_.now());
  restart();

  const journal::Erased erased = erase(person);

  EXPECT_EQ(erased.rows, 6);
  EXPECT_EQ(vault().key_id_of(*store().read(), person), std::nullopt);
  EXPECT_THAT(vault().list_erased(), SizeIs(1));
  EXPECT_TRUE(verify().clean());
}

TEST_P(JournalErase, GoesOnAfterAKillAmongTheRows) {
  const Uuid person = uuid(6, 1);
  fill(person, 450);
  write([&](Transaction& tx) -> Result<journal::Changed> {  // what the first writes of an erasure have done
    const Datum params[] = {person};
    for (const auto& r : tx.list<Relation>("SELECT id FROM relation WHERE subject = $1 LIMIT 120", params)) {
      tx.remove_row(meta_of<Relation>(), r.row);
    }
    return journal::Changed{};
  });
  restart();

  EXPECT_EQ(erase(person).rows, 453 - 120);
  EXPECT_EQ(rows_of(person), 0);
  EXPECT_TRUE(verify().clean());
}

TEST_P(JournalErase, RemovesARowThatCannotBeRead) {
  const Uuid person = uuid(6, 1);
  fill(person);
  const Datum params[] = {person};
  ASSERT_EQ(run("UPDATE person SET registered_on = registered_on + 1 WHERE id = $1", params), 1);

  erase(person);

  EXPECT_EQ(rows_of(person), 0);
  EXPECT_TRUE(verify().clean());
}

TEST_P(JournalErase, IsAppliedAgainToWhatARestoreBroughtBack) {
  const Uuid person = uuid(6, 1);
  fill(person);
  const auto rows = db::load_rows(*store().read(), meta_of<Person>(), std::span(&person, 1));
  const Uuid key = *vault().key_id_of(*store().read(), person);
  erase(person);
  EXPECT_EQ(journal::apply_erasures(journal()), 0);
  store().write_and_wait([&](db::WriteTransaction& tx) {
    db::insert_row(tx, meta_of<Person>(), rows[0]);
    const Datum name[] = {person, key};
    tx.execute("INSERT INTO subject_key (subject, key) VALUES ($1, $2)", name);
    return db::Verdict::keep;
  });

  Person back;
  journal::unpack(meta_of<Person>(), rows[0], &back, vault());
  EXPECT_THAT(back.names.reveal(), IsEmpty()) << "a backup of the data opens without the key";
  EXPECT_EQ(journal::apply_erasures(journal()), 1);
  EXPECT_EQ(rows_of(person), 0);
  EXPECT_EQ(vault().key_id_of(*store().read(), person), std::nullopt);
}

TEST_P(JournalErase, NamesASubjectInTheListOfWhomNothingWasSealed) {
  write([&](Transaction& tx) -> Result<journal::Changed> {
    Relation r;
    r.id = tx.new_id<Relation>();
    r.subject = {uuid(6, 9)};
    r.place = k_centre;
    return tx.insert(r);
  });

  const journal::Erased erased = erase(uuid(6, 9));

  EXPECT_EQ(erased.rows, 1);
  EXPECT_FALSE(erased.key_destroyed);
  EXPECT_THAT(vault().list_erased(), ::testing::ElementsAre(uuid(6, 9)));
}

}  // namespace
}  // namespace homeward
