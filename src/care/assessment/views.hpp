#pragma once
#include "care/assessment/instruments.hpp"
#include "care/assessment/rules.hpp"
#include "platform/access/reader.hpp"
#include "platform/access/view.hpp"

/// Forms with their scores, derived anew at each read from answers that the guard opened.
namespace homeward::assessment {

using access::Disclosed;
using access::ListOf;
using access::PublicText;
using access::Reader;

struct ScoreLine {
  PublicText name;
  std::optional<double> value;
  std::optional<PublicText> band;
};
BOOST_DESCRIBE_STRUCT(ScoreLine, (), (name, value, band))
/// A flow sheet says when it is to be filled in again. Without scores where the answers may not be seen, or the version
/// of the instrument is gone; `scored` says which.
struct FormLine {
  Disclosed<Assessment> assessment;
  std::optional<Disclosed<Account>> administrator;
  bool scored = false;
  PublicText status;
  std::vector<ScoreLine> scores;
  std::vector<PublicText> alerts;
  std::optional<Instant> next_round;
  PublicText zone;  ///< IANA zone of the place that asked: its clock is the one that rounds were taken by
};
BOOST_DESCRIBE_STRUCT(FormLine, (), (assessment, administrator, scored, status, scores, alerts, next_round, zone))

/// The forms of a person, newest first, 200 at a time; `after` is `next` of the page before. Reasons: not-found,
/// cursor.malformed.
Result<ListOf<FormLine>> forms_of(Reader& reader, const Instruments& instruments, Id<Person> person,
                                  std::string_view after);
/// One form. Reasons: not-found.
Result<FormLine> find_form(Reader& reader, const Instruments& instruments, Id<Assessment> form);

std::vector<ScoreLine> score_lines(const scoring::ScoredForm& scored);

/// Words of the catalogue in one language.
struct Wording {
  PublicText language;
  PublicText text;
};
BOOST_DESCRIBE_STRUCT(Wording, (), (language, text))
std::vector<Wording> wordings(const scoring::Words& words);

/// An instrument of the catalogue as it is written there: about nobody.
struct PackContent {
  const json::Value* content = nullptr;
};

/// An instrument as a list to choose from shows it.
struct InstrumentLine {
  PublicText id;
  std::int64_t version = 0;
  std::vector<Wording> titles;
  PublicText tier;
  bool verified = false;
  bool not_validated = false;
  bool may_show_text = false;
  double minutes = 0;
  std::vector<PublicText> domains;
  std::vector<PublicText> languages;
  std::vector<PublicText> administered_by;
  std::optional<std::int64_t> youngest;
  std::optional<std::int64_t> oldest;
  bool flow_sheet = false;
  std::optional<std::int64_t> recall_days;  ///< the days that the questions are about
};
BOOST_DESCRIBE_STRUCT(InstrumentLine, (),
                      (id, version, titles, tier, verified, not_validated, may_show_text, minutes, domains, languages,
                       administered_by, youngest, oldest, flow_sheet, recall_days))
ListOf<InstrumentLine> list_instruments(const Instruments& instruments);

}  // namespace homeward::assessment

namespace homeward::access {
template <>
struct ViewOf<assessment::PackContent> {
  static void write(json::Writer& out, const assessment::PackContent& pack) { out.raw(json::to_string(*pack.content)); }
  static void schema(json::Writer& out) { out.raw(R"({"type":"object"})"); }
};
}  // namespace homeward::access
