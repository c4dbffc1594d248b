#include "base/json.hpp"
#include "exchange/survival/analyses.hpp"
#include "exchange/tables/csv.hpp"
#include "support/test_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>
#include <unistd.h>

/// The analyses of the shared folder `expected`, computed with R on the shared data, where they are at hand.
namespace homeward::survival {
namespace {

namespace fs = std::filesystem;
using Row = std::map<std::string, std::string>;
using Table = std::vector<Row>;

Table table_of(tables::CsvReader csv) {
  Table out;
  while (csv.next().value()) {
    out.emplace_back();
    for (std::size_t i = 0; i < csv.header().size(); ++i) out.back()[csv.header()[i]] = csv[i];
  }
  return out;
}

Table table_at(const fs::path& path) { return table_of(tables::CsvReader::open(path).value()); }

double number(const json::Value& v) {
  if (v.is_null()) return std::nan("");
  return v.integer() ? static_cast<double>(*v.integer()) : std::get<double>(v.is);
}

double number(const std::string& text) {
  double out = std::nan("");
  if (text.empty() || text == "NA") return out;
  EXPECT_TRUE(read_number(text, out)) << text;
  return out;
}

void expect_close(double found, double wanted, double within, const std::string& what) {
  if (std::isnan(wanted)) {
    EXPECT_TRUE(std::isnan(found)) << what << " is " << found << " and should not be";
  } else {
    EXPECT_LE(std::abs(found - wanted), within * std::max(1.0, std::abs(wanted))) << what << ": " << found;
  }
}

class Expected : public testing::Test {
 protected:
  void SetUp() override {
    const auto at = test::shared_data("expected/oracles.json");
    if (!at) GTEST_SKIP() << "needs the shared data file expected/oracles.json";
    shared_ = at->parent_path().parent_path();
    std::ifstream in(*at);
    oracles_ = json::parse(std::string(std::istreambuf_iterator<char>(in), {})).value();
    folder_ = fs::temp_directory_path() / ("hw_expected_" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  const json::Value& oracle(const std::string& name) const { return *oracles_.find(name); }
  fs::path data(const std::string& name) const { return shared_ / name; }
  /// A file made of lines.
  fs::path made(const std::string& text) const {
    std::ofstream(folder_ / "made.csv", std::ios::binary) << text;
    return folder_ / "made.csv";
  }

  using Analysis = Answer (*)(const Question&, const Rows&, ReportWriter&);
  static std::string answer(Analysis analysis, Question ask, const fs::path& in, Format format) {
    for (const auto* names : {&ask.by, &ask.strata})
      ask.columns.words.insert(ask.columns.words.end(), names->begin(), names->end());
    for (const auto& name : {ask.id, ask.status, ask.columns.state_from, ask.columns.state_to})
      if (!name.empty()) ask.columns.words.push_back(name);
    ask.columns.numbers = ask.terms;
    const auto rows = read_rows(in, ask.columns);
    EXPECT_TRUE(rows) << rows.error().to_string();
    EXPECT_EQ(rows->bad, 0u);
    ReportWriter out(format);
    const auto done = analysis(ask, *rows, out);
    EXPECT_TRUE(done) << done.error().reason;
    return out.take();
  }
  static Table csv(Analysis analysis, const Question& ask, const fs::path& in) {
    const std::string text = answer(analysis, ask, in, Format::csv);
    return table_of(tables::CsvReader::over(tables::bytes_of(text), "answer").value());
  }
  static json::Value json(Analysis analysis, const Question& ask, const fs::path& in) {
    return json::parse(answer(analysis, ask, in, Format::json), 1 << 26).value();
  }

  /// Row by row; `renamed` says what a column of ours is called there.
  void expect_table(const Table& found, const std::string& name,
                    const std::map<std::string, std::string>& renamed = {}) {
    const Table wanted = table_at(data("expected/" + name + ".csv"));
    ASSERT_EQ(found.size(), wanted.size()) << name;
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (const auto& [column, cell] : found[i]) {
        const auto as = renamed.find(column);
        const std::string& other = wanted[i].at(as == renamed.end() ? column : as->second);
        const std::string what = name + " row " + std::to_string(i + 1) + " " + column;
        double ignored = 0;
        if (!other.empty() && !read_number(other, ignored)) {
          EXPECT_EQ(cell, other) << what;
        } else {
          expect_close(number(cell), number(other), 1e-9, what);
        }
      }
    }
  }
  void expect_km(const std::string& name, Question ask, const fs::path& in) {
    expect_table(csv(answer_km, ask, in), name);
    const json::Value& wanted = *oracle(name).find("quantiles");
    std::size_t compared = 0;
    for (const Row& row : csv(answer_quantiles, ask, in)) {
      for (const std::string scale : {"plain", "log", "loglog"}) {
        const json::Value& is = *wanted.find(row.at("stratum") + "|" + scale);
        const auto& p = *is.find("p")->array();
        const auto i = static_cast<std::size_t>(
            std::ranges::find_if(p, [&](const auto& v) { return number(v) == number(row.at("p")); }) - p.begin());
        const std::string what = name + " " + row.at("stratum") + " " + scale + " " + row.at("p");
        expect_close(number(row.at("quantile")), number((*is.find("est")->array())[i]), 1e-9, what);
        expect_close(number(row.at("lo_" + scale)), number((*is.find("lower")->array())[i]), 1e-9, what);
        expect_close(number(row.at("hi_" + scale)), number((*is.find("upper")->array())[i]), 1e-9, what);
        ++compared;
      }
    }
    EXPECT_EQ(compared, wanted.object()->size() * 3);
  }
  void expect_logrank(const std::string& name, const Question& ask, const fs::path& in) {
    const json::Value found = json(answer_log_rank, ask, in), &wanted = oracle(name);
    const auto& groups = *found.find("groups")->array();
    ASSERT_EQ(groups.size(), wanted.find("groups")->array()->size()) << name;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      EXPECT_EQ(*groups[g].find("group")->string(), *(*wanted.find("groups")->array())[g].string());
      for (const char* column : {"n", "observed", "expected"})
        expect_close(number(*groups[g].find(column)), number((*wanted.find(column)->array())[g]), 1e-9, name);
    }
    for (const char* figure : {"chisq", "df", "p"})
      expect_close(number(*found.find(figure)), number(*wanted.find(figure)), 1e-9, name + " " + figure);
  }
  void expect_cox(const std::string& name, const Question& ask, const fs::path& in) {
    const json::Value found = json(answer_cox, ask, in), &wanted = oracle(name);
    const auto& terms = *found.find("terms")->array();
    for (std::size_t t = 0; t < terms.size(); ++t) {
      const std::string what = name + " " + *terms[t].find("term")->string();
      EXPECT_EQ(*terms[t].find("term")->string(), *(*wanted.find("terms")->array())[t].string());
      const auto at = [&](const char* column) { return number((*wanted.find(column)->array())[t]); };
      expect_close(number(*terms[t].find("coef")) / at("coef"), 1, 1e-6, what);
      expect_close(number(*terms[t].find("se")) / at("se"), 1, 1e-6, what);
      expect_close(std::exp(number(*terms[t].find("lo"))), at("hr_lo"), 1e-6, what);
      expect_close(std::exp(number(*terms[t].find("hi"))), at("hr_hi"), 1e-6, what);
    }
    for (const char* figure :
         {"n", "events", "loglik_null", "loglik", "lr_chisq", "lr_df", "score_chisq", "concordance"})
      expect_close(number(*found.find(figure)), number(*wanted.find(figure)), 1e-8, name + " " + figure);
    expect_close(number(*found.find("wald_chisq")), number(*wanted.find("wald_chisq")), 1e-3, name);  // printed rounded
    if (wanted.find("zph_km") == nullptr) return;
    const auto& tests = *found.find("zph")->array();
    ASSERT_EQ(tests.size(), terms.size() + 1);
    for (std::size_t t = 0; t < tests.size(); ++t) {
      const double chisq = number((*wanted.find("zph_km")->find("chisq")->array())[t]);
      expect_close(number(*tests[t].find("chisq")) / chisq, 1, 1e-6, name + " zph");
    }
  }

