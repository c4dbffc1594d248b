#include "app/content.hpp"
#include "care/assessment/instrument_packs.hpp"
#include "exchange/scoring/score_file.hpp"
#include "exchange/tables/csv.hpp"
#include "support/project_files.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <unistd.h>

namespace homeward::app {
namespace {

namespace fs = std::filesystem;
using scoring::MissingBy, scoring::ScoreFile;

class Scores : public ::testing::Test {
 public:
  Scores() : folder_(fs::temp_directory_path() / ("hw_scores_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~Scores() override { fs::remove_all(folder_); }

 protected:
  tables::FileResult<tables::BlockRun> run(const std::string& instrument, ScoreFile file,
                                           MissingBy by = MissingBy::instrument) const {
    const auto found = assessment::find_instrument(load_catalogue(""), instrument);
    if (file.id.empty()) file.id = "id";
    if (file.out.empty()) file.out = out();
    return scoring::write_scores(scoring::Scorer::create(found.value(), by).value(), file);
  }
  tables::FileResult<tables::BlockRun> run_text(const std::string& instrument, const std::string& text,
                                                bool strict = false) const {
    std::ofstream(folder_ / "in.csv", std::ios::binary) << text;
    return run(instrument, {.in = folder_ / "in.csv", .strict = strict});
  }
  /// The first fault, whether it ended the run or not.
  std::string fault(const std::string& instrument, const std::string& text) const {
    const auto done = run_text(instrument, text);
    if (!done) return done.error().to_string();
    return done->faults.empty() ? "none" : done->faults.front().to_string();
  }
  std::string written() const {
    std::ifstream in(out(), std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    std::erase(text, '\r');
    return text;
  }
  fs::path folder() const { return folder_; }
  fs::path out() const { return folder_ / "out.csv"; }

 private:
  fs::path folder_;
};

const std::string k_gad = "id,q1,q2,q3,q4,q5,q6,q7\n";

TEST_F(Scores, WriteIdScoresStatusAndBand) {
  ASSERT_TRUE(run_text("gad-7", k_gad + "a,3,3,3,3,3,3,3\nb,0,0,1,0,0,0,\nc,,,,,,,\nd,1,1,1,1,1,1,refused\n"));

  EXPECT_EQ(written(), "id,total,status,band\na,21,complete,severe\nb,,incomplete,\nc,,not_asked,\nd,,refused,\n");
}

TEST_F(Scores, AreTheSameWhicheverReaderReadsThem) {
  std::string plain = k_gad, quoted = k_gad;
  for (int i = 0; i < 1000; ++i) {
    std::string row = std::to_string(i);
    for (int q = 0; q < 7; ++q) row.append(",").append(i % 11 == q ? "" : std::to_string((i * (q + 3)) % 4));
    plain.append(row).append("\n");
    quoted.append(row.insert(0, "\"").insert(row.find(','), "\"")).append("\r\n");
  }

  ASSERT_EQ(run_text("gad-7", plain).value().rows, 1000u);
  const std::string first = written();
  ASSERT_EQ(run_text("gad-7", quoted).value().rows, 1000u);

  EXPECT_EQ(first, written());
  std::string windows;
  for (char c : plain) windows.append(c == '\n' ? "\r\n" : std::string(1, c));
  ASSERT_EQ(run_text("gad-7", windows).value().rows, 1000u);
  EXPECT_EQ(first, written());
  EXPECT_EQ(fault("gad-7", k_gad + "a,0,0\r,0,0,0,0,0\n"),
            "in.csv:2:3: csv.line-break: a carriage return stands alone");
}

TEST_F(Scores, RefuseBadCellsWithLineAndColumn) {
  const std::string good = "a,0,0,0,0,0,0,0\n";
  EXPECT_EQ(fault("gad-7", k_gad + good + "b,0,0,4,0,0,0,0\n"),
            "in.csv:3:4: answer.out-of-range: item q3 does not take this answer");
  EXPECT_EQ(fault("gad-7", k_gad + "b,0,NaN,0,0,0,0,0\n"),
            "in.csv:2:3: answer.not-a-number: a number is expected for item q2");
  for (const char* bad : {"inf", "x", "1e0", "+1", " 1", "0x1", "1,", "--1", "NA"}) {
    EXPECT_NE(fault("gad-7", k_gad + "b," + std::string(bad) + ",0,0,0,0,0,0\n"), "none") << bad;
  }
  EXPECT_EQ(fault("gad-7", k_gad + "b,1.5,0,0,0,0,0,0\n"),
            "in.csv:2:2: answer.out-of-range: item q1 does not take this answer");
  EXPECT_EQ(fault("gad-7", k_gad + "b,-1,0,0,0,0,0,0\n"),
            "in.csv:2:2: answer.out-of-range: item q1 does not take this answer");
  EXPECT_EQ(fault("gad-7", k_gad + "\"b\n\",0,0,0,0,9,0,0\n"),
            "in.csv:3:6: answer.out-of-range: item q5 does not take this answer");
  EXPECT_EQ(fault("gad-7", k_gad + "b,1.0,2.,03,0,0,0,0\n"), "none");
}

/// What cannot be read was answered all the same: the form is incomplete and not "not asked".
TEST_F(Scores, CallAFormOfBadCellsIncomplete) {
  ASSERT_TRUE(run_text("gad-7", k_gad + "b,9,9,9,9,9,9,9\nc,,,,,,,\nd,0,0,0,0,0,0,0\n"));
  EXPECT_NE(written().find("\nb,,incomplete,\nc,,not_asked,\nd,0,"), std::string::npos) << written();
}

TEST_F(Scores, RefuseFilesThatAreNotWhatTheySeem) {
  EXPECT_EQ(fault("gad-7", "id,q1\n1,1\n"), "in.csv:1:3: csv.column-missing: there is no column q2");
  EXPECT_EQ(fault("gad-7", "id,q1,q2,q3,q4,q5,q6,q7,q8\n"),
            "in.csv:1:9: instrument.unknown-item: gad-7 has no item q8");
  EXPECT_EQ(fault("gad-7", "q1,q2,q3,q4,q5,q6,q7\n"), "in.csv:1:8: csv.column-missing: there is no column id");
  EXPECT_EQ(fault("gad-7", k_gad + "a,1,1\n"),
            "in.csv:2:4: csv.wrong-number-of-columns: the header has 8 columns, this line has 3");
  EXPECT_EQ(fault("gad-7", k_gad + std::string(10'000'000, '1') + "\n"),
            "in.csv:2:1: csv.line-too-long: a line has at most 1048576 bytes");
  EXPECT_EQ(fault("gad-7", ""), "in.csv:1:1: csv.no-header: the file is empty; a line of column names is expected");
  EXPECT_FALSE(fs::exists(out()));
}

TEST_F(Scores, RefuseAGzipFileThatIsCutOff) {
  auto sink = tables::create_bytes(folder() / "in.csv.gz").value();
  std::string text = k_gad;
  for (int i = 0; i < 100'000; ++i) text.append(std::to_string(i * 7919 % 100'003)).append(",1,1,1,1,1,1,1\n");
  ASSERT_TRUE(sink->write(text) && sink->close());
  ASSERT_EQ(run("gad-7", {.in = folder() / "in.csv.gz"}).value().rows, 100'000u);
  fs::remove(out());
  fs::resize_file(folder() / "in.csv.gz", fs::file_size(folder() / "in.csv.gz") - 1000);

  EXPECT_EQ(run("gad-7", {.in = folder() / "in.csv.gz"}).error().reason, "gzip.damaged");
  EXPECT_FALSE(fs::exists(out()));
}

TEST_F(Scores, AreNotWrittenOverWhatTheyAreMadeFrom) {
  ASSERT_TRUE(run_text("gad-7", k_gad + "a,0,0,0,0,0,0,0\n"));
  const fs::path in = folder() / "in.csv";
  fs::create_symlink(in, folder() / "linked.csv");
  fs::create_hard_link(in, folder() / "hard.csv");
  const auto size = fs::file_size(in);

  for (const char* same : {"in.csv", "./in.csv", "linked.csv", "hard.csv"}) {
    const auto refused = run("gad-7", {.in = in, .out = folder() / same});
    ASSERT_FALSE(refused) << same;
    EXPECT_EQ(refused.error().reason, "file.same") << same;
  }
  EXPECT_EQ(fs::file_size(in), size);
}

TEST_F(Scores, WriteNothingWhereStrictAndACellIsBad) {
  EXPECT_EQ(run_text("gad-7", k_gad + "a,9,0,0,0,0,0,0\n", true).value().bad, 1u);
  EXPECT_FALSE(fs::exists(out()));

  EXPECT_EQ(run_text("gad-7", k_gad + "a,9,0,0,0,0,0,0\n").value().bad, 1u);
  EXPECT_EQ(written(), "id,total,status,band\na,,incomplete,\n");
}

/// `q1=F1A,q2=F1B,...`
std::map<std::string, std::string> columns(const std::string& prefix, int count, bool lettered) {
  std::map<std::string, std::string> out;
  for (int i = 1; i <= count; ++i) {
    std::string name = prefix;
    out["q" + std::to_string(i)] =
        lettered ? name.append(1, static_cast<char>('A' + i - 1)) : name.append(std::to_string(i));
  }
  return out;
}

struct Study {
  const char* instrument;
  const char* prefix;
  int items;
  bool lettered;
  std::map<std::string, std::string> scores;  // ours, theirs
  std::size_t equal;                          // rows times scores that both have
  std::size_t theirs_alone = 0;               // by the instrument's own rule
};

class HelpStudy : public Scores, public ::testing::WithParamInterface<Study> {};

/// The rows of both files are in the same order.
TEST_P(HelpStudy, HasTheSameScoresCellForCell) {
  HW_NEEDS_SHARED(waves, "help/help_waves.csv.gz");
  HW_NEEDS_SHARED(published, "help/help_scores.csv");
  const Study& study = GetParam();

  for (const MissingBy by : {MissingBy::instrument, MissingBy::study}) {
    ScoreFile file{.in = waves, .id = "ID", .columns = columns(study.prefix, study.items, study.lettered)};
    ASSERT_EQ(run(study.instrument, file, by).value().bad, 0u);

    auto ours = tables::CsvReader::open(out()).value(), theirs = tables::CsvReader::open(published).value();
    std::size_t equal = 0, different = 0, ours_alone = 0, theirs_alone = 0;
    while (theirs.next().value()) {
      ASSERT_TRUE(ours.next().value());
      ASSERT_EQ(ours[0], theirs[0]);
      for (const auto& [name, published_name] : study.scores) {
        const auto a = ours[ours.find_column(name).value()], b = theirs[theirs.find_column(published_name).value()];
        if (a.empty() && b.empty()) continue;
        (a.empty() ? theirs_alone : b.empty() ? ours_alone : a == b ? equal : different) += 1;
      }
    }
    EXPECT_EQ(different, 0u);
    EXPECT_EQ(theirs_alone, by == MissingBy::study ? 0u : study.theirs_alone);
    EXPECT_EQ(equal + (by == MissingBy::study ? 0 : study.theirs_alone), study.equal);
    // Two persons answered every question about their family and have no score in the study.
    EXPECT_EQ(ours_alone, study.instrument == std::string("pss-family") ? 2u : 0u);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Keys, HelpStudy,
    ::testing::Values(Study{"ces-d", "F1", 20, true, {{"total", "CES_D"}}, 979, 22},
                      Study{"socrates-8d",
                            "R1",
                            19,
                            true,
                            {{"recognition", "RAW_RE"}, {"ambivalence", "RAW_AM"}, {"taking_steps", "RAW_TS"}},
                            2931},
                      Study{"ads", "L", 25, false, {{"total", "RAW_ADS"}}, 264},
                      Study{"induc-2l",
                            "M",
                            50,
                            false,
                            {{"control", "CNTRL"},
                             {"physical", "PHYS"},
                             {"interpersonal", "INTER"},
                             {"intrapersonal", "INTRA"},
                             {"impulse", "IMPUL"},
                             {"social_responsibility", "SR"},
                             {"total", "INDTOT"}},
                            6801},
                      Study{"pss-friends", "N1", 14, true, {{"total", "PSS_FR"}}, 986},
                      Study{"pss-family", "N2", 14, true, {{"total", "PSS_FA"}}, 973}),
    [](const auto& which) {
      std::string name = which.param.instrument;
      std::erase(name, '-');
      return name;
    });

TEST(FlowSheets, SayForEachLevelHowSoonTheyAreRepeated) {
  const auto packs = load_catalogue("");
  catalogue::Pack ciwa = *packs.find("instruments", "ciwa-ar");
  const auto whole = scoring::read_instrument(ciwa.content);
  ASSERT_TRUE(whole && whole->rounds);
  EXPECT_EQ(whole->rounds->minutes_after("mild"), 240);
  EXPECT_EQ(whole->rounds->minutes_after("severe"), 60);

  for (auto& [name, rounds] : std::get<json::Object>(ciwa.content.is)) {
    if (name != "rounds") continue;
    for (auto& [member, after] : std::get<json::Object>(rounds.is))
      if (member == "after") std::get<json::Array>(after.is).pop_back();
  }

  const auto partly = scoring::read_instrument(ciwa.content);
  ASSERT_FALSE(partly);
  EXPECT_EQ(partly.error().fields.front().path, "/rounds/after");
}

TEST(InstrumentPages, HaveOneRowForEachPackWithItsTier) {
  const auto packs = load_catalogue("");
  std::set<std::string> rows;
  std::istringstream page(testing::read_project_file("catalogue/instruments/README.md"));
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("| `")) rows.insert(line.substr(0, line.find(" |", line.find(" | ") + 3) + 6));

  std::set<std::string> expected;
  for (const catalogue::Pack* pack : packs.list("instruments")) {
    const auto read = scoring::read_instrument(pack->content);
    ASSERT_TRUE(read) << pack->file << " " << read.error().detail;
    std::string row = "| `";
    row.append(read->id).append("` | ").append(read->title.at("en")).append(" | ");
    expected.insert(row.append(1, "ABC"[static_cast<int>(read->tier)]).append(" |"));
  }
  EXPECT_EQ(rows, expected);
  EXPECT_GE(expected.size(), 31u);
}

}  // namespace
}  // namespace homeward::app
