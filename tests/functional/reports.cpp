#include "functional/country.hpp"
#include "support/pdf.hpp"
#include "support/zip.hpp"

#include <gmock/gmock.h>
#include <re2/re2.h>

#include <cmath>

namespace homeward::testing {
namespace {

using Row = std::vector<std::string>;

std::string without_entities(std::string xml) {
  for (const auto& [entity, letter] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})
    RE2::GlobalReplace(&xml, entity, letter);
  return xml;
}

/// What a spreadsheet would show, cell by cell; empty cells are empty texts.
std::vector<Row> cells_of(const std::string& workbook, int sheet) {
  const auto files = unzip(workbook);
  std::vector<std::string> texts;
  re2::StringPiece shared(files.at("xl/sharedStrings.xml"));
  static const RE2 text("<t(?: [^>]*)?>([^<]*)</t>");
  for (std::string found; RE2::FindAndConsume(&shared, text, &found);) texts.push_back(without_entities(found));
  std::vector<Row> out;
  re2::StringPiece xml(files.at("xl/worksheets/sheet" + std::to_string(sheet) + ".xml"));
  static const RE2 cell(R"re(<c r="([A-Z])(\d+)"( s="\d+")?( t="s")?><v>([^<]*)</v>)re");
  std::string column, style, shared_text, value;
  int row = 0;
  while (RE2::FindAndConsume(&xml, cell, &column, &row, &style, &shared_text, &value)) {
    out.resize(std::max(out.size(), static_cast<std::size_t>(row)));
    Row& cells = out[static_cast<std::size_t>(row) - 1];
    cells.resize(static_cast<std::size_t>(column[0] - 'A') + 1);
    cells.back() = shared_text.empty() ? value : texts.at(static_cast<std::size_t>(std::stoi(value)));
  }
  return out;
}

/// By RFC 4180.
std::vector<Row> lines_of(const std::string& csv) {
  std::vector<Row> out{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    if (quoted ? csv[i] == '"' && (i + 1 == csv.size() || csv[i + 1] != '"') : csv[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && csv[i] == ',') {
      out.back().emplace_back();
    } else if (!quoted && csv[i] == '\r' && csv.substr(i, 2) == "\r\n") {
      out.push_back({""});
      ++i;
    } else {
      out.back().back() += csv[i];
      if (quoted && csv[i] == '"') ++i;
    }
  }
  out.pop_back();
  return out;
}

double number_of(const Json& json) {
  const auto* whole = json.value().integer();
  return whole ? static_cast<double>(*whole) : std::get<double>(json.value().is);
}

/// Figures as files: the very numbers of the screen, with all that they mean.
class Reports : public OnBothCountries {
 protected:
  Reports() : OnBothCountries("reports") {}

  static constexpr const char* k_share = "k6-planned-completion";

  static std::string address(const std::string& what, const std::string& query) {
    return "/api/v1/indicators/" + std::string(k_share) + "/" + what + "?" + query;
  }
  /// People of both sexes whose stay ended, more than a table withholds.
  void some_ended_stays() {
    for (int i = 0; i < 11; ++i) {
      const std::string person = registered(c().counsellor, a_person());
      const std::string stay = admitted(c().counsellor, person, an_admission(c().one, c().day()));
      must(c().counsellor.post(
          "/api/v1/stays/" + stay + "/end",
          i < 7 ? an_end(c().day(), "as_planned", "programme_completed") : an_end(c().day(), "left_early", "family")));
    }
  }

  /// `line` of the answer stands in these cells: n, events, value, low, high.
  static void expect_same(const Json& line, const Row& cells, const std::string& withheld, const std::string& where) {
    ASSERT_GE(cells.size(), 5U) << where;
    const char* members[] = {"n", "events", "value", "low", "high"};
    for (std::size_t i = 0; i < 5; ++i) {
      if (line.has(members[i])) {
        EXPECT_NEAR(std::stod(cells[i]), number_of(line[members[i]]), 1e-14) << where << members[i];
      } else if (i < 2 || line["withheld"].truth()) {
        EXPECT_EQ(cells[i], i < 3 ? withheld : "") << where << members[i];
      } else {
        EXPECT_THAT(cells[i], ::testing::Not(::testing::MatchesRegex("[0-9.]+"))) << where << members[i];
      }
    }
  }
  static void expect_same_numbers(Session& by, const std::string& query) {
    const Json shown = must(by.get(address("figures", query)), 200);
    const HttpAnswer csv = by.get(address("figures/file", query + "&format=csv&language=en"));
    const HttpAnswer xlsx = by.get(address("figures/file", query + "&format=xlsx&language=en"));
    ASSERT_EQ(csv.status, 200) << csv.body;
    ASSERT_EQ(xlsx.status, 200) << xlsx.body;
    const auto lines = lines_of(csv.body);
    const auto rows = cells_of(xlsx.body, 1);
    std::vector<Json> figures{shown["total"]};
    for (const Json& line : shown["lines"].items()) figures.push_back(line);
    ASSERT_EQ(lines.size(), 1 + figures.size() + shown["left_out"].size());
    ASSERT_EQ(rows.size(), 4 + figures.size() + shown["left_out"].size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const std::string where = query + " line " + std::to_string(i) + " ";
      Row written(lines[i + 1].begin() + 3, lines[i + 1].begin() + 8);
      expect_same(figures[i], written, "withheld", where + "csv ");
      Row typed = rows[i + 4];
      typed.resize(6);
      EXPECT_EQ(typed[0], lines[i + 1][2]) << where;
      expect_same(figures[i], Row(typed.begin() + 1, typed.end()), "withheld", where + "xlsx ");
    }
    for (std::size_t i = 0; i < shown["left_out"].size(); ++i) {
      const Json n = shown["left_out"][i]["n"];
      const std::string expected = n.is_null() ? "withheld" : std::to_string(n.number());
      EXPECT_EQ(lines[1 + figures.size() + i][3], expected);
      EXPECT_EQ(rows[4 + figures.size() + i].at(1), expected);
    }
  }
};
HW_ON_BOTH_COUNTRIES(Reports);

TEST_P(Reports, HaveTheNumbersOfTheScreen) {
  some_ended_stays();
  for (const char* query : {"", "by=sex", "by=month", "by=house", "by=length", "period=1990"}) {
    expect_same_numbers(c().supervisor, query);
    expect_same_numbers(c().officer, "place=" + c().one + "&" + query);
  }
  expect_same_numbers(c().officer, "by=house");
}

TEST_P(Reports, HaveTheComparisonsOfTheScreen) {
  some_ended_stays();
  for (const std::string& query : {std::string("by=sex&against_period=previous"), "by=house&against_place=" + c().one,
                                   "by=month&against_group=" + c().day().substr(0, 7)}) {
    for (Session* who : {&c().supervisor, &c().officer}) {
      const Json shown = must(who->get(address("comparison", query)), 200);
      const HttpAnswer file = who->get(address("comparison/file", query + "&format=csv&language=en"));
      ASSERT_EQ(file.status, 200) << file.body;
      const auto lines = lines_of(file.body);
      const auto column = [&](const std::string& id) {
        return static_cast<std::size_t>(std::ranges::find(lines[0], id) - lines[0].begin());
      };
      const auto expect_difference = [&](const Json& difference, const Row& line) {
        EXPECT_EQ(line.at(column("difference_state")), difference["state"].text()) << query;
        for (const auto& [id, member] :
             {std::pair{"difference", "value"}, {"difference_low", "low"}, {"difference_high", "high"}}) {
          if (difference.has(member)) {
            EXPECT_NEAR(std::stod(line.at(column(id))), number_of(difference[member]), 1e-14);
          } else {
            EXPECT_THAT(line.at(column(id)), ::testing::Not(::testing::MatchesRegex("[0-9.-]+")));
          }
        }
      };
      if (shown.has("against")) {
        expect_difference(shown["total"], lines[1]);
        const Json n = shown["against"]["total"]["n"];
        EXPECT_EQ(lines[1].at(column("against_n")), n.is_null() ? "withheld" : std::to_string(n.number()));
      }
      for (std::size_t i = 0; i < shown["lines"].size(); ++i) expect_difference(shown["lines"][i], lines[2 + i]);
      EXPECT_EQ(who->get(address("comparison/file", query + "&format=xlsx&language=ru")).status, 200);
    }
  }
}

TEST_P(Reports, SayWhatTheyCountAndHowFar) {
  const Json shown = must(c().supervisor.get(address("figures", "by=sex")), 200);
  const auto lines = lines_of(c().supervisor.get(address("figures/file", "by=sex&format=csv&language=en")).body);
  std::map<std::string, std::string> said;
  for (std::size_t i = 0; i < lines[0].size(); ++i) said[lines[0][i]] = lines[1].at(i);

  EXPECT_EQ(said["indicator"], k_share);
  EXPECT_THAT(said["definition"], ::testing::StartsWith("Stays that ended as planned"));
  EXPECT_EQ(said["source"].substr(0, 32), "Domain reference section 4, K6. ");
  EXPECT_EQ(said["interval"], "95%, score interval (Wilson 1927)");
  EXPECT_EQ(said["first"], shown["first"].text());
  EXPECT_EQ(said["last"], shown["last"].text());
  EXPECT_EQ(said["place_id"], c().one);
  EXPECT_EQ(said["position"], std::to_string(shown["position"].number()));
  EXPECT_EQ(said["counted_on"], c().day());
  EXPECT_EQ(said["language"], "en");
  EXPECT_THAT(said["masking"], ::testing::StartsWith("Nothing is withheld"));
  for (const Row& line : lines) EXPECT_EQ(line.size(), lines[0].size()) << "every line has every field";
}

TEST_P(Reports, SpeakTheLanguageThatIsAsked) {
  const HttpAnswer file =
      c().officer.get(address("figures/file", "by=sex&format=xlsx&language=ru&period=1990&place=" + c().one));
  ASSERT_EQ(file.status, 200) << file.body;

  const auto rows = cells_of(file.body, 1);

  EXPECT_EQ(rows[0].at(0), "Завершили по плану");
  EXPECT_EQ(rows[4].at(3), "здесь некого считать");
  EXPECT_EQ(cells_of(file.body, 2)[0].at(0), "Индикатор");
}

TEST_P(Reports, HaveTheRoadAsItIsShown) {
  some_ended_stays();
  for (Session* who : {&c().supervisor, &c().officer}) {
    const Json shown = must(who->get("/api/v1/continuum"), 200)["stages"];
    const auto lines = lines_of(who->get("/api/v1/continuum/file?format=csv&language=en").body);
    ASSERT_EQ(lines.size(), 6U);
    for (std::size_t i = 0; i < 5; ++i) {
      EXPECT_EQ(lines[i + 1][0], shown[i]["stage"].text());
      std::size_t at = 2;
      for (const char* member : {"reached", "in_care", "finished", "died_or_imprisoned", "lost"}) {
        const Json n = shown[i][member];
        EXPECT_EQ(lines[i + 1][at++], n.is_null() ? "withheld" : std::to_string(n.number())) << member;
      }
      for (const char* member : {"median_days", "median_low", "median_high"}) {
        const Json days = shown[i][member];
        EXPECT_EQ(lines[i + 1][at++], days.is_null() ? "" : std::to_string(days.number())) << member;
      }
    }
  }
}

/// As people of English and Russian write a share; hard spaces are spaces.
std::string percent_of(const Json& share, const std::string& language) {
  return std::to_string(std::llround(number_of(share) * 100)) + (language == "ru" ? " %" : "%");
}

/// The first line of the text that begins with this name and has numbers or the words for none; blanks as one.
std::string line_of(const std::string& text, const std::string& name) {
  std::string found;
  re2::StringPiece rest(text);
  if (!RE2::FindAndConsume(&rest, "(?m)^ *(" + RE2::QuoteMeta(name) + "  .*)$", &found)) return "";
  RE2::GlobalReplace(&found, " +", " ");
  return found;
}

TEST_P(Reports, HaveTheNumbersOfTheScreenOnPages) {
  some_ended_stays();
  const std::map<std::string, std::map<std::string, std::string>> said{{"en",
                                                                        {{"title", "Planned completion"},
                                                                         {"together", "All together"},
                                                                         {"withheld", "withheld"},
                                                                         {"female", "female"},
                                                                         {"male", "male"},
                                                                         {"page", "Page 1 of 1"}}},
                                                                       {"ru",
                                                                        {{"title", "Завершили по плану"},
                                                                         {"together", "Все вместе"},
                                                                         {"withheld", "не показано"},
                                                                         {"female", "женский"},
                                                                         {"male", "мужской"},
                                                                         {"page", "Страница 1 из 1"}}}};
  for (const auto& [language, word] : said) {
    for (Session* who : {&c().supervisor, &c().officer}) {
      const std::string query = "by=sex&place=" + c().one;
      const Json shown = must(who->get(address("figures", query)), 200);
      const HttpAnswer file = who->get(address("figures/file", query + "&format=pdf&language=" + language));
      ASSERT_EQ(file.status, 200) << file.body;
      EXPECT_EQ(file.header_text("content-type"), "application/pdf");
      EXPECT_EQ(pdf_faults(file.body), "");
      const std::string text = pdf_text(file.body);

      EXPECT_THAT(text, ::testing::HasSubstr(word.at("title")));
      EXPECT_THAT(text, ::testing::HasSubstr(shown["first"].text() + " – " + shown["last"].text()));
      EXPECT_THAT(text, ::testing::HasSubstr(word.at("page")));
      std::vector<std::pair<std::string, Json>> figures{{word.at("together"), shown["total"]}};
      for (const Json& line : shown["lines"].items())
        if (word.contains(line["group"].text())) figures.emplace_back(word.at(line["group"].text()), line);
      ASSERT_GE(figures.size(), 2U);
      for (const auto& [name, line] : figures) {
        std::string expected = name;
        for (const char* count : {"n", "events"})
          expected += " " + (line.has(count) ? std::to_string(line[count].number()) : word.at("withheld"));
        if (line["withheld"].truth()) expected += " " + word.at("withheld");
        if (line.has("value")) expected += " " + percent_of(line["value"], language);
        if (line.has("low"))
          expected += " " + percent_of(line["low"], language) + " – " + percent_of(line["high"], language);
        EXPECT_THAT(line_of(text, name), ::testing::StartsWith(expected)) << language << text;
      }
    }
  }
}

TEST_P(Reports, HaveTheRoadAndEveryIndicatorOnPages) {
  some_ended_stays();
  for (Session* who : {&c().supervisor, &c().officer}) {
    const HttpAnswer file = who->get("/api/v1/overview/file?format=pdf&language=en");
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_EQ(pdf_faults(file.body), "");
    const std::string text = pdf_text(file.body);
    const HttpAnswer csv = who->get("/api/v1/overview/file?format=csv&language=en");
    const auto lines = lines_of(csv.body);

    for (const Json& stage : must(who->get("/api/v1/continuum"), 200)["stages"].items()) {
      const Json lost = stage["lost"];
      EXPECT_THAT(text, ::testing::HasSubstr("Not heard from: " +
                                             (lost.is_null() ? "withheld" : std::to_string(lost.number()))));
    }
    std::size_t counted = 0;
    for (const Json& indicator : must(who->get("/api/v1/indicators"), 200)["items"].items()) {
      if (indicator.has("missing")) continue;
      const std::string id = indicator["id"].text();
      const Json total = must(who->get("/api/v1/indicators/" + id + "/figures"), 200)["total"];
      const auto line = std::ranges::find(lines, id, [](const Row& row) { return row[0]; });
      ASSERT_NE(line, lines.end()) << id;
      if (total.has("value")) {
        EXPECT_NEAR(std::stod(line->at(4)), number_of(total["value"]), 1e-14) << id;
      }
      EXPECT_EQ(line->at(7), total.has("n") ? std::to_string(total["n"].number()) : "withheld") << id;
      if (indicator["figure"].text() == "share" && total.has("value")) {
        EXPECT_THAT(text, ::testing::HasSubstr(percent_of(total["value"], "en"))) << id;
      }
      ++counted;
    }
    EXPECT_EQ(lines.size(), 1 + counted);
    EXPECT_EQ(who->get("/api/v1/overview/file?format=xlsx&language=ru").status, 200);
  }
}

TEST_P(Reports, HaveNothingOnPagesThatIsWithheld) {
  const std::string person = registered(c().counsellor_two, a_person());
  const std::string stay = admitted(c().counsellor_two, person, an_admission(c().two, c().day()));
  must(c().counsellor_two.post("/api/v1/stays/" + stay + "/end",
                               an_end(c().day(), "as_planned", "programme_completed")));
  const std::string query = "place=" + c().two;
  ASSERT_TRUE(must(c().officer.get(address("figures", query)), 200)["total"]["withheld"].truth());

  const HttpAnswer file = c().officer.get(address("figures/file", query + "&format=pdf&language=en"));

  const std::string text = pdf_text(file.body), line = line_of(text, "All together");
  EXPECT_THAT(line, ::testing::StartsWith("All together withheld withheld withheld –"));
  EXPECT_THAT(line, ::testing::Not(::testing::ContainsRegex("[0-9]")));
  EXPECT_THAT(text, ::testing::HasSubstr("Numbers of 1 to 7 people are withheld"));
}

TEST_P(Reports, AreFilesThatTheAccessLogKnowsOf) {
  const auto logged = [&] {
    const std::string text = c().world.anonymous().get("/metrics").body;
    int position = 0;
    RE2::PartialMatch(text, R"re(chain="disclosure"[^}]*} (\d+))re", &position);
    return Json(position);
  };
  // PostgreSQL: entries join the chain a moment after they are written.
  const auto settled = [&] {
    Json before(-1);
    return ask_until(logged, [&](const Json& now) {
      ::usleep(600'000);
      return std::exchange(before, now) == now;
    });
  };
  const std::int64_t before = settled().number();
  must(c().officer.get(address("figures", "")), 200);
  EXPECT_EQ(settled().number(), before) << "figures are about nobody";

  const HttpAnswer file = c().officer.get(address("figures/file", "format=csv&language=en"));

  EXPECT_THAT(file.header_text("content-type"), ::testing::StartsWith("text/csv; charset=utf-8"));
  EXPECT_THAT(file.header_text("content-disposition"),
              ::testing::MatchesRegex("attachment; filename=\"k6-planned-completion-[0-9-]+\\.csv\""));
  EXPECT_EQ(settled().number(), before + 1) << "what leaves the house is written down before it goes";
}

TEST_P(Reports, ReachNoFurtherThanTheScreenAndSayAllThatIsWrong) {
  const std::string rest = "&format=csv&language=en";
  EXPECT_EQ(c().counsellor_two.get(address("figures/file", "place=" + c().one + rest)).status, 404);
  EXPECT_EQ(c().clerk.get(address("figures/file", rest)).reason(), "permission.missing");
  EXPECT_EQ(c().clerk.get("/api/v1/continuum/file?" + rest).reason(), "permission.missing");

  const Json faults = c().officer.get(address("figures/file", "format=docx&language=tlh&period=soon")).json()["fields"];
  EXPECT_EQ(faults[0]["path"], Json("?format"));
  EXPECT_EQ(faults[1]["path"], Json("?language"));
  EXPECT_EQ(faults[2]["reason"], Json("indicator.malformed-period"));
}

}  // namespace
}  // namespace homeward::testing