  static Question about(const std::string& time, const std::string& event, std::vector<std::string> by = {}) {
    Question ask;
    ask.columns.time = time;
    ask.columns.event = event;
    ask.by = std::move(by);
    return ask;
  }
  static Question model(const std::string& time, const std::string& event, std::vector<std::string> terms,
                        const std::string& ties) {
    Question ask = about(time, event);
    ask.terms = std::move(terms);
    ask.ties = ties;
    return ask;
  }

  /// Outcome, trial, sex and age of the people of CTN-0094; those without one of `needed` left out.
  fs::path ctn(const std::vector<std::string>& needed) const {
    std::map<std::string, Row> people;
    for (const char* file : {"outcomes", "everybody", "demographics"}) {
      for (const Row& row : table_at(data("ctn0094/" + std::string(file) + ".csv")))
        people[row.at("who")].insert(row.begin(), row.end());
    }
    std::string text = "rt,re,dt,de,project,is_male,age,male,p30,p51\n";
    for (auto& [who, p] : people) {
      if (!p.contains("DrT_ctnNinetyFour_2023")) continue;
      if (std::ranges::any_of(needed, [&, &of = p](const auto& n) { return of[n].empty() || of[n] == "NA"; })) continue;
      const auto flag = [](bool yes) { return yes ? std::string(",1") : std::string(",0"); };
      text += p["RsT_ctnNinetyFour_2023"] + "," + p["RsE_ctnNinetyFour_2023"] + "," + p["DrT_ctnNinetyFour_2023"] +
              "," + p["DrE_ctnNinetyFour_2023"] + "," + p["project"] + "," + p["is_male"] + "," + p["age"] +
              flag(p["is_male"] == "Yes") + flag(p["project"] == "30") + flag(p["project"] == "51") + "\n";
    }
    return made(text);
  }

