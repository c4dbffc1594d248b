// What the column store counts is what the tables say, however it came to know it.
#include "engine/cohort/tally.hpp"
#include "exchange/imports/import_run.hpp"
#include "oversight/figures/live_figures.hpp"
#include "platform/journal/erase.hpp"
#include "support/journal_house.hpp"

#include <gmock/gmock.h>

#include <random>

namespace homeward {
namespace {

using cohort::Snapshot;
using figures::LiveFigures;
using journal::Changed;
using journal::Transaction;
using sample::uuid;
using ::testing::IsEmpty;

const Id<Place> k_nation{uuid(5, 1)}, k_centre{uuid(5, 2)};

std::string cell(const Snapshot& s, cohort::Column c, cohort::Slot slot) {
  const cohort::ColumnSpec& spec = s.schema().spec(c);
  if (spec.kind == cohort::ColumnKind::number) return std::to_string(s.number(c, slot));
  const std::int32_t code = s.code(c, slot);
  if (code == cohort::k_missing) return "-";
  if (spec.kind == cohort::ColumnKind::reference)
    return s.id(*spec.refers_to, static_cast<cohort::Slot>(code)).to_string();
  const auto words = s.words(c);
  return words.empty() ? std::to_string(code) : words[static_cast<std::size_t>(code)];
}

/// Every row as one line, whatever places rows and words have, and who is whom.
std::vector<std::string> everything(const Snapshot& s) {
  std::vector<std::string> out;
  for (std::uint16_t t = 0; t < s.schema().tables.size(); ++t) {
    const cohort::TableSpec& spec = s.schema().tables[t];
    for (cohort::Slot slot = 0; slot < s.slots({t}); ++slot) {
      if (!s.present({t}, slot)) continue;
      std::string line = spec.name + " " + s.id({t}, slot).to_string();
      for (std::uint16_t c = 0; c < spec.columns.size(); ++c)
        line += " " + spec.columns[c].name + "=" + cell(s, {{t}, c}, slot);
      if (cohort::Table{t} == s.schema().person) line += " is " + s.id({t}, s.one_of(slot)).to_string();
      out.push_back(std::move(line));
    }
  }
  std::ranges::sort(out);
  return out;
}

class FiguresFollow : public testing::OnBothJournals {
 protected:
  void SetUp() override {
    OnBothJournals::SetUp();
    if (IsSkipped()) return;
    for (const figures::Source& source : figures::sources())
      if (source.record) register_record(*source.record);
    register_record(meta_of<PersonLink>());
    register_record(meta_of<ImportRun>());
    for (const Meta* meta : registered_records()) make_tables(*meta);
    write([](Transaction& tx) -> Result<Changed> {
      Place nation{.id = k_nation, .kind = PlaceKind::nation}, centre{.id = k_centre, .kind = PlaceKind::centre};
      nation.zone = centre.zone = Text<64>::trusted("Etc/UTC");
      tx.insert(nation);
      tx.insert(PlaceScope{tx.new_id<PlaceScope>(), k_centre, k_nation, LocalDate{10'000}, {}});
      return tx.insert(centre);
    });
  }

  /// A person with a journey, an episode, a stay and two contacts.
  Uuid add_somebody(std::optional<Id<ImportRun>> import = std::nullopt) {
    Uuid person;
    const journal::Body body = [&](Transaction& tx) -> Result<Changed> {
      tx.allow_all("test");
      Person p{.id = tx.new_id<Person>(), .home = k_centre, .birth_year = 1990, .sex = Sex::female};
      p.names = Protected(std::vector<PersonName>{{NameUse::usual, Text<80>::trusted("Somebody")}});
      Journey j{.id = tx.new_id<Journey>(), .person = p.id, .home = k_centre, .started = LocalDate{20'000}};
      Episode e{.id = tx.new_id<Episode>(), .person = p.id, .home = k_centre, .journey = j.id};
      e.programme = Text<80>::trusted("six months");
      e.opened = LocalDate{20'000};
      Stay s{.id = tx.new_id<Stay>(), .person = p.id, .home = k_centre, .episode = e.id};
      s.started = LocalDate{20'000};
      for (int n = 0; n < 2; ++n) {
        tx.insert(Contact{.id = tx.new_id<Contact>(),
                          .person = p.id,
                          .home = k_centre,
                          .episode = e.id,
                          .on = LocalDate{20'003 + n},
                          .attendance = Attendance::came});
      }
      Observation o{.id = tx.new_id<Observation>(), .person = p.id, .home = k_centre, .episode = e.id};
      o.what = Text<60>::trusted("opioids");
      o.amount = 2.5;
      tx.insert(o);
      tx.insert(p);
      tx.insert(j);
      tx.insert(e);
      person = p.id.value;
      return tx.insert(s);
    };
    EXPECT_TRUE(journal().write_as_system("test", body, import));
    chain_all();
    return person;
  }
  void end_stay(const Uuid& person, EndType how) {
    write([&](Transaction& tx) -> Result<Changed> {
      const Datum of[] = {person};
      auto stays = tx.list<Stay>("SELECT id FROM stay WHERE person = $1", of);
      if (stays.empty()) return Changed{};
      stays.front()->ended = LocalDate{20'030};
      stays.front()->end_type = how;
      return tx.save(stays.front());
    });
  }
  void remove_contacts(const Uuid& person) {
    write([&](Transaction& tx) -> Result<Changed> {
      const Datum of[] = {person};
      for (const auto& c : tx.list<Contact>("SELECT id FROM contact WHERE person = $1", of)) tx.remove(c);
      return Changed{};
    });
  }
  Id<PersonLink> link(const Uuid& a, const Uuid& b, LinkState state = LinkState::linked) {
    const Id<PersonLink> id = vault::new_id<PersonLink>(clock_.now());
    write([&](Transaction& tx) -> Result<Changed> {
      return tx.insert(PersonLink{id, {a}, {b}, k_centre, k_centre, state, {uuid(5, 9)}, {}});
    });
    return id;
  }
  void set_link(Id<PersonLink> id, LinkState state) {
    write([&](Transaction& tx) -> Result<Changed> {
      auto stored = tx.find(id);
      stored->value.state = state;
      return tx.save(*stored);
    });
  }
  Id<ImportRun> import_run(ImportState state) {
    const Id<ImportRun> id = vault::new_id<ImportRun>(clock_.now());
    write([&](Transaction& tx) -> Result<Changed> {
      return tx.insert(ImportRun{.id = id, .home = k_centre, .state = state});
    });
    return id;
  }
  void set_import(Id<ImportRun> id, ImportState state) {
    write([&](Transaction& tx) -> Result<Changed> {
      auto stored = tx.find(id);
      stored->value.state = state;
      return tx.save(*stored);
    });
  }

  std::shared_ptr<const Snapshot> loaded() {
    LiveFigures fresh(journal());
    fresh.load();
    return fresh.snapshot();
  }
  static std::int64_t people(const Snapshot& s) {
    return cohort::tally(s, {figures::stay::table}, {cohort::distinct(cohort::column(figures::stay::person))})
        .figures[0][0]
        .n;
  }
};
HW_ON_BOTH_ENGINES(FiguresFollow);

TEST_P(FiguresFollow, LoadingAndFollowingComeToTheSame) {
  LiveFigures live(journal());
  live.load();
  std::mt19937_64 random(static_cast<std::uint64_t>(GetParam()) + 1);
  std::vector<Uuid> people_known;
  std::vector<Id<PersonLink>> links;
  const auto any = [&](const auto& of) { return of[random() % of.size()]; };
  for (int step = 0; step < 60; ++step) {
    switch (people_known.size() < 3 ? 0 : random() % 6) {
      case 0: people_known.push_back(add_somebody()); break;
      case 1: end_stay(any(people_known), random() % 2 ? EndType::as_planned : EndType::left_early); break;
      case 2: remove_contacts(any(people_known)); break;
      case 3: links.push_back(link(any(people_known), any(people_known))); break;
      case 4:
        if (!links.empty()) set_link(any(links), random() % 2 ? LinkState::unlinked : LinkState::linked);
        break;
      case 5:
        if (step % 10 == 5) journal::erase_subject(journal(), any(people_known), clock_.now());
        chain_all();
        break;
    }
    if (step % 12 != 0) continue;
    live.follow();
    const auto fresh = loaded();
    ASSERT_EQ(everything(*live.snapshot()), everything(*fresh)) << "after step " << step;
    ASSERT_EQ(live.snapshot()->position(), journal().entries().head(*store().read()).position);
    ASSERT_EQ(fresh->position(), live.snapshot()->position());
  }
}

TEST_P(FiguresFollow, EveryColumnIsFilledFromItsMember) {
  const Uuid person = add_somebody();
  end_stay(person, EndType::left_early);
  const auto now = loaded();
  std::string all;
  for (const std::string& line : everything(*now)) all += line + "\n";
  EXPECT_THAT(all, ::testing::HasSubstr("birth_year=1990 sex=female"));
  EXPECT_THAT(all, ::testing::HasSubstr("programme=six months opened=20000 closed=- "));
  EXPECT_THAT(all, ::testing::HasSubstr("stage=detoxification setting=inpatient started=20000 planned_until=- "
                                        "ended=20030 end_type=left_early end_reason=- relative_date=no"));
  EXPECT_THAT(all, ::testing::HasSubstr("what=opioids amount=2.500000"));
  EXPECT_THAT(all, ::testing::HasSubstr("on=20003 kind=visit attendance=came"));
  EXPECT_THAT(all, ::testing::Not(::testing::HasSubstr("Somebody")));
  const auto centre = now->find(figures::place::table, k_centre.value);
  const auto nation = now->find(figures::place::table, k_nation.value);
  ASSERT_TRUE(centre && nation);
  EXPECT_EQ(now->places().at(static_cast<std::int32_t>(*centre), 20'000, figures::code(PlaceKind::nation)),
            static_cast<std::int32_t>(*nation));
}

/// The sum of the answers, for finished forms.
std::vector<figures::FormScore> add_up(const Assessment& form) {
  double sum = 0;
  for (const FormAnswer& answer : form.answers.reveal()) sum += answer.value.value_or(0);
  if (form.state != FormState::finished || form.answers.reveal().empty()) return {};
  return {{"total", sum, 4.2}, {"mean", sum / 2, {}}};
}

std::vector<std::string> scores(const Snapshot& s) {
  std::vector<std::string> out;
  for (const std::string& line : everything(s))
    if (line.starts_with("score ")) out.push_back(line.substr(line.find(" instrument=") + 1));
  return out;
}

TEST_P(FiguresFollow, ScoresOfAFormFollowItsAnswersAndGoWithIt) {
  const Uuid person = add_somebody();
  LiveFigures live(journal(), add_up);
  live.load();
  const Id<Assessment> id = vault::new_id<Assessment>(clock_.now());
  const auto change = [&](const auto& how) {
    write([&](Transaction& tx) -> Result<Changed> {
      tx.allow_all("test");
      auto form = tx.find(id);
      how(form->value);
      return tx.save(*form);
    });
    live.follow();
    LiveFigures fresh(journal(), add_up);
    fresh.load();
    EXPECT_EQ(everything(*live.snapshot()), everything(*fresh.snapshot()));
  };
  write([&](Transaction& tx) -> Result<Changed> {
    tx.allow_all("test");
    Assessment form{.id = id, .person = {person}, .home = k_centre, .state = FormState::started};
    form.instrument = Text<40>::trusted("top");
    form.language = Text<35>::trusted("en");
    form.on = LocalDate{20'010};
    form.answers = Protected(std::vector<FormAnswer>{{Text<12>::trusted("q1"), 7, {}, {}}});
    return tx.insert(form);
  });
  live.follow();
  EXPECT_TRUE(scores(*live.snapshot()).empty()) << "it is not finished";

  change([](Assessment& form) { form.state = FormState::finished; });
  EXPECT_THAT(
      scores(*live.snapshot()),
      ::testing::UnorderedElementsAre("instrument=top name=total value=7.000000 whole=7 reliable_change=5 on=20010",
                                      "instrument=top name=mean value=3.500000 whole=- reliable_change=- on=20010"));

  change([](Assessment& form) {
    form.answers = Protected(std::vector<FormAnswer>{{Text<12>::trusted("q1"), 9, {}, {}}});
  });
  EXPECT_THAT(scores(*live.snapshot()), ::testing::Contains(::testing::HasSubstr("name=total value=9.0")));
  EXPECT_EQ(scores(*live.snapshot()).size(), 2u) << "a correction takes the place of what it corrects";

  change([](Assessment& form) { form.state = FormState::entered_in_error; });
  EXPECT_TRUE(scores(*live.snapshot()).empty()) << "what was withdrawn has no score";

  change([](Assessment& form) { form.state = FormState::finished; });
  ASSERT_EQ(scores(*live.snapshot()).size(), 2u);
  journal::erase_subject(journal(), person, clock_.now());
  chain_all();
  live.follow();
  EXPECT_TRUE(scores(*live.snapshot()).empty()) << "who is erased has none";
}

TEST_P(FiguresFollow, AnImportCountsFromItsLastBatchUntilItIsUndone) {
  add_somebody();
  LiveFigures live(journal());
  live.load();
  const Id<ImportRun> import = import_run(ImportState::running);
  for (int i = 0; i < 3; ++i) add_somebody(import);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 1);
  EXPECT_EQ(people(*loaded()), 1);

  set_import(import, ImportState::complete);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 4);
  EXPECT_EQ(everything(*live.snapshot()), everything(*loaded()));

  ASSERT_TRUE(imports::undo_import(journal(), import, {}));
  chain_all();
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 1);
  EXPECT_EQ(everything(*live.snapshot()), everything(*loaded()));
}

TEST_P(FiguresFollow, AnImportThatIsBeingUndoneDoesNotCount) {
  LiveFigures live(journal());
  live.load();
  const Id<ImportRun> import = import_run(ImportState::complete);
  add_somebody(import);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 1);
  set_import(import, ImportState::undoing);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 0);
}

TEST_P(FiguresFollow, WhoIsErasedIsGone) {
  const Uuid stays = add_somebody(), goes = add_somebody();
  LiveFigures live(journal());
  live.load();
  EXPECT_EQ(people(*live.snapshot()), 2);

  journal::erase_subject(journal(), goes, clock_.now());
  chain_all();
  live.follow();

  EXPECT_EQ(people(*live.snapshot()), 1);
  for (const std::string& line : everything(*live.snapshot()))
    EXPECT_THAT(line, ::testing::Not(::testing::HasSubstr(goes.to_string())));
  EXPECT_EQ(everything(*live.snapshot()), everything(*loaded()));
  EXPECT_TRUE(live.snapshot()->find(figures::person::table, stays));
}

TEST_P(FiguresFollow, LinkedRecordsAreOnePersonWhileTheLinkStands) {
  const Uuid one = add_somebody(), other = add_somebody();
  LiveFigures live(journal());
  live.load();
  const Id<PersonLink> id = link(one, other, LinkState::proposed);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 2);
  set_link(id, LinkState::linked);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 1);
  EXPECT_EQ(people(*loaded()), 1);
  set_link(id, LinkState::unlinked);
  live.follow();
  EXPECT_EQ(people(*live.snapshot()), 2);
}

TEST_P(FiguresFollow, ADamagedRowIsLeftOutAndTheOthersCount) {
  add_somebody();
  const Uuid damaged = add_somebody();
  LiveFigures live(journal());
  live.load();
  const Datum of[] = {damaged};
  ASSERT_EQ(run("UPDATE stay SET started = started + 1 WHERE person = $1", of), 1);
  EXPECT_EQ(people(*loaded()), 1);

  write([&](Transaction& tx) -> Result<Changed> {  // an entry about the row makes the follower look again
    tx.insert(Contact{.id = tx.new_id<Contact>(), .person = {damaged}, .home = k_centre, .on = LocalDate{20'000}});
    return Changed{};
  });
  live.follow();
  EXPECT_EQ(live.snapshot()->rows(figures::contact::table), 5u);
}

TEST_P(FiguresFollow, HowSoonSomethingWasEnteredIsByItsFirstEntry) {
  LiveFigures live(journal());
  live.load();
  const LocalDate today = homeward::today(Zone{}, clock_.now());
  Id<Contact> late;
  write([&](Transaction& tx) -> Result<Changed> {
    late = tx.new_id<Contact>();
    tx.insert(Contact{.id = late, .person = {uuid(3, 1)}, .home = k_centre, .on = today - Days{9}});
    Contact anchored{.id = tx.new_id<Contact>(), .person = {uuid(3, 1)}, .home = k_centre, .on = today - Days{9}};
    anchored.relative_date = true;
    return tx.insert(anchored);
  });
  write([&](Transaction& tx) -> Result<Changed> {  // a correction is no later entry
    const Datum of[] = {late.value};
    auto found = tx.list<Contact>("SELECT id FROM contact WHERE id = $1", of);
    found.front()->attendance = Attendance::came;
    return tx.save(found.front());
  });
  add_somebody(import_run(ImportState::complete));  // brings two contacts of long ago: old, not late here
  live.follow();

  const auto days = [&](const Snapshot& s) {
    std::vector<std::int32_t> out;
    for (cohort::Slot slot = 0; slot < s.slots(figures::contact::table); ++slot)
      if (s.present(figures::contact::table, slot)) out.push_back(s.code(figures::contact::entered_after, slot));
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(days(*live.snapshot()), (std::vector{cohort::k_missing, cohort::k_missing, cohort::k_missing, 9}));
  EXPECT_EQ(days(*loaded()), days(*live.snapshot()));
}

TEST_P(FiguresFollow, WhoEntersInAHouseIsKnownByTheFirstAndTheLastDay) {
  LiveFigures live(journal());
  live.load();
  const LocalDate today = homeward::today(Zone{}, clock_.now());
  const Id<Account> one{uuid(6, 1)}, other{uuid(6, 2)};
  const auto enters = [&](Id<Account> who) {
    journal::Actor actor{.kind = journal::Actor::Kind::person, .account = who};
    const journal::Body body = [&](Transaction& tx) -> Result<Changed> {
      tx.allow_all("test");
      return tx.insert(Contact{.id = tx.new_id<Contact>(), .person = {uuid(3, 1)}, .home = k_centre, .on = today});
    };
    ASSERT_TRUE(journal().write_and_wait(actor, {vault::new_id<Contact>(clock_.now()).value}, body));
    chain_all();
  };
  enters(one);
  enters(one);
  enters(other);
  add_somebody(import_run(ImportState::complete));  // nobody entered that by hand
  live.follow();

  const auto days = [&](const Snapshot& s) {
    std::vector<std::pair<std::int32_t, std::int32_t>> out;
    for (cohort::Slot slot = 0; slot < s.slots(figures::entering::table); ++slot) {
      out.emplace_back(s.code(figures::entering::entered_first, slot) - today.days,
                       s.code(figures::entering::entered_last, slot) - today.days);
    }
    std::ranges::sort(out);
    return out;
  };
  using Days = std::vector<std::pair<std::int32_t, std::int32_t>>;
  EXPECT_EQ(days(*live.snapshot()), (Days{{0, 0}, {0, 0}}));
  EXPECT_EQ(everything(*loaded()), everything(*live.snapshot()));
  const Datum earlier[] = {std::int64_t{30} * 86'400'000'000, one.value};
  ASSERT_EQ(run("UPDATE entry SET recorded = recorded - $1 WHERE id IN (SELECT id FROM entry WHERE actor = $2 ORDER BY "
                "id LIMIT 1)",
                earlier),
            1);
  EXPECT_EQ(days(*loaded()), (Days{{-30, 0}, {0, 0}}));
}

TEST_P(FiguresFollow, WhatWasSavedASecondAgoIsInTheFigure) {
  LiveFigures live(journal());
  live.start();
  ASSERT_TRUE(live.catch_up(std::chrono::seconds(20)));
  const std::int64_t before = live.position();
  add_somebody();
  ASSERT_TRUE(live.catch_up(std::chrono::seconds(20)));
  EXPECT_GT(live.position(), before);
  EXPECT_EQ(people(*live.snapshot()), 1);
  EXPECT_GT(live.memory_bytes(), 0u);
  live.stop();
}

}  // namespace
}  // namespace homeward