 private:
  fs::path shared_, folder_;
  json::Value oracles_;
};

TEST_F(Expected, Methadone) {
  const auto in = data("addicts/addicts.csv");
  expect_km("addicts_all_km", about("survt", "status"), in);
  expect_km("addicts_prison_km", about("survt", "status", {"prison"}), in);
  expect_logrank("addicts_prison_logrank", about("survt", "status", {"prison"}), in);
  expect_cox("addicts_cox_breslow", model("survt", "status", {"clinic", "prison", "dose"}, "breslow"), in);

  Question rmst = about("survt", "status");
  rmst.tau = 365;
  const Row mean = csv(answer_rmst, rmst, in).at(0);
  expect_close(number(mean.at("rmst")), 289.604409771511, 1e-9, "rmst");
  expect_close(number(mean.at("se")), 7.38497118593216, 1e-9, "se");

  double events = 0, days = 0;
  for (const Row& row : table_at(in)) {
    events += number(row.at("status"));
    days += number(row.at("survt"));
  }
  EXPECT_EQ(events, number(*oracle("addicts_totals").find("events")));
  EXPECT_EQ(days, number(*oracle("addicts_totals").find("person_days")));
}

TEST_F(Expected, ImpactStudy) {
  const auto in = data("uis/uis_complete575.csv");
  expect_km("uis_treat_km", about("time", "censor", {"treat"}), in);
  expect_logrank("uis_treat_logrank", about("time", "censor", {"treat"}), in);
  expect_cox("uis_cox_simple", model("time", "censor", {"age", "treat", "site"}, "efron"), in);
  expect_cox("uis_cox_simple_breslow", model("time", "censor", {"age", "treat", "site"}, "breslow"), in);
}

TEST_F(Expected, CompetingRisks) {
  const std::map<std::string, std::string> names{{"se_aalen", "se_cmprsk"}, {"se_greenwood", "se_greenwood_etm"}};
  Question ask = about("time", "");
  ask.status = "cause";
  ask.columns.censor = "event-free";
  expect_table(csv(answer_cif, ask, data("multistate/aidssi.csv")), "aidssi_all_cif", names);

  std::string text = "time,cause\n";
  for (const Row& row : table_at(data("multistate/mgus2.csv"))) {
    const bool malignant = row.at("pstat") == "1";
    text += (malignant ? row.at("ptime") : row.at("futime")) + "," +
            (malignant                ? "pcm"
             : row.at("death") == "1" ? "death"
                                      : "none") +
            "\n";
  }
  ask.columns.censor = "none";
  Table found = csv(answer_cif, ask, made(text));
  std::ranges::stable_partition(found,
                                [](const Row& row) { return row.at("cause") == "pcm"; });  // there it comes first
  expect_table(found, "mgus2_all_cif", names);
}

TEST_F(Expected, IllnessAndDeath) {
  std::string text = "id,from,to,entry,exit\n";
  for (const Row& row : table_at(data("multistate/ebmt3.csv"))) {
    const std::string end = row.at("rfsstat") == "1" ? "3" : "cens";
    const bool recovered = row.at("prstat") == "1" && number(row.at("prtime")) < number(row.at("rfstime"));
    text += row.at("id") + ",1," + (recovered ? "2,0," + row.at("prtime") : end + ",0," + row.at("rfstime")) + "\n";
    if (recovered) text += row.at("id") + ",2," + end + "," + row.at("prtime") + "," + row.at("rfstime") + "\n";
  }
  Question ask = about("exit", "");
  ask.id = "id";
  ask.columns.entry = "entry";
  ask.columns.state_from = "from";
  ask.columns.state_to = "to";
  ask.columns.censor = "cens";
  for (const Row& row : table_at(data("expected/ebmt3_idm_aj.csv")))
    if (row.at("to") == "1") ask.times.push_back(number(row.at("time")));

  Table found = csv(answer_aj, ask, made(text));
  std::erase_if(found, [](const Row& row) { return row.at("from") != "1"; });

  expect_table(found, "ebmt3_idm_aj");
}

TEST_F(Expected, ClinicalTrialsNetwork) {
  const auto all = ctn({});
  expect_km("ctn_dropout_project_km", about("dt", "de", {"project"}), all);
  expect_km("ctn_relapse_all_km", about("rt", "re"), all);
  expect_logrank("ctn_dropout_project_logrank", about("dt", "de", {"project"}), all);
  Question sex = about("rt", "re", {"is_male"});
  sex.strata = {"project"};
  expect_logrank("ctn_relapse_sex_strat", sex, ctn({"is_male"}));
  const auto complete = ctn({"is_male", "age"});
  expect_cox("ctn_dropout_cox", model("dt", "de", {"age", "male", "p30", "p51"}, "efron"), complete);
  expect_cox("ctn_dropout_cox_breslow", model("dt", "de", {"age", "male", "p30", "p51"}, "breslow"), complete);
}

TEST_F(Expected, HealthEvaluation) {
  std::string text = "days,status,substance\n";
  for (const Row& row : table_at(data("help/helprct.csv"))) {
    if (row.at("daysanysub").empty() || row.at("anysubstatus").empty()) continue;
    text += row.at("daysanysub") + "," + row.at("anysubstatus") + "," + row.at("substance") + "\n";
  }
  const auto in = made(text);
  expect_km("help_relapse_substance_km", about("days", "status", {"substance"}), in);
  expect_logrank("help_relapse_logrank", about("days", "status", {"substance"}), in);
}

}  // namespace
}  // namespace homeward::survival
